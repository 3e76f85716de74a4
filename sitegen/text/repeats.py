"""Words written twice by mistake. In: text; out: places. Compares the text with itself, shifted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Repeat", "repeats"]

_SINGLE = {
    "的": re.compile("(?<![目标])的的(?![确士])"),
    "了": re.compile("(?<![为除])了了(?![解然结望])"),
    "们": re.compile("们们"),
    "这": re.compile("这这"),
}
_TWICE = (
    "应当 或者 以及 根据 按照 关于 进行 通过 我们 以下 对于 为了 由于 因此 但是 可以 必须 不得 "
    "有关 相关 加强 推进 我县 我区 我市 本级 其他 并且 如果 依照 依法 认真 切实 及时 全面 "
)
_PAIRS = frozenset(_TWICE.split())
"""Words of two characters that nobody doubles on purpose."""

_NAMES = frozenset({"行政区"})
"""Units that may follow themselves: 特别行政区行政区域."""

_LONGEST = 8
_HAN = re.compile("[一-鿿]+")


class Repeat(NamedTuple):
    """`unit` stands twice at [start, end)."""

    start: int
    end: int
    unit: str


def repeats(text: str) -> Iterator[Repeat]:
    """Doubled function words, and phrases of 2 to 8 Han characters written twice in a row."""
    for char, meant in _SINGLE.items():
        if char + char in text:
            for match in meant.finditer(text):
                yield Repeat(match.start(), match.end(), char)
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) != 2 * len(text):  # characters beyond the basic plane would shift the places
        text = "".join(c if c <= "\uffff" else "?" for c in text)
        units = text.encode("utf-16-le", "surrogatepass")
    whole = int.from_bytes(units, "little")
    for size in range(_LONGEST, 1, -1):
        # Equal characters at a distance of `size` give a run of zero bytes: the search is one pass in C.
        same = (whole ^ (whole >> 16 * size)).to_bytes(len(units), "little")
        at = same.find(bytes(2 * size))
        while at >= 0:
            start = (at + 1) // 2
            unit = text[start : start + size]
            if text.startswith(unit, start + size) and _meant(unit, size) and not _inside(text, start, size):
                yield Repeat(start, start + 2 * size, unit)
                at += 2 * size
            at = same.find(bytes(2 * size), at + 2)


def _meant(unit: str, size: int) -> bool:
    """Whether such a unit stands twice only by mistake."""
    return unit in _PAIRS if size == 2 else len(set(unit)) > 2 and unit not in _NAMES and bool(_HAN.fullmatch(unit))


def _inside(text: str, start: int, size: int) -> bool:
    """Whether the unit itself is a repetition of something shorter."""
    unit = text[start : start + size]
    return any(size % part == 0 and unit == unit[:part] * (size // part) for part in range(1, size))
