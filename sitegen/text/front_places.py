"""Where the keys and values of front matter of the everyday shape stand, found in the text: no tree is needed for these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitegen.text.nodes import Scalar

__all__ = ["item", "key_at", "scalar"]


def key_at(text: str, start: int, key: str) -> int:
    """Where a top key stands; the front matter begins at `start`."""
    return text.index(f"\n{key}:", start - 1) + 1


def scalar(text: str, start: int, written: Mapping[str, Any], key: str) -> Scalar | None:
    """The value of a top key; None where it is a list or map."""
    value = written[key]
    if type(value) is not str:
        return None
    at = key_at(text, start, key) + len(key) + 1
    if text[at] == "\n":
        return Scalar("", at, at, True)
    at += 1
    quoted = text[at] in "\"'"
    return Scalar(value, at, at + len(value) + 2 * quoted, not quoted)


def item(text: str, start: int, written: Mapping[str, Any], key: str, number: int) -> Scalar | None:
    """An item of a list that stands on its key's line, `keywords: [a, b]`; None of any other."""
    values, at = written[key], text.find(f"\n{key}: [", start - 1)
    if at < 0 or type(values) is not list or number >= len(values):
        return None
    at += len(key) + 4
    parts = text[at : text.index("]", at)].split(",")
    at += sum(len(part) + 1 for part in parts[:number])
    at += len(parts[number]) - len(parts[number].lstrip(" "))
    return Scalar(values[number], at, at + len(values[number]), True)
