"""Offsets to lines and columns and back. In: a decoded text. Out: 1-based places in code points (design 5.4)."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from sitegen.model import Place

__all__ = ["Lines"]


class Lines:
    """Where the lines of one text begin. Lines end at LF or CRLF only; a lone CR, NEL or U+2028 ends none."""

    __slots__ = ("_size", "_starts")

    def __init__(self, text: str) -> None:
        ends = accumulate(map(len, text.split("\n")))
        self._starts, self._size = [0, *(end + number for number, end in enumerate(ends, 1))], len(text)
        self._starts.pop()  # what lies beyond the last line

    def __len__(self) -> int:
        """Number of lines; a text that ends with a line end has an empty last one."""
        return len(self._starts)

    def at(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset; what lies outside the text is drawn to its ends."""
        offset = min(max(offset, 0), self._size)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """The inverse of `at`, drawn to the ends of the text likewise."""
        if line < 1:
            return 0
        if line > len(self._starts):
            return self._size
        return min(self._starts[line - 1] + max(column, 1) - 1, self._size)

    def place(self, start: int, end: int) -> Place:
        """The place of a half-open range."""
        return Place(*self.at(start), *self.at(end), start, end)
