"""Words written twice by mistake. In: text; out: places. Compares the text with itself, shifted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sitegen.text.clues import Clue, held, numbered
from sitegen.text.lazily import pattern

__all__ = ["Repeat", "repeats"]

_SINGLE = {
    "的": re.compile("(?<![目标])的的+(?![确士])"),
    "了": re.compile("(?<![为除])了了+(?![解然结望]|不[起得])"),
    "们": re.compile("们们+"),
    "这": re.compile("这这+"),
}
_SINGLES = numbered(char + char for char in _SINGLE)
_TWICE = (
    "应当 或者 以及 根据 按照 关于 进行 通过 我们 以下 对于 为了 由于 因此 但是 可以 必须 不得 "
    "有关 相关 加强 推进 我县 我区 我市 本级 其他 并且 如果 依照 依法 认真 切实 及时 全面 "
)
_PAIRS = numbered(2 * word for word in _TWICE.split())
"""Doubled words of two characters that nobody doubles on purpose."""
_DOUBLED = Clue(*_SINGLES.values(), *_PAIRS.values())

_NAMES = frozenset({"行政区"})
"""Units that may follow themselves: 特别行政区行政区域."""

_COUNTED = frozenset("个件项户村条步批次年月天点线桩本句遍页张所笔代家人环名层片处级块栋座类种镇街")
"""One thing after the other: 一件事一件事地办, 一个村一个村地走."""

_SIZES = tuple((size, bytes(size)) for size in range(8, 2, -1))
_HAN = pattern("[一-鿿]+")


class Repeat(NamedTuple):
    """`unit` stands twice or more at [start, end)."""

    start: int
    end: int
    unit: str


def repeats(text: str) -> Iterator[Repeat]:
    """Doubled function words, and phrases of 2 to 8 Han characters written twice in a row."""
    twice = frozenset(held(text, _SINGLES)) if _DOUBLED(text) else ()
    for char, meant in _SINGLE.items() if twice else ():
        if char + char in twice:
            for match in meant.finditer(text):
                yield Repeat(match.start(), match.end(), char)
    low = text.encode("utf-32-le", "surrogatepass")[::4]
    whole = int.from_bytes(low, "little")
    for size, nothing in _SIZES:
        # Characters at a distance of `size` whose lowest bytes are equal give a run of zero bytes: the search is one
        # pass in C, and what it finds is looked at.
        same = (whole ^ (whole >> 8 * size)).to_bytes(len(low), "little")
        at = same.find(nothing)
        while at >= 0:
            if text[at] < "一":  # blanks and figures repeat themselves all the time: on to what may be meant
                if (han := _HAN.search(text, at)) is None:
                    break
                at = han.start() - 1
            else:
                unit = text[at : at + size]
                if text.startswith(unit, at + size) and _meant(unit) and not _inside(text, at, size):
                    end = _end(text, at + size, unit)
                    if not _pressed(text, end, unit):
                        yield Repeat(at, end, unit)
                    at = end - 1
            at = same.find(nothing, at + 1)
    for unit in held(text, _PAIRS) if _DOUBLED(text) else ():
        at = text.find(unit)
        while at >= 0:
            end = _end(text, at + 2, unit[:2])
            if not _pressed(text, end, unit[:2]):
                yield Repeat(at, end, unit[:2])
            at = text.find(unit, end)


def _end(text: str, at: int, unit: str) -> int:
    """Where the row of units ends that goes on here."""
    while text.startswith(unit, at):
        at += len(unit)
    return at


def _pressed(text: str, end: int, unit: str) -> bool:
    """Whether what ends here is said again on purpose: 认真认真再认真."""
    return text.startswith(("再" + unit, "又" + unit), end)


def _meant(unit: str) -> bool:
    """Whether such a unit stands twice only by mistake."""
    if unit[0] == "一" and unit[1] in _COUNTED:
        return False
    return len(set(unit)) > 2 and unit not in _NAMES and bool(_HAN.fullmatch(unit))


def _inside(text: str, start: int, size: int) -> bool:
    """Whether the unit itself is a repetition of something shorter."""
    unit = text[start : start + size]
    return any(size % part == 0 and unit == unit[:part] * (size // part) for part in range(1, size))
