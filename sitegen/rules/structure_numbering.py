"""structure.numbering: numbers of levels that do not follow on."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.numbering import breaks

__all__ = ["RULE"]

_HINTS = ("第", "一、", "（一）", "1.", "(一)")


def check(article: Article, context: Context) -> Iterator[Finding]:
    body = article.body
    if not any(hint in body for hint in _HINTS):
        return
    for found in breaks(body):
        if not found.skipped:
            start = article.body_start + found.start
            yield RULE.at(article, start, article.body_start + found.end, before=found.before)


RULE = Rule(
    id="STR001",
    name="structure.numbering",
    level="warning",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("序号不连续", "Numbers that do not follow on"),
    message=Text("“{text}”与前面的序号（{before}）不连续", "“{text}” does not follow {before}"),
    hint=Text("补上漏掉的一条，或改正序号", "add what is missing or correct the number"),
    basis=Text("GB/T 9704-2012 7.3.3 结构层次序数", "GB/T 9704-2012, 7.3.3, numbers of levels"),
    rationale=Text(
        "序号跳号或重号，多半是漏了一条或重复粘贴。", "A gap or a double usually means a lost or twice pasted item."
    ),
    bad="""\
一、总体要求

要按时完成。

三、保障措施

要落实责任。
""",
    good="""\
一、总体要求

要按时完成。

二、保障措施

要落实责任。
""",
)
