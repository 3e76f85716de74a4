"""ledger.missing-value: a row that lacks what it must hold."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing
from sitegen.rules.upkeep import LEDGER

__all__ = ["RULE"]


RULE = Rule(
    id="LED002",
    name="ledger.missing-value",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset(),
    blocks=False,
    title=Text(
        "台账缺少必填内容",
        "A row that lacks a value",
    ),
    message=Text(
        "台账缺少必填内容",
        "a value is missing",
    ),
    hint=Text(
        "补填该行",
        "fill in the row",
    ),
    rationale=Text(
        "时间和责任单位不全的记录不能证明已按时办理。",
        "A record without times or unit proves nothing.",
    ),
    basis=LEDGER,
    bad="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-10,,
""",
    good="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-10,office,
""",
)
