"""Texts of the commonest shape, told by a pattern: single lines between blank ones, headings, tight lists, nothing else.

Body in; lines out. Four of five texts are so; going through them block by block (`fast`) is three times as dear, and only
who makes a page or a view needs the blocks. `tests/text/test_fast.py` holds that what is told so equals the full parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["DATES", "HEADS", "heading_lines", "is_everyday", "telling_lines"]

_WORDS = r"(?:\*\*|!\[|[0-9A-Za-z]{1,9})?[^\x00-\u3000].*"
"""Running text: no mark of a block begins with such a character, and no definition of an address or note."""
_END = r"(?:\n\n|\n?\Z)"
_LIST_END = r"\n\n(?!\n*[-0-9])|\n*\Z"
"""Two lists in a row are one, or two: the parser knows."""
_ODD = re.compile(
    rf"\n(?!\n|\Z|\u3000*{_WORDS}{_END}|#{{1,6}} +[^\s#](?:[^#\n]*[^\s#])? *{_END}"
    rf"|- {_WORDS}(?:\n- |{_LIST_END})|[0-9]{{1,9}}[.] {_WORDS}(?:\n[0-9]{{1,9}}[.] |{_LIST_END})|[0-9]{{1,9}}[)] {_WORDS}(?:\n[0-9]{{1,9}}[)] |{_LIST_END}))"
)
"""A line of another shape, or before one that may not follow it."""
_BEGIN = re.compile(r"#{1,6} +|- |[0-9]{1,9}[.)] |\u3000*")
_TELLING = ("[", "<", "://")
"""One of these stands wherever a link or a tag does."""
HEADS, DATES = "第一二三四五六七八九十百*_[!&\\`<", "0123456789〇○零"
"""What the words of a paragraph that serves as a heading may start with, markup included. And what a date starts with besides:
below one, a first-level heading is the title of an enclosed text."""
_FIRST = re.escape(HEADS) + "〇○零"
_HEADING = re.compile(rf"\n(?:(#{{1,6}}) +|\u3000*(?=[{_FIRST}]|[0-9]+[^\x00-\u3000]))(.*)")


def is_everyday(text: str) -> bool:
    """Whether a body with LF ends has that shape."""
    return not ("\t" in text or "\v" in text or "\f" in text) and _ODD.search("\n" + text) is None


def telling_lines(text: str, most: int) -> Iterator[tuple[str, int]]:
    """(words, where they begin) of the lines that may have a link, a tag or more than so many marks of emphasis."""
    starts: set[int] = set()
    for mark in _TELLING:
        at = text.find(mark)
        while at >= 0:
            starts.add(text.rfind("\n", 0, at) + 1)
            end = text.find("\n", at)
            at = text.find(mark, end) if end >= 0 else -1
    if text.count("*") + text.count("_") > most:
        at = 0
        for line in text.split("\n"):
            if line.count("*") + line.count("_") > most:
                starts.add(at)
            at += len(line) + 1
    for start in sorted(starts):
        begin = _BEGIN.match(text, start)
        end = text.find("\n", start)
        at = begin.end() if begin else start
        yield (text[at:end] if end >= 0 else text[at:]).rstrip(), at


def heading_lines(text: str) -> Iterator[tuple[str, int, int]]:
    """(words, level, where they begin) of headings, and with level 0 of the lines that may serve as one."""
    for match in _HEADING.finditer("\n" + text):
        yield match[2].rstrip(), len(match[1] or ""), match.start(2) - 1
