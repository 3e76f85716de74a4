"""date.weekday: a date with the weekday of another day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.clues import Clue
from sitegen.text.dates import Mention, impossible, mentions

__all__ = ["RULE"]

NEAR = 40
"""A half date within so many characters after a full one has its year."""

WEEKDAYS = "一二三四五六日"


def check(article: Article, context: Context) -> Iterator[Finding]:
    if all(mention.weekday is None for mention in mentions(article.source)):
        return
    last: Mention | None = None
    for mention in sorted(mentions(article.view.text)):
        told = mention.year or (last.year if last and mention.start - last.end <= NEAR else None)
        if mention.year:
            last = mention
        years = (told,) if told else _years(article, mention.month)
        if not years or mention.weekday is None or any(impossible(mention._replace(year=year)) for year in years):
            continue
        year, real = years[0], date(years[0], mention.month, mention.day).weekday()
        if all(date(one, mention.month, mention.day).weekday() != mention.weekday for one in years):
            start, end = article.view.span(mention.start, mention.end)
            yield RULE.at(
                article,
                start,
                end,
                text=article.view.text[mention.start : mention.end],
                year=year,
                right=WEEKDAYS[real],
            )


def _years(article: Article, month: int) -> tuple[int, ...]:
    """The years a half date may mean: the one that puts it within half a year of the text's date, and the text's own."""
    if article.meta.date is None:
        return ()
    day = article.meta.date.day
    return tuple(dict.fromkeys((day.year + (month - day.month < -6) - (month - day.month > 6), day.year)))


RULE = Rule(
    id="DATE002",
    name="date.weekday",
    level="warning",
    scope="article",
    check=check,
    clue=Clue(*(name + day for name in ("星期", "周", "礼拜") for day in "一二三四五六日天")),
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("日期与星期不符", "Date and weekday disagree"),
    message=Text("“{text}”在{year}年是星期{right}", "“{text}” is another weekday in {year}: 星期{right}"),
    hint=Text("核对日期或星期", "check the date or the weekday"),
    basis=Text("安州区通知 三（一）2“相关数据认真细致把关”", "Anzhou notice 3(1)2"),
    rationale=Text("日期与星期矛盾，群众不知该哪天到场。", "People do not know on which day to come."),
    bad="定于3月12日（星期三）上午召开。\n",
    good="定于3月12日（星期四）上午召开，3月16日（星期一至星期五均可）报名。\n",
)
