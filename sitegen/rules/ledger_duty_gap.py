"""ledger.duty-gap: a day nobody is on duty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """From the first day of the roster to `ahead` days from now; days in a row are one finding."""
    rows = context.settings.upkeep.rows("duty")
    spans = sorted((first, last) for row in rows if (first := row.day("from")) and (last := row.day("to")) and first <= last)
    end = context.now.date() + timedelta(days=int(context.option(RULE, "ahead")))
    reached = spans[0][0] - timedelta(days=1) if spans else end
    for first, last in [*spans, (end + timedelta(days=1), end)]:
        gap = reached + timedelta(days=1)
        if gap < first:
            until = first - timedelta(days=1)
            yield RULE.of_site(path=rows[0].path, field="from", text=f"{gap}" if gap == until else f"{gap} 至 {until}", count=(first - gap).days)
        reached = max(reached, last)


RULE = Rule(
    id="LED007",
    name="ledger.duty-gap",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    options={"ahead": 7},
    blocks=False,
    title=Text(
        "值班空档",
        "Nobody on duty",
    ),
    message=Text(
        "{text} 没有安排值班（共 {count} 天）",
        "nobody is on duty on {text} ({count} days)",
    ),
    hint=Text(
        "在 checks/ledgers/duty.csv 中补排，节假日和调休日也要有人",
        "fill the roster, holidays included",
    ),
    rationale=Text(
        "要求七天二十四小时值班读网，节假日不间断。",
        "Somebody must be reachable day and night, every day.",
    ),
    basis=Text(
        "安州区通知 四（四）“7×24小时值班”",
        "Anzhou notice 4(4): duty around the clock",
    ),
    bad="""\
-- checks/ledgers/duty.csv --
from,to,person
2026-03-01,2026-03-08,lihua
2026-03-10,2026-03-31,wangwei
""",
    good="""\
-- checks/ledgers/duty.csv --
from,to,person
2026-03-01,2026-03-09,lihua
2026-03-10,2026-03-31,wangwei
""",
)
