"""deadline.due-soon: what is due today, on the next working day, or within a quarter of its hours."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import DEADLINE, clocks_in, on_clock
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """What is due today, on the next working day, or within a quarter of its hours."""
    for one in clocks_in(index, context, "due-soon"):
        yield on_clock(RULE, one, context)


RULE = Rule(
    id="DUE002",
    name="deadline.due-soon",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "办理即将到期",
        "Something is due soon",
    ),
    message=Text(
        "{kind}“{what}”即将到期：{started} 起 {limit}，最迟 {due}",
        "{kind_en} {what} is due {due}, running since {started}",
    ),
    hint=Text(
        "由{owner}在 {due} 前办结，并填写办结时间；依据：{basis}",
        "{owner} must finish it by {due} and record when; basis: {basis}",
    ),
    rationale=Text(
        "提前一天提醒，比超期后通报有用。",
        "A word a day before is worth more than a circular after.",
    ),
    basis=DEADLINE,
    bad="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-06 10:00,office,
""",
    good="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-10 08:00,office,
""",
)
