"""deadline.unknown: what falls due beyond the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import DEADLINE, clocks_in, on_clock
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """What falls due beyond the calendar."""
    for one in clocks_in(index, context, "unknown"):
        yield on_clock(RULE, one, context)


RULE = Rule(
    id="DUE003",
    name="deadline.unknown",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "期限超出日历范围",
        "A due time beyond the calendar",
    ),
    message=Text(
        "{kind}“{what}”的期限无法计算：{started} 起 {limit}，超出已有的放假安排",
        "the due time of {kind_en} {what} lies beyond the calendar",
    ),
    hint=Text(
        "次年放假安排公布后，写入 checks/calendar/年份.yaml；在此之前由{owner}从严掌握",
        "put the year's holidays into checks/calendar/YEAR.yaml",
    ),
    rationale=Text(
        "没有放假安排的年份不猜，以免把超期算成未超期。",
        "A year without holidays is not guessed.",
    ),
    basis=DEADLINE,
    bad="""\
-- checks/profiles/default.yaml --
title: 本县方案
layer: county
document: 本县办法
values:
  - {key: reply.finderror, value: 300 wd, clause: 第八条}
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-09 10:00,office,
""",
    good="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-10 08:00,office,
""",
)
