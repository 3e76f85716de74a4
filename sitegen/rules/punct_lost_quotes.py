"""punct.lost-quotes: blanks where quotation marks have been lost."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.punctuation import BASIS
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_BETWEEN = pattern(" (?<=[^\x00-\x7f] )[^\x00-\x7f]")
"""Hardly a text has such a blank, and `_LOST` takes long to compile."""
_LOST = pattern(
    " (?<=[\u4e00-\u9fff] )(?P<words>[\u4e00-\u9fff、]{3,40}) (?=[的。，、；和与][^\\n]?)"
    "| (?<=[为是按称及、] )(?P<more>[\u4e00-\u9fff、]{3,40}) (?=[\u4e00-\u9fff。，、；])"
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    """A phrase set off by single blanks on both sides within a sentence. One finding a text."""
    if not _BETWEEN.search(article.body) or not _LOST.search(article.body):
        return
    text = article.view.text
    places = [match.span("words" if match["words"] else "more") for match in _LOST.finditer(text)]
    places = [span for span in places if article.view.kind_at(span[0]) == "paragraph"]
    if places:
        start, end = article.view.span(*places[0])
        yield RULE.at(article, start, end, count=len(places))


RULE = Rule(
    id="PUNC005",
    name="punct.lost-quotes",
    level="warning",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("疑似丢失引号", "Quotation marks that seem lost"),
    message=Text(
        "“{text}”两侧是空格，疑似丢失引号（全文 {count} 处）",
        "“{text}” stands between blanks: quotation marks seem lost ({count} places)",
    ),
    hint=Text(
        "对照原文补上引号；不该有空格的删去", "compare with the original: restore the marks or delete the blanks"
    ),
    basis=BASIS,
    rationale=Text(
        "网页编辑器转换编码时常把引号变成空格。", "Editors of web pages often turn quotation marks into blanks."
    ),
    bad="网站名称为 澄溪县人民政府 。\n",
    good="网站名称为“澄溪县人民政府”。\n",
)
