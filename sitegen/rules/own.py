"""A site's own rules, declared in YAML (`checks/rules/*.yaml`). In: the file's text; out: rules, and what is wrong with it.

Kinds: word, pattern, required-field, forbidden-field, max-length, min-length, number. How to write them: docs/own-rules.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timezone
from functools import partial
from typing import Any

from sitegen.article import Article
from sitegen.model import LEVELS, Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.schema import TYPES, Field, Record
from sitegen.settings import WordRow
from sitegen.text import patterns
from sitegen.text.nodes import Node, Sequence, find
from sitegen.text.problem import Problem
from sitegen.text.typed import Reader
from sitegen.text.words import Matcher
from sitegen.text.yaml import read_yaml

__all__ = ["ID", "NAME", "UNREADABLE", "declared"]

UNREADABLE = "rule.unreadable"
ID = re.compile(r"X-[A-Za-z0-9-]{1,30}")
NAME = re.compile(r"x(-[a-z0-9]+)*[.][a-z0-9]+(-[a-z0-9]+)*")
KINDS = ("word", "pattern", "required-field", "forbidden-field", "max-length", "min-length", "number")
SEE = Text("写法见 docs/own-rules.md", "see docs/own-rules.md")
MANY = 20
"""Findings of one rule in one text; further ones are not reported."""
BODY = "body"


def _field(key: str, kind: Any, zh: str, en: str, **more: Any) -> Field:
    return Field(key=key, kind=kind, label=Text(zh, en), about=Text(zh + "。", en + "."), **more)


OWN_RULE = Record(
    name="own-rule",
    about=Text("一条本站规则。", "One rule of the site."),
    fields=(
        _field("id", "text", "编号", "id", required=True),
        _field("name", "text", "名称", "name", required=True),
        _field("kind", "choice", "种类", "kind", required=True, choices=KINDS),
        _field("level", "choice", "级别", "level", choices=LEVELS),
        _field("message", "text", "问题", "message", required=True),
        _field("hint", "text", "改法", "hint", required=True),
        _field("basis", "text", "依据", "basis", required=True),
        _field("words", "texts", "词", "words"),
        _field("allow", "texts", "例外", "allowed contexts"),
        _field("pattern", "text", "正则", "pattern"),
        _field("field", "text", "字段", "field"),
        _field("limit", "int", "字数", "limit"),
        _field("min", "text", "最小值", "least"),
        _field("max", "text", "最大值", "most"),
        _field("types", "choices", "适用类型", "types", choices=TYPES),
        _field("columns", "texts", "适用栏目", "columns"),
        _field("waived_by", "text", "豁免类别", "class of right that waives it"),
    ),
)
NEEDS = {
    "word": ("words",),
    "pattern": ("pattern",),
    "required-field": ("field",),
    "forbidden-field": ("field",),
    "max-length": ("limit",),
    "min-length": ("limit",),
    "number": ("field",),
}


def declared(text: str) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules that can be used, and a problem (code `rule.unreadable`) for everything else in the file."""
    parsed = read_yaml(text)
    problems = list(parsed.problems)
    root = parsed.root if parsed.root is not None else Sequence((), 0, 0)
    if not isinstance(root, Sequence):
        problems.append(
            _problem(root, Text("应为规则的列表，每条以“- ”开头", "it is a list of rules, each begun with '- '"))
        )
        return (), tuple(problems)
    rules: list[Rule] = []
    for item in root.items if parsed.complete else root.items[:-1]:
        reader = Reader({}, timezone.utc)
        values = reader.record(item, OWN_RULE)
        found = [*reader.problems, *_faults(item, values, rules)] if not reader.problems else reader.problems
        if found:
            problems += found
        else:
            rules.append(_rule(values))
    return tuple(rules), tuple(problems)


def _problem(node: Node, message: Text, hint: Text = SEE) -> Problem:
    return Problem(code=UNREADABLE, start=node.start, end=node.end, message=message, hint=hint)


