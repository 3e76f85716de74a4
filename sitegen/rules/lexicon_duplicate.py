"""lexicon.duplicate: a word that a list has already."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.lexicon import faulty_rows
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    for fault, place in faulty_rows(context, "duplicate"):
        yield RULE.of_site(path=fault.row.path, place=place, text=fault.row.word, why=fault.why, why_en=fault.why_en)


RULE = Rule(
    id="META018",
    name="lexicon.duplicate",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"words"}),
    blocks=False,
    title=Text("词表重复", "A word listed twice"),
    message=Text("词条“{text}”重复收录：{why}", "the word “{text}” is listed twice: {why_en}"),
    hint=Text("保留一行，删除另一行", "keep one line"),
    basis=Text("检查什么都没查到时必须说明（设计 5.5）", "a check that checks nothing must say so (design 5.5)"),
    rationale=Text(
        "两行级别或建议不同时，看不出以哪行为准。", "Where the two lines differ nobody can tell which one counts."
    ),
    bad="""-- checks/words/local.csv --
word,category,level,suggest,match,allow,source,since,until,note
测试词甲,本地,warning,,,,办公室,,,
测试词甲,本地,error,,,,办公室,,,
""",
    good="""-- checks/words/local.csv --
word,category,level,suggest,match,allow,source,since,until,note
测试词甲,本地,warning,,,,办公室,,,
测试词乙,本地,error,,,,办公室,,,
""",
)
