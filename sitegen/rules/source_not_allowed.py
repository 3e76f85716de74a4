"""source.not-allowed: a reprint from a source outside the list."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import is_reprint
from sitegen.rules.base import Context, Rule
from sitegen.rules.samples import WHOLE_SITE

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Silent while the list is empty: a site that has none has decided nothing."""
    allowed = frozenset("".join(str(name).split()) for name in context.option(RULE, "allowed"))
    source = article.meta.source
    if allowed and article.meta.reprint and source and "".join(source.split()) not in allowed:
        yield RULE.at(article, field="source", text=source)


RULE = Rule(
    id="SRC007",
    name="source.not-allowed",
    level="warning",
    scope="article",
    check=check,
    when=is_reprint,
    reads=frozenset({"text"}),
    options={"allowed": ()},
    waived_by="links",
    title=Text("转载来源不在名单内", "A source outside the list"),
    message=Text(
        "转载来源“{text}”不在允许转载的名单内",
        "the source “{text}” is not on the list of those that may be reprinted",
    ),
    hint=Text(
        "改从名单内的网站转载，或按程序增补名单（选项 allowed）",
        "reprint from a listed site, or have the list extended (option allowed)",
    ),
    basis=Text(
        "国家网信办《互联网新闻信息稿源单位名单》；绵府办函〔2022〕125号 白名单制度",
        "List of news sources of the Cyberspace Administration; white lists of Mianyang 2022 No. 125",
    ),
    rationale=Text(
        "只有稿源名单内的单位可以转载，其他来源真假难辨。",
        "Only listed sources may be reprinted; of others nobody knows whether they are true.",
    ),
    bad=WHOLE_SITE.format(
        rules="source.not-allowed: {options: {allowed: [新华社]}}", body="各地春耕全面展开。\n"
    ).replace("source: 县政府办公室", "source: 某某自媒体\nreprint: true\nsource_url: https://www.news.example/a.html"),
    good=WHOLE_SITE.format(
        rules="source.not-allowed: {options: {allowed: [新华社]}}", body="各地春耕全面展开。\n"
    ).replace("source: 县政府办公室", "source: 新华社\nreprint: true\nsource_url: https://www.news.example/a.html"),
)