def _faults(item: Node, values: dict[str, Any], before: list[Rule]) -> Iterator[Problem]:
    if not ID.fullmatch(values["id"]):
        yield _problem(
            find(item, "id"), Text(f"编号“{values['id']}”应以 X- 开头", f"the id {values['id']!r} begins with X-")
        )
    if not NAME.fullmatch(values["name"]):
        yield _problem(
            find(item, "name"),
            Text(
                f"名称“{values['name']}”应写作 x.小写字母-连字符", f"the name {values['name']!r} reads x.small-letters"
            ),
        )
    if any(values["id"] == rule.id or values["name"] == rule.name for rule in before):
        yield _problem(find(item, "id"), Text("编号或名称重复", "the id or the name is given twice"))
    for key in NEEDS[values["kind"]]:
        if not values.get(key):
            yield _problem(
                item, Text(f"{values['kind']} 规则缺少 {key}", f"a rule of kind {values['kind']} needs {key}")
            )
    if values["kind"] == "number" and not ({"min", "max"} & values.keys()):
        yield _problem(item, Text("number 规则要写 min 或 max", "a rule of kind number needs min or max"))
    for key in ("min", "max"):
        if key in values and _number(values[key]) is None:
            yield _problem(find(item, key), Text(f"{key} 应为数字", f"{key} is a number"))
    if "pattern" in values and (wrong := patterns.fault(values["pattern"])):
        yield _problem(find(item, "pattern"), *wrong)


def _rule(values: dict[str, Any]) -> Rule:
    words = {key: Text(values[key], values[key]) for key in ("message", "hint", "basis")}
    # What an office writes is no template: its braces are braces.
    message, hint = (
        Text(*(part.replace("{", "{{").replace("}", "}}") for part in words[key])) for key in ("message", "hint")
    )
    look = CHECKS[values["kind"]](values)

    def check(article: Article, context: Context) -> Iterator[Finding]:
        if _applies(article, values):
            for number, found in enumerate(look(rule, article), 1):
                if number > MANY:
                    return
                yield found

    rule = Rule(
        id=values["id"],
        name=values["name"],
        level=values.get("level", "warning"),
        scope="article",
        check=check,
        reads=frozenset({"text"}),
        title=words["message"],
        message=message,
        hint=hint,
        basis=words["basis"],
        rationale=words["basis"],
        bad="",
        good="",
        waived_by=values.get("waived_by", "wording"),
    )
    return rule


def _applies(article: Article, values: dict[str, Any]) -> bool:
    columns = values.get("columns", ())
    here = article.column_id
    return (not values.get("types") or article.type in values["types"]) and (
        not columns or any(here == column or here.startswith(column + "/") for column in columns)
    )


Look = Callable[[Rule, Article], Iterator[Finding]]


def _word(values: dict[str, Any]) -> Look:
    matcher = Matcher(WordRow(word, values["name"], allow=tuple(values.get("allow", ()))) for word in values["words"])

    def look(rule: Rule, article: Article) -> Iterator[Finding]:
        for hit in matcher.find(article.source, lambda: article.view):
            if hit.kind != "maybe":
                yield rule.at(article, hit.start, hit.end, word=hit.row.word)

    return look


def _pattern(values: dict[str, Any]) -> Look:
    pattern = re.compile(values["pattern"])

    def look(rule: Rule, article: Article) -> Iterator[Finding]:
        for match in pattern.finditer(article.view.text):
            yield rule.at(article, *article.view.span(match.start(), match.end()), text=match[0])

    return look


def _presence(values: dict[str, Any], *, wanted: bool) -> Look:
    key = values["field"]

    def look(rule: Rule, article: Article) -> Iterator[Finding]:
        if _written(article, key) is not wanted:
            yield rule.at(article, field=key)

    return look


def _written(article: Article, key: str) -> bool:
    """Whether a key has a value, a list included."""
    node = find(article.front.root, *key.split("."))
    return key in article.front.marks and bool(getattr(node, "value", None) or getattr(node, "items", None))


def _length(values: dict[str, Any], *, most: bool) -> Look:
    key, limit = values.get("field", BODY), values["limit"]

    def look(rule: Rule, article: Article) -> Iterator[Finding]:
        value = article.front.value(key)
        text = "".join(article.view.text.split()) if key == BODY else value.value if value else ""
        if (text or not most) and (len(text) > limit if most else len(text) < limit):
            yield rule.at(article, field=None if key == BODY else key, length=len(text), limit=limit)

    return look


def _numeric(values: dict[str, Any]) -> Look:
    key, least, most = values["field"], _number(values.get("min", "")), _number(values.get("max", ""))

    def look(rule: Rule, article: Article) -> Iterator[Finding]:
        node = article.front.value(key)
        if node is None or not node.value:
            return
        value = _number(node.value)
        if value is None or (least is not None and value < least) or (most is not None and value > most):
            yield rule.at(article, field=key, value=node.value)

    return look


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"-?[0-9]{1,15}([.][0-9]{1,10})?", text.strip()) else None


CHECKS: dict[str, Callable[[dict[str, Any]], Look]] = {
    "word": _word,
    "pattern": _pattern,
    "number": _numeric,
    "required-field": partial(_presence, wanted=True),
    "forbidden-field": partial(_presence, wanted=False),
    "max-length": partial(_length, most=True),
    "min-length": partial(_length, most=False),
}
