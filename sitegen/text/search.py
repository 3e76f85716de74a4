"""The words of texts -> a search index of small files: pairs of neighbouring characters, and the texts they stand in.

Every Chinese phrase of two or more characters is a chain of pairs, so whatever a text contains is found, with no
dictionary that splits it wrongly. The browser (theme/static/search.js) reads only the shards of a query's pairs and
checks the phrase in the few texts it shows. `phrase` and `shard_of` must stay equal there; a test runs both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from operator import add
from typing import NamedTuple

from sitegen.text.fold import fold, table, unsteady

__all__ = ["Change", "Entry", "amended", "changed", "decoded", "encoded", "fold_table", "folded", "pack", "pairs", "phrase", "plain", "postings", "segment", "segments", "shard_of", "shards", "whole"]

END = "\n"
"""Second half of the pair that a character makes alone, so that a single one can be looked for as well."""

_SHAPES = {0xFF01 + i: 0x21 + i for i in range(94)} | str.maketrans("〔［【〕］】“”‘’", "[[[]]]\"\"''")
"""Full width to narrow, and one kind of brackets and quotation marks."""
_WORD = re.compile(r"[0-9a-z\u00c0-\u024f\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


class Entry(NamedTuple):
    """What is known of one text."""

    number: int
    """Place of the text among all, oldest first: it orders hits by date and never changes while nothing is back-dated."""
    title: str
    initials: str
    """First letters of the title's pinyin."""
    body: str
    """The words a reader sees."""


def phrase(text: str) -> str:
    """The form in which queries and texts are compared: folded, full width narrowed, one kind of brackets, no blanks."""
    return fold(_BLANKS.sub("", text.translate(_SHAPES))).lower()


def pairs(text: str) -> set[str]:
    """Pairs of neighbouring characters within the runs of letters and digits of a `phrase`, and its characters alone."""
    found: set[str] = set()
    alone: set[str] = set()
    for run in _WORD.findall(text):
        found.update(map(add, run, run[1:]))
        alone.update(run)
    found.update(char + END for char in alone if char > "\u3000")
    return found


def whole(title: str) -> str:
    """The pair, of private characters, that stands for a whole title: who types one finds it first."""
    value = 2166136261
    for char in title:
        value = (value ^ ord(char)) * 16777619 & 0xFFFFFFFF
    return chr(0xE000 + value % 4096) + chr(0xE000 + (value >> 12) % 4096)


def segments(count: int) -> int:
    """How many segments an index of so many texts has: two to keep an edit small, more only where they would grow fat."""
    return 2 if count <= 16384 else 4 if count <= 65536 else 8


def shards(count: int) -> int:
    """Shards of each segment: 24 times the root of its texts, in coarse steps, so that a new text seldom moves them all."""
    wanted = 24 * (count / segments(count)) ** 0.5
    return next(size for power in range(4, 40) for size in (1 << power, 3 << power - 1) if size >= wanted)


def segment(key: str, count: int) -> int:
    """The segment of a text, from its id alone: a text stays where it is whatever happens to others."""
    value = 2166136261
    for byte in key.encode("utf-8", "replace"):
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return (value ^ value >> 15) % count


def shard_of(pair: str, count: int) -> int:
    """The shard that holds a pair. Both characters decide: pairs of a frequent character do not crowd into one file."""
    return ((ord(pair[0]) * 65537 + ord(pair[1])) * 2654435761 & 0xFFFFFFFF) * count >> 32


def postings(entries: Iterable[Entry]) -> dict[str, str]:
    """Pair -> the texts that hold it, packed. `entries` come in the order of their numbers."""
    found: dict[str, _Row] = {}
    codes = _codes()
    for entry in entries:
        number = entry.number * 2
        body, top = _sets(entry)
        for some, value in ((body - top, number), (top, number + 1)):
            for pair in some:
                row = found.get(pair)
                if row is None:
                    row = found[pair] = _Row()
                step = value - row.last
                row.packed += codes[step] if step < len(codes) else _code(step)
                row.last = number
    return {pair: row.packed for pair, row in found.items()}


class _Row:
    """What the index holds of a pair so far, and the doubled number of the last text."""

    __slots__ = ("last", "packed")

    def __init__(self) -> None:
        self.last, self.packed = -2, ""


def _sets(entry: Entry) -> tuple[set[str], set[str]]:
    """Pairs of a text's words, and of its title."""
    return pairs(_wordy(entry.body)), pairs(_wordy(entry.title)) | pairs(entry.initials) | {whole(phrase(entry.title))}


def _wordy(text: str) -> str:
    """`phrase` as far as `pairs` can tell: most texts have no letter of another width or form, and marks make no pairs."""
    return phrase(text) if _WIDE.search(text) or _telling().search(text) else _BLANKS.sub("", text).lower()


