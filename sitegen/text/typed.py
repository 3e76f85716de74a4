"""A tree and a schema to typed plain values: strings, numbers, days, moments, tuples, dicts; faults become problems."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from collections.abc import Mapping as Map
from datetime import tzinfo
from typing import Any

from sitegen.model import Moment, Text
from sitegen.schema import Field, Record
from sitegen.text.moments import DAY_FORMS, MOMENT_FORMS, parse_day, parse_moment
from sitegen.text.nodes import Mapping, Node, Scalar, Sequence
from sitegen.text.problem import NO_HINT, Problem
from sitegen.text.yaml_reason import find_wide_colon

__all__ = ["BOOLS", "Reader", "did_you_mean"]

_EVERYDAY = frozenset({"text", "moment"})  # kinds that are read without a further call: nine of ten keys
BOOLS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
"""Words for yes and no."""
_INT = re.compile(r"[0-9]{1,9}")
_FREE_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FREE_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,15})[.][0-9]{1,15}")
_KINDS = {"record": Text("键值", "keys and values"), "list": Text("列表", "a list"), "text": Text("一行文字", "text")}
_REMEDIES = {
    "record": Text("写成 {键: 值}，或另起一行缩进写“键: 值”", "write {key: value}, or indented 'key: value' lines"),
    "list": Text("写成 [甲, 乙]，或另起一行写“- 甲”", "write [a, b], or '- a' lines"),
    "text": Text("如果值含特殊符号，请加英文引号", "quote the value if it holds special characters"),
}

_ONE_LINE = Text("写在同一行，去掉 \\n 和“|”；太长时不加符号，下一行缩进续写", "write it on one line, without \\n or |; a long one goes on indented on the next line")


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known name closest to a misspelt one; the same for any order of `known`."""
    from difflib import get_close_matches

    close = get_close_matches(word.lower().replace("-", "_"), sorted(set(known)), n=1, cutoff=0.6)
    return close[0] if close else None


