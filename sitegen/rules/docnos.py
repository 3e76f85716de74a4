"""What the rules on document numbers share: faulty numbers of one kind, in the reader's text and in `doc_number`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitegen.article import Article
from sitegen.rules.fields import value
from sitegen.text.clues import Clue
from sitegen.text.docno import Odd, OddKind, oddities
from sitegen.text.remember import remembered

__all__ = ["faulty", "may_be_faulty"]

_CLUE = Clue(*(opening + then for opening in "〔[(（【［{〈﹝" for then in ("19", "20", " ", "\u3000", "\u00a0")),
             *(tail + century for tail in "发函办字规" for century in ("19", "20")))
"""One of these stands in whatever `oddities` may take for a number."""


def may_be_faulty(article: Article) -> bool:
    """Whether any rule on document numbers has to look."""
    return value(article, "doc_number") is not None or (_CLUE(article.source) and bool(_raw(article.source)))


def faulty(article: Article, kind: OddKind) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """(start, end, data for the message) of each number with such a fault, offsets in the file."""
    number = value(article, "doc_number")
    if number is not None:
        for odd in oddities(number.value):
            if odd.kind == kind:
                yield number.start, number.end, {"text": number.value, "right": odd.right}
    if not _CLUE(article.source) or all(odd.kind != kind for odd in _raw(article.source)):
        return
    text = article.view.text
    for odd in oddities(text):
        if odd.kind == kind:
            yield *article.view.span(odd.start, odd.end), {"text": text[odd.start : odd.end], "right": odd.right}


@remembered
def _raw(source: str) -> tuple[Odd, ...]:
    """A first look at the raw file, which four rules take one after another."""
    return tuple(oddities(source))
