"""Directives (`:::figure a.png 说明` … `:::`): what editors would otherwise need raw HTML for. Lines in, tokens out.

figure FILE CAPTION, video FILE CAPTION, table CAPTION (cells `<<` and `^^` merge left and up), right,
chart bar|line CAPTION (drawn from the table inside, which stays below it).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from sitegen.text.chart import KINDS
from sitegen.text.spans import Piece, Pieces, Problem

__all__ = ["DIRECTIVES", "install"]

DIRECTIVES = ("figure", "video", "table", "right", "chart")

_LINE = re.compile(r":::+(?:[ \t]*(?P<name>[^\s:]+)(?:[ \t]+(?P<rest>.*))?)?$")
_FILE = re.compile(r"(?P<file>\S+)(?:[ \t\u3000]+|$)")
_FENCE = re.compile(r"`{3,}|~{3,}")


def install(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "directive", _directive, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if not state.src.startswith(":::", at):
        return False
    line = state.src[at:stop].rstrip()
    match = _LINE.match(line)
    if not match:
        return False
    if silent:
        return True
    here = (line, at, at + len(line))
    if not match["name"]:
        _problem(state, "directive.stray", *here)
        state.line = start + 1
        return True
    close = _closings(state).get(start, -1)
    if close < 0 or close >= end:
        _problem(state, "directive.unclosed", *here)
        close = end
    if match["name"] not in DIRECTIVES:
        _problem(state, "directive.unknown", match["name"], at + match.start("name"), at + match.end("name"))
    _open(state, match, start, here)
    parent, state.parentType = state.parentType, "directive"
    line_max, state.lineMax = state.lineMax, close
    state.md.block.tokenize(state, start + 1, close)
    state.parentType, state.lineMax = parent, line_max
    _close(state, match["name"])
    state.line = min(close + 1, end)
    return True


def _open(state: StateBlock, match: re.Match[str], start: int, here: tuple[str, int, int]) -> None:
    name, at = match["name"], here[1]
    if name not in DIRECTIVES:  # its content is printed plainly
        return
    token = state.push("directive_open", "div" if name == "right" else "figure", 1)
    token.map, token.info, token.meta["at"] = [start, start + 1], name, here[1:]
    token.attrSet("class", name)
    words, offset = match["rest"] or "", at + match.start("rest")
    if name in ("figure", "video"):
        file = _FILE.match(words)
        media = state.push("directive_media", "img" if name == "figure" else "video", 0)
        media.info, media.meta["at"] = file["file"] if file else "", here[1:]
        if file:
            words, offset = words[file.end() :], offset + file.end()
        else:
            _problem(state, "directive.file", *here)
        media.content = words
    if name == "chart":
        kind = _FILE.match(words)
        token.meta["chart"] = kind["file"] if kind and kind["file"] in KINDS else ""
        if kind and token.meta["chart"]:
            words, offset = words[kind.end() :], offset + kind.end()
        else:
            _problem(state, "directive.chart", *here)
    if words and name != "right":
        state.push("figcaption_open", "figcaption", 1)
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = words, [start, start + 1], []
        inline.meta["pieces"] = Pieces([Piece(0, len(words), offset, len(words))])
        state.push("figcaption_close", "figcaption", -1)


def _close(state: StateBlock, name: str) -> None:
    if name in DIRECTIVES:
        state.push("directive_close", "div" if name == "right" else "figure", -1).info = name


def _problem(state: StateBlock, code: str, text: str, start: int, end: int) -> None:
    state.env.setdefault("problems", []).append(Problem(code, text, start, end))


def _closings(state: StateBlock) -> dict[int, int]:
    """Line of the opening to line of the closing, for the whole text, made once."""
    known: dict[int, int] | None = state.env.get("closings")
    if known is not None:
        return known
    pairs: dict[int, int] = {}
    stack: list[int] = []
    fence = ""
    for number, raw in enumerate(state.src.split("\n")):
        line = raw.strip(" \t>")
        if fence:
            fence = "" if line.startswith(fence) and not line.strip(fence[0]) else fence
        elif mark := _FENCE.match(line):
            fence = mark[0]
        elif match := _LINE.match(line):
            if match["name"]:
                stack.append(number)
            elif stack:
                pairs[stack.pop()] = number
    state.env["closings"] = pairs
    return pairs
