"""ledger.open-loop: a correction whose loop is not closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import LEDGER, on_row
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Fixed, but not rechecked, not searched in the whole archive, or not looked back at, within the days of the options."""
    today = context.now.date()
    steps = (("rechecked", "复核", "recheck"), ("searched", "全站排查同一词句", "search of the whole archive"), ("looked_back", "回头看", "look back"))
    for row in context.settings.upkeep.rows("rectification"):
        fixed = row.day("fixed")
        for key, zh, en in steps:
            days = int(context.option(RULE, key))
            if fixed and not row.day(key) and (key != "searched" or row.text("term")) and fixed + timedelta(days=days) < today:
                yield on_row(RULE, row, field=key, text=row.text("no"), step=zh, step_en=en, days=days, fixed=fixed.isoformat())


RULE = Rule(
    id="LED008",
    name="ledger.open-loop",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    options={"rechecked": 2, "searched": 7, "looked_back": 30},
    blocks=False,
    title=Text(
        "整改没有闭环",
        "A correction whose loop is open",
    ),
    message=Text(
        "{table}“{text}”{fixed} 整改，超过 {days} 天没有{step}",
        "{text} was fixed on {fixed}; after {days} days there was no {step_en}",
    ),
    hint=Text(
        "完成{step}后填写日期",
        "do it and write the date",
    ),
    rationale=Text(
        "只改一处、不查全站、不回头看，同样的错误还会出现。",
        "What is fixed in one place only comes back.",
    ),
    basis=LEDGER,
    bad="""\
-- checks/ledgers/rectification.csv --
no,kind,level,unit,term,found,fixed,rechecked,searched,looked_back
z-1,wrong,severe,office,法律效应,2026-01-05 09:00,2026-01-05 09:30,2026-01-06,2026-01-07,
""",
    good="""\
-- checks/ledgers/rectification.csv --
no,kind,level,unit,term,found,fixed,rechecked,searched,looked_back
z-1,wrong,severe,office,法律效应,2026-01-05 09:00,2026-01-05 09:30,2026-01-06,2026-01-07,2026-02-05
""",
)
