"""link.shortener: a shortened address."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_foreign_addresses
from sitegen.rules.base import Context, Rule
from sitegen.rules.foreign import BASIS, at_link
from sitegen.text.hosts import SHORTENERS, host

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for use in article.outline.links:
        if (name := host(use.dest)) and name in SHORTENERS:
            yield at_link(RULE, article, use, name)


RULE = Rule(
    id="LINK008",
    name="link.shortener",
    level="warning",
    scope="article",
    check=check,
    when=has_foreign_addresses,
    reads=frozenset({"text"}),
    waived_by="links",
    title=Text("短链接", "A shortened address"),
    message=Text("短链接 {text} 看不出去向", "the short address {text} hides where it leads"),
    hint=Text("改为完整的原地址", "write the full address"),
    basis=BASIS,
    rationale=Text("短链接的去向随时可改，失效后常被他人占用。", "Where it leads can change any day."),
    bad="见[通告](https://t.cn/A6abc)。\n",
    good="见[通告](https://www.chengxi.example/a/)。\n",
)
