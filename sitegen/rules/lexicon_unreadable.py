"""lexicon.unreadable: a broken word list."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META016",
    name="lexicon.unreadable",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset({"words"}),
    title=Text("词表无法读取", "A word list that cannot be read"),
    message=Text("词表无法读取", "the word list cannot be read"),
    hint=Text(
        "按提示改正该行；首行为 word,category,level,suggest,match,allow,source,since,until,note，UTF-8 编码",
        "correct the line; the first one names the columns, the encoding is UTF-8",
    ),
    basis=Text(
        "安州区通知 四（六）“建立错敏整改台账，做好问题整改复核闭环管理”",
        "Anzhou notice 4(6): a ledger, and a closed loop",
    ),
    rationale=Text(
        "词表读不出来，错敏词就没有查过，不能放行。",
        "With a list unread, its words were not looked for, and nothing may pass.",
    ),
    bad="""\
-- checks/words/own.csv --
词,类别
测试词条,测试
""",
    good="""\
-- checks/words/own.csv --
word,category,level,suggest,match,allow,source,since,until,note
攻坚克难的测试词条,测试,info,,text,,自拟,,,
""",
)
