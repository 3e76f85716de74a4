"""Writes a signature into an article. In: the decoded file and an entry. Out: the file with it, all else untouched."""

from __future__ import annotations

from typing import Any

from sitegen.model import JOINT
from sitegen.schema.article import LEVEL_WORDS
from sitegen.text.frontmatter import split
from sitegen.text.lazily import pattern
from sitegen.text.nodes import Mapping, Node, Scalar, Sequence, find, plain
from sitegen.text.problem import Problem
from sitegen.text.yaml import FRONT_MATTER, read_yaml

__all__ = ["with_key", "with_review", "with_withdrawal"]

_KEY = pattern(r"[A-Za-z_][A-Za-z0-9_-]*")
_WORD = "0-9A-Za-z_\u3400-\u9fff"
_PLAIN = pattern(f"[{_WORD}](?:[{_WORD}:+.\u00b7 -]*[{_WORD}])?")
"""Text that YAML takes as it stands, in blocks and in flow; `: ` is looked for separately."""

Value = str | tuple[str, ...]
Pairs = tuple[tuple[str, Value], ...]


def with_review(source: str, level: str, name: str, at: str, digest: str | None = None, more: Pairs = ()) -> str:
    """The file with one entry of `reviewers`: the entry of that level replaced, else a new one at the list's end.

    Of a joint review several people have an entry each, so only the person's own is replaced.

    `more` are further keys of the entry, a list as a tuple. Written in the style of the list (block or flow), with its
    indentation and the file's line ends. An entry that already says the same is left as it is, with whatever else it
    says. ValueError: no readable front matter, or `reviewers` is no list.
    """
    head = _Head(source)
    entry: Pairs = (("level", level), ("name", name), ("at", at), *((("digest", digest),) if digest else ()), *more)
    node = head.get("reviewers")
    if node is None or (isinstance(node, Scalar) and node.value in ("", "~", "null")):
        return head.checked(head.start_list("reviewers", node, entry), "reviewers", [_said(entry)])
    if not isinstance(node, Sequence):
        raise ValueError("reviewers is no list")
    wanted: list[Any] = plain(node)
    for number, item in enumerate(node.items):
        if not isinstance(item, Mapping) or _level(wanted[number]) != level or (level == JOINT and wanted[number].get("name") != name):
            continue
        if all(
            (_level(wanted[number]) if key == "level" else wanted[number].get(key)) == _said(entry).get(key)
            for key in ("level", "name", "at", "digest", *(key for key, _ in more))
        ):
            return source
        flow = source[item.start] == "{"
        text = _flow(entry) if flow else head.newline_join(_lines(entry), head.column(item.start))
        wanted[number] = _said(entry)
        return head.checked(head.replace(item, text), "reviewers", wanted)
    return head.checked(head.append(node, entry), "reviewers", [*wanted, _said(entry)])


def with_withdrawal(source: str, at: str, by: str, reason: str) -> str:
    """The file with one more entry of `withdrawals` at the list's end; earlier ones stay for ever.

    ValueError: no readable front matter, or `withdrawals` is no list.
    """
    head = _Head(source)
    entry: Pairs = (("at", at), ("by", by), ("reason", reason))
    node = head.get("withdrawals")
    if node is None or (isinstance(node, Scalar) and node.value in ("", "~", "null")):
        return head.checked(head.start_list("withdrawals", node, entry), "withdrawals", [_said(entry)])
    if not isinstance(node, Sequence):
        raise ValueError("withdrawals is no list")
    return head.checked(head.append(node, entry), "withdrawals", [*plain(node), _said(entry)])


def with_key(source: str, key: str, value: str) -> str:
    """The file with a top-level text value set: replaced where the key stands, else added as the last line.

    ValueError: no readable front matter, or the key holds a list or map.
    """
    if not _KEY.fullmatch(key):
        raise ValueError(f"no key: {key!r}")
    head = _Head(source)
    node = head.get(key)
    if node is None:
        return head.checked(head.add(f"{key}: {_scalar(value)}"), key, value)
    if not isinstance(node, Scalar):
        raise ValueError(f"{key} holds a list or map")
    if node.value == value:
        return source
    return head.checked(head.replace(node, _scalar(value)), key, value)


