"""link.punycode: a host that only looks like the one meant."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_foreign_addresses
from sitegen.rules.base import Context, Rule
from sitegen.rules.foreign import BASIS, at_link
from sitegen.text.hosts import host, is_lookalike

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for use in article.outline.links:
        if (name := host(use.dest)) and is_lookalike(name):
            yield at_link(RULE, article, use, name)


RULE = Rule(
    id="LINK009",
    name="link.punycode",
    level="error",
    scope="article",
    check=check,
    when=has_foreign_addresses,
    reads=frozenset({"text"}),
    waived_by="links",
    title=Text("形近字符域名", "A host that looks like another"),
    message=Text("域名 {text} 含形近字符，疑似仿冒", "the host {text} has letters that look like others"),
    hint=Text("删去，核实后写正确域名", "delete it, or write the right name"),
    basis=BASIS,
    rationale=Text("用西里尔字母等形近字符注册的域名专用于仿冒。", "Such names are registered to deceive."),
    bad="见[官网](https://www.chengхi.example/)。\n",
    good="见[官网](https://www.chengxi.example/)。\n",
)
