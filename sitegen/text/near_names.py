"""Long fixed names written with one slip: 齐齐哈市, 发展与改革委员会. In: text; out: places and the right name.

The list ships with the package (`data/names.csv`): public long names. One slip leaves one half of a name whole, so
only texts that hold a half are looked at, and only there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sitegen.text.clues import held, numbered
from sitegen.text.fold import DATA

__all__ = ["Name", "NearMiss", "near_misses", "shipped_names"]

SHORT = 5
"""Names below this length may differ by one replaced character only."""


_JOINING = frozenset("和及与等的、各两")
"""Characters that part a name into two: 人民代表大会和常务委员会."""


class Name(NamedTuple):
    """One right name."""

    name: str
    level: str
    allow: tuple[str, ...]
    """Shorter forms in use, which are right too."""


class NearMiss(NamedTuple):
    """A name with one slip."""

    start: int
    end: int
    name: Name


@lru_cache(maxsize=1)
def shipped_names() -> tuple[tuple[tuple[Name, ...], ...], Mapping[int, str], Mapping[str, tuple[tuple[int, int], ...]]]:
    """Names by groups whose members may be taken for each other, the halves of all, for one slip leaves one half whole,
    and which names of which groups have a half."""
    groups: dict[str, list[Name]] = {}
    text = (DATA / "names.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        allow = tuple(part for part in row["allow"].split("|") if part)
        groups.setdefault(row["gate"], []).append(Name(row["name"], row["level"], allow))
    halves: dict[str, tuple[tuple[int, int], ...]] = {}
    for group, names in enumerate(groups.values()):
        for number, name in enumerate(names):
            for half, _ in _halves(name.name):
                halves[half] = (*halves.get(half, ()), (group, number))
    return tuple(map(tuple, groups.values())), numbered(sorted(halves)), halves


def near_misses(text: str) -> Iterator[NearMiss]:
    """Each place once, in no promised order. Exact names, other listed names and allowed forms are none."""
    groups, halves, of_half = shipped_names()
    present = frozenset(held(text, halves))
    asked = sorted({place for half in present for place in of_half[half]})
    for group, places in groupby(asked, key=itemgetter(0)):
        found: dict[int, NearMiss] = {}
        right: list[tuple[int, int]] = []
        for name in (groups[group][number] for _, number in places):
            for start, end, exact in _occurrences(text, name.name, present):
                if exact:
                    right.append((start, end))
                elif not any(form in text[max(0, start - 2) : end + 2] for form in name.allow):
                    found.setdefault(start, NearMiss(start, end, name))
        for miss in found.values():
            if not any(start < miss.end and miss.start < end for start, end in right):
                yield miss


@cache
def _halves(name: str) -> tuple[tuple[str, int], tuple[str, int]]:
    """Its two halves, and where they begin."""
    middle = (len(name) + 1) // 2
    return (name[:middle], 0), (name[middle:], middle)


def _occurrences(text: str, name: str, present: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    """(start, end, exact) of a name and of what is one slip away, seen from either half, of those present."""
    for half, offset in _halves(name):
        if half not in present:
            continue
        at = text.find(half)
        while at >= 0:
            if text.startswith(name, at - offset) and at >= offset:
                if not offset:
                    yield at, at + len(name), True
            else:
                for length in (len(name),) if len(name) < SHORT else (len(name), len(name) - 1, len(name) + 1):
                    start = at if not offset else at + len(half) - length
                    if start >= 0 and _one_slip(text[start : start + length], name):
                        yield start, start + length, False
                        break
            at = text.find(half, at + 1)


def _one_slip(written: str, name: str) -> bool:
    """One character replaced, lost, added or swapped with its neighbour, inside the name; blanks and marks are none."""
    if written[:1] != name[0] or written[-1:] != name[-1]:  # nearly always: a word that is also half of a name
        return False
    shorter = min(len(written), len(name))
    ahead = behind = 0
    while ahead < shorter and written[ahead] == name[ahead]:
        ahead += 1
    while behind < shorter and written[-1 - behind] == name[-1 - behind]:
        behind += 1
    if behind == shorter:
        behind = len(name)
    if ahead + behind < len(name) - 2 or not all("\u4e00" <= c <= "\u9fff" for c in written):
        return False
    if len(written) == len(name):
        swapped = ahead + behind == len(name) - 2 and sorted(written) == sorted(name)
        return ahead + behind == len(name) - 1 or swapped
    if min(ahead, behind) < 2 and len(written) > len(name):
        return False  # a word before or behind the name: 住房和城乡建设等部门
    if len(written) > len(name) and written[ahead : ahead + 1] in _JOINING:
        return False
    return ahead + behind >= max(len(written), len(name)) - 1
