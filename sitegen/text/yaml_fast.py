"""The everyday shape of front matter, read without PyYAML. Out: the very tree PyYAML gives, or None: let it decide.

A strict subset: `key: value` lines, one level of lists or maps under a key, one-line text, simple quotes, flow lists and
flow maps of plain text. Whatever is not certainly of this shape, every fault included, is left to `yaml.read_yaml`.
"""

from __future__ import annotations

import re

from sitegen.text.nodes import Mapping, Node, Scalar, Sequence

__all__ = ["FLOW_ITEM", "FLOW_KEY", "FLOW_TEXT", "ODD", "ODD_CLASS", "STARTERS", "read_simple"]

_LINE = re.compile(r"( *)(- )?(?:([A-Za-z_][A-Za-z0-9_-]{0,99}):(?: +|(?=\r?\n)))?([^\r\n]*)\r?\n")
FLOW_ITEM = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^?:,\[\]{}#]*")
FLOW_TEXT = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^?:,\[\]{}#]|:(?![ ,]|$))*")
"""A value in a flow map, without the blanks around it: an item in which a colon may stand before anything but a blank."""
FLOW_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,99}")
_new = tuple.__new__  # half the time of calling the class
STARTERS = frozenset("-?:,[]{}#&*!|>'\"%@` ")
"""What no plain text starts with."""
ODD_CLASS = "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
ODD = re.compile(f"[\r{ODD_CLASS}]")
"""All that may not stand in YAML here: tabs, controls, marks of order, and what YAML takes for a line end but a reader of
the file does not see as one (CR, where it stands alone, NEL, U+2028, U+2029)."""


def read_simple(text: str, start: int, end: int, max_items: int) -> Mapping | None:
    """The map between two offsets; the caller has refused tabs, lone CRs and other odd characters (see `yaml`)."""
    if end <= start or text[end - 1] != "\n":
        return None
    top: list[tuple[Scalar, Node]] = []
    seen: set[str] = set()
    key: Scalar | None = None  # a top key whose value may follow on the next lines
    items: list[Node] = []  # the list under it
    pairs: list[tuple[Scalar, Node]] = []  # the map under it, or the map that is the list's last item
    dash = -1  # indent of the list's dashes; -1: no list
    inner = -1  # indent of the keys of `pairs`; -1: no map
    where = 0  # where the list begins

    for line in _LINE.finditer(text, start, end):
        indent, mark, name, rest = line.groups()
        if name is not None:
            at = line.start(3)
            word = _new(Scalar, (name, at, at + len(name), True))
        elif mark is None:
            if not rest or rest[0] == "#":
                continue
            return None
        value: Node | None
        if not rest:
            value = None
        elif rest[0] not in STARTERS and rest[-1] not in ": " and ": " not in rest and " #" not in rest:
            at = line.start(4)
            value = _new(Scalar, (rest, at, at + len(rest), True))
        elif (value := _value(rest, line.start(4))) is None:
            return None

        if not indent and mark is None:
            if key is not None:
                if not _close(top, key, items, pairs, dash, inner, where):
                    return None
                key, items, pairs, dash, inner = None, [], [], -1, -1
            if name in seen:
                return None
            seen.add(name)
            if value is None:
                key = word
            else:
                top.append((word, value))
            continue
        if key is None or value is None:
            return None
        depth = len(indent)
        if mark is not None:
            if dash < 0 and inner < 0:
                dash, where = depth, line.start(2)
            elif depth != dash:
                return None
            if pairs and not _end_item(items, pairs):
                return None
            pairs, inner = [], -1
            if name is None:
                items.append(value)
                continue
            inner = depth + 2
        elif dash < 0 and inner < 0:
            inner = depth
        elif depth != inner:
            return None
        pairs.append((word, value))
    if key is not None and not _close(top, key, items, pairs, dash, inner, where):
        return None
    if (
        not top
        or len(top) > max_items
        or any(len(value.items) > max_items for _, value in top if type(value) is Sequence)
    ):
        return None
    return Mapping(tuple(top), top[0][0].start, top[-1][1].end)


def _end_item(items: list[Node], pairs: list[tuple[Scalar, Node]]) -> bool:
    if len({key.value for key, _ in pairs}) != len(pairs):
        return False
    items.append(Mapping(tuple(pairs), pairs[0][0].start, pairs[-1][1].end))
    return True


def _close(
    top: list[tuple[Scalar, Node]],
    key: Scalar,
    items: list[Node],
    pairs: list[tuple[Scalar, Node]],
    dash: int,
    inner: int,
    where: int,
) -> bool:
    """Give a top key the list, map or nothing that stood under it; False where keys repeat."""
    if pairs and not _end_item(items, pairs):
        return False
    if dash >= 0:
        top.append((key, Sequence(tuple(items), where, items[-1].end)))
    elif inner >= 0:
        top.append((key, items[0]))
    else:
        top.append((key, Scalar("", key.end + 1, key.end + 1, True)))
    return True


def _value(rest: str, at: int) -> Node | None:
    """A one-line value, or None where it is none of the simple kinds."""
    word = rest.rstrip(" ")
    first = word[0] if word else " "
    if first not in STARTERS:
        if ": " in word or " #" in word or word[-1] == ":":
            return None
        return Scalar(word, at, at + len(word), True)
    if first == '"' or first == "'":
        inside = word[1:-1]
        if len(word) < 2 or word[-1] != first or first in inside or "\\" in inside:
            return None
        return Scalar(inside, at, at + len(word), False)
    if first == "[" and word[-1] == "]":
        return _flow_list(word, at)
    if first == "{" and word[-1] == "}":
        return _flow_map(word, at)
    return None


def _flow_list(word: str, at: int) -> Sequence | None:
    inside, items, here = word[1:-1], [], at + 1
    if inside.strip(" "):
        for part in inside.split(","):
            value = part.strip(" ")
            if not FLOW_ITEM.fullmatch(value):
                return None
            begin = here + part.index(value)
            items.append(Scalar(value, begin, begin + len(value), True))
            here += len(part) + 1
    return Sequence(tuple(items), at, at + len(word))


def _flow_map(word: str, at: int) -> Mapping | None:
    pairs: list[tuple[Scalar, Node]] = []
    here = at + 1
    for part in word[1:-1].split(","):
        key, colon, rest = part.partition(": ")
        name, value = key.lstrip(" "), rest.strip(" ")
        if not colon or not FLOW_KEY.fullmatch(name) or not FLOW_TEXT.fullmatch(value):
            return None
        begin = here + len(key) - len(name)
        start = here + len(key) + 2 + rest.index(value)
        pairs.append((Scalar(name, begin, begin + len(name), True), Scalar(value, start, start + len(value), True)))
        here += len(part) + 1
    if len({name.value for name, _ in pairs}) != len(pairs):
        return None
    return Mapping(tuple(pairs), at, at + len(word))
