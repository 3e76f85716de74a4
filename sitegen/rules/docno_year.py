"""docno.year: a document number whose year cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_doc_number
from sitegen.rules.base import Context, Rule
from sitegen.rules.fields import value
from sitegen.text.clues import Clue
from sitegen.text.docno import numbers, parse

__all__ = ["RULE"]

JANUARY = 1
_BRACKET = Clue("〔")
NO_YEAR = re.compile("〔(?<=[\u4e00-\u9fff]{2}〔)(?!(?:19|20)[0-9]{2}〕)[0-9]{3,5}〕[ ]?[0-9]{1,5}[ ]?号")
SLIP = Text("文号“{text}”的年份有误", "no document has the year of “{text}”")


def check(article: Article, context: Context) -> Iterator[Finding]:
    own, issued, shown = value(article, "doc_number"), article.meta.issued, article.meta.date
    if own is not None and issued and (number := parse(own.value)):
        # In January papers still go out under the old year's numbers.
        early = issued.day.month == JANUARY and number.year == issued.day.year - 1
        if number.year != issued.day.year and not early:
            yield RULE.at(
                article,
                own.start,
                own.end,
                text=own.value,
                other=f"成文日期 {issued.day}",
                en=f"the document is dated {issued.day}",
            )
    if own is not None and NO_YEAR.search(own.value):
        yield RULE.at(article, own.start, own.end, text=own.value, message=SLIP)
    if not _BRACKET(article.source):
        return
    if NO_YEAR.search(article.source, article.body_start):
        for match in NO_YEAR.finditer(article.view.text):
            yield RULE.at(article, *article.view.span(*match.span()), text=match[0], message=SLIP)
    if shown is None:
        return
    if any(number.year > shown.day.year for number in numbers(article.source)):
        for number in numbers(article.view.text):
            if number.year > shown.day.year:
                start, end = article.view.span(number.start, number.end)
                yield RULE.at(
                    article,
                    start,
                    end,
                    other=f"发布日期 {shown.day}",
                    en=f"the text is dated {shown.day}",
                    text=article.view.text[number.start : number.end],
                )


def _may_be_numbered(article: Article) -> object:
    return has_doc_number(article) or _BRACKET(article.source)


RULE = Rule(
    id="DOC004",
    name="docno.year",
    level="warning",
    scope="article",
    check=check,
    when=_may_be_numbered,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("文号年份有误", "A document number of another year"),
    message=Text("文号“{text}”的年份与{other}不符", "the year in “{text}” cannot be right: {en}"),
    hint=Text("核对原件，改正文号年份或日期", "correct the year or the date from the original"),
    basis=Text("GB/T 9704-2012 7.2.5 发文字号", "GB/T 9704-2012 7.2.5"),
    rationale=Text("引用尚未到来年份的文号，必是笔误。", "A number of a year to come is a slip."),
    bad="按照国办发〔2062〕7号要求办理。\n",
    good="按照国办发〔2017〕47号要求办理。\n",
)
