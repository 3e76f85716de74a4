"""fm.type: a value of the wrong kind."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_faulty_head
from sitegen.rules.base import Context, Rule
from sitegen.rules.problems import of_reading

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    return of_reading(RULE, article)


RULE = Rule(
    id="FM003",
    name="fm.type",
    level="error",
    scope="article",
    check=check,
    when=has_faulty_head,
    reads=frozenset({"text"}),
    title=Text("字段的值类型不对", "A value of the wrong kind"),
    message=Text("字段的值类型不对", "the value is of the wrong kind"),
    hint=Text("按 `sitegen explain fm.type` 所列写法填写", "write it as `sitegen explain fm.type` shows"),
    basis=Text(
        "安州区通知 三（一）“信息公开内容的末尾应标注来源、编辑、校审责任人员”；国办发〔2017〕47号",
        "Anzhou notice 3(1): source, editor and reviewers stand under every text; State Council Office 2017 No. 47",
    ),
    rationale=Text(
        "值读不懂时不能猜：把“不公开”猜成“公开”就是事故。",
        "What is not understood must not be guessed: taking a closed text for an open one is an incident.",
    ),
    bad="---\ndraft: 也许\n---\n",
    good="---\ndraft: false\n---\n",
)
