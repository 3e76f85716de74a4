"""reprint.before-source: a reprint dated earlier than its original."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import is_reprint
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    meta = article.meta
    if meta.reprint and meta.date and meta.source_date and meta.source_date.is_after(meta.date):
        yield RULE.at(article, field="date")


RULE = Rule(
    id="SRC006",
    name="reprint.before-source",
    level="warning",
    scope="article",
    check=check,
    when=is_reprint,
    reads=frozenset({"text"}),
    waived_by="links",
    title=Text("转载早于原文", "A reprint earlier than its original"),
    message=Text("发布时间早于原文发布时间", "the publish time is earlier than that of the original"),
    hint=Text("核对 date 和 source_date", "look at date and source_date"),
    basis=Text(
        "国办发〔2017〕47号 信息转载；互联网新闻信息服务管理规定第十五条",
        "State Council Office 2017 No. 47 on reprints; rules on Internet news, article 15",
    ),
    rationale=Text("时间倒置说明其中一个时间是假的。", "One of the two times must be wrong."),
    bad="""\
---
reprint: true
source: 新华社
source_url: https://www.news.example/a.html
source_date: 2026-03-09 10:00
---
""",
    good="""\
---
reprint: true
source: 新华社
source_url: https://www.news.example/a.html
source_date: 2026-03-09 08:00
---
""",
)
