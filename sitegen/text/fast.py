"""The short way through plain texts: paragraphs, headings, tight lists, tables, all at the left edge.

Body in; blocks out, or None where only the full parser will do. What is made of them equals the full parse, always;
`tests/text/test_fast.py` holds that.
"""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from sitegen.text.cjk import is_cjk
from sitegen.text.marks import NEW_PARAGRAPH
from sitegen.text.remember import remembered

__all__ = ["SPECIAL", "Line", "Plain", "cells", "one_bold", "one_link", "split"]

SPECIAL = re.compile(r"\\|`|\*|_|\[|<|&|\n|://")
"""Text without any of these has no inline markup. Written as single characters the search is three times as fast as with a class."""

_RUN = r"[^\\`*_\[<&\n\]]"
_BOLD = re.compile(rf"({_RUN}*)\*\*({_RUN}+)\*\*({_RUN}*)\Z")
_LINK = re.compile(rf"({_RUN}*)\[({_RUN}+)\]\(([A-Za-z0-9/._~#?=:-]+)\)({_RUN}*)\Z")

# Definitions, footnotes, directives and tabs concern the whole text; indented lines continue what stands above.
_WHOLE = ("\t", "]:", "[^", ":::", "\v", "\f")
_INDENTED = re.compile(r"^ +[^ \n]", re.MULTILINE)
_RUNNING = "\u3000"
"""A line that starts with a character beyond this one (the last of all blanks) is running text."""
_PLAIN = re.compile(r"(?:\*\*?[^*\s]|[^\s#\-+*_>|~`<:])")
_ITEM = re.compile(r"(?:-|([0-9]{1,9})([.)])) (?=[^ ])")
_LIST = re.compile(r"[0-9]{1,9}[.)](?: |$)")
_UNDER = re.compile(r":?-+:?\Z")


def one_bold(text: str) -> tuple[str, str, str] | None:
    """(before, bold words, after) of running text whose only markup is one bold stretch of Chinese."""
    match = _BOLD.match(text)
    if match is None or "://" in text:
        return None
    before, words, after = match.groups()
    return (before, words, after) if is_cjk(words[0]) and is_cjk(words[-1]) else None


def one_link(text: str) -> tuple[str, str, str, str] | None:
    """(before, words, address, after) of running text whose only markup is one plain link, or image where `!` ends `before`."""
    match = _LINK.match(text)
    if match is None:
        return None
    before, words, address, after = match.groups()
    if "://" in text and ("://" in before + words or "://" in after):
        return None
    return before, words, address, after


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


class Line(NamedTuple):
    """The words of a paragraph, heading or list item, and where they stand."""

    text: str
    start: int
    end: int


class Plain(NamedTuple):
    """One block."""

    kind: str
    """`p`, `h1` to `h6`, `ul`, `ol`, or `table`, which is left to the parser."""
    lines: list[Line]
    """One for a paragraph (its line breaks kept), heading or table; one an item for a list."""
    first: str = ""
    """Number and mark of a list's first item: `1.`"""


# Half the cost of calling the class; a text has fifty of them.
_line = partial(tuple.__new__, Line)
_plain = partial(tuple.__new__, Plain)


@remembered
def split(text: str) -> list[Plain] | None:
    """Blocks of a plain text with LF ends, or None. Remembers the last text, which outline and view both ask for; not to be changed."""
    for mark in _WHOLE:  # a generator costs as much as the search
        if mark in text:
            return None
    if (text[:1] == " " or "\n " in text) and _INDENTED.search(text):
        return None
    found: list[Plain] = []
    above = ""  # kind of the line above: empty after a blank line or a heading
    at = 0
    for line in text.split("\n"):
        if not line:
            above = ""
            at += 1
            continue
        start, at = at, at + len(line) + 1
        mark = line[0]
        if mark > _RUNNING:
            if above == "p" and not NEW_PARAGRAPH.match(line):
                _extend(found[-1], line)
            elif above and above != "p":
                return None
            else:
                found.append(_plain(("p", [_line((line, start, start + len(line.rstrip())))], "")))
                above = "p"
        elif not line.strip(" "):
            above = ""
        elif mark == "#":
            rest = line.lstrip("#")
            level, words = len(line) - len(rest), rest.strip(" ")
            if level > 6 or rest[:1] != " " or "#" in rest or not words or words != words.strip() or above:
                return None
            begin = start + len(line) - len(rest.lstrip(" "))
            found.append(_plain((f"h{level}", [_line((words, begin, begin + len(words)))], "")))
        elif mark == "|":
            if above == "table":
                _extend(found[-1], line)
            elif above:
                return None
            else:
                found.append(Plain("table", [Line(line, start, start + len(line))]))
                above = "table"
        elif mark in "-0123456789" and (item := _ITEM.match(line)):
            begin = item.end()
            words = line[begin:].rstrip()
            if words[:1] <= _RUNNING and (not _PLAIN.match(words) or _LIST.match(words)):
                return None
            begin += start
            entry = _line((words, begin, begin + len(words)))
            kind = "ol" if item[1] else "ul"
            if above == kind and found[-1].first[-1:] == (item[2] or ""):
                found[-1].lines.append(entry)
            elif above or (found and found[-1].kind in ("ol", "ul")):
                return None
            else:
                found.append(_plain((kind, [entry], (item[1] or "") + (item[2] or ""))))
                above = kind
        elif above not in ("", "p") or not _paragraph(found, line, start, above):
            return None
        else:
            above = "p"
    return found


def _paragraph(found: list[Plain], line: str, start: int, above: str) -> bool:
    """Add a line of running text, to the paragraph above or as a new one; False where it is something else."""
    words = line.lstrip("\u3000 ")
    indented = len(words) < len(line)
    start += len(line) - len(words)
    kept = words.rstrip()
    if not kept or (not indented and (not _PLAIN.match(words) or _LIST.match(words))):
        return False
    entry = Line(words, start, start + len(kept))
    if above and not NEW_PARAGRAPH.match(line):
        _extend(found[-1], words)
    else:
        found.append(Plain("p", [entry]))
    return True


def _extend(block: Plain, line: str) -> None:
    last = block.lines[-1]
    # Blanks before the line break stay: two of them are a break that shows.
    end = last.start + len(last.text) + 1 + len(line.rstrip())
    block.lines[-1] = Line(last.text + "\n" + line, last.start, end)
