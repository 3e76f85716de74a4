"""Links to other sites: which need an entry in the register, and how a finding on a link is made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitegen.article import Article
from sitegen.model import Facts, Finding, Link, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex
from sitegen.text.hosts import SHORTENERS, is_intranet, is_lookalike, is_under
from sitegen.text.outline import LinkUse

__all__ = ["BASIS", "at_link", "foreign"]

BASIS = Text(
    "国办秘函〔2019〕19号 单项否决“发布或链接”不良内容；安州区通知 二（一）“对内容链接安全及信息维护负责”",
    "State Council Office 2019 No. 19, veto on bad links; Anzhou notice 2(1): units answer for their links",
)


def foreign(index: SiteIndex, context: SiteContext, rule: Rule) -> Iterator[tuple[Facts, Link]]:
    """Links to hosts that are neither our own nor under a suffix of the rule's option `free`, nor named by other rules."""
    known = (context.settings.site.domain, *(str(name) for name in context.option(rule, "free")))
    for facts in index.having("external"):
        for link in facts.external:
            host = link.target
            if facts.withdrawn or is_intranet(host) or is_lookalike(host) or host in SHORTENERS:
                continue
            if not any(is_under(host, domain) for domain in known):
                yield facts, link


def at_link(rule: Rule, article: Article, use: LinkUse, text: str, **data: Any) -> Finding:
    """A finding at a link of the body."""
    return rule.at(article, article.body_start + use.start, article.body_start + use.end, text=text, **data)
