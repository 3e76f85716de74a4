"""Which rules a text needs at all: most texts have no attachment, no raw HTML and no mark of secrecy.

A rule says what its faults cannot do without: something the text has (`when`), or words of its file (`clue`). Each is
asked once for all rules; a rule that says nothing looks at every text. What is left out would have found nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sitegen.article import Article
from sitegen.rules.base import Rule
from sitegen.text.clues import all_held
from sitegen.text.remember import in_hand

__all__ = [
    "awake", "has_attached", "has_attachments", "has_digests", "has_doc_number", "has_faulty_head", "has_files", "has_foreign_addresses", "has_leaders", "has_links",
    "has_pictures", "has_raw_html", "has_secrecy_review", "is_guide", "is_interpretation", "is_reprint", "is_response",
]


def awake(rules: Iterable[Rule], texts: Sequence[Article]) -> Iterator[tuple[Rule, Sequence[Article]]]:
    """Every rule, in order, with those of the texts that it has to look at."""
    in_hand(text.source for text in texts)
    held = {id(text): all_held(text.source) for text in texts}
    known: dict[Callable[[Article], object], Sequence[Article]] = {}
    for rule in rules:
        some = texts
        if rule.when is not None:
            if rule.when not in known:
                known[rule.when] = [text for text in texts if rule.when(text)]
            some = known[rule.when]
        if rule.clue is not None:
            apart = rule.clue.wanted.isdisjoint
            some = [text for text in some if not apart(held[id(text)])]
        yield rule, some


def has_doc_number(article: Article) -> object:
    """A number of its own."""
    return "doc_number" in article.front.raw


def has_faulty_head(article: Article) -> object:
    """Reading met a problem."""
    return article.front.problems


def has_links(article: Article) -> object:
    """Links or pictures in the body."""
    return article.outline.links


def has_pictures(article: Article) -> object:
    """In the body, or the picture of the text."""
    return article.meta.image or any(use.image for use in article.outline.links)


def has_attachments(article: Article) -> object:
    """Entries of `attachments`."""
    return article.meta.attachments


def has_attached(article: Article) -> object:
    """Files to download that are there."""
    return article.files and article.attached


def has_files(article: Article) -> object:
    """Files beside the text that it offers, shows or names, there or not."""
    return article.files or article.meta.attachments


def has_raw_html(article: Article) -> object:
    """Stretches that CommonMark would take for HTML."""
    return article.outline.raw_html


def is_reprint(article: Article) -> object:
    """Taken over from elsewhere."""
    return article.meta.reprint


def is_guide(article: Article) -> object:
    """A guide to a service."""
    return article.type == "guide"


def has_digests(article: Article) -> object:
    """Signatures that say of which text."""
    return [review for review in article.meta.reviewers if review.digest is not None]


def has_secrecy_review(article: Article) -> object:
    """A record of the review for secrecy."""
    return article.meta.secrecy_review


def is_interpretation(article: Article) -> object:
    """Of a policy."""
    return article.type == "interpretation"


def is_response(article: Article) -> object:
    """To what the public is worried about."""
    return article.type == "response"


def has_foreign_addresses(article: Article) -> object:
    """The address of an original, or links that may lead to another host: their address has one of these, or an escape."""
    if article.meta.source_url:
        return True
    return [use for use in article.outline.links if "//" in use.dest or ":" in use.dest or "%" in use.dest or "\\" in use.dest]


def has_leaders(article: Article) -> object:
    """A site with a file of leaders."""
    return article.settings.leaders
