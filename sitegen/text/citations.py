"""Documents that a text names by title and number: 《…的通知》（国办发〔2017〕47号）. Text in, citations out."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Citation
from sitegen.text.lazily import pattern

__all__ = ["citations"]

_CITED = pattern(
    "《(?P<title>[^《》\n]{4,90}(?:〈[^〈〉\n]{1,60}〉[^《》\n]{0,40})?)》[（(][ \u3000]?"
    "(?P<number>[\u4e00-\u9fff]{2,14}〔[0-9]{4}〕[ ]?[0-9]{1,5}[ ]?号)[ \u3000]?[）)]"
)
_REACH = 17
"""Characters between the end of a title and 〔, both included."""


def citations(text: str) -> Iterator[Citation]:
    """In order. White space is dropped from title and number."""
    if _may_cite(text):
        for match in _CITED.finditer(text):
            start, end = match.span("number")
            yield Citation("".join(match["title"].split()), "".join(match["number"].split()), start, end)


def _may_cite(text: str) -> bool:
    """A quick look: whether a title ends shortly before any 〔."""
    at = text.find("〔")
    while at >= 0:
        if text.find("》", max(0, at - _REACH), at) >= 0:
            return True
        at = text.find("〔", at + 1)
    return False
