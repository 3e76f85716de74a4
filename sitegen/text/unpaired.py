"""Brackets, title marks and quotation marks that have lost their other half. Text by blocks in, places out.

GB/T 15834-2011. List markers such as 1) and （一） are none; quotation marks may reopen with each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["is_balanced", "unpaired"]

_MARKS = pattern("[（）()《》〈〉【】〔〕「」『』“”\n]")
_OPEN = {"（": "(", "(": "(", "《": "《", "〈": "〈", "【": "【", "〔": "〔", "「": "「", "『": "『", "“": "“"}
_CLOSE = {"）": "(", ")": "(", "》": "《", "〉": "〈", "】": "【", "〕": "〔", "」": "「", "』": "『", "”": "“"}
_MARKER = pattern(r"(?:^|[\s。；;：:，,、])(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[ivxIVX]{1,4})$")
_PAIRS = (("《", "》"), ("〔", "〕"), ("“", "”"))
_RARE = (("〈", "〉"), ("【", "】"), ("「", "」"), ("『", "』"))
_RARE_CLUE = Clue(*(mark for pair in _RARE for mark in pair))
_BEFORE = 6


def is_balanced(text: str) -> bool:
    """A quick look: True where counts agree, so that hardly anything can be unpaired."""
    count = text.count
    if count("（") + count("(") != count("）") + count(")"):
        return False
    pairs = (*_PAIRS, *_RARE) if _RARE_CLUE(text) else _PAIRS
    return all(count(opening) == count(closing) for opening, closing in pairs if opening in text or closing in text)


def unpaired(text: str) -> Iterator[int]:
    """Places of the marks without a partner in their block (line)."""
    stack: list[tuple[str, int]] = []
    waiting = -1
    """A quotation mark left open in the block above: the next block may reopen it."""
    found: list[int] = []
    start = 0
    for match in [*_MARKS.finditer(text + "\n")]:
        mark, at = match[0], match.start()
        if mark == "\n":
            for kind, place in stack:
                if kind != "“":
                    found.append(place)
                else:
                    found += [waiting] if waiting >= 0 else []
                    waiting = place
            stack.clear()
            start = at + 1
        elif mark in _OPEN:
            if mark == "“" and any(kind == "“" for kind, _ in stack) and not any(k in "『「" for k, _ in stack):
                found += [place for kind, place in stack if kind == "“"]
                stack = [entry for entry in stack if entry[0] != "“"]
            if mark == "“" and waiting >= 0 and not text[start:at].strip(" \u3000"):
                waiting = -1  # the quotation goes on: this mark stands for the one above
            stack.append((_OPEN[mark], at))
        else:
            kind = _CLOSE[mark]
            if not any(opened == kind for opened, _ in stack):
                if kind == "“" and waiting >= 0:
                    waiting = -1
                elif not (kind == "(" and _MARKER.search(text[max(start, at - _BEFORE) : at])):
                    found.append(at)
                continue
            while stack[-1][0] != kind:
                found.append(stack.pop()[1])
            stack.pop()
    if waiting >= 0:
        found.append(waiting)
    yield from sorted(found)
