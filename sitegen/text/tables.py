"""Finish tables: alignment as classes, scope of header cells, merged cells inside `:::table`. Tokens in and out."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sitegen.text.spans import Problem

__all__ = ["finish"]

_LEFT, _UP = "<<", "^^"


def finish(state: StateCore) -> None:
    """Core rule, after inline parsing."""
    depth = 0
    start = -1
    for index, token in enumerate(state.tokens):
        if token.info == "table" and token.type in ("directive_open", "directive_close"):
            depth += token.nesting
        elif token.type in ("th_open", "td_open"):
            _cell(token)
        elif token.type in ("thead_open", "tbody_open"):
            start = index
        elif token.type in ("thead_close", "tbody_close") and depth:
            _merge(state, start, index)


def _cell(token: Token) -> None:
    style = token.attrs.pop("style", "")
    if style:
        token.attrSet("class", str(style).removeprefix("text-align:"))
    if token.tag == "th":
        token.attrSet("scope", "col")


def _merge(state: StateCore, start: int, end: int) -> None:
    """`<<` joins the cell on its left, `^^` the one above; a block of both must be a rectangle."""
    rows = _rows(state.tokens, start, end)
    owners: list[list[tuple[int, int]]] = []
    for y, row in enumerate(rows):
        line: list[tuple[int, int]] = []
        for x, index in enumerate(row):
            mark = state.tokens[index + 1].content.strip()
            owner = (y, x)
            if mark == _LEFT and x:
                owner = line[x - 1]
            elif mark == _UP and y:
                owner = owners[y - 1][x]
            elif mark in (_LEFT, _UP):
                _problem(state, index)
            line.append(owner)
        owners.append(line)
    extents: dict[tuple[int, int], list[int]] = {}
    for y, line in enumerate(owners):
        for x, owner in enumerate(line):
            box = extents.setdefault(owner, [0, owner[0], owner[1]])
            box[:] = box[0] + 1, max(box[1], y), max(box[2], x)
    for (y, x), (count, bottom, right) in extents.items():
        height, width = bottom - y + 1, right - x + 1
        if height * width != count:
            _problem(state, rows[y][x])
            continue
        opening = state.tokens[rows[y][x]]
        if width > 1:
            opening.attrSet("colspan", str(width))
        if height > 1:
            opening.attrSet("rowspan", str(height))
        for inner in ((v, u) for v in range(y, bottom + 1) for u in range(x, right + 1)):
            if inner != (y, x):
                _hide(state.tokens, rows[inner[0]][inner[1]])


def _rows(tokens: list[Token], start: int, end: int) -> list[list[int]]:
    rows: list[list[int]] = []
    for index in range(start, end):
        if tokens[index].type == "tr_open":
            rows.append([])
        elif tokens[index].type in ("th_open", "td_open"):
            rows[-1].append(index)
    return rows


def _hide(tokens: list[Token], index: int) -> None:
    opening, inline, closing = tokens[index : index + 3]
    opening.type, closing.type = "merged_open", "merged_close"
    inline.children, inline.content = [], ""


def _problem(state: StateCore, index: int) -> None:
    inline = state.tokens[index + 1]
    span = inline.meta["pieces"].span(0, len(inline.content))
    state.env.setdefault("problems", []).append(Problem("table.merge", inline.content, *span))
