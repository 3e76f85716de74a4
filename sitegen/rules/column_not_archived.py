"""column.not-archived: a topic or column whose work ended and that still runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import on_row
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """By the register of applications: the work has ended, or removal was approved, and the column is still running."""
    today, days = context.now.date(), int(context.option(RULE, "days"))
    for row in context.settings.upkeep.rows("applications"):
        column = context.settings.column_by_id.get(row.text("column"))
        end = row.day("ended") or (row.day("approved") if row.text("kind") == "column-remove" else None)
        if column and end and row.text("kind") in ("topic", "column-remove") and column.status == "running" and end + timedelta(days=days) < today:
            yield on_row(RULE, row, field="ended", text=column.name, ended=end.isoformat(), column=column.id)



RULE = Rule(
    id="COL005",
    name="column.not-archived",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    options={"days": 5},
    blocks=False,
    title=Text(
        "结束的专题或栏目没有归档",
        "A topic that ended was not archived",
    ),
    message=Text(
        "“{text}”已于 {ended} 结束，栏目仍在运行",
        "“{text}” ended on {ended} and still runs",
    ),
    hint=Text(
        "在 site.yaml 该栏目写 status: archived，在台账写归档日期；网址保留，页面标明已归档",
        "write status: archived at the column and the day in the register; addresses stay",
    ),
    rationale=Text(
        "工作结束的专题不归档，就成了无人维护的栏目。",
        "A topic left open after its work is a column nobody keeps.",
    ),
    basis=Text(
        "安州区通知 二（一）2“工作结束后……归档”",
        "Anzhou notice 2(1)2: archive it when the work ends",
    ),
    bad="""\
-- checks/ledgers/applications.csv --
no,kind,unit,column,subject,applied,approved,approver,ended
s-1,topic,office,zwgk/xwdt,农田水利专题,2026-01-05,2026-01-06,zhaoan,2026-02-27
""",
    good="""\
-- checks/ledgers/applications.csv --
no,kind,unit,column,subject,applied,approved,approver,ended
s-1,topic,office,zwgk/xwdt,农田水利专题,2026-01-05,2026-01-06,zhaoan,
""",
)