class _Head:
    """The front matter of a file, and the few ways to change it."""

    def __init__(self, source: str) -> None:
        where = split(source)
        if isinstance(where, Problem):
            raise ValueError(where.message.en)
        (self.start, self.end), self.body = where
        parsed = read_yaml(source, self.start, self.end, FRONT_MATTER)
        if not parsed.complete or parsed.problems or not isinstance(parsed.root, Mapping | None):
            raise ValueError("the front matter cannot be read")
        self.source, self.root = source, parsed.root
        self.newline = "\r\n" if source.endswith("\r\n", 0, self.start) else "\n"
        self.flow = self.root is not None and source[self.root.start] == "{"
        self.indent = self.column(self.root.start) if self.root and not self.flow else 0

    def get(self, key: str) -> Node | None:
        if self.root is None or all(name.value != key for name, _ in self.root.items):
            return None
        return find(self.root, key)

    def column(self, at: int) -> int:
        return at - (self.source.rfind("\n", 0, at) + 1)

    def newline_join(self, lines: tuple[str, ...], indent: int) -> str:
        return (self.newline + " " * indent).join(lines)

    def insert(self, at: int, text: str) -> str:
        return self.source[:at] + text + self.source[at:]

    def replace(self, node: Node, text: str) -> str:
        """Another text in a node's place; the line end that closes a block scalar stays."""
        start, end = node.start, node.end
        if start == end:
            return self.insert(start, text if self.source[start - 1] == " " else " " + text)
        kept = self.source[start:end]
        return self.source[:start] + text + kept[len(kept.rstrip()) :] + self.source[end:]

    def add(self, *lines: str) -> str:
        """New lines at the end of the front matter, as keys of its map."""
        if self.flow and self.root is not None:
            last = self.root.items[-1][1].end if self.root.items else self.root.start + 1
            return self.insert(last, (", " if self.root.items else "") + " ".join(lines))
        return self.insert(self.end, "".join(" " * self.indent + line + self.newline for line in lines))

    def start_list(self, key: str, empty: Node | None, entry: Pairs) -> str:
        """A first entry where the key's list is absent or says nothing."""
        if self.flow or (empty is not None and empty.end > empty.start):
            text = f"[{_flow(entry)}]"
            return self.add(f"{key}: {text}") if empty is None else self.replace(empty, text)
        first, *rest = _lines(entry)
        lines = (f"  - {first}", *(f"    {line}" for line in rest))
        if empty is None:
            return self.add(f"{key}:", *lines)
        after = self.source.index("\n", empty.start) + 1
        return self.insert(after, "".join(" " * self.indent + line + self.newline for line in lines))

    def append(self, items: Sequence, entry: Pairs) -> str:
        """One more entry after the last."""
        last = items.items[-1] if items.items else None
        if self.source[items.start] == "[":
            return self.insert(last.end, ", " + _flow(entry)) if last else self.insert(items.start + 1, _flow(entry))
        assert last is not None, "a block list has items"
        dash = self.column(items.start)
        gap = self.column(last.start) - dash
        gap = gap if gap > 1 and "\n" not in self.source[items.items[-1].start - gap : last.start] else 2
        mark = "-" + " " * (gap - 1)
        flow = self.source[last.start] == "{"
        text = mark + (_flow(entry) if flow else self.newline_join(_lines(entry), dash + gap))
        after = last.end if self.source[last.end - 1] == "\n" else self.source.index("\n", last.end) + 1
        return self.insert(after, " " * dash + text + self.newline)

    def checked(self, result: str, key: str, value: Any) -> str:
        """The result, read back: the key has the value, everything else and the body are what they were."""
        after = _Head(result)
        before: dict[str, Any] = plain(self.root) if self.root else {}
        now: dict[str, Any] = plain(after.root) if after.root else {}
        same_order = list(now)[: len(before)] == list(before)
        if now != before | {key: value} or not same_order or result[after.body :] != self.source[self.body :]:
            raise ValueError("the front matter is written in a way that cannot be extended; add the entry by hand")
        return result


def _level(entry: Any) -> str | None:
    level = entry.get("level") if isinstance(entry, dict) else None
    return LEVEL_WORDS.get(level, level) if isinstance(level, str) else None


def _said(entry: Pairs) -> dict[str, Any]:
    """The entry as reading it back gives it."""
    return {key: value if isinstance(value, str) else list(value) for key, value in entry}


def _lines(entry: Pairs) -> tuple[str, ...]:
    return tuple(f"{key}: {_scalar(value) if isinstance(value, str) else _list(value)}" for key, value in entry)


def _flow(entry: Pairs) -> str:
    return "{" + ", ".join(_lines(entry)) + "}"


def _list(values: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(_scalar, values)) + "]"


def _scalar(value: str) -> str:
    """A one-line YAML text: as it stands where that is certain, else in double quotes."""
    if _PLAIN.fullmatch(value) and ": " not in value:
        return value
    if any(not c.isprintable() for c in value):
        raise ValueError("the value has characters that cannot be seen")
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
