"""pii.over-complete: a row with name, hidden number, and full birth date or address."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.personal import BASIS
from sitegen.text.clues import Clue
from sitegen.text.identity import is_over_complete, may_mask

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Lines of the file: a row of a Markdown table is one line."""
    if not may_mask(article.source):
        return
    at = 0
    for line in article.source.splitlines(keepends=True):
        if is_over_complete(line):
            yield RULE.at(article, at, at + len(line.rstrip()), text=line.strip()[:3] + "…")
        at += len(line)


RULE = Rule(
    id="PII010",
    name="pii.over-complete",
    level="warning",
    scope="article",
    check=check,
    clue=Clue("***", "\\*", "＊", "×"),
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("公示内容过全", "A list that says too much"),
    message=Text(
        "这一行（{text}）同时有姓名、隐去的身份号码和完整出生日期或住址",
        "this row ({text}) has a name, a hidden number, and a full birth date or address",
    ),
    hint=Text("删去出生日期、住址等公示用不着的栏", "leave out birth date and address: the list does not need them"),
    basis=BASIS,
    rationale=Text("隐去的位数可由出生日期、住址补全，等于没有隐去。", "The birth date fills in the hidden digits."),
    bad="""\
| 姓名 | 身份证号 | 出生日期 |
| --- | --- | --- |
| 李秀英 | 511021\\*\\*\\*\\*\\*\\*\\*\\*1234 | 1949年12月31日 |
""",
    good="""\
| 姓名 | 身份证号 | 村 |
| --- | --- | --- |
| 李秀英 | 511021\\*\\*\\*\\*\\*\\*\\*\\*1234 | 河堤村 |
""",
)
