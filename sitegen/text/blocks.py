"""Block rules for Chinese texts: markdown-it's own, wrapped so that each knows where its words came from.

A token of type `inline` gets `meta["pieces"]`: how its content maps to the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.common import utils
from markdown_it.rules_block import StateBlock, heading, html_block, reference, table

from sitegen.text.cjk import HAN_START
from sitegen.text.marks import NEW_PARAGRAPH
from sitegen.text.spans import Piece, Pieces

__all__ = ["install"]

_Rule = Callable[[StateBlock, int, int, bool], bool]

_HAN = re.compile(f"[{HAN_START}]")
_BLANKS = " \t\u3000"
# Kinds 1 to 5 of CommonMark's HTML blocks: they hold nothing that a reader should see.
_UNSEEN = re.compile(r"<(?:script|pre|style|textarea|!|\?)", re.IGNORECASE)
_INDENT = 4
# What counts as a blank around cells differs between versions of markdown-it-py.
_trim: Callable[[str], str] = getattr(utils, "mdTrim", str.strip)


def install(md: MarkdownIt) -> None:
    """Put the rules in place of markdown-it's; indented code and underlined headings are off."""
    md.disable(["code", "lheading"])
    for name, rule in (("paragraph", paragraph), ("heading", _heading), ("table", _table),
                       ("html_block", _html_block), ("reference", _reference)):
        md.block.ruler.at(name, rule, {"alt": _ALT.get(name, [])})


_ALT = {
    "table": ["paragraph", "reference"],
    "html_block": ["paragraph", "reference", "blockquote"],
    "heading": ["paragraph", "reference", "blockquote"],
}


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph also ends before a line with an official level mark, a date alone, or a Chinese indent."""
    terminators = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    last = start + 1
    while last < state.lineMax and not state.isEmpty(last) and not _begins(state, last):
        lazy = state.sCount[last] - state.blkIndent >= _INDENT or state.sCount[last] < 0
        if not lazy and any(rule(state, last, state.lineMax, True) for rule in terminators):
            break
        last += 1
    state.parentType = parent
    state.line = last

    lines: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for line in range(start, last):
        first, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        while first < stop and state.src[first] in _BLANKS:
            first += 1
        text = state.src[first:stop]
        lines.append(text)
        pieces.append(Piece(at, len(text) + 1, first, len(text) + 1))
        at += len(text) + 1
    content = "\n".join(lines).rstrip()
    if content:
        state.push("paragraph_open", "p", 1).map = [start, last]
        _inline(state, content, Pieces(pieces), start, last)
        state.push("paragraph_close", "p", -1)
    return True


def _begins(state: StateBlock, line: int) -> bool:
    first, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if state.sCount[line] - state.blkIndent >= _INDENT and _HAN.match(state.src, first):
        return True
    return NEW_PARAGRAPH.match(state.src, first, stop) is not None


def _inline(state: StateBlock, content: str, pieces: Pieces, start: int, end: int) -> None:
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = content, [start, end], []
    token.meta["pieces"] = pieces


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not heading(state, start, end, silent):
        return False
    if not silent:
        opening, inline = state.tokens[-3:-1]
        at = state.bMarks[start] + state.tShift[start] + len(opening.markup)
        length = len(inline.content)
        if length:
            at = state.src.index(inline.content, at)
        inline.meta["pieces"] = Pieces([Piece(0, length, at, length)])
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    count = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if silent:
        return True
    cells: list[tuple[int, str]] = []
    column = 0
    for token in state.tokens[count:]:
        if token.type == "tr_open" and token.map:
            cells, column = _cells(state, token.map[0]), 0
        elif token.type == "inline":
            at = cells[column][0] if column < len(cells) else state.eMarks[(token.map or [start])[0]]
            raw = cells[column][1] if column < len(cells) else ""
            token.meta["pieces"] = _cell_pieces(raw, at, token.content)
            column += 1
    return True


def _cells(state: StateBlock, line: int) -> list[tuple[int, str]]:
    """(offset, source) of each cell of a row, split at every pipe that has no backslash before it."""
    at = state.bMarks[line] + state.tShift[line]
    whole = state.src[at : state.eMarks[line]]
    row = _trim(whole)
    at += whole.find(row)
    cells = []
    start = 0
    for index in range(len(row) + 1):
        if index == len(row) or (row[index] == "|" and (not index or row[index - 1] != "\\")):
            cells.append((at + start, row[start:index]))
            start = index + 1
    if cells and not cells[0][1]:
        cells.pop(0)
    if cells and not cells[-1][1]:
        cells.pop()
    return cells


def _cell_pieces(raw: str, at: int, words: str) -> Pieces:
    """A cell's content is its source, trimmed, with each `\\|` read as `|`."""
    pieces = []
    lead = max(0, raw.replace("\\|", "|").find(words))
    raw, at = raw[lead:], at + lead
    content = 0
    parts = raw.split("\\|")
    for index, part in enumerate(parts):
        if index:
            pieces.append(Piece(content, 1, at, 2))
            content, at = content + 1, at + 2
        pieces.append(Piece(content, len(part), at, len(part)))
        content, at = content + len(part), at + len(part)
    return Pieces([piece for piece in pieces if piece.length] or pieces)


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Raw HTML is noted for `html.raw`. Scripts, styles and comments vanish; other tags leave their words as text."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<", at) or (not silent and at < state.env.get("html_until", 0)):
        return False
    if not html_block(state, start, end, silent):
        return False
    if silent:
        return True
    until = state.eMarks[state.line - 1]
    state.env.setdefault("raw_html", []).append((at, until))
    if _UNSEEN.match(state.src, at):
        return True
    state.env["html_until"] = until
    state.tokens.pop()
    state.line = start
    return False


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    known = len(state.env.get("references", ()))
    if not reference(state, start, end, silent):
        return False
    references = state.env.get("references", {})
    if len(references) > known:
        label = next(reversed(references))
        stop = state.eMarks[state.line - 1]
        state.env.setdefault("definitions", {})[label] = (state.bMarks[start] + state.tShift[start], stop)
    return True
