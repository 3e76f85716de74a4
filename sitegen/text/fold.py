"""Folding of text for word matching, one character to one character or to nothing. In: text; out: condensed text.

Two views of the same folding: `condensed` takes a raw file and may delete more than a reader's eye would, so that a
search in it never misses; `condense` takes mapped text and says where each kept character stood.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["DATA", "FILLERS", "PARTS", "Condensed", "blank", "condense", "condensed", "fold", "invisible", "letters", "markup", "ready", "table", "unsteady"]

DATA = Path(__file__).parent.parent / "data"
"""The lists that ship with the package."""

FILLERS = "-·•|.*~_+=/\\^#@●★☆◆■" + "．－＿＊｜～＋＝／＼∙‧･・˙﹣﹡＃＠＾"
"""Visible marks that may stand between the characters of a word without hiding it (reference: checks, section 6).

Never sentence punctuation, quotation marks or brackets."""

PARTS = "\x00"
"""Parts words while they are folded together; no file holds it."""

LITTLE = 100_000
"""Code points: so many are folded one by one sooner than patterns are compiled, which look at them ten times as quickly."""

_BASIC = "\uffff"
"""Last of the basic plane: one coarse range stands for all beyond, since the engine tests such ranges one by one."""

_MARKUP = "[]>"
"""Marks of Markdown that a raw text has and the reader's text has not; deleted from raw texts beside the fillers."""

_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""All that is white space to Python, which has no more beyond; a test looks."""
_BEYOND = [bytes([lead]) for lead in range(0xF0, 0xF5)]
"""Of which one begins every character beyond the basic plane in UTF-8."""
_LOWER = bytes.maketrans(bytes(range(65, 91)), bytes(range(97, 123)))
_SKIPPED = "".join(char for char in FILLERS + _MARKUP + _BLANKS if char.isascii()).encode()


class _Tables(NamedTuple):
    fold: dict[int, int]
    """Code point -> folded code point."""
    gone: frozenset[str]
    """Folds to nothing: format characters, combining marks, blank letters."""
    raw_table: dict[int, int | None]
    table: dict[int, int | None]


class _Patterns(NamedTuple):
    """What spares a look at every character; dear to compile, so that only who has much to look at makes them."""

    foldable: re.Pattern[str]
    """One character that folding may change or drop, or one beyond ASCII that is skipped."""
    basic: re.Pattern[str]
    """The same within the basic plane: a search for ranges beyond it takes half as long again."""
    skipped: re.Pattern[str]
    """One character that may be dropped."""


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
    deleted: dict[int, int | None] = dict.fromkeys(map(ord, (*gone, *FILLERS, *_BLANKS)))
    return _Tables(
        fold=folding,
        gone=frozenset(gone),
        table={**folding, **deleted},
        raw_table={**folding, **deleted, **dict.fromkeys(map(ord, _MARKUP))},
    )


@cache
def _patterns() -> _Patterns:
    tables = _tables()
    skipped = [char for char in FILLERS + _BLANKS if not char.isascii()]
    changed = _class([c for c in (*map(chr, tables.fold), *tables.gone, *skipped) if c <= _BASIC])
    deleted = [chr(point) for point, folded in tables.table.items() if folded is None and point <= ord(_BASIC)]
    return _Patterns(
        foldable=re.compile(f"[{changed}\U00010000-\U0010ffff]"),
        basic=re.compile(f"[{changed}]"),
        skipped=re.compile(f"[{_class(deleted)}\U00010000-\U0010ffff]"),
    )


class _Looked:
    """How much has been looked at: what is found does not depend on it, only how quickly."""

    left = LITTLE

    @classmethod
    def is_little(cls, text: str) -> bool:
        cls.left = max(0, cls.left - len(text))
        return cls.left > 0


def ready() -> None:
    """Much will be looked at, perhaps in forks."""
    _Looked.left = 0
    _patterns()


def condensed(text: str) -> str:
    """A raw file without the skip set and without Markdown's brackets, folded: made for a quick "can anything hit?"."""
    tables = _tables()
    # ASCII in one pass over UTF-8, in C; what is left for the regular expression is rare.
    data = text.encode("utf-8", "surrogatepass").translate(_LOWER, _SKIPPED)
    text = data.decode("utf-8", "surrogatepass")
    table = tables.raw_table
    if _Looked.is_little(text):
        return text.translate(table)
    patterns = _patterns()
    if not patterns.basic.search(text) and not any(lead in data for lead in _BEYOND):
        return text
    return patterns.foldable.sub(lambda m: m[0].translate(table), text)


class Condensed(NamedTuple):
    """Folded text without the skip set."""

    text: str
    at: list[int]
    """For each of its characters the place in the text it came from."""


def condense(text: str) -> Condensed:
    """The folded characters of mapped text with their places."""
    table = _tables().table
    if _Looked.is_little(text):
        return Condensed(text.translate(table), [at for at, char in enumerate(text) if table.get(ord(char), 0) is not None])
    patterns = _patterns()
    if not patterns.skipped.search(text):
        return Condensed(patterns.foldable.sub(lambda m: m[0].translate(table), text), list(range(len(text))))
    reached = 0
    kept: list[int] = []
    pieces: list[str] = []
    for match in patterns.skipped.finditer(text):
        at = match.start()
        if table.get(ord(match[0]), 0) is None:
            kept += range(reached, at)
            pieces.append(text[reached:at])
            reached = at + 1
    kept += range(reached, len(text))
    pieces.append(text[reached:])
    return Condensed(patterns.foldable.sub(lambda m: m[0].translate(table), "".join(pieces)), kept)


def letters(word: str) -> str:
    """The characters of a listed word that matching compares, unfolded: without the skip set."""
    table = _tables().table
    return "".join(c for c in word if table.get(ord(c), 0) is not None)


def fold(text: str) -> str:
    """Every character folded, fillers and blanks kept; format characters fold to nothing."""
    tables = _tables()
    if _Looked.is_little(text):
        return "".join([char for char in text if char not in tables.gone]).translate(tables.fold)
    return _patterns().foldable.sub(lambda m: "" if m[0] in tables.gone else m[0].translate(tables.fold), text)


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
