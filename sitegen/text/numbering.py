"""Whether the numbers of a text's levels follow on: 第X章, 第X条, 一、（一）1.（1）. Text in, breaks out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sitegen.text.lazily import pattern
from sitegen.text.marks import number
from sitegen.text.remember import remembered

__all__ = ["Break", "breaks"]

_CN = "一二三四五六七八九十"
_HEAD = pattern(
    # Looks at one character before it tries six ways.
    rf"\n[ \t\u3000#*]*(?=[第（({_CN}0-9])(?:第(?P<part>[{_CN}百千〇零]{{1,8}}|[0-9]{{1,4}})[ ]?(?P<kind>[章条])(?P<sub>之[{_CN}]{{1,3}})?(?P<blank>[ \t\u3000\n])?"
    rf"|(?P<l1>[{_CN}]{{1,4}})、|[（(](?P<l2>[{_CN}]{{1,4}})[）)]|(?P<l3>[0-9]{{1,2}})[.．、](?![0-9])|[（(](?P<l4>[0-9]{{1,2}})[）)])"
)
_LOWER = tuple((max(level, 1) + 1, [None] * (5 - max(level, 1))) for level in range(6))
"""From where on the numbers below a level begin anew."""
_LEVELS = {"章": 0, "条": 1, "l1": 2, "l2": 3, "l3": 4, "l4": 5}


FAR = 4
"""A jump beyond this is another text that this one prints or cites, not a lost item."""


class Break(NamedTuple):
    """One number that does not follow on."""

    start: int
    end: int
    before: int
    """The last number of that level."""
    skipped: bool = False
    """A level was left out, rather than a number."""


@remembered
def breaks(text: str) -> tuple[Break, ...]:
    """Numbers that leave one out or stand twice, by place; a list may begin anew with one. Remembers the last texts."""
    return tuple(_breaks(text))


def _breaks(text: str) -> Iterator[Break]:
    last: list[int | None] = [None] * 6
    for match in _HEAD.finditer("\n" + text):
        kind = match.lastgroup or ""
        part = kind not in _LEVELS
        if part:
            if match["sub"]:
                continue
            kind = match["kind"]
        level = _LEVELS[kind]
        value = number(match["part" if part else kind])
        before = last[level]
        if part and not match["blank"] and value != (before or 0) + 1:
            continue  # 第三条规定的…: a sentence, not a head
        lower, nothing = _LOWER[level]
        last[lower:] = nothing
        last[level] = value
        if before is None:
            if level != 5 or value != 1 or last[2] is None or last[3:5] != [None, None]:
                continue
        elif value != before and not before + 1 < value <= before + FAR:
            continue
        start = match.start("part") - 2 if part else match.start(kind) - 1
        end = match.end("kind" if part else kind) - 1
        yield Break(start, end, before or 0, before is None)