def _of(entry: Entry) -> dict[str, bool]:
    body, top = _sets(entry)
    return dict.fromkeys(body, False) | dict.fromkeys(top, True)


def encoded(packed: Mapping[str, str], count: int) -> dict[int, bytes]:
    """Shard -> file. A line is a pair and its texts: differences of their numbers, doubled, plus one for a title."""
    lines: dict[int, list[str]] = {n: [] for n in range(count)}
    for pair in sorted(packed):
        lines[shard_of(pair, count)].append(pair.replace(END, " ") + packed[pair])
    return {n: "\n".join(rows).encode() for n, rows in lines.items()}


def pack(numbers: Mapping[int, bool]) -> str:
    """{number of a text: whether its title holds the pair} in the form of a line."""
    out, last = [], -1
    for number in sorted(numbers):
        out.append(_code((number - last) * 2 + numbers[number]))
        last = number
    return "".join(out)


def _code(value: int) -> str:
    """Variable length, base 32: digits from `@` (64) end a number, digits from blank (32) go on."""
    out = ""
    while value >= 32:
        out += chr(32 + (value & 31))
        value >>= 5
    return out + chr(64 + value)


@cache
def _codes() -> tuple[str, ...]:
    return tuple(_code(value) for value in range(4096))


def decoded(data: bytes) -> dict[str, dict[int, bool]]:
    """One file of `encoded`, read again: pair -> {number of a text: whether its title holds it}."""
    lines = data.decode().split("\n") if data else []
    return {line[0] + (END if line[1] == " " else line[1]): _numbers(line[2:]) for line in lines}


def _numbers(packed: str) -> dict[int, bool]:
    """`pack` turned round."""
    numbers: dict[int, bool] = {}
    value, shift, last = 0, 0, -1
    for char in packed:
        code = ord(char)
        value |= (code & 31) << shift
        shift += 5
        if code >= 64:
            last += value >> 1
            numbers[last] = bool(value & 1)
            value = shift = 0
    return numbers


class Change(NamedTuple):
    """What an edit of one text changes in one shard."""

    number: int
    gone: set[str]
    """Pairs the text leaves."""
    entered: dict[str, bool]
    """Pairs it enters: whether by its title."""


def amended(old: Entry | None, new: Entry | None, count: int) -> dict[int, Change]:
    """What an edit changes: by shard. Applied to the shard (`changed`) it gives the clean one."""
    before, after = _of(old) if old else {}, _of(new) if new else {}
    number = old.number if old else new.number if new else 0
    found: dict[int, Change] = {}

    def of(pair: str) -> Change:
        return found.setdefault(shard_of(pair, count), Change(number, set(), {}))

    for pair in before.keys() - after.keys():
        of(pair).gone.add(pair)
    for pair, titled in after.items():
        if before.get(pair) is not titled:
            of(pair).entered[pair] = titled
    return found


def changed(data: bytes, changes: Iterable[Change]) -> bytes:
    """A file of `encoded` after these changes."""
    rows = {line[:2]: line[2:] for line in data.decode().split("\n")} if data else {}
    for number, gone, entered in changes:
        for pair in (*gone, *entered):
            key = pair.replace(END, " ")  # stands before whatever else a pair may end in, as the line end does
            numbers = _numbers(rows.get(key, ""))
            numbers.pop(number, None)
            if pair in entered:
                numbers[number] = entered[pair]
            rows[key] = pack(numbers)
    return "\n".join([key + rows[key] for key in sorted(rows) if rows[key]]).encode()


def plain(text: str) -> str:
    """What the browser makes of a text without the table of traditional forms."""
    return _BLANKS.sub("", text.translate(_SHAPES)).lower()


def folded(text: str) -> str | None:
    """`phrase` of a text where it is not `plain`: nearly all texts hold no character that tells them apart."""
    if not _telling().search(text):
        return None
    found = phrase(text)
    return found if found != plain(text) else None


@cache
def _telling() -> re.Pattern[str]:
    """Characters that `phrase` and `plain` make different things of."""
    found = "".join(sorted(c for c in unsteady() if c <= "\uffff" and phrase(c) != plain(c)))
    return re.compile(f"[{re.escape(found)}\U00010000-\U0010ffff]")


@cache
def fold_table() -> tuple[str, str]:
    """(characters, what each is folded to): for the browser, where a query finds nothing as it was typed."""
    rows = sorted((a, b) for a, b in table() if 0x80 < a <= 0xFFFF and not (0xFF01 <= a <= 0xFF5E))
    return "".join(chr(a) for a, _ in rows), "".join(chr(b) for _, b in rows)
