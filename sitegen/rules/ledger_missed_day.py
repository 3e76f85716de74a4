"""ledger.missed-day: a day without its record of monitoring."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Every day from the first record to yesterday; days in a row are one finding."""
    rows = context.settings.upkeep.rows("monitoring")
    days = {day for row in rows if (day := row.day("day"))}
    day, today = min(days, default=context.now.date()), context.now.date()
    while day < today:
        first = day
        while day < today and day not in days:
            day += timedelta(days=1)
        if first != day:
            last = day - timedelta(days=1)
            span = f"{first}" if first == last else f"{first} 至 {last}"
            yield RULE.of_site(path=rows[0].path, field="day", text=span, count=(day - first).days)
        day += timedelta(days=1)


RULE = Rule(
    id="LED006",
    name="ledger.missed-day",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "日监测缺记录",
        "A day without monitoring",
    ),
    message=Text(
        "{text} 没有日监测记录（共 {count} 天）",
        "no record of monitoring for {text} ({count} days)",
    ),
    hint=Text(
        "由定时任务每天运行 sitegen monitor；缺的日子在备注中说明原因，不补造记录",
        "run sitegen monitor every day; explain the gap, do not invent records",
    ),
    rationale=Text(
        "日监测要求每天有记录，节假日也不例外。",
        "Monitoring is daily, holidays included.",
    ),
    basis=Text(
        "天津市实施意见 第十六点“日监测”；安州区通知 五（一）",
        "Tianjin opinions, point 16; Anzhou notice 5(1)",
    ),
    bad="""\
-- checks/ledgers/monitoring.csv --
day,ran,errors
2026-03-06,2026-03-06 08:00,0
2026-03-09,2026-03-09 08:00,0
""",
    good="""\
-- checks/ledgers/monitoring.csv --
day,ran,errors
2026-03-08,2026-03-08 08:00,0
2026-03-09,2026-03-09 08:00,0
""",
)
