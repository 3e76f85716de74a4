"""reprint.bad-source-url: the address of the original leads nowhere, or to ourselves."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_foreign_addresses
from sitegen.rules.base import Context, Rule
from sitegen.text.hosts import host, is_intranet, is_under

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    url = (article.meta.source_url or "").strip()
    if not url:
        return
    name = host(url)
    own = is_under(name, context.settings.site.domain)
    if not name or own or is_intranet(name) or "." not in name or any(c.isspace() for c in url):
        yield RULE.at(article, field="source_url", text=url)


RULE = Rule(
    id="SRC003",
    name="reprint.bad-source-url",
    level="error",
    scope="article",
    check=check,
    when=has_foreign_addresses,
    reads=frozenset({"text"}),
    waived_by="links",
    title=Text("原文网址不可用", "An address of the original that is none"),
    message=Text("原文网址“{text}”不是原发布网站的完整网址", "the address “{text}” is not that of the first publisher"),
    hint=Text(
        "写以 https:// 或 http:// 开头的原文网址，不能是本站、内网地址",
        "write the http address of the original, neither our own nor an intranet one",
    ),
    basis=Text(
        "国办发〔2017〕47号 信息转载；互联网新闻信息服务管理规定第十五条",
        "State Council Office 2017 No. 47 on reprints; rules on Internet news, article 15",
    ),
    rationale=Text("网址写错或指向本站，等于没有注明来源。", "A wrong address names no source."),
    bad="""\
---
reprint: true
source: 新华社
source_url: www.news.example/a.html
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
