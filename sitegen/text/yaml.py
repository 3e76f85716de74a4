"""YAML text to a tree of text, maps and lists with positions, or positioned problems. Nothing else of YAML is read.

PyYAML's parser is the reference; `yaml_fast` reads the everyday shape of front matter to the same tree
without it, `yaml_blocks` that of settings files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from sitegen.model import Text
from sitegen.text.nodes import Mapping, Node, Scalar, Sequence, find, marks, plain
from sitegen.text.problem import NO_HINT, Problem
from sitegen.text.yaml_blocks import read_blocks
from sitegen.text.yaml_fast import ODD, ODD_CLASS, read_simple
from sitegen.text.yaml_reason import QUOTE, REFUSED, odd_words, reason

__all__ = [
    "FRONT_MATTER",
    "SITE_FILE",
    "Limits",
    "Mapping",
    "Node",
    "Parsed",
    "Scalar",
    "Sequence",
    "find",
    "marks",
    "plain",
    "read_yaml",
]


class Limits(NamedTuple):
    """How large a text may be: bytes, levels of nesting, items of one map or list."""

    size: int
    depth: int
    items: int
    documents: bool
    """Whether a `---` line may open it; in front matter that line belongs to the file."""


FRONT_MATTER = Limits(size=64 * 1024, depth=6, items=200, documents=False)
SITE_FILE = Limits(size=4 * 1024 * 1024, depth=16, items=20_000, documents=True)


class Parsed(NamedTuple):
    """What could be read, and what could not."""

    root: Node | None
    """None for an empty text. After a fault of syntax: what stood before it."""
    problems: tuple[Problem, ...]
    complete: bool
    """False where reading had to stop, so that a key not found may stand further down."""


_ODD = re.compile(f"[{ODD_CLASS}]|\r(?!\n)")  # `ODD` is three times as fast, and enough for a file without CR
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]{0,2} *(?: #[^\n]*)?\r?\n")


def read_yaml(text: str, start: int = 0, end: int | None = None, limits: Limits = SITE_FILE) -> Parsed:
    """Read a stretch of a text; all positions count from the text's beginning. Never raises."""
    end = len(text) if end is None else end
    if (end - start) * 4 > limits.size and len(text[start:end].encode("utf-8", "replace")) > limits.size:
        size = limits.size // 1024
        return _stop(
            start,
            start + 1,
            Text(f"超过 {size} KB 上限", f"larger than {size} KB"),
            Text("正文应写在第二个 --- 之后", "the text belongs after the second ---")
            if not limits.documents
            else NO_HINT,
        )
    if ODD.search(text, start, end) and (odd := _ODD.search(text, start, end)):
        return _stop(odd.start(), odd.end(), *odd_words(odd[0]))
    root = read_blocks(text, start, end, limits.depth, limits.items) if limits.documents else read_simple(text, start, end, limits.items)
    if root is not None:
        return Parsed(root, (), True)
    return _Reader(text, start, end, limits).read()


def _stop(start: int, end: int, message: Text, hint: Text = NO_HINT, root: Node | None = None) -> Parsed:
    return Parsed(root, (Problem(code="fm.syntax", start=start, end=end, message=message, hint=hint),), False)


class _Open(NamedTuple):
    """A map or list that is still being read."""

    is_map: bool
    start: int
    flow: bool
    items: list[Any]
    keys: list[Scalar]
    """A key that waits for its value, at most one."""


class _Refused(Exception):
    """Reading stops at a construct that is not supported."""

    def __init__(self, what: str, start: int, end: int, n: int = 0) -> None:
        super().__init__(what)
        self.what, self.start, self.end, self.n = what, start, end, n


