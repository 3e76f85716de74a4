"""reprint.no-source-url: a reprint without the address of the original."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import is_reprint
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    if article.meta.reprint and not (article.meta.source_url or "").strip():
        yield RULE.at(article, field="source_url")


RULE = Rule(
    id="SRC002",
    name="reprint.no-source-url",
    level="error",
    scope="article",
    check=check,
    when=is_reprint,
    reads=frozenset({"text"}),
    waived_by="links",
    title=Text("转载没有原文网址", "A reprint without the address of the original"),
    message=Text("转载稿没有写原文网址", "this reprint has no address of the original"),
    hint=Text("在 source_url 写原文完整网址", "write the full address of the original into source_url"),
    basis=Text(
        "国办发〔2017〕47号 信息转载；互联网新闻信息服务管理规定第十五条",
        "State Council Office 2017 No. 47 on reprints; rules on Internet news, article 15",
    ),
    rationale=Text(
        "没有原文网址就无法核对标题、内容和发布时间。", "Without it nobody can compare title, text and time."
    ),
    bad="""\
---
reprint: true
source: 新华社
---
""",
    good="""\
---
reprint: true
source: 新华社
source_url: https://www.news.example/a.html
---
""",
)
