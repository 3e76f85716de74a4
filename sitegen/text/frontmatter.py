"""The front matter of one article. In: its decoded text. Out: typed facts, the places of all keys, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import field as default
from datetime import timezone, tzinfo
from functools import partial
from typing import Any

from sitegen.frozen import cached_property, dataclass
from sitegen.model import Attachment, Meta, Review, Text
from sitegen.schema import Field
from sitegen.schema.article import ARTICLE, FRONT_MATTER_RECORDS
from sitegen.text.front_fast import known, written
from sitegen.text.front_kinds import MADE, sparse
from sitegen.text.front_places import item, key_at, scalar
from sitegen.text.nodes import Mapping, Mark, Node, Scalar, Sequence, marks, plain
from sitegen.text.problem import Problem, Span
from sitegen.text.typed import Reader
from sitegen.text.yaml import FRONT_MATTER, read_yaml

__all__ = ["UNREADABLE", "FrontMatter", "missing_for_type", "read", "read_all", "split", "unread"]

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^---[ \t]*\r?$\n?", re.MULTILINE)
_CLOSE_SHOWN = 'it begins and ends with a line "---"'
_PUBLISH = tuple(f for f in ARTICLE.fields if f.publish)
_FOR_TYPE: dict[str, tuple[Field, ...]] = {}
for _f in ARTICLE.fields:
    for _type in _f.required_for:
        _FOR_TYPE[_type] = (*_FOR_TYPE.get(_type, ()), _f)
_NO_SPAN = Span(0, 0)
_NOTHING = Mapping((), 0, 0)
UNREADABLE = frozenset({"fm.encoding", "fm.syntax", "fm.too-large", "fm.unreadable"})
"""Problems after which the rest of a text cannot be judged."""


@dataclass(frozen=True, kw_only=True)
class FrontMatter:
    """What stands above the text."""

    meta: Meta
    """All that could be read; what could not has a problem."""
    body_start: int
    """Offset of what follows the closing line; 0 where there is no front matter."""
    problems: tuple[Problem, ...]
    tree: Mapping | None = None
    """None: of the everyday shape and faultless, so that a tree is made only where somebody asks for it."""
    text: str = ""
    """The decoded file, and between which offsets the front matter stands; of the everyday shape only."""
    head: Span = _NO_SPAN
    written: Map[str, Any] = default(default_factory=dict)
    """What was written, of the everyday shape."""

    @property
    def broken(self) -> bool:
        """The file or its front matter could not be read whole: only what reading found can be said of it."""
        return any(problem.code in UNREADABLE for problem in self.problems)

    @cached_property
    def root(self) -> Mapping:
        """The tree, with positions."""
        if self.tree is not None:
            return self.tree
        root = read_yaml(self.text, *self.head, FRONT_MATTER).root
        assert isinstance(root, Mapping)
        return root

    @cached_property
    def marks(self) -> Map[str, Mark]:
        """Dotted path to the spans of key and value: `title`, `reviewers.0.at`."""
        return marks(self.root)

    def key_span(self, path: str) -> Span | None:
        """Where a key stands, by its dotted path."""
        if self.tree is None:
            key = path.partition(".")[0]
            if key not in self.written:
                return None
            if key == path:
                at = key_at(self.text, self.head.start, key)
                return Span(at, at + len(key))
        mark = self.marks.get(path)
        return mark.key if mark else None

    def value(self, key: str) -> Scalar | None:
        """A scalar with its place, by its dotted path; None where there is none."""
        head, *parts = key.split(".") if "." in key else (key,)
        if self.tree is None:
            if head not in self.written:
                return None
            if not parts:
                return scalar(self.text, self.head.start, self.written, head)
            if len(parts) == 1 and parts[0].isdigit() and (found := item(self.text, self.head.start, self.written, head, int(parts[0]))):
                return found
        node: Node | None = self._top.get(head)
        for part in parts:
            if isinstance(node, Mapping):
                node = next((value for written, value in node.items if written.value == part), None)
            else:
                node = node.items[int(part)] if isinstance(node, Sequence) and part.isdigit() and int(part) < len(node.items) else None
        return node if isinstance(node, Scalar) else None

    @cached_property
    def _top(self) -> dict[str, Node]:
        return {key.value: node for key, node in self.root.items}

    @cached_property
    def raw(self) -> Map[str, Any]:
        """What was written, as strings, lists and dicts; what the digest is made of."""
        return self.written if self.tree is None else plain(self.tree)


def unread(problems: tuple[Problem, ...]) -> FrontMatter:
    """In place of front matter that could not be read at all."""
    return FrontMatter(meta=Meta(), tree=_NOTHING, body_start=0, problems=problems)


def split(text: str) -> tuple[Span, int] | Problem:
    """(span between the two `---` lines, start of the body), or what is wrong with them."""
    opened = _OPEN.match(text)
    if not opened:
        message = Text("文件开头没有前言", "the file does not begin with front matter")
        hint = Text("第一行只写 ---，然后写“键: 值”，再以一行 --- 结束", f"write 'key: value' lines; {_CLOSE_SHOWN}")
        return Problem(
            code="fm.syntax", start=0, end=_line_end(text), message=message, hint=hint, data={"fault": "none"}
        )
    start = opened.end()
    if text.startswith("---\n", start) or not (at := text.find("\n---\n", start - 1) + 1):
        closed = _CLOSE.search(text, start)
        if not closed:
            return Problem(
                code="fm.syntax",
                start=0,
                end=3,
                message=Text("前言没有结束行", "the front matter is not closed"),
                hint=Text("在前言末尾单独加一行 ---", f"add a line '---' below it; {_CLOSE_SHOWN}"),
                data={"fault": "open"},
            )
        return Span(start, closed.start()), closed.end()
    # one with blanks or CRLF may stand before
    if text.find("\n---", start - 1) < at - 1 and (closed := _CLOSE.search(text, start, at)):
        return Span(start, closed.start()), closed.end()
    return Span(start, at), at + 4


def read(text: str, zone: tzinfo) -> FrontMatter:
    """Read a decoded file. Never raises. Keys that depend on an inherited type: `missing_for_type`."""
    return read_all([text], zone)[0]


def read_all(texts: Iterable[str], zone: tzinfo) -> list[FrontMatter]:
    """The same of many files: each step for all of them, then the next."""
    parts = [(text, split(text)) for text in texts]
    raws = [None if isinstance(where, Problem) else written(text, *where[0]) for text, where in parts]
    values = [None if raw is None else known(raw, zone) for raw in raws]
    return [_made(text, where, raw or {}, value, zone) for (text, where), raw, value in zip(parts, raws, values, strict=True)]


def _made(text: str, where: tuple[Span, int] | Problem, raw: Map[str, Any], values: Map[str, Any] | None, zone: tzinfo) -> FrontMatter:
    """`values`: None where only the full reader will do."""
    if isinstance(where, Problem):
        return FrontMatter(meta=Meta(), tree=_NOTHING, body_start=0, problems=(where,))
    head, body = where
    if values is not None and _whole(values):
        return FrontMatter(meta=sparse(Meta, values), body_start=body, problems=(), text=text, head=head, written=raw)
    return full(text, head, body, zone)


def _wanted(values: Map[str, Any], signed: bool) -> tuple[Field, ...]:
    """Keys that a text needs for what else it holds."""
    if values.get("draft"):
        return ()
    # The final signature stamps the time: before it, its absence is no fault (design 5.1).
    return (*(_PUBLISH if signed else ()), *_FOR_TYPE.get(values.get("type", ""), ()))


def _whole(values: Map[str, Any]) -> bool:
    for review in values.get("reviewers", ()):
        if review.level == "final":
            return all(field.key in values for field in _wanted(values, True))
    return "type" not in values or all(field.key in values for field in _wanted(values, False))


def full(text: str, head: Span, body: int, zone: tzinfo) -> FrontMatter:
    """The same with a tree and with all faults."""
    parsed = read_yaml(text, head.start, head.end, FRONT_MATTER)
    reader = Reader(FRONT_MATTER_RECORDS, zone)
    root: Node = parsed.root if parsed.root is not None else _NOTHING
    values = reader.record(root, ARTICLE, whole=parsed.complete and type(root) is Mapping)
    if not isinstance(root, Mapping):
        root = _NOTHING
    elif parsed.complete:
        signed = any(review.get("level") == "final" for review in values.get("reviewers", ()))
        for field in _wanted(values, signed):
            if field.key not in values and not reader.is_written(root, field.key):
                reader.missing(root, field, "", True)
    found = reader.problems if parsed.complete else ()  # half a record is not a wrong record
    problems = tuple(sorted((*parsed.problems, *found), key=_by_place))
    return FrontMatter(meta=_meta(values), tree=root, body_start=body, problems=problems)


def missing_for_type(front: FrontMatter, type_: str) -> tuple[Problem, ...]:
    """Keys a text lacks because of the type its column gives it; nothing where it names its own type or is a draft."""
    wanted = _FOR_TYPE.get(type_, ())
    if front.meta.type or front.meta.draft or not wanted or any(p.code == "fm.syntax" for p in front.problems):
        return ()
    reader = Reader(FRONT_MATTER_RECORDS, timezone.utc)
    for field in wanted:
        if not reader.is_written(front.root, field.key):
            reader.missing(front.root, field, "", True)
    return tuple(reader.problems)


def _by_place(problem: Problem) -> tuple[int, int, str, str]:
    return problem.start, problem.end, problem.code, problem.field or ""


def _meta(values: dict[str, Any]) -> Meta:
    for field in _RECORDS:
        if (found := values.get(field.key)) is not None:
            make = partial(_record, MADE[field.record])
            values[field.key] = tuple(map(make, found)) if field.kind == "records" else make(found)
    return Meta(**values)


def _record(kind: type, values: dict[str, Any]) -> Any:
    """What is missing has been told."""
    return kind(**(_ABSENT.get(kind, {}) | values))


_RECORDS = tuple(f for f in ARTICLE.fields if f.record)
_ABSENT: dict[type, dict[str, Any]] = {Review: {"level": ""}, Attachment: {"path": ""}}


def _line_end(text: str) -> int:
    end = text.find("\n")
    return len(text) if end < 0 else end
