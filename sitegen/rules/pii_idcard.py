"""pii.idcard: a full identity number."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.personal import BASIS, has_numbers, numbers

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for one in numbers(article, "idcard"):
        yield RULE.at(article, one.start, one.end, text=one.shown)


RULE = Rule(
    id="PII001",
    name="pii.idcard",
    level="error",
    scope="article",
    check=check,
    when=has_numbers,
    reads=frozenset({"text"}),
    title=Text("公民身份号码", "A full identity number"),
    message=Text("出现完整的公民身份号码 {text}", "a full identity number stands here: {text}"),
    hint=Text(
        "删去；确需公示的只留姓名，或隐去中间位（全站用同一种隐去方式）",
        "delete it; where a list must be public, hide the middle digits, everywhere in the same way",
    ),
    basis=BASIS,
    rationale=Text(
        "完整号码一经发布即被抓取，无法收回；名单、补贴表是重灾区。",
        "Once published it is copied and cannot be taken back; lists of subsidies are the usual leak.",
    ),
    bad="张某某，身份证号11010519491231002X。\n",
    good="张某某，身份证号110***********002X。\n",
)
