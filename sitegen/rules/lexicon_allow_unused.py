"""lexicon.allow-unused: a context of a listed word that can excuse nothing, or excuses everything."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.lexicon import faulty_rows
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    for fault, place in faulty_rows(context, "allow-unused"):
        yield RULE.of_site(path=fault.row.path, place=place, text=fault.row.word, why=fault.why, why_en=fault.why_en)


RULE = Rule(
    id="META034",
    name="lexicon.allow-unused",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"words"}),
    blocks=False,
    title=Text("词条例外无效", "An allow context without use"),
    message=Text("词条“{text}”的例外{why}", "allow context of “{text}”: {why_en}"),
    hint=Text("例外写成含该词的完整说法，或用“…”代表中间的字（防范…），或删去", "write the whole phrase with the word, use “…” for what stands between (防范…), or drop it"),
    basis=Text("检查什么都没查到时必须说明（设计 5.5）", "a check that checks nothing must say so (design 5.5)"),
    rationale=Text(
        "写错的例外不起作用，正常用法照样被报；处处符合的例外让词条形同虚设。",
        "A context that never fits lets right uses be reported; one that fits everywhere switches the word off.",
    ),
    bad="""-- checks/words/local.csv --
word,category,level,suggest,match,allow,source,since,until,note
测试词甲,本地,warning,,,防范,办公室,,,
""",
    good="""-- checks/words/local.csv --
word,category,level,suggest,match,allow,source,since,until,note
测试词甲,本地,warning,,,防范…|测试词甲管理办法,办公室,,,
""",
)
