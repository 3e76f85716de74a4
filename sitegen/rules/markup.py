"""What the rules on raw HTML share: stretches of one kind, and the clause they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Text
from sitegen.text.htmltags import TagKind, kind
from sitegen.text.lazily import pattern

__all__ = ["BASIS", "stretches"]

BASIS = Text(
    "国办发〔2017〕47号 安全防护；安州区通知 四（一）平台安全",
    "State Council Office 2017 No. 47, security; Anzhou notice 4(1)",
)
_CLOSING = pattern(r"</([A-Za-z][A-Za-z0-9-]*)\s*>")
_OPENING = pattern(r"<([A-Za-z][A-Za-z0-9-]*)")
SHOWN = 60
"""So many characters behind a tag decide whether a link is empty."""


def stretches(article: Article, wanted: TagKind) -> Iterator[tuple[int, int]]:
    """Places in the file of the raw HTML of this kind; empty: of no kind that has a rule of its own."""
    named: set[str] = set()
    """Tags that some rule has named: their closing tags are no second finding."""
    for start, end in article.outline.raw_html:
        stretch = article.body[start:end]
        closing = _CLOSING.fullmatch(stretch)
        if closing and closing[1].lower() in named:
            continue
        found = kind(stretch, article.body[end : end + SHOWN])
        if found and (opened := _OPENING.match(stretch)):
            named.add(opened[1].lower())
        if found == wanted:
            yield article.body_start + start, article.body_start + end
