"""Two versions of a text -> what stayed, what went, what came, line by line and inside changed lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

__all__ = ["Piece", "difference"]

INSIDE = 2_000
"""Lines longer than this are told apart as wholes: comparing characters takes time that grows with the square."""

NEAR = 3
"""Unchanged lines shown around a change."""


class Piece(NamedTuple):
    """A stretch of text."""

    kind: Literal["same", "gone", "new", "skipped"]
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Unchanged lines far from any change are one piece `skipped`, with their number as text."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Piece] = []
    codes = (
        SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if len(old) * len(new) < 4_000_000
        else [("replace", 0, len(old), 0, len(new))]
    )
    for number, (kind, a, b, c, d) in enumerate(codes):
        if kind == "equal":
            found += _context(old[a:b], number == 0, number == len(codes) - 1)
        elif kind == "replace" and b - a == d - c:
            for one, other in zip(old[a:b], new[c:d], strict=True):
                found += _inside(one, other)
        else:
            found += [Piece(what, "".join(lines)) for what, lines in (("gone", old[a:b]), ("new", new[c:d])) if lines]  # type: ignore[arg-type]
    return tuple(found)


def _context(lines: list[str], first: bool, last: bool) -> Iterator[Piece]:
    head, tail = 0 if first else NEAR, 0 if last else NEAR
    if len(lines) <= head + tail + 1:
        yield Piece("same", "".join(lines))
        return
    if head:
        yield Piece("same", "".join(lines[:head]))
    yield Piece("skipped", str(len(lines) - head - tail))
    if tail:
        yield Piece("same", "".join(lines[-tail:]))


def _inside(one: str, other: str) -> Iterator[Piece]:
    if max(len(one), len(other)) > INSIDE:
        yield from (Piece("gone", one), Piece("new", other))
        return
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", one[a:b])
        else:
            if b > a:
                yield Piece("gone", one[a:b])
            if d > c:
                yield Piece("new", other[c:d])
