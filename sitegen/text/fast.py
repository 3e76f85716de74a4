"""The short way through plain texts: paragraphs, headings, tight lists, tables, all at the left edge.

Body in; blocks out, or None where only the full parser will do. What is made of them equals the full parse, always;
`tests/text/test_fast.py` holds that.
"""

from __future__ import annotations

import re

from sitegen.text.marks import NEW_PARAGRAPH
from sitegen.text.remember import remembered

__all__ = ["Line", "Plain", "cells", "split"]

# Definitions, footnotes, directives and tabs concern the whole text; indented lines continue what stands above.
_WHOLE = (b"\t", b"]:", b"[^", b":::", b"\v", b"\f")
_OTHERS = bytes(set(range(256)) - set(b"".join(_WHOLE)))
_RUNNING = "\u3000"
"""A line that starts with a character beyond this one (the last of all blanks) is running text."""
_PLAIN = re.compile(r"(?:\*\*?[^*\s]|[^\s#\-+*_>|~`<:])")
_HEADING = re.compile(r"(#{1,6}) +([^\s#](?:[^#\n]*[^\s#])?) *\Z")
_SIGNS = {"#" * level: f"h{level}" for level in range(1, 7)}
_ITEM = re.compile(r"(?:-|([0-9]{1,9})([.)])) (?=[^ ])")
_LEADS = frozenset("-0123456789")
_LIST = re.compile(r"[0-9]{1,9}[.)](?: |$)")
_UNDER = re.compile(r":?-+:?\Z")


def cells(text: str) -> list[list[str]] | None:
    """Words of a table's cells by row, the row under the head as `left`, `right`, `center` or empty; None where a row is not like the others."""
    if "\\" in text:
        return None
    rows: list[list[str]] = []
    for line in text.split("\n"):
        row = line.rstrip(" ")
        if len(row) < 2 or row[0] != "|" or row[-1] != "|":
            return None
        found = [cell.strip(" ") for cell in row[1:-1].split("|")]
        if (rows and len(found) != len(rows[0])) or found != [cell.strip() for cell in found]:  # other blanks: the parser knows
            return None
        rows.append(found)
    if len(rows) < 2 or not all(map(_UNDER.match, rows[1])):
        return None
    rows[1] = ["center" if len(under) > 1 and under[0] == under[-1] == ":" else "left" if under[0] == ":" else "right" if under[-1] == ":" else ""
               for under in rows[1]]
    return rows


# Plain tuples: a text has fifty of them, and making a named one takes three times as long.
Line = tuple[str, int, int, bool]
"""Words of a list's item, where they begin and end, and whether there may be any markup in them, or blanks at their end. If not,
they are their own HTML and their own words."""
Plain = tuple[str, str, int, int, bool, "list[Line]", str]
"""One block: its kind (`p`, `h1` to `h6`, `ul`, `ol`, or `table`), its words with their place and mark as in `Line` (line breaks are kept;
of a list: empty), the items of a list, and number and mark of its first item: `1.`"""
_NONE: list[Line] = []

_MARK = b"!"
_MARKS = bytes(_MARK[0] if char in b'\\`*_[<&>":' else 0 for char in range(256))
"""Of the bytes of a text those that may be markup (addresses have a colon), or that HTML writes otherwise. Going from one to the
next in bytes is a tenth of the cost of a pattern."""


@remembered
def split(text: str) -> list[Plain] | None:
    """Blocks of a plain text with LF ends, or None. Remembers the last text, which outline and view both ask for; not to be changed."""
    marks = text.encode("ascii", "replace")
    signs = marks.translate(None, _OTHERS)  # a few dozen: two of them in a row are found at a tenth of the cost
    if any(mark in signs and mark in marks for mark in _WHOLE):
        return None
    marks = marks.translate(_MARKS)
    special = marks.find(_MARK)
    found: list[Plain] = []
    end = -2
    for block in text.rstrip("\n").split("\n\n"):
        start = end + 2
        end = start + len(block)
        marked = -1 < special < end
        if marked:
            special = marks.find(_MARK, end)
        if not block:
            continue
        mark = block[0]
        if mark == "\n":  # more blank lines than one
            start += 1
            block = block[1:]
            mark = block[:1]
            if not mark:
                continue
        if "\n" in block:
            if not (mark in _LEADS and _list(found, block, start, marks)) and not _lines(found, block, start, marks):
                return None
        elif mark > _RUNNING:
            last = end if block[-1] > _RUNNING else start + len(block.rstrip())
            found.append(("p", block, start, last, marked or last < end, _NONE, ""))
        elif mark == "#":
            if not _heading(found, block, start, marked):
                return None
        elif not _lines(found, block, start, marks):
            return None
    return found


