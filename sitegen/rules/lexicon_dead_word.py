"""lexicon.dead-word: a row of a word list that can never match."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.lexicon import faulty_rows
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    for fault, place in faulty_rows(context, "dead-word"):
        yield RULE.of_site(path=fault.row.path, place=place, text=fault.row.word, why=fault.why, why_en=fault.why_en)


RULE = Rule(
    id="META002",
    name="lexicon.dead-word",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"words"}),
    blocks=False,
    title=Text("词表中永远不会命中的词", "A listed word that can never match"),
    message=Text("词条“{text}”永远不会命中：{why}", "the word “{text}” can never match: {why_en}"),
    hint=Text("改正或删除该行", "correct or delete the line"),
    basis=Text("检查什么都没查到时必须说明（设计 5.5）", "a check that checks nothing must say so (design 5.5)"),
    rationale=Text(
        "以为查了、其实没查，比没有这一条更危险。", "A check that seems to run and does not is worse than none."
    ),
    bad="""-- checks/words/local.csv --
word,category,level,suggest,match,allow,source,since,until,note
测试词[甲],本地,warning,,,,办公室,,,
""",
    good="""-- checks/words/local.csv --
word,category,level,suggest,match,allow,source,since,until,note
测试词甲,本地,warning,,,,办公室,,,
""",
)
