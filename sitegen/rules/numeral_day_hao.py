"""numeral.day-hao: a date with 号 for 日."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_FORM = pattern("(?<![0-9])(?:1[0-2]|0?[1-9])月(?:3[01]|[12][0-9]|0?[1-9])号(?![0-9楼线文院\\-])")
_QUICK = pattern("月[0-9]{1,2}号")
"""Begins with one character, so that the engine skips to it."""


def check(article: Article, context: Context) -> Iterator[Finding]:
    if not _QUICK.search(article.body) or not _FORM.search(article.body):
        return
    for match in _FORM.finditer(article.view.text):
        yield RULE.at(article, *article.view.span(*match.span()))


RULE = Rule(
    id="NUM001",
    name="numeral.day-hao",
    level="info",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("日期用“号”", "A date with 号"),
    message=Text("日期“{text}”宜用“日”", "the date “{text}” is better written with 日"),
    hint=Text("把“号”改为“日”", "write 日 for 号"),
    basis=Text("GB/T 15835-2011 出版物上数字用法 4.1、5.1", "GB/T 15835-2011, use of numerals"),
    rationale=Text("公文日期用“日”，“号”是口语。", "Official dates use 日; 号 is spoken."),
    bad="请于3月31号前报送。\n",
    good="请于3月31日前报送。\n",
)
