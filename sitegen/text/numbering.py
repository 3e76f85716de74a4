"""Whether the numbers of a text's levels follow on: 第X章, 第X条, 一、（一）1.（1）. Text in, breaks out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sitegen.text.lazily import pattern
from sitegen.text.marks import number
from sitegen.text.remember import remembered

__all__ = ["Break", "breaks"]

_CN = "一二三四五六七八九十"
_ONE = (
    rf"第(?P<part>[{_CN}百千〇零]{{1,8}}|[0-9]{{1,4}})[ ]?(?P<kind>[章条])(?P<sub>之[{_CN}]{{1,3}})?(?P<blank>[ \t\u3000\n])?"
    rf"|(?P<l1>[{_CN}]{{1,4}})、|[（(](?P<l2>[{_CN}]{{1,4}})[）)]|(?P<l3>[0-9]{{1,2}})[.．、](?![0-9])|[（(](?P<l4>[0-9]{{1,2}})[）)]"
)
_MARK = pattern(_ONE)
_HEAD = pattern(rf"\n[ \t\u3000#*]*(?=[第（({_CN}0-9])({re.sub('[?]P<[a-z0-9]+>', '?:', _ONE)})")  # one look before it tries six ways
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


class _Mark(NamedTuple):
    """What the number before a paragraph says."""

    level: int
    value: int
    start: int
    end: int
    """Where it is named: without the brackets, with the kind of a part."""
    part: bool
    blank: bool


@remembered
def breaks(text: str) -> tuple[Break, ...]:
    """Numbers that leave one out or stand twice, by place; a list may begin anew with one. Remembers the last texts."""
    marks = tuple(_HEAD.findall("\n" + text))
    if not (odd := _odd(marks)):
        return ()
    places = [match.start(1) - 1 for match in _HEAD.finditer("\n" + text)]
    return tuple([Break(places[i] + mark.start, places[i] + mark.end, before, skipped) for i, mark, before, skipped in odd])


@lru_cache(maxsize=512)
def _read(mark: str) -> _Mark | None:
    """None for 第三条之一, which stands between two numbers."""
    match = _MARK.match(mark)
    if match is None or match["sub"]:
        return None
    if match["part"]:
        return _Mark(_LEVELS[match["kind"]], number(match["part"]), match.start("part") - 1, match.end("kind"), True, bool(match["blank"]))
    kind = match.lastgroup or ""
    return _Mark(_LEVELS[kind], number(match[kind]), match.start(kind), match.end(kind), False, False)


@lru_cache(maxsize=512)
def _odd(marks: tuple[str, ...]) -> tuple[tuple[int, _Mark, int, bool], ...]:
    """Which of them do not follow on, and the last number of their level; most texts share their numbers with another."""
    return tuple(_not_following(marks))


def _not_following(marks: tuple[str, ...]) -> Iterator[tuple[int, _Mark, int, bool]]:
    last: list[int | None] = [None] * 6
    for at, mark in enumerate(map(_read, marks)):
        if mark is None:
            continue
        level, value = mark.level, mark.value
        before = last[level]
        if mark.part and not mark.blank and value != (before or 0) + 1:
            continue  # 第三条规定的…: a sentence, not a head
        lower, nothing = _LOWER[level]
        last[lower:] = nothing
        last[level] = value
        if before is None:
            if level != 5 or value != 1 or last[2] is None or last[3:5] != [None, None]:
                continue
        elif value != before and not before + 1 < value <= before + FAR:
            continue
        yield at, mark, before or 0, before is None
