"""lexicon.too-short: a single character that would hit everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.lexicon import faulty_rows
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    for fault, place in faulty_rows(context, "too-short"):
        yield RULE.of_site(path=fault.row.path, place=place, text=fault.row.word, why=fault.why, why_en=fault.why_en)


RULE = Rule(
    id="META019",
    name="lexicon.too-short",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"words"}),
    blocks=False,
    title=Text("词表中的单字", "A single character in a word list"),
    message=Text("词条“{text}”太短，未启用：{why}", "the word “{text}” is too short and not used: {why_en}"),
    hint=Text("写成完整的词，或把匹配方式设为 exact", "list a whole word, or set match to exact"),
    basis=Text("检查什么都没查到时必须说明（设计 5.5）", "a check that checks nothing must say so (design 5.5)"),
    rationale=Text("单字处处命中，误报淹没真问题。", "A single character hits everywhere and buries what is true."),
    bad="""-- checks/words/local.csv --
word,category,level,suggest,match,allow,source,since,until,note
赌,本地,warning,,,,办公室,,,
""",
    good="""-- checks/words/local.csv --
word,category,level,suggest,match,allow,source,since,until,note
测试词甲,本地,warning,,,,办公室,,,
""",
)
