"""date.impossible: a day that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.dates import impossible, may_be_impossible, mentions

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    if not any(map(impossible, mentions(article.source))):
        return
    for mention in filter(impossible, mentions(article.view.text)):
        start, end = article.view.span(mention.start, mention.end)
        yield RULE.at(article, start, end, text=article.view.text[mention.start : mention.end])


def _may_be_impossible(article: Article) -> bool:
    return may_be_impossible(article.source)


RULE = Rule(
    id="DATE001",
    name="date.impossible",
    level="error",
    scope="article",
    check=check,
    when=_may_be_impossible,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("不存在的日期", "A date that does not exist"),
    message=Text("日期“{text}”不存在", "there is no such day as “{text}”"),
    hint=Text("对照原件改正月、日", "correct month and day from the original"),
    basis=Text("安州区通知 三（一）2“相关数据认真细致把关”；GB/T 15835-2011", "Anzhou notice 3(1)2; GB/T 15835-2011"),
    rationale=Text("不存在的日期使期限、效力无从认定。", "A deadline on a day that does not exist binds nobody."),
    bad="请于2026年2月30日前报送。\n",
    good="请于2026年2月28日前报送，农历二月三十日前完成。\n",
)
