"""date.numerals: a document of today signed with a date in Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.clues import Clue
from sitegen.text.dates import impossible, mentions

__all__ = ["RULE"]

SINCE = date(2012, 7, 1)
"""GB/T 9704-2012 took effect: before it 二○○八年一月二十九日 was the right form, since then it is 2008年1月29日."""

_FIGURES = "○〇零一二三四五六七八九"
_LINE = re.compile(rf"^[ \t\u3000]*([{_FIGURES}]{{4}}年[^\n]{{2,8}}日)[ \t\u3000]*$", re.MULTILINE)


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Only a line that is nothing but a date, as the one under a signature: in a sentence it may be a quotation."""
    for match in _LINE.finditer(article.source, article.body_start):
        found = mentions(match[1])
        if len(found) == 1 and found[0].year and not impossible(found[0]):
            signed = date(found[0].year, found[0].month, found[0].day)
            if signed >= SINCE:
                yield RULE.at(article, match.start(1), match.end(1), right=f"{signed.year}年{signed.month}月{signed.day}日")


RULE = Rule(
    id="DATE003",
    name="date.numerals",
    level="warning",
    scope="article",
    check=check,
    clue=Clue(*(ten + one + "年" for ten in _FIGURES for one in _FIGURES)),
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("成文日期用了汉字数字", "A date of signature in Chinese numerals"),
    message=Text("成文日期“{text}”应为{right}", "the date “{text}” is to be written {right}"),
    hint=Text("用阿拉伯数字写全年、月、日，月日不编虚位；2012年7月1日以前的公文保留原样", "Arabic figures without leading zeros; documents from before 1 July 2012 stay as they are"),
    basis=Text("GB/T 9704-2012 7.3.5.4 成文日期；衢州通知页面“二○○八年一月二十九日”", "GB/T 9704-2012 7.3.5.4; the page of the Quzhou notice"),
    rationale=Text("2012年7月1日起公文成文日期用阿拉伯数字；此前汉字数字才是对的，不能一律改。", "Since 1 July 2012 the date stands in Arabic figures; before it the numerals were right and stay."),
    bad="各乡镇人民政府：\n\n请遵照执行。\n\n二○二六年三月九日\n",
    good="各乡镇人民政府：\n\n2008年的通知（二○○八年一月二十九日印发）继续有效。\n\n二○○八年一月二十九日\n",
)
