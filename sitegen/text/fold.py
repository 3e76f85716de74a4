"""Folding of text for word matching, one character to one character or to nothing. In: text; out: condensed text.

Two views of the same folding: `condensed` takes a raw file and may delete more than a reader's eye would, so that a
search in it never misses; `condense` takes mapped text and says where each kept character stood.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["DATA", "FILLERS", "PARTS", "Condensed", "blank", "condense", "condensed", "fold", "invisible", "letters", "markup", "table", "unsteady"]

DATA = Path(__file__).parent.parent / "data"
"""The lists that ship with the package."""

FILLERS = "-·•|.*~_+=/\\^#@●★☆◆■" + "．－＿＊｜～＋＝／＼∙‧･・˙﹣﹡＃＠＾"
"""Visible marks that may stand between the characters of a word without hiding it (reference: checks, section 6).

Never sentence punctuation, quotation marks or brackets."""

PARTS = "\x00"
"""Parts words while they are folded together; no file holds it."""

_BASIC = "\uffff"
"""Last of the basic plane: one coarse range stands for all beyond, since the engine tests such ranges one by one."""

_MARKUP = "[]>"
"""Marks of Markdown that a raw text has and the reader's text has not; deleted from raw texts beside the fillers."""

_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_LOWER = bytes.maketrans(bytes(range(65, 91)), bytes(range(97, 123)))
_SKIPPED = "".join(char for char in FILLERS + _MARKUP + _BLANKS if char.isascii()).encode()


class _Tables(NamedTuple):
    fold: dict[int, int]
    """Code point -> folded code point."""
    gone: frozenset[str]
    """Folds to nothing: format characters, combining marks, blank letters."""
    foldable: re.Pattern[str]
    """One character that folding may change or drop, or one beyond ASCII that is skipped."""
    skipped: re.Pattern[str]
    """One character that may be dropped."""
    raw_table: dict[int, int | None]
    table: dict[int, int | None]


def _spans(text: str) -> list[tuple[int, int, int]]:
    """`ff21-25>61 ff41>61` -> (first, last, first target); the target is 0 where none is written."""
    spans = []
    for item in text.split():
        source, _, target = item.partition(">")
        first, _, tail = source.partition("-")
        start = int(first, 16)
        # In `pair` the tail counts the run's length, in `gone` it names the last code point.
        last = int(tail, 16) if tail else start
        spans.append((start, start + last if target and tail else last, int(target or "0", 16)))
    return spans


def _class(chars: list[str]) -> str:
    """The inside of a character class for these characters, as ranges."""
    ranges: list[list[int]] = []
    for point in sorted(map(ord, chars)):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(re.escape(chr(a)) + (f"-{re.escape(chr(b))}" if b > a else "") for a, b in ranges)


@cache
def _tables() -> _Tables:
    folding = {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}
    gone: list[str] = []
    for line in (DATA / "fold.txt").read_text("utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "t2s":
            sources, targets = rest.split(" ")
            folding.update(zip(map(ord, sources), map(ord, targets), strict=True))
        elif kind == "pair":
            for first, last, target in _spans(rest):
                folding.update(zip(range(first, last + 1), range(target, target + last - first + 1), strict=True))
        elif kind == "gone":
            gone += [chr(c) for first, last, _ in _spans(rest) for c in range(first, last + 1)]
    skipped = [char for char in FILLERS + _BLANKS if not char.isascii()]
    changed = _class([c for c in (*map(chr, folding), *gone, *skipped) if c <= _BASIC]) + "\U00010000-\U0010ffff"
    deleted: dict[int, int | None] = dict.fromkeys(map(ord, (*gone, *FILLERS, *_BLANKS)))
    return _Tables(
        fold=folding,
        gone=frozenset(gone),
        foldable=re.compile(f"[{changed}]"),
        table={**folding, **deleted},
        skipped=re.compile(f"[{_class([c for c in map(chr, deleted) if c <= _BASIC])}\U00010000-\U0010ffff]"),
        raw_table={**folding, **deleted, **dict.fromkeys(map(ord, _MARKUP))},
    )


def condensed(text: str) -> str:
    """A raw file without the skip set and without Markdown's brackets, folded: made for a quick "can anything hit?"."""
    tables = _tables()
    # ASCII in one pass over UTF-8, in C; what is left for the regular expression is rare.
    text = text.encode("utf-8", "surrogatepass").translate(_LOWER, _SKIPPED).decode("utf-8", "surrogatepass")
    table = tables.raw_table
    return tables.foldable.sub(lambda m: m[0].translate(table), text)


class Condensed(NamedTuple):
    """Folded text without the skip set."""

    text: str
    at: list[int]
    """For each of its characters the place in the text it came from."""


def condense(text: str) -> Condensed:
    """The folded characters of mapped text with their places."""
    tables = _tables()
    if not tables.skipped.search(text):
        return Condensed(tables.foldable.sub(lambda m: m[0].translate(tables.table), text), list(range(len(text))))
    table, reached = tables.table, 0
    kept: list[int] = []
    pieces: list[str] = []
    for match in tables.skipped.finditer(text):
        at = match.start()
        if table.get(ord(match[0]), 0) is None:
            kept += range(reached, at)
            pieces.append(text[reached:at])
            reached = at + 1
    kept += range(reached, len(text))
    pieces.append(text[reached:])
    return Condensed(tables.foldable.sub(lambda m: m[0].translate(table), "".join(pieces)), kept)


def letters(word: str) -> str:
    """The characters of a listed word that matching compares, unfolded: without the skip set."""
    table = _tables().table
    return "".join(c for c in word if table.get(ord(c), 0) is not None)


def fold(text: str) -> str:
    """Every character folded, fillers and blanks kept; format characters fold to nothing."""
    tables = _tables()
    return tables.foldable.sub(lambda m: "" if m[0] in tables.gone else m[0].translate(tables.fold), text)


def invisible(char: str) -> bool:
    """Whether a character folds to nothing though it is no blank: it cannot be seen."""
    return char in _tables().gone


def blank(char: str) -> bool:
    """White space of any width."""
    return char.isspace()


def markup(word: str) -> bool:
    """Whether a word holds marks that raw Markdown gives a meaning, so that it could never be looked for."""
    return any(c in _MARKUP for c in word)


def unsteady() -> frozenset[str]:
    """Every character that `fold` changes or drops."""
    tables = _tables()
    return tables.gone.union(map(chr, tables.fold))


def table() -> tuple[tuple[int, int], ...]:
    """(code point, folded code point) of every character that is folded to another."""
    return tuple(_tables().fold.items())
