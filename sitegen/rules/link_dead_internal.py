"""link.dead-internal: a link to something that is not on the site."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import CONTENT
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.links import BASIS, ends, unplaced
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    for end in ends(index, context):
        if end.state == "missing":
            yield RULE.on(end.source, place=unplaced(end.link), text=end.link.target)
        elif end.state == "unpublished" and end.text:
            yield RULE.on(
                end.source,
                place=unplaced(end.link),
                text=end.link.target,
                related=((CONTENT + end.text.path, 1),),
                other=CONTENT + end.text.path,
                message=Text(
                    "链接的文章 {other} 没有发布，读者打不开", "the link leads to {other}, which is not on the site"
                ),
            )


RULE = Rule(
    id="LINK001",
    name="link.dead-internal",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="links",
    basis=BASIS,
    title=Text("站内链接打不开", "A link inside the site that leads nowhere"),
    message=Text("站内链接“{text}”不存在", "the link “{text}” leads to nothing"),
    hint=Text(
        "改为对方 .md 文件的相对路径，或以 / 开头的栏目地址；不再需要的链接请删除",
        "write the relative path of the .md file or a root address, or remove the link",
    ),
    rationale=Text(
        "首页和内容页的错链、断链逐条扣分，读者也找不到要看的信息。",
        "Dead links cost points one by one, and readers do not find what they need.",
    ),
    bad="详见[植树造林通知](b.md)。\n",
    good="详见[通知公告](/zwgk/tzgg/)。\n",
)
