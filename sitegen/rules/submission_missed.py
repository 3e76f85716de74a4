"""submission.missed: a unit that sent nothing for weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Whole ISO weeks, from a unit's first submission to last week; after `submission.misses` of them its head explains."""
    upkeep = context.settings.upkeep
    quota, limit = upkeep.profile.number("submission.week"), upkeep.profile.number("submission.misses")
    rows = upkeep.rows("submissions")
    if not quota or not limit:
        return
    monday = context.now.date() - timedelta(days=context.now.weekday())
    for unit in sorted({row.text("unit") for row in rows}):
        days = [day for row in rows if row.text("unit") == unit and (day := row.day("received"))]
        week, missed = monday - timedelta(days=7), 0
        while days and week + timedelta(days=7) > min(days) and sum(week <= day < week + timedelta(days=7) for day in days) < quota:
            week, missed = week - timedelta(days=7), missed + 1
        if missed >= limit:
            known = context.settings.people.unit_by_id.get(unit)
            yield RULE.of_site(path=rows[0].path, unit=unit, text=unit, owner=known.name if known else unit, weeks=missed)


RULE = Rule(
    id="LED011",
    name="submission.missed",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "连续多周没有报送",
        "A unit that sent nothing for weeks",
    ),
    message=Text(
        "{owner}连续 {weeks} 周没有报送信息",
        "{owner} sent nothing for {weeks} weeks",
    ),
    hint=Text(
        "由{owner}补报；连续三次以上的，主要负责人书面说明",
        "{owner} must send something; its head explains in writing",
    ),
    rationale=Text(
        "每周至少一条，连续三次未报的要说明原因。",
        "One item a week; three misses in a row must be explained.",
    ),
    basis=Text(
        "兴宁市管理办法 第二十六条、第四十条",
        "Xingning measures, articles 26 and 40",
    ),
    bad="""\
-- checks/ledgers/submissions.csv --
no,received,unit,title,state,published
b-1,2026-02-02 09:00,office,水利工程开工,published,2026-02-02 15:00
""",
    good="""\
-- checks/ledgers/submissions.csv --
no,received,unit,title,state,published
b-1,2026-03-05 09:00,office,水利工程开工,published,2026-03-05 15:00
""",
)
