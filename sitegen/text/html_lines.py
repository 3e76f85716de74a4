"""Pieces of a page's text -> the lines a browser would show, each character with its place in the source."""

from __future__ import annotations

import re

from sitegen.text.cjk import is_cjk
from sitegen.text.view import BREAK, Segment

__all__ = ["BLANK", "ShownLines"]

BLANK = re.compile(r"[\s\u00a0\u3000]+")
"""What a browser shows as one blank, and the full-width one that indents paragraphs."""


class ShownLines:
    """Puts pieces one after another as a browser would show them: runs of blanks are one, none beside Han characters at a line's end."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self._at = 0
        self._gap: tuple[str, int, int] | None = None
        self._fresh = True
        """Nothing stands on this line yet."""

    def add(self, text: str, start: int, length: int) -> None:
        if not text:
            self._gap, self._fresh = None, True
            return
        literal = len(text) == length
        at = 0
        for blank in (*BLANK.finditer(text), None):
            end = blank.start() if blank else len(text)
            if end > at:
                self._word(text[at:end], start + at if literal else start, end - at if literal else length)
            if blank:
                self._gap = (
                    blank[0],
                    start + blank.start() if literal else start,
                    blank.end() - blank.start() if literal else length,
                )
                at = blank.end()

    def _word(self, text: str, start: int, length: int) -> None:
        if self._fresh and self.parts:
            self._put("\n", self.segments[-1].source + self.segments[-1].source_length, 0, BREAK)
        elif (
            self._gap
            and not self._fresh
            and not ("\n" in self._gap[0] and (is_cjk(self.parts[-1][-1]) or is_cjk(text[0])))
        ):
            self._put(" ", self._gap[1], self._gap[2], "paragraph")
        self._gap, self._fresh = None, False
        self._put(text, start, length, "paragraph")

    def _put(self, text: str, start: int, length: int, kind: str) -> None:
        self.segments.append(Segment(self._at, start, length, kind))
        self.parts.append(text)
        self._at += len(text)