class _Reader:
    """Builds the tree from PyYAML's events."""

    def __init__(self, text: str, start: int, end: int, limits: Limits) -> None:
        self.text, self.base, self.end, self.limits = text, start, end, limits
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.problems: list[Problem] = []

    def read(self) -> Parsed:
        import yaml

        source = self.text[self.base : self.end]
        try:
            for event in _events(source):
                self.take(event)
        except _Refused as stop:
            message = REFUSED[stop.what].format(n=stop.n)
            self.fault(
                stop.start,
                max(stop.end, stop.start + 1),
                message,
                QUOTE if stop.what in ("anchor", "alias", "tag", "question") else NO_HINT,
            )
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            at, length, message, hint = reason(source, error)
            self.fault(self.base + at, self.base + at + length, message, hint)
        else:
            return Parsed(self.root, tuple(self.problems), True)
        while self.stack:
            self.close(None)
        return Parsed(self.root, tuple(self.problems), False)

    def fault(self, start: int, end: int, message: Text, hint: Text = NO_HINT, field: str | None = None) -> None:
        self.problems.append(Problem(code="fm.syntax", start=start, end=end, message=message, hint=hint, field=field))

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        start, end = event.start_mark.index + self.base, event.end_mark.index + self.base
        if kind == "ScalarEvent":
            self.check_marks(event, start, end)
            raw = event.style in (None, "") and self.text[start:end] == event.value
            if not raw and ("\r" in event.value or _ODD.search(event.value)):
                raise _Refused("escape", start, end)
            # libyaml lets these two pass, PyYAML without it does not: refused, so that all machines agree
            if event.style in (None, "") and self.stack and self.stack[-1].flow and "?" in event.value:
                raise _Refused("question", start, end)
            if event.style in ("|", ">") and not _BLOCK_HEAD.match(self.text, start):
                raise _Refused("block", start, start + 1)
            self.put(Scalar(event.value, start, end, raw))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self.check_marks(event, start, end)
            if self.stack and self.stack[-1].is_map and not self.stack[-1].keys:
                raise _Refused("key", start, end)
            if len(self.stack) >= self.limits.depth:
                raise _Refused("depth", start, end, self.limits.depth)
            self.stack.append(_Open(kind == "MappingStartEvent", start, bool(event.flow_style), [], []))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self.close(end)
        elif kind == "AliasEvent":
            raise _Refused("alias", start, end)
        elif kind == "DocumentStartEvent":
            if event.version or event.tags:
                raise _Refused("directive", start, end)
            if self.root is not None or (event.explicit and not self.limits.documents):
                raise _Refused("document", start, end)

    def check_marks(self, event: Any, start: int, end: int) -> None:
        if event.anchor is not None:
            raise _Refused("anchor", start, end)
        if event.tag is not None:
            raise _Refused("tag", start, end)

    def put(self, node: Node) -> None:
        """A finished node goes to where it belongs."""
        if not self.stack:
            self.root = node
            return
        here = self.stack[-1]
        if not here.is_map:
            here.items.append(node)
        elif here.keys:
            here.items.append((here.keys.pop(), node))
        elif isinstance(node, Scalar) and "\n" not in self.text[node.start : node.end]:
            if node.value == "<<":
                raise _Refused("merge", node.start, node.end)
            here.keys.append(node)
        else:
            raise _Refused("key", node.start, node.end)
        if len(here.items) > self.limits.items:
            raise _Refused("items", node.start, node.end, self.limits.items)

    def close(self, end: int | None) -> None:
        """The innermost map or list is complete, or reading stopped within it (`end` None)."""
        done = self.stack.pop()
        items: Any = tuple(self.unique(done.items)) if done.is_map else tuple(done.items)
        if end is None or not done.flow:
            last = done.items[-1][1] if done.items and done.is_map else done.items[-1] if done.items else None
            end = last.end if last is not None else done.start
        if done.is_map or not self.stack or not self.stack[-1].is_map or self.stack[-1].keys:
            self.put(Mapping(items, done.start, end) if done.is_map else Sequence(items, done.start, end))

    def unique(self, items: list[tuple[Scalar, Node]]) -> Iterator[tuple[Scalar, Node]]:
        """The first of each key; a second one is a problem."""
        seen: set[str] = set()
        for key, value in items:
            if key.value in seen:
                self.fault(
                    key.start,
                    key.end,
                    Text(f"键“{key.value}”重复", f"key {key.value!r} is given twice"),
                    Text("只保留一处", "keep one of them"),
                    key.value,
                )
            else:
                seen.add(key.value)
                yield key, value


def _events(source: str) -> Iterator[Any]:
    import yaml

    return yaml.parse(source, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
