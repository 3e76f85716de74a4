"""link.host-mismatch: words, or the beginning of an address, that name one site and lead to another."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_foreign_addresses
from sitegen.rules.base import Context, Rule
from sitegen.rules.foreign import BASIS, at_link
from sitegen.text.hosts import before_host, host, is_under, named_host

__all__ = ["RULE"]



BEFORE = Text("网址在“@”之前写的是 {text}，实际指向 {goal}", "before its @ the address says {text}; the link leads to {goal}")


def check(article: Article, context: Context) -> Iterator[Finding]:
    for use in article.outline.links:
        if "//" in use.dest and (before := before_host(use.dest)) is not None:
            yield at_link(RULE, article, use, before, goal=host(use.dest), message=BEFORE)
            continue
        if use.image or "." not in use.text or not (goal := host(use.dest)):
            continue
        named = named_host(use.text)
        if named and not is_under(goal, named) and not is_under(named, goal):
            yield at_link(RULE, article, use, named, goal=goal)


RULE = Rule(
    id="LINK005",
    name="link.host-mismatch",
    level="error",
    scope="article",
    check=check,
    when=has_foreign_addresses,
    reads=frozenset({"text"}),
    title=Text("链接文字与去向不符", "Words that name one site and lead to another"),
    message=Text("链接文字写的是 {text}，实际指向 {goal}", "the words name {text}, the link leads to {goal}"),
    hint=Text("核实后改为一致", "make them agree"),
    basis=BASIS,
    rationale=Text(
        "这是钓鱼网站的做法；也常是复制旧链接忘了改。网址里“@”之前的字不是网站名：https://www.gov.cn@other.example/ 去的是 other.example。",
        "Phishing looks like that; so does a copied link that nobody changed. What stands before an @ is no host: "
        "https://www.gov.cn@other.example/ leads to other.example.",
    ),
    bad="见[www.chengxi.example](https://www.other.example/)。\n",
    good="见[www.chengxi.example](https://www.chengxi.example/)。\n",
)
