"""md.too-deep: nesting beyond what is rendered."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    if article.outline.too_deep is not None:
        start, end = article.outline.too_deep
        yield RULE.at(article, article.body_start + start, article.body_start + end, text="")


RULE = Rule(
    id="MD002",
    name="md.too-deep",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    title=Text("嵌套过深", "Nesting that is too deep"),
    message=Text("引用、列表嵌套过深", "quotations or lists are nested too deeply"),
    hint=Text(
        "减少引用符号 > 或列表的层数；公文层次用 一、（一）1.（1）",
        "use fewer levels; official texts number 一、（一）1.（1）",
    ),
    basis=Text("GB/T 9704-2012 7.3.3 结构层次序数", "GB/T 9704-2012 7.3.3, levels of structure"),
    rationale=Text(
        "解析器会悄悄丢掉过深的内容，检查也看不见。",
        "Parsers silently drop what is too deep, and checks do not see it.",
    ),
    bad=">" * 40 + " 正文\n",
    good="> 正文\n",
)
