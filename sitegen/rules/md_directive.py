"""md.directive: a ::: block that could only be read by guessing."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


_FAULTS = {
    "directive.unknown": Text(
        "没有“{text}”这种 ::: 写法（可用 figure、video、table、right、chart）",
        "there is no ::: form “{text}” (figure, video, table, right, chart)",
    ),
    "directive.unclosed": Text("“{text}”没有结束行 :::", "“{text}” has no closing line :::"),
    "directive.stray": Text("多余的结束行“{text}”", "a closing line “{text}” that closes nothing"),
    "directive.file": Text("“{text}”没有写文件", "“{text}” names no file"),
    "directive.chart": Text("“{text}”没有写图的种类（bar 或 line）", "“{text}” names no kind of chart (bar or line)"),
    "table.merge": Text("单元格“{text}”无法向左或向上合并", "the cell “{text}” has nothing to merge with"),
}


def check(article: Article, context: Context) -> Iterator[Finding]:
    for problem in article.outline.problems:
        yield RULE.at(
            article,
            article.body_start + problem.start,
            article.body_start + problem.end,
            text=problem.text,
            message=_FAULTS.get(problem.code),
            code=problem.code,
        )


RULE = Rule(
    id="MD001",
    name="md.directive",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    title=Text("::: 写法有误", "A ::: block that cannot be read"),
    message=Text("“{text}”的 ::: 写法有误", "“{text}” is not a ::: block that can be read"),
    hint=Text(
        "写成“:::figure 文件 说明”，另起一行以 ::: 结束", "write `:::figure FILE CAPTION`, and close it by a line :::"
    ),
    basis=Text("国办发〔2017〕47号 网页设计规范", "State Council Office 2017 No. 47, page design"),
    rationale=Text(
        "读不懂的写法不能猜着排版，更不能悄悄丢掉。", "What cannot be read must be neither guessed nor dropped."
    ),
    bad=":::right\n县政府办公室\n",
    good=":::right\n县政府办公室\n:::\n",
)
