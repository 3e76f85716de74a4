"""Front matter without a fault, in its everyday shape, to typed values at once, without a tree or places. Out: None where there is any doubt.

A part of what `yaml_fast` reads: `key: value` lines whose keys the schema knows, and under a key one level of lists or
maps. Whatever might be a fault is left to `frontmatter.read`; what this gives equals what that gives, always;
`tests/text/test_front_fast.py` holds that.
"""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from sitegen.text.front_kinds import DoubtError, typed
from sitegen.text.printable import is_printable
from sitegen.text.yaml_fast import FLOW_ITEM, FLOW_TEXT, ODD, STARTERS

__all__ = ["known", "written"]

_MOST_ITEMS, _MOST = 200, 16 * 1024


def written(text: str, start: int, end: int) -> dict[str, Any] | None:
    """What stands between two offsets of a file, as strings, lists and dicts; None where the full reader has to look."""
    head = text[start:end]
    if len(head) > _MOST or head[-1:] != "\n" or " \n" in head or " #" in head or (ODD.search(head) and not is_printable(text)):
        return None
    try:
        return _written(head)
    except DoubtError:
        return None


def known(raw: dict[str, Any], zone: tzinfo) -> dict[str, Any] | None:
    """What it means: fields of `Meta`; None as above."""
    try:
        return typed(raw, zone)
    except DoubtError:
        return None


def _written(head: str) -> dict[str, Any]:
    """Lines to strings, lists and dicts."""
    raw: dict[str, Any] = {}
    lines = head.split("\n")
    lines.pop()
    if len(lines) > _MOST_ITEMS:
        raise DoubtError
    opened = 0  # lines `key:`
    key = ""  # the top key whose value stands on the lines below
    items: list[Any] | None = None  # the list there
    item: dict[str, Any] | None = None  # the map there, or the list's last item
    dash = inner = -1  # their indents
    for line in lines:
        words = line.lstrip(" ")
        depth = len(line) - len(words)
        if words[:2] == "- ":
            if items is None:
                if not key or item is not None:
                    raise DoubtError
                items = raw[key] = []
                dash = depth
            elif depth != dash:
                raise DoubtError
            name, colon, value = words[2:].partition(": ")
            if not colon or name[0] == "{":
                items.append(_value(words[2:]))
                item = None
                continue
            item, inner = {}, depth + 2
            items.append(item)
        else:
            name, colon, value = words.partition(": ")
            if not depth:
                if name in raw:
                    raise DoubtError
                items = item = None
                if colon:
                    key = ""
                    raw[name] = value if value[0] not in STARTERS and ": " not in value else _value(value)
                elif words[-1:] == ":":
                    opened += 1
                    key = words[:-1]
                    if key in raw:
                        raise DoubtError
                    raw[key] = ""
                else:
                    raise DoubtError
                continue
            if item is None:
                if not key or items is not None:
                    raise DoubtError
                item = raw[key] = {}
                inner = depth
            elif depth != inner:
                raise DoubtError
        if not colon or name in item:
            raise DoubtError
        item[name] = value if value[0] not in STARTERS and ": " not in value else _value(value)
    if head.count(":\n") != opened:
        raise DoubtError
    return raw


def _value(word: str) -> Any:
    """Plain or simply quoted text, or a list or map of plain text in brackets."""
    first = word[0]
    if first not in STARTERS:
        if ": " in word:
            raise DoubtError
        return word
    inside = word[1:-1]
    if first in "\"'" and len(word) > 1 and word[-1] == first and first not in inside and "\\" not in inside:
        return inside
    if first == "{" and word[-1] == "}":
        return _map(inside)
    if first != "[" or word[-1] != "]":
        raise DoubtError
    if not inside.strip(" "):
        return []
    found = [part.strip(" ") for part in inside.split(",")]
    if len(found) > _MOST_ITEMS or not all(map(FLOW_ITEM.fullmatch, found)):
        raise DoubtError
    return found


def _map(inside: str) -> dict[str, str]:
    """`level: first, name: 李华` of a flow map."""
    parts = inside.split(",")
    found: dict[str, str] = {}
    for part in parts:
        name, colon, rest = part.lstrip(" ").partition(": ")
        value = rest.strip(" ")
        if not colon or not FLOW_TEXT.fullmatch(value):
            raise DoubtError
        found[name] = value
    if len(found) != len(parts):
        raise DoubtError
    return found