class Reader:
    """Types one tree after a schema; collects problems with dotted paths."""

    def __init__(self, records: Map[str, Record], zone: tzinfo) -> None:
        self.records, self.zone = records, zone
        self.problems: list[Problem] = []

    def record(self, node: Node, record: Record, prefix: str = "", whole: bool = True) -> dict[str, Any]:
        """Typed values by key, only those written and readable. `whole` False: do not look for missing keys."""
        values: dict[str, Any] = {}
        if type(node) is not Mapping:
            self.wrong(node, "record", prefix.removesuffix("."))
            return values
        known, empty = record.by_key, False
        for key, value in node.items:
            name = key.value
            field = known.get(name)
            if field is None:
                if not (record.free_prefix and name.startswith(record.free_prefix)):
                    self.unknown(key, record, prefix)
            elif type(value) is Scalar and field.kind in _EVERYDAY:
                text = value.value
                if not text:
                    empty = True  # `summary:` says nothing, which is allowed for any kind
                elif field.kind == "text" and not (field.one_line and "\n" in text):
                    values[name] = field.synonyms.get(text, text) if field.synonyms else text
                elif field.kind == "moment" and type(moment := parse_moment(text, self.zone)) is Moment:
                    values[name] = moment
                else:
                    self.scalar(value, field, prefix + name)
            elif type(value) is Scalar and not value.value:
                empty = True
            elif (typed := self.value(value, field, prefix + name)) is not None:
                values[name] = typed
        if whole:
            for field in record.required:
                if field.key not in values and not self.is_written(node, field.key):
                    self.missing(node, field, prefix, empty)
        return values

    @staticmethod
    def is_written(node: Mapping, key: str) -> bool:
        """Whether a key has a value, be it a wrong one: then that has been told, and it is not missing."""
        return any(k.value == key and not (type(v) is Scalar and not v.value) for k, v in node.items)

    def value(self, node: Node, field: Field, path: str) -> Any:
        """A typed value, or None with a problem noted."""
        kind = field.kind
        if kind == "record":
            return self.record(node, self.records[field.record], path + ".")
        if kind in ("records", "texts", "choices", "days"):
            return self.items(node, field, path)
        if kind == "map" or kind == "texts_map":
            if type(node) is not Mapping:
                self.wrong(node, "record", path)
                return None
            if kind == "texts_map":
                return {k.value: t for k, v in node.items if (t := self.text(v, f"{path}.{k.value}")) is not None}
            return {k.value: self.record(v, self.records[field.record], f"{path}.{k.value}.") for k, v in node.items}
        if kind == "free":
            return free(node)
        if kind == "limit" and type(node) is Mapping:
            return self.record(node, self.records["limit"], path + ".")
        return self.scalar(node, field, path)

    def items(self, node: Node, field: Field, path: str) -> tuple[Any, ...] | None:
        if type(node) is not Sequence:
            self.wrong(node, "list", path)
            return None
        if field.kind == "records":
            record = self.records[field.record]
            return tuple([self.record(item, record, f"{path}.{i}.") for i, item in enumerate(node.items)])
        typed = [self.scalar(item, field, f"{path}.{i}") for i, item in enumerate(node.items)]
        return tuple([value for value in typed if value is not None])

    def text(self, node: Node, path: str) -> str | None:
        if type(node) is Scalar:
            return node.value
        self.wrong(node, "text", path)
        return None

    def scalar(self, node: Node, field: Field, path: str) -> Any:
        if type(node) is not Scalar:
            self.wrong(node, "text", path)
            return None
        text, kind = node.value, field.kind
        if kind == "moment":
            moment = parse_moment(text, self.zone)
            return moment if type(moment) is not Text else self.fault("fm.bad-date", node, moment, MOMENT_FORMS, path)
        if kind == "day" or kind == "days":
            day = parse_day(text)
            return day if type(day) is not Text else self.fault("fm.bad-date", node, day, DAY_FORMS, path)
        if kind == "bool":
            if (known := BOOLS.get(text)) is None:
                self.fault(
                    "fm.type",
                    node,
                    Text(f"{path} 只能是 true 或 false（是、否）", f"{path} is either true or false"),
                    Text("写 true 或 false", "write true or false"),
                    path,
                )
            return known
        if kind == "int":
            if _INT.fullmatch(text):
                return int(text)
            return self.fault(
                "fm.type",
                node,
                Text(f"{path} 应为整数，现在是“{text[:40]}”", f"{path} is a whole number, not {text[:40]!r}"),
                Text("写成 14 这样的数字", "write a number such as 14"),
                path,
            )
        if kind == "choice" or kind == "choices":
            text = field.synonyms.get(text, text)
            return text if text in field.choices else self.not_a_choice(node, field, path)
        if field.one_line and "\n" in text:
            return self.fault("fm.type", node, Text(f"{path} 只能写一行，值里有换行", f"{path} is one line; its value has a line end"), _ONE_LINE, path)
        return text

    def not_a_choice(self, node: Scalar, field: Field, path: str) -> None:
        near = did_you_mean(node.value, field.choices)
        ways = Text("、".join(field.choices), ", ".join(field.choices))
        hint = Text(f"是否想写 {near}？", f"did you mean {near}?") if near else Text("改为其中之一", "use one of them")
        self.fault(
            "fm.type",
            node,
            Text(
                f"{path} 的值“{node.value[:40]}”不在可选范围：{ways.zh}",
                f"{path}: {node.value[:40]!r} is none of {ways.en}",
            ),
            hint,
            path,
            did_you_mean=near,
        )

    def unknown(self, key: Scalar, record: Record, prefix: str) -> None:
        labels = {f.label.zh: f.key for f in record.fields}
        near = labels.get(key.value) or did_you_mean(key.value, record.by_key)
        hint = Text(f"是否想写 {near}？", f"did you mean {near}?") if near else _known(record)
        self.fault(
            "fm.unknown-key",
            key,
            Text(f"没有“{key.value[:40]}”这个键", f"there is no key {key.value[:40]!r}"),
            hint,
            prefix + key.value,
            key=key.value,
            did_you_mean=near,
        )

    def missing(self, node: Mapping, field: Field, prefix: str, empty: bool) -> None:
        """At the empty key where there is one, else at the item, else (for the top of a file) at line 1."""
        where: Node = Scalar("", 0, 0, True) if not prefix else node
        if empty:
            where = next((k for k, _ in node.items if k.value == field.key), where)
        self.fault(
            "fm.missing-field",
            where,
            Text(f"缺少 {field.key}（{field.label.zh}）", f"{field.key} ({field.label.en}) is missing"),
            Text(f"补上“{field.key}: …”：{field.about.zh}", f"add '{field.key}: ...': {field.about.en}"),
            prefix + field.key,
        )

    def wrong(self, node: Node, wanted: str, path: str) -> None:
        is_now = "text" if type(node) is Scalar else "record" if type(node) is Mapping else "list"
        zh, en = path or "内容", path or "the content"
        if path.isdecimal():  # an item of a file that is a list: people count from one
            zh, en = f"第 {int(path) + 1} 条", f"item {int(path) + 1}"
        message = Text(f"{zh} 应为{_KINDS[wanted].zh}，现在是{_KINDS[is_now].zh}", f"{en} should be {_KINDS[wanted].en}, not {_KINDS[is_now].en}")
        hint = _REMEDIES[wanted]
        if type(node) is Scalar and wanted == "record" and find_wide_colon(node.value) is not None:
            hint = Text("中文冒号“：”应改为英文冒号加空格“: ”", "write an ASCII colon and a blank")
        self.fault("fm.type", node, message, hint, path or None)

    def fault(
        self, code: str, node: Node, message: Text, hint: Text = NO_HINT, path: str | None = None, **data: Any
    ) -> None:
        self.problems.append(
            Problem(code=code, start=node.start, end=node.end, message=message, hint=hint, field=path, data=data)
        )


def _known(record: Record, most: int = 12) -> Text:
    keys: Collection[str] = list(record.by_key)[:most]
    more = len(record.by_key) > most
    return Text(
        "可用的键：" + "、".join(keys) + ("……" if more else ""),
        "known keys: " + ", ".join(keys) + (", ..." if more else ""),
    )


def free(node: Node) -> Any:
    """Values of no schema: unquoted numbers and true/false become such, all else stays text."""
    if isinstance(node, Mapping):
        return {key.value: free(value) for key, value in node.items}
    if isinstance(node, Sequence):
        return tuple(free(item) for item in node.items)
    text = node.value
    if not node.raw_plain:
        return text
    if _FREE_INT.fullmatch(text):
        return int(text)
    if _FREE_FLOAT.fullmatch(text):
        return float(text)
    return {"true": True, "false": False}.get(text, text)
