"""From offsets in a block's text to offsets in the body. Pieces in, positions out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

__all__ = ["LineEnds", "Piece", "Pieces", "Problem", "Span"]

Span = tuple[int, int]
"""Half-open range of code points."""


class Problem(NamedTuple):
    """Something that the parser could read only by guessing."""

    code: str
    """`directive.unknown`, `directive.unclosed`, `directive.stray`, `directive.file`, `directive.chart`, `table.merge`."""
    text: str
    """The words in question."""
    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of a block's text and the stretch of the source it came from; equal lengths mean equal characters."""

    start: int
    length: int
    source: int
    source_length: int


class Pieces:
    """The whole of a block's text, piece by piece, in order."""

    __slots__ = ("_pieces", "_starts")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def span(self, start: int, end: int) -> Span:
        """Source of a range; an escape is covered wholly."""
        if not self._pieces:
            return (0, 0)
        first = self._piece(start)
        source = first.source + (start - first.start if first.length == first.source_length else 0)
        if end <= start:
            return (source, source)
        last = self._piece(end - 1)
        inner = end - last.start if last.length == last.source_length else last.source_length
        return (source, last.source + inner)

    def cut(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a range; their `start` counts from the range's start."""
        while start < end:
            piece = self._piece(start)
            inside = start - piece.start
            length = min(end - start, piece.length - inside)
            if length <= 0:  # beyond the last piece
                return
            if piece.length == piece.source_length:
                yield Piece(start, length, piece.source + inside, length)
            else:
                yield Piece(start, length, piece.source, piece.source_length)
            start += length

    def shifted(self, by: int) -> Pieces:
        """The same seen from an inner text that starts `by` characters later."""
        return Pieces([piece._replace(start=piece.start - by) for piece in self._pieces])

    def _piece(self, offset: int) -> Piece:
        return self._pieces[max(0, bisect_right(self._starts, offset) - 1)]


class LineEnds:
    """The body with LF ends only, and the way back to offsets in the body as it is (CRLF counts two)."""

    __slots__ = ("_pairs", "text")

    def __init__(self, body: str) -> None:
        self._pairs: list[int] = []
        if "\r" in body:
            lines = body.split("\r\n")
            at = -1
            for line in lines[:-1]:
                at += len(line) + 1
                self._pairs.append(at)
            body = "\n".join(lines).replace("\r", " ")
        self.text = body.replace("\0", "\ufffd")

    def __bool__(self) -> bool:
        """True where offsets differ."""
        return bool(self._pairs)

    def back(self, offset: int) -> int:
        """Offset in the body."""
        return offset + bisect_left(self._pairs, offset)

    def back_all(self, offsets: Iterable[int]) -> list[int]:
        return [self.back(offset) for offset in offsets]
