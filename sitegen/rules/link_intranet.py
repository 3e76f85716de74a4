"""link.intranet: an address that only the office can reach."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_foreign_addresses
from sitegen.rules.base import Context, Rule
from sitegen.rules.foreign import BASIS, at_link
from sitegen.text.hosts import host, is_intranet

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for use in article.outline.links:
        if (name := host(use.dest)) and is_intranet(name):
            yield at_link(RULE, article, use, name)


RULE = Rule(
    id="LINK007",
    name="link.intranet",
    level="error",
    scope="article",
    check=check,
    when=has_foreign_addresses,
    reads=frozenset({"text"}),
    waived_by="links",
    title=Text("内网或IP地址链接", "A link into the intranet or to an IP address"),
    message=Text(
        "链接指向 {text}，外部读者打不开或无法辨认",
        "the link leads to {text}, which readers cannot reach or recognise",
    ),
    hint=Text("改为公网域名；文件请作为附件上传", "use a public name; offer files as attachments"),
    basis=BASIS,
    rationale=Text(
        "内网地址会暴露内部系统；IP 地址看不出是谁的网站。",
        "It tells of internal systems, and an IP address does not say whose site it is.",
    ),
    bad="见[系统](http://192.168.1.8/oa/)。\n",
    good="见[系统](https://zwfw.example/oa/)。\n",
)
