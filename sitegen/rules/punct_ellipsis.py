"""punct.ellipsis: an ellipsis that is none."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.punctuation import BASIS, MANY
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_ELLIPSIS = pattern("。{2,}|、{2,}|，{2,}|(?<=[\u3400-\u9fff])[.]{3,}|(?<!…)…(?!…)|(?<!…)…{3,}(?=[^…])")
_HINTS = ("。。", "、、", "，，", "...", "…")


def check(article: Article, context: Context) -> Iterator[Finding]:
    if not any(hint in article.body for hint in _HINTS):
        return
    for number, match in enumerate(_ELLIPSIS.finditer(article.view.text)):
        start, end = article.view.span(*match.span())
        if number < MANY and start >= article.body_start:
            yield RULE.at(article, start, end)


RULE = Rule(
    id="PUNC004",
    name="punct.ellipsis",
    level="info",
    scope="article",
    check=check,
    clue=Clue(*_HINTS),
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("省略号或重复标点不规范", "An ellipsis or repeated mark"),
    message=Text("“{text}”不是规范的标点", "“{text}” is no proper mark"),
    hint=Text("省略号写作……，其他标点只写一个", "an ellipsis is ……; other marks stand once"),
    basis=BASIS,
    rationale=Text("省略号占两个字位，六个点。", "An ellipsis has six dots."),
    bad="排查水库、渠道、泵站。。。\n",
    good="排查水库、渠道、泵站……\n",
)