def _heading(found: list[Plain], line: str, start: int, marked: bool) -> bool:
    """Add a heading; False where the line is none, or one that only the parser can tell."""
    signs, _, words = line.partition(" ")
    if signs in _SIGNS and words and words[0] > _RUNNING and words[-1] > _RUNNING and "#" not in words:  # nearly all
        begin, end = len(signs) + 1, len(line)
    elif match := _HEADING.match(line):
        signs = match[1]
        begin, end = match.span(2)
        words = line[begin:end]
    else:
        return False
    found.append((_SIGNS[signs], words, start + begin, start + end, marked, _NONE, ""))
    return True


def _list(found: list[Plain], block: str, at: int, marks: bytes) -> bool:
    """Add a list and nothing else; False where there is anything else, and nothing is added."""
    first = _ITEM.match(block)
    if first is None or (found and found[-1][0] in ("ol", "ul")):
        return False
    mark = first[2] or "-"
    begins, size = f"{mark} ", len(mark) + 1
    items: list[Line] = []
    special = marks.find(_MARK, at)
    for line in block.split("\n"):
        number, _, words = line.partition(begins)
        if not (number.isdigit() and number.isascii() and len(number) < 10 if first[1] else not number) \
                or (words[:1] <= _RUNNING and (not _PLAIN.match(words) or _LIST.match(words))):
            return False
        begin, end = at + len(number) + size, at + len(line)
        if words[-1] <= _RUNNING:
            words = words.rstrip()
        marked = -1 < special < end
        items.append((words, begin, begin + len(words), marked))
        if marked:
            special = marks.find(_MARK, end)
        at = end + 1
    found.append(("ul" if mark == "-" else "ol", "", items[0][1], items[0][2], True, items, "" if mark == "-" else first[1] + mark))
    return True


def _lines(found: list[Plain], block: str, at: int, marks: bytes) -> bool:
    """Add the blocks of lines that follow one another; False where one of them is not plain."""
    above = ""  # kind of the line above: empty after a blank line or a heading
    for line in block.split("\n"):
        start, at = at, at + len(line) + 1
        mark = line[:1]
        if mark > _RUNNING:
            if above == "p" and not NEW_PARAGRAPH.match(line):
                _extend(found, line)
            elif above and above != "p":
                return False
            else:
                found.append(_running(line, start, len(line.rstrip()), marks))
                above = "p"
        elif mark in "-0123456789" and (item := _ITEM.match(line)):
            begin = item.end()
            words = line[begin:].rstrip()
            if words[:1] <= _RUNNING and (not _PLAIN.match(words) or _LIST.match(words)):
                return False
            begin += start
            entry = (words, begin, begin + len(words), marks.find(_MARK, begin, begin + len(words)) >= 0)
            kind = "ol" if item[1] else "ul"
            if above == kind and found[-1][6][-1:] == (item[2] or ""):
                found[-1][5].append(entry)
            elif above or (found and found[-1][0] in ("ol", "ul")):
                return False
            else:
                found.append((kind, "", begin, begin + len(words), True, [entry], (item[1] or "") + (item[2] or "")))
                above = kind
        elif not line.strip(" "):
            above = ""
        elif mark == " ":  # it continues what stands above
            return False
        elif mark == "#":
            if above or not _heading(found, line, start, marks.find(_MARK, start, at) >= 0):
                return False
        elif mark == "|":
            if above == "table":
                _extend(found, line)
            elif above:
                return False
            else:
                found.append(("table", line, start, start + len(line), True, _NONE, ""))
                above = "table"
        elif above not in ("", "p") or not _paragraph(found, line, start, above, marks):
            return False
        else:
            above = "p"
    return True


def _running(line: str, start: int, size: int, marks: bytes) -> Plain:
    """A paragraph of one line, which has so many characters without the blanks at its end."""
    return ("p", line, start, start + size, size < len(line) or marks.find(_MARK, start, start + size) >= 0, _NONE, "")


def _paragraph(found: list[Plain], line: str, start: int, above: str, marks: bytes) -> bool:
    """Add a line of running text, to the paragraph above or as a new one; False where it is something else."""
    words = line.lstrip("\u3000 ")
    indented = len(words) < len(line)
    start += len(line) - len(words)
    kept = words.rstrip()
    if not kept or (not indented and (not _PLAIN.match(words) or _LIST.match(words))):
        return False
    if above and not NEW_PARAGRAPH.match(line):
        _extend(found, words)
    else:
        found.append(_running(words, start, len(kept), marks))
    return True


def _extend(found: list[Plain], line: str) -> None:
    """Add a line to the paragraph or table above."""
    kind, words, start, _, _, _, _ = found[-1]
    # Blanks before the line break stay: two of them are a break that shows.
    end = start + len(words) + 1 + len(line.rstrip())
    found[-1] = (kind, words + "\n" + line, start, end, True, _NONE, "")
