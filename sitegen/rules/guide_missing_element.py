"""guide.missing-element: a guide that lacks elements."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import is_guide
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]

_ELEMENTS = (
    ("事项名称", "name", ("事项", "名称")),
    ("设定依据", "basis", ("依据", "根据")),
    ("申请条件", "conditions", ("条件", "对象", "范围", "资格")),
    ("办理材料", "papers", ("材料", "提交", "提供")),
    ("办理地点", "place", ("地点", "地址", "窗口", "网址", "平台")),
    ("办理时间", "hours", ("时间", "时限", "期限", "工作日")),
    ("联系电话", "telephone", ("电话", "热线")),
    ("办理流程", "steps", ("流程", "程序", "步骤", "环节")),
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    """The title names the service."""
    if article.type != "guide":
        return
    text = article.body
    missing = [(zh, en) for zh, en, words in _ELEMENTS if not any(word in text for word in words)]
    missing = [pair for pair in missing if pair[0] != "事项名称" or not article.meta.title]
    if missing:
        yield RULE.at(
            article,
            field="title",
            count=len(missing),
            missing="、".join(zh for zh, _ in missing),
            missing_en=", ".join(en for _, en in missing),
        )


RULE = Rule(
    id="GUIDE001",
    name="guide.missing-element",
    level="warning",
    scope="article",
    check=check,
    when=is_guide,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("办事指南要素不全", "A guide that lacks elements"),
    message=Text("办事指南缺少{missing}", "the guide lacks {missing_en}"),
    hint=Text("补全八类要素", "add the missing elements"),
    basis=Text("国办秘函〔2019〕19号 办事指南要素", "State Council Office 2019 No. 19, elements of guides"),
    rationale=Text("五个事项各缺四类要素即单项否决。", "Four missing in five guides fail the whole site."),
    bad="""\
---
type: guide
---
设定依据：《条例》第九条。

申请条件：年满18周岁。

办理材料：申请表、身份证。

办理地点：政务服务中心。

办理时间：工作日9:00至17:00。

办理流程：受理、审核、发证。
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
