"""The one schema: what a record may hold. In: the tables of this package. Out: JSON Schema and docs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Any, Literal

from sitegen.frozen import dataclass
from sitegen.model import Text

__all__ = ["TYPES", "Field", "Kind", "Record", "json_schema", "markdown_table"]

Kind = Literal[
    "text",
    "bool",
    "int",
    "day",
    "moment",
    "choice",
    "texts",
    "choices",
    "days",
    "record",
    "records",
    "map",
    "texts_map",
    "limit",
    "free",
]
"""`texts` `choices` `days` `records` are lists; `map` has free keys and one kind of record, `texts_map` free keys and
text; `limit` is the name of a freshness class or `{days}` or `{months}`; `free` belongs to whoever reads it."""

TYPES = (
    "article",
    "news",
    "notice",
    "policy",
    "interpretation",
    "statistics",
    "letter",
    "finderror",
    "solicitation",
    "interview",
    "response",
    "faq",
    "guide",
    "leader",
    "topic",
    "report",
    "post",
)
"""Types of texts (design 5.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One key of a record."""

    key: str
    kind: Kind
    label: Text
    """Its short name for people: 标题."""
    about: Text
    """One sentence."""
    required: bool = False
    required_for: tuple[str, ...] = ()
    """Types of texts that need it."""
    publish: bool = False
    """Needed to publish: a draft may lack it."""
    in_digest: bool = False
    """Its value is part of what a reviewer signs (design 5.1, 5.6)."""
    choices: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """Words accepted for a value: 初审 for first."""
    record: str = ""
    """Name of the record its values are."""
    one_line: bool = False
    """A line end in its text, however written, is a fault: it is shown or looked up as one line."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """A map with known keys."""

    name: str
    about: Text
    fields: tuple[Field, ...]
    free_prefix: str = ""
    """Keys that begin so are nobody's business: `x-`."""

    @cached_property
    def by_key(self) -> dict[str, Field]:
        return {f.key: f for f in self.fields}

    @cached_property
    def required(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.required)

    @cached_property
    def digest_keys(self) -> frozenset[str]:
        return frozenset(f.key for f in self.fields if f.in_digest)


# YAML servers of editors resolve 007 and true; sitegen reads every scalar as text
_SCALAR = ["string", "number", "boolean"]
_ONE_LINE = {"pattern": r"^[^\r\n]*$"}
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MOMENT = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$"
_SIMPLE: dict[str, dict[str, Any]] = {
    "text": {"type": _SCALAR},
    "bool": {"enum": [True, False, "true", "false", "yes", "no", "是", "否"]},
    "int": {"type": "integer", "minimum": 0},
    "day": {"type": "string", "pattern": _DAY},
    "moment": {"type": "string", "pattern": _MOMENT},
    "texts": {"type": "array", "items": {"type": _SCALAR}},
    "days": {"type": "array", "items": {"type": "string", "pattern": _DAY}},
    "texts_map": {"type": "object", "additionalProperties": {"type": _SCALAR}},
    "free": {},
}


def json_schema(record: Record, records: Mapping[str, Record], lang: str = "zh") -> dict[str, Any]:
    """JSON Schema 2020-12 of a record, for editors and forms; `records` holds the records it refers to by name."""
    definitions: dict[str, Any] = {}

    def define(name: str) -> dict[str, Any]:
        if name not in definitions:
            definitions[name] = {}  # a record may hold itself: columns have children
            definitions[name] = _object(records[name])
        return {"$ref": f"#/$defs/{name}"}

    def _object(of: Record) -> dict[str, Any]:
        out: dict[str, Any] = {
            "type": "object",
            "description": of.about.get(lang),
            "additionalProperties": False,
            "properties": {f.key: _property(f) for f in of.fields},
        }
        if of.required:
            out["required"] = [f.key for f in of.required]
        if of.free_prefix:
            out["patternProperties"] = {f"^{of.free_prefix}": {}}
        return out

    def _property(f: Field) -> dict[str, Any]:
        words = {"title": f.label.get(lang), "description": f.about.get(lang)}
        if f.kind in ("choice", "choices"):
            one: dict[str, Any] = {"enum": [*f.choices, *f.synonyms]}
            return words | (one if f.kind == "choice" else {"type": "array", "items": one})
        if f.kind == "record":
            return words | {"allOf": [define(f.record)]}
        if f.kind == "records":
            return words | {"type": "array", "items": define(f.record)}
        if f.kind == "map":
            return words | {"type": "object", "additionalProperties": define(f.record)}
        if f.kind == "limit":
            return words | {"anyOf": [{"type": "string"}, define("limit")]}
        simple = _SIMPLE[f.kind]
        if f.one_line:
            simple = simple | ({"items": simple["items"] | _ONE_LINE} if f.kind == "texts" else _ONE_LINE)
        return words | simple

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": record.name, **_object(record)}
    if definitions:
        schema["$defs"] = {name: definitions[name] for name in sorted(definitions)}
    return schema


def markdown_table(record: Record, lang: str = "zh") -> str:
    """The keys of a record as a Markdown table for the docs."""
    yes = "是" if lang == "zh" else "yes"
    head = (
        "| 键 | 名称 | 类型 | 必填 | 计入摘要 | 说明 |"
        if lang == "zh"
        else "| key | name | kind | required | in digest | meaning |"
    )
    rows = [head, "| --- | --- | --- | --- | --- | --- |"]
    for f in record.fields:
        needed = yes if f.required else "、".join(f.required_for) if f.required_for else ""
        kind = f.kind + (f" `{f.record}`" if f.record else "")
        about = f.about.get(lang) + (" " + " ".join(f"`{c}`" for c in f.choices) if f.choices else "")
        rows.append(f"| `{f.key}` | {f.label.get(lang)} | {kind} | {needed} | {yes if f.in_digest else ''} | {about} |")
    return "\n".join(rows) + "\n"
