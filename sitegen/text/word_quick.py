"""A raw file condensed for a quick look: in it stands whatever a reader sees of listed words. Text in, text out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.text.clues import Clue
from sitegen.text.fold import PARTS, condensed
from sitegen.text.lazily import pattern
from sitegen.text.remember import together

__all__ = ["quick"]

_HIDDEN = Clue("<", "`", "][", "]{", "[^")
_HIDDEN_BEHIND = {"&": re.compile("&[#0-9A-Za-z]"), "\\": re.compile(r"\\[0-9A-Za-z]")}
"""What may stand in a raw text and not in the reader's: there the quick look cannot say no."""
_LINKED, _PICTURED = Clue("]("), Clue("![")

_LINK_TAIL = pattern(r"([^\s()<>\\]*)\)")
"""The destination of a plain link, behind `](`."""


def _shown(source: str) -> str | None:
    """The file with the marks of links and pictures away, the addresses behind it; None where more may be hidden."""
    if _HIDDEN(source) or PARTS in source:
        return None
    for mark, meant in _HIDDEN_BEHIND.items():
        if mark in source and meant.search(source):
            return None
    pictured = _PICTURED(source)
    if _LINKED(source):
        first, *rest = source.split("](")
        shown, hidden = [first], []
        for part in rest:
            tail = _LINK_TAIL.match(part)
            if tail is None:
                return None
            shown.append(part[tail.end() :])
            hidden.append(tail[1])
        source = "".join(shown)
        if "](" in source:
            return None
        source = "\n,".join([source, *hidden])
    return source.replace("![", "[") if pictured else source


def _condensed(sources: Sequence[str]) -> list[str | None]:
    shown = list(map(_shown, sources))
    looked = iter(condensed(PARTS.join([text for text in shown if text is not None])).split(PARTS))
    return [None if text is None else next(looked) for text in shown]


quick = together(_condensed)
"""A raw file condensed for a quick look, None where that look cannot say no. Several rules ask for the same file."""
