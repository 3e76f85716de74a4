"""reprint.title-changed: a reprint under another title."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import is_reprint
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """White space is no difference: titles are broken over lines."""
    meta = article.meta
    if (
        meta.reprint
        and meta.source_title
        and meta.title
        and "".join(meta.source_title.split()) != "".join(meta.title.split())
    ):
        yield RULE.at(article, field="title", text=meta.title, original=meta.source_title)


RULE = Rule(
    id="SRC004",
    name="reprint.title-changed",
    level="error",
    scope="article",
    check=check,
    when=is_reprint,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("转载改了标题", "A reprint under another title"),
    message=Text("标题“{text}”与原标题“{original}”不一致", "the title “{text}” is not the original one, “{original}”"),
    hint=Text(
        "改回原标题；只引用一部分的，不作转载稿",
        "restore the original title; a text that quotes only a part is no reprint",
    ),
    basis=Text(
        "国办发〔2017〕47号 信息转载；互联网新闻信息服务管理规定第十五条",
        "State Council Office 2017 No. 47 on reprints; rules on Internet news, article 15",
    ),
    rationale=Text(
        "转载不得改动标题原意，改题是“标题党”和失实的常见起点。", "A changed title is how distortions begin."
    ),
    bad="""\
---
reprint: true
source: 新华社
source_url: https://www.news.example/a.html
source_title: 全国春季农业生产全面展开
---
""",
    good="""\
---
reprint: true
source: 新华社
source_url: https://www.news.example/a.html
source_title: 关于开展2026年 春季农田水利建设的通知
---
""",
)
