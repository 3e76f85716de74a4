"""guide.vague: papers that a guide does not name."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import is_guide
from sitegen.rules.base import Context, Rule
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_VAGUE = pattern(
    "(?:其他|其它|相关|有关|等)(?:相关|有关|证明|必要|需要的)?(?:申请|申报|证明|辅助)?(?:材料|资料|证件|证明文件)"
    "|(?:法律|法规|规定|要求)(?:要求|规定)?的其[他它]|视情况(?:提供|而定)"
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    if article.type != "guide":
        return
    for match in _VAGUE.finditer(article.body):
        start = article.body_start + match.start()
        yield RULE.at(article, start, start + len(match[0]))


RULE = Rule(
    id="GUIDE002",
    name="guide.vague",
    level="warning",
    scope="article",
    check=check,
    when=is_guide,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("办理材料表述含糊", "Papers that are not named"),
    message=Text("“{text}”没有说清要什么材料", "“{text}” does not say which papers"),
    hint=Text("逐项写明材料名称", "name every paper"),
    basis=Text(
        "国办发〔2018〕45号 “取消兜底条款”；国办秘函〔2019〕19号",
        "State Council Office 2018 No. 45: no catch-all papers",
    ),
    rationale=Text("兜底材料使群众反复跑腿，检查按要素不准确扣分。", "People come twice; inspections take points off."),
    bad="""\
---
type: guide
---
设定依据：《条例》第九条。

申请条件：年满18周岁。

办理材料：申请表、身份证等材料。

办理地点：政务服务中心。

办理时间：工作日9:00至17:00。

办理流程：受理、审核、发证。

联系电话：0000-6166558。
""",
    good="""\
---
type: guide
---
设定依据：《条例》第九条。

申请条件：年满18周岁。

办理材料：申请表、身份证。

办理地点：政务服务中心。

办理时间：工作日9:00至17:00。

办理流程：受理、审核、发证。

联系电话：0000-6166558。
""",
)
