"""reprint.no-source: a reprint that names no real source."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import is_reprint
from sitegen.rules.base import Context, Rule
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_NOWHERE = pattern(
    "(?:本站|本网|本网站|网络|互联网|网上|网站|转载|转发|摘自网络|来源网络|综合|未知|不详|其他|原创|无|-+|—+)"
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    source = article.meta.source
    if (
        article.meta.reprint
        and source
        and (_NOWHERE.fullmatch(source.strip()) or source.strip() == context.settings.site.name)
    ):
        yield RULE.at(article, field="source", text=source)


RULE = Rule(
    id="SRC001",
    name="reprint.no-source",
    level="error",
    scope="article",
    check=check,
    when=is_reprint,
    reads=frozenset({"text"}),
    waived_by="links",
    title=Text("转载没有注明真实来源", "A reprint without a real source"),
    message=Text(
        "转载稿的来源写作“{text}”，读者不知出自哪里", "the source of this reprint reads “{text}”, which names nobody"
    ),
    hint=Text("写原发布单位的规范名称，如“中国政府网”“新华社”", "write the full name of the first publisher"),
    basis=Text(
        "国办发〔2017〕47号 信息转载；互联网新闻信息服务管理规定第十五条",
        "State Council Office 2017 No. 47 on reprints; rules on Internet news, article 15",
    ),
    rationale=Text(
        "转载须注明来源，不得歪曲、篡改；来源不明的稿件出错由转载者担责。",
        "Whoever reprints without a source answers for every fault in it.",
    ),
    bad="""\
---
reprint: true
source: 网络
source_url: https://www.news.example/a.html
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
