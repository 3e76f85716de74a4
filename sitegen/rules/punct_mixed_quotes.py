"""punct.mixed-quotes: straight quotation marks in Chinese writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.punctuation import BASIS
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_STRAIGHT = pattern("(?:(?<=[\u3400-\u9fff，。、：；])[\"'](?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[\"'](?=[\u3400-\u9fff，。、；]|$))", re.MULTILINE)


def check(article: Article, context: Context) -> Iterator[Finding]:
    """One finding a text."""
    if '"' not in article.body and "'" not in article.body:
        return
    if match := _STRAIGHT.search(article.view.text):
        start, end = article.view.span(*match.span())
        if start >= article.body_start:
            yield RULE.at(article, start, end)


RULE = Rule(
    id="PUNC003",
    name="punct.mixed-quotes",
    level="info",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("中文里用了直引号", "Straight quotation marks in Chinese writing"),
    message=Text("中文里用了直引号 {text}", "a straight quotation mark {text} in Chinese writing"),
    hint=Text("改为“”", "write “”"),
    basis=BASIS,
    rationale=Text("直引号不分前后，读者和程序都看不出引文起止。", "Straight marks do not tell the beginning from the end."),
    bad="落实\"三审\"制度。\n",
    good="落实“三审”制度。\n",
)
