"""numeral.short-year: a year of two figures."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_FORM = pattern("[’‘\'][0-9]{2}年|(?<![0-9第满达近共至—－~～-])[0-9]{2}年(?:1[0-2]|0?[1-9])月(?:3[01]|[12][0-9]|0?[1-9])日")


def check(article: Article, context: Context) -> Iterator[Finding]:
    if not _two_figures(article.body) or not _FORM.search(article.body):
        return
    for match in _FORM.finditer(article.view.text):
        yield RULE.at(article, *article.view.span(*match.span()))


def _two_figures(body: str) -> bool:
    """Whether any year may have two figures: a look before the pattern, which is dear on long texts."""
    at = body.find("年")
    while at >= 0:
        if body[at - 2:at].isdigit() and not body[max(0, at - 3):at - 2].isdigit():
            return True
        at = body.find("年", at + 1)
    return False


RULE = Rule(
    id="NUM002",
    name="numeral.short-year",
    level="info",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("年份写成两位", "A year of two figures"),
    message=Text("年份“{text}”应写四位", "the year in “{text}” needs four figures"),
    hint=Text("写全四位年份", "write all four figures"),
    basis=Text("GB/T 15835-2011 出版物上数字用法 4.1、5.1", "GB/T 15835-2011, use of numerals"),
    rationale=Text("两位年份无法区分世纪，检索和归档都会出错。", "Two figures do not tell the century."),
    bad="自26年3月9日起受理。\n",
    good="自2026年3月9日起受理。\n",
)
