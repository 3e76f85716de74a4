"""The tree a YAML text becomes: text, maps and lists with their places. Tuples: an article has fifty of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, Union

from sitegen.text.problem import Span

__all__ = ["Mapping", "Mark", "Node", "Scalar", "Sequence", "find", "marks", "plain"]


class Scalar(NamedTuple):
    """Text. `raw_plain`: unquoted on one line, so that character i of the value stands at `start + i`."""

    value: str
    start: int
    end: int
    raw_plain: bool


class Mapping(NamedTuple):
    """Keys with values, in the order written; keys are unique. A block ends where its last value ends."""

    items: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int


class Sequence(NamedTuple):
    """Values in the order written."""

    items: tuple[Node, ...]
    start: int
    end: int


Node = Union[Scalar, Mapping, Sequence]  # noqa: UP007 - a value at run time, also under 3.10


class Mark(NamedTuple):
    """Where a key and its value stand; for an item of a list both are the item."""

    key: Span
    value: Span


def plain(node: Node) -> Any:
    """Strings, dicts and lists, as written."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {key.value: value.value if type(value) is Scalar else plain(value) for key, value in node.items}
    return [plain(item) for item in node.items]


def marks(node: Node) -> dict[str, Mark]:
    """Dotted path to place, for every key and list item of the tree: `title`, `reviewers.0.at`."""
    return dict(_walk(node, ""))


def _walk(node: Node, path: str) -> Iterator[tuple[str, Mark]]:
    if isinstance(node, Mapping):
        for key, value in node.items:
            here = path + key.value
            yield here, Mark(Span(key.start, key.end), Span(value.start, value.end))
            yield from _walk(value, here + ".")
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            here, span = f"{path}{number}", Span(item.start, item.end)
            yield here, Mark(span, span)
            yield from _walk(item, here + ".")


def find(node: Node, *path: str | int) -> Node:
    """The node at a path, or the last one on the way to it that exists."""
    for part in path:
        if isinstance(node, Mapping):
            below = next((value for key, value in node.items if key.value == part), None)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            below = node.items[part]
        else:
            below = None
        if below is None:
            return node
        node = below
    return node
