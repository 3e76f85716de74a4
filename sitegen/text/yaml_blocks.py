"""The everyday shape of settings files, read without PyYAML. Out: the very tree PyYAML gives, or None: let it decide.

A strict subset: blocks of maps and lists of any depth, values on one line, comments. Half of a short run's time for
settings went into loading PyYAML and its events. Whatever is not certainly of this shape, every fault included, is left to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sitegen.text.nodes import Mapping, Node, Scalar, Sequence
from sitegen.text.yaml_fast import STARTERS

__all__ = ["read_blocks"]

_LINE = re.compile(r"^( *)([^ #\n][^\n]*)$", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_./-]{0,99}):(?: +|$)", re.MULTILINE)
_IN_LIST = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n?:,\[\]{}#]*")
_IN_MAP = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n?:,\[\]{}#]|:(?![\s,\[\]{}]))*")
_FLOW_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_./-]{0,99}): +")
_AFTER = re.compile(r" *$| +#", re.MULTILINE)


class _Odd(Exception):
    """Not of this shape."""


class _Line(NamedTuple):
    indent: int
    start: int
    """Of what is written on it."""
    end: int


def read_blocks(text: str, start: int, end: int, depth: int, items: int) -> Node | None:
    """The map or list between two offsets; the caller has refused tabs and other odd characters (see `yaml`)."""
    if end <= start or text[end - 1] != "\n" or "\r" in text[start:end]:
        return None
    lines = [_Line(len(line[1]), line.start(2), line.end()) for line in _LINE.finditer(text, start, end)]
    reader = _Blocks(text, lines, depth, items)
    try:
        node = reader.block(1) if lines else None
    except _Odd:
        return None
    return node if reader.at == len(lines) else None


class _Blocks:
    def __init__(self, text: str, lines: list[_Line], depth: int, items: int) -> None:
        self.text, self.lines, self.depth, self.items = text, lines, depth, items
        self.at = 0
        """Number of the line to be read."""

    def block(self, level: int) -> Node:
        if level > self.depth:
            raise _Odd
        line = self.lines[self.at]
        return self.sequence(line.indent, level) if self.dash(line) else self.mapping(line.indent, level)

    def dash(self, line: _Line) -> bool:
        return self.text.startswith("- ", line.start)

    def is_block(self, indent: int) -> bool:
        """Whether what follows a key at this indent stands on the next lines."""
        if self.at == len(self.lines):
            return False
        line = self.lines[self.at]
        return line.indent > indent or (line.indent == indent and self.dash(line))

    def more(self, indent: int) -> bool:
        """Whether the next line belongs to the block at this indent; one further in belongs to nothing."""
        if self.at == len(self.lines) or self.lines[self.at].indent < indent:
            return False
        if self.lines[self.at].indent > indent:
            raise _Odd
        return True

    def mapping(self, indent: int, level: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while self.more(indent):
            line = self.lines[self.at]
            found = _KEY.match(self.text, line.start, line.end)
            if not found or found[1] in pairs or len(pairs) == self.items:
                raise _Odd
            key = Scalar(found[1], line.start, found.end(1), True)
            self.at += 1
            if found.end() < line.end and self.text[found.end()] != "#":
                value = self.value(found.end(), line.end, level)
            elif self.is_block(indent):
                value = self.block(level + 1)
            else:
                value = Scalar("", key.end + 1, key.end + 1, True)
            pairs[key.value] = (key, value)
        inside = tuple(pairs.values())
        return Mapping(inside, inside[0][0].start, inside[-1][1].end)

    def sequence(self, indent: int, level: int) -> Sequence:
        values: list[Node] = []
        start = self.lines[self.at].start
        while self.more(indent) and self.dash(line := self.lines[self.at]):
            inside = line.start + 2
            while inside < line.end and self.text[inside] == " ":
                inside += 1
            if inside == line.end or len(values) == self.items:
                raise _Odd
            if self.text.startswith("- ", inside) or _KEY.match(self.text, inside, line.end):
                self.lines[self.at] = _Line(indent + inside - line.start, inside, line.end)
                values.append(self.block(level + 1))
            else:
                self.at += 1
                values.append(self.value(inside, line.end, level))
        return Sequence(tuple(values), start, values[-1].end)

    def value(self, start: int, end: int, level: int) -> Node:
        """What is written from here to the end of the line, but for a comment."""
        if self.text[start] in "\"'[{":
            node = self.flow(start, end, level, _IN_LIST)
            if not _AFTER.match(self.text, node.end, end):
                raise _Odd
            return node
        written = self.text[start:end].partition(" #")[0].rstrip(" ")
        if written[0] in STARTERS or ": " in written or written[-1] == ":":
            raise _Odd
        return Scalar(written, start, start + len(written), True)

    def flow(self, start: int, end: int, level: int, plain: re.Pattern[str]) -> Node:
        first = self.text[start]
        if first == "[" or first == "{":
            if level + 1 > self.depth:
                raise _Odd
            return self.flow_list(start, end, level + 1) if first == "[" else self.flow_map(start, end, level + 1)
        if first == '"' or first == "'":
            close = self.text.find(first, start + 1, end)
            if close < 0 or "\\" in self.text[start:close] or self.text.startswith(first, close + 1):
                raise _Odd
            return Scalar(self.text[start + 1 : close], start, close + 1, False)
        found = plain.match(self.text, start, end)
        if not found:
            raise _Odd
        written = found[0].rstrip(" ")
        return Scalar(written, start, start + len(written), True)

    def flow_list(self, start: int, end: int, level: int) -> Sequence:
        values: list[Node] = []
        at = self.blanks(start + 1, end)
        if self.text[at] == "]":
            return Sequence((), start, at + 1)
        while True:
            values.append(self.flow(at, end, level, _IN_LIST))
            at = self.blanks(values[-1].end, end)
            if self.text[at] == "]" and len(values) <= self.items:
                return Sequence(tuple(values), start, at + 1)
            at = self.comma(at, end)

    def flow_map(self, start: int, end: int, level: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        at = self.blanks(start + 1, end)
        if self.text[at] == "}":
            return Mapping((), start, at + 1)
        while True:
            found = _FLOW_KEY.match(self.text, at, end)
            if not found or found.end() == end or found[1] in pairs:
                raise _Odd
            value = self.flow(found.end(), end, level, _IN_MAP)
            pairs[found[1]] = (Scalar(found[1], at, found.end(1), True), value)
            at = self.blanks(value.end, end)
            if self.text[at] == "}" and len(pairs) <= self.items:
                return Mapping(tuple(pairs.values()), start, at + 1)
            at = self.comma(at, end)

    def comma(self, at: int, end: int) -> int:
        if self.text[at] != ",":
            raise _Odd
        return self.blanks(at + 1, end)

    def blanks(self, at: int, end: int) -> int:
        """Past blanks; there must be something behind them."""
        while at < end and self.text[at] == " ":
            at += 1
        if at == end:
            raise _Odd
        return at
