"""column.no-plan: a unit that keeps columns has no assurance plan on file this year."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Where the register of filings holds plans: each owner of a running column, from the second quarter on."""
    rows, today = context.settings.upkeep.rows("filings"), context.now.date()
    plans = [row for row in rows if row.text("kind") == "plan" and row.day("filed")]
    filed = {row.text("unit") for row in plans if (day := row.day("filed")) and (day.year == today.year or (day.year == today.year - 1 and today.month <= 3))}
    owners = sorted({column.owner for column in context.settings.columns if column.owner and column.status == "running" and not column.link})
    for unit in owners if plans else ():
        if unit not in filed:
            known = context.settings.people.unit_by_id.get(unit)
            yield RULE.of_site(path=plans[0].path, unit=unit, text=unit, owner=known.name if known else unit, year=today.year)



RULE = Rule(
    id="COL006",
    name="column.no-plan",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "单位没有报备信息保障方案",
        "A unit without an assurance plan on file",
    ),
    message=Text(
        "{owner}承担栏目，{year}年还没有报备信息保障方案",
        "{owner} keeps columns but filed no assurance plan in {year}",
    ),
    hint=Text(
        "按 internal/plans/{text}/ 的样稿制定方案，报备后在 checks/ledgers/filings.csv 登记（kind 写 plan）",
        "take the draft at internal/plans/{text}/ and register the filing with kind plan",
    ),
    rationale=Text(
        "任务、方式和时限写进方案，栏目才有人按时供稿。",
        "Tasks, ways and limits are kept when they are written down.",
    ),
    basis=Text(
        "天津市实施意见 第八点“制定信息保障方案”",
        "Tianjin opinions, point 8: assurance plans",
    ),
    bad="""\
-- checks/ledgers/filings.csv --
no,kind,unit,subject,changed,filed
b-1,plan,office,2024年信息保障方案,2024-01-08,2024-01-10
""",
    good="""\
-- checks/ledgers/filings.csv --
no,kind,unit,subject,changed,filed
b-1,plan,office,2026年信息保障方案,2026-01-08,2026-01-12
""",
)
