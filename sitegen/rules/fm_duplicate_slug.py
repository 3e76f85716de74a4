"""fm.duplicate-slug: two texts, or a text and a page of the site itself, at one address."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.addresses import is_generated, normal
from sitegen.article import CONTENT
from sitegen.model import Facts, Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Own addresses are given out first, by path, then the old ones under `aliases`: an alias never beats a page.

    Addresses that differ in case only collide too: not every server tells them apart.
    """
    owner: dict[str, Facts] = {}
    for field, address, facts in _addresses(index):
        first = owner.setdefault(address.casefold(), facts)
        if is_generated(address, context.settings):
            yield RULE.on(
                facts,
                field=field,
                text=address,
                message=Text(
                    "地址 {text} 是网站自动生成的页面，文章不能占用",
                    "{text} is a page the site makes itself; no text may take it",
                ),
            )
        elif first is not facts:
            yield RULE.on(
                facts, field=field, text=address, related=((CONTENT + first.path, 1),), other=CONTENT + first.path
            )
        elif field == "aliases" and address == normal(facts.url):
            yield RULE.on(
                facts,
                field=field,
                text=address,
                message=Text(
                    "aliases 里的 {text} 就是本文现在的地址", "{text} under aliases is the text's own address"
                ),
            )


def _addresses(index: SiteIndex) -> Iterator[tuple[str, str, Facts]]:
    for facts in index.articles:
        yield "slug", normal(facts.url), facts
    for facts in index.having("aliases"):
        for alias in dict.fromkeys(map(normal, facts.aliases)):
            yield "aliases", alias, facts


RULE = Rule(
    id="FM008",
    name="fm.duplicate-slug",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index"}),
    title=Text("两个页面的地址相同", "Two pages at one address"),
    message=Text("地址 {text} 已被 {other} 使用", "the address {text} is that of {other}"),
    hint=Text(
        "换一个 slug（同音标题可在末尾加数字），或删去冲突的 aliases",
        "choose another slug, or remove the alias that collides",
    ),
    basis=Text("国办发〔2017〕47号 网页设计规范 Url", "State Council Office 2017 No. 47, page tag Url"),
    rationale=Text(
        "同一地址只能有一个页面，后写的会悄悄盖掉先写的。",
        "One address holds one page; the later would silently replace the earlier.",
    ),
    bad="---\nslug: page-2\n---\n",
    good="---\nslug: nongtian-shuili\n---\n",
)
