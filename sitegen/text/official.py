"""How an official text is laid out: levels, addressee, signature, anchors. Blocks in, classes and headings out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from sitegen.text.lazily import pattern
from sitegen.text.marks import ARTICLE, DATE, LEADING, level_of, number

__all__ = ["ENCLOSED", "LEVELS", "NOTHING", "Block", "Dress", "Heading", "arrange"]


class Heading(NamedTuple):
    """One entry of the list of contents."""

    level: int
    """1 to 6; 一、 lines and 章 count as 2, 节 as 3."""
    text: str
    anchor: str
    start: int
    end: int
    """Range of its words in the body."""

    @property
    def is_enclosed(self) -> bool:
        """Whether it is the title of a text that the one above it, a notice of issue, encloses."""
        return self.anchor.startswith(_FUWEN)


Block = tuple[str, str, int, int]
"""One block at the top level of a text: `p`, `h1` to `h6` or anything else; its words, without markup; where they begin and end."""


class Dress(NamedTuple):
    """What a block wears in HTML."""

    classes: str = ""
    anchor: str = ""
    level: int = 0
    """Level of a paragraph that serves as a heading, else 0."""

    def attributes(self) -> dict[str, str]:
        """In the order in which they are printed."""
        found = {"class": self.classes, "id": self.anchor}
        if self.level:
            found |= {"role": "heading", "aria-level": str(self.level)}
        return {key: value for key, value in found.items() if value}


_heading = partial(tuple.__new__, Heading)
"""At half the cost of calling the class."""
LEVELS = {f"h{level}": level for level in range(1, 7)}
NOTHING = Dress()
"""What a paragraph of no rank wears."""
_PARTS = {"编": ("bian", 2), "章": ("zhang", 2), "节": ("jie", 3), "条": ("tiao", 0)}
ENCLOSED = "enclosed"
"""Class of the title of an enclosed text. It is printed as h2: a page has one h1, which is its own title."""
_FUWEN = "fuwen-"
_SENTENCE_END = "。；：，！？;:,!?、."
_DOC_NUMBER = pattern(r"[^。，；：]{0,30}〔[0-9]{4}〕[^。，；：]{0,12}号$")
_NOTE = pattern(r"（[^（）]{1,40}）$")
_TITLE_MAX, _ADDRESSEE_MAX, _SIGNATURE_MAX = 40, 120, 40


def arrange(blocks: Sequence[Block]) -> tuple[list[Dress], list[Heading]]:
    """The dress of each block, and the headings in order.

    Anchors never depend on words: `s1-2` counts, `zhang-2-jie-1` and `tiao-12` repeat the number that is printed.
    A first-level heading below a signature's date is the title of an enclosed text: 印发通知, then what it issues. Each of
    these texts has a frame of its own.
    """
    names = _Anchors()
    dated = -1
    enclosed: list[int] = []
    dresses: list[Dress] = []
    headings: list[Heading] = []
    for kind, text, start, end in blocks:
        level = LEVELS.get(kind, 0) if kind != "p" else 0
        if not level and (kind != "p" or text[0] not in LEADING):
            dresses.append(NOTHING)
            continue
        if level and text[:1] != "第":
            if level == 1 and text and not level_of(text):
                dated = dated if dated >= 0 else _first_date(blocks)
                if dated < len(dresses):
                    enclosed.append(len(dresses))
            anchor = f"{_FUWEN}{len(enclosed)}" if enclosed and enclosed[-1] == len(dresses) else names.numbered(level)
            dresses.append(_anchored(anchor) if anchor[0] == "s" else Dress(ENCLOSED, anchor))
            headings.append(_heading((level, text, anchor, start, end)))
            continue
        dress = _dress(text, level, names)
        dresses.append(dress)
        if level or dress.level:
            headings.append(_heading((level or dress.level, text, dress.anchor, start, end)))
    for title, end in pairwise((-1, *enclosed, len(blocks))):
        first = title + 1
        frame = _frame(blocks[first:end], dresses[first:end]) if enclosed else _frame(blocks, dresses)
        for index, name in frame:
            dresses[first + index] = dresses[first + index]._replace(classes=name)
        if title >= 0 and _free(blocks, dresses, first) and _NOTE.match(blocks[first][1]):
            dresses[first] = Dress("enclosed-note")  # （2026年3月1日县政府第9次常务会议通过）
    return dresses, headings


def _first_date(blocks: Sequence[Block]) -> int:
    """Index of the first paragraph that is a date; the number of blocks where there is none."""
    return next((index for index in range(len(blocks)) if _dated(blocks, index)), len(blocks))


@lru_cache(maxsize=256)
def _anchored(anchor: str) -> Dress:
    return Dress("", anchor)


class _Anchors:
    """Hands out anchors: unique, and the same for the same structure."""

    def __init__(self) -> None:
        self.levels: list[int] = []
        self.stems: list[str] = ["s"]
        self.counts: list[int] = [0]
        self.used: dict[str, int] = {}
        self.chapter = ""

    def numbered(self, level: int) -> str:
        """s1, s1-1, s1-2, s2: by nesting, whatever the levels are called."""
        levels, stems, counts = self.levels, self.stems, self.counts
        while levels and levels[-1] >= level:
            del levels[-1], stems[-1], counts[-1]
        counts[-1] += 1
        name = f"{stems[-1]}{counts[-1]}"
        levels.append(level)
        stems.append(f"{name}-")
        counts.append(0)
        return name

    def part(self, match: re.Match[str]) -> str:
        """zhang-2, zhang-2-jie-1, tiao-12, tiao-12-1; a number used twice gets _2."""
        name = f"{_PARTS[match[2]][0]}-{number(match[1])}"
        if match[3]:
            name += f"-{number(match[3])}"
        if match[2] == "章":
            self.chapter = name
        elif match[2] == "节" and self.chapter:
            name = f"{self.chapter}-{name}"
        count = self.used[name] = self.used.get(name, 0) + 1
        return name if count == 1 else f"{name}_{count}"


def _dress(text: str, level: int, names: _Anchors) -> Dress:
    part = ARTICLE.match(text) if text[:1] == "第" else None
    if level:
        if part and part[2] != "条":
            return Dress(_PARTS[part[2]][0], names.part(part))
        return _anchored(names.numbered(level))
    if part:
        kind, level = _PARTS[part[2]]
        short = len(text) <= _TITLE_MAX and text[-1] not in _SENTENCE_END
        return Dress(kind, names.part(part), level if short else 0)
    name = level_of(text)
    if name == "l1" and len(text) <= _TITLE_MAX and text[-1] not in _SENTENCE_END:
        return Dress("l1 head", names.numbered(2), 2)
    return Dress(name) if name else NOTHING


def _frame(blocks: Sequence[Block], dresses: Sequence[Dress]) -> list[tuple[int, str]]:
    """Addressee at the start; signature, date and note (此件公开发布) at the end."""
    found: list[tuple[int, str]] = []
    first = 1 if len(blocks) > 1 and blocks[0][0] == "p" and _DOC_NUMBER.match(blocks[0][1]) else 0
    if _free(blocks, dresses, first, _ADDRESSEE_MAX) and blocks[first][1].endswith(("：", ":")):
        found.append((first, "addressee"))
    last = len(blocks) - 1
    if last > 1 and _free(blocks, dresses, last) and _NOTE.match(blocks[last][1]) and _dated(blocks, last - 1):
        found.append((last, "note"))
        last -= 1
    if not _dated(blocks, last):
        return found
    found.append((last, "signature-date"))
    name = last - 1
    if name >= 0 and (name, "addressee") not in found and _free(blocks, dresses, name) \
            and blocks[name][1][-1] not in _SENTENCE_END:
        found.append((name, "signature"))
    return found


def _dated(blocks: Sequence[Block], index: int) -> bool:
    return index >= 0 and blocks[index][0] == "p" and DATE.match(blocks[index][1]) is not None


def _free(blocks: Sequence[Block], dresses: Sequence[Dress], index: int, longest: int = _SIGNATURE_MAX) -> bool:
    """A short paragraph of no other rank, and no sentence."""
    return 0 <= index < len(blocks) and blocks[index][0] == "p" and dresses[index] == NOTHING \
        and len(blocks[index][1]) <= longest and "。" not in blocks[index][1]
