"""structure.level-skip: a level of numbers left out."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.clues import Clue
from sitegen.text.numbering import breaks

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    if "一、" not in article.body:
        return
    for found in breaks(article.body):
        if found.skipped:
            yield RULE.at(article, article.body_start + found.start, article.body_start + found.end)


RULE = Rule(
    id="STR002",
    name="structure.level-skip",
    level="info",
    scope="article",
    check=check,
    clue=Clue("一、"),
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("层次跳级", "A level left out"),
    message=Text(
        "“{text}”直接用在“一、”之下，跳过了（一）和1.",
        "“{text}” stands directly under 一、: （一） and 1. were left out",
    ),
    hint=Text("依次用 一、（一）1.（1）", "use 一、（一）1.（1） in turn"),
    basis=Text("GB/T 9704-2012 7.3.3 结构层次序数", "GB/T 9704-2012, 7.3.3, numbers of levels"),
    rationale=Text("层次序数一般依次使用。", "Levels are generally used in turn."),
    bad="""\
一、总体要求

（1）按时完成。

（2）落实责任。
""",
    good="""\
一、总体要求

（一）按时完成。

（二）落实责任。
""",
)
