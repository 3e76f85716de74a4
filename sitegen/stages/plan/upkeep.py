"""栏目更新情况: the view of the freshness page in its three forms."""

from __future__ import annotations

from typing import Literal, cast

from sitegen.freshness import ColumnFreshness
from sitegen.stages.plan.lists import cycle
from sitegen.stages.plan.portal import FRESHNESS_URL, Portal, ancestors, settings_unit
from sitegen.views import FreshnessView, FreshView, LinkView, Tone

__all__ = ["freshness_view"]

TONES: dict[str, Tone] = {"normal": "ok", "due-soon": "warn", "stale": "bad", "empty": "bad"}


def freshness_view(portal: Portal, form: str) -> FreshnessView:
    """Rows of every watched column; the form `facts` carries no states and no due dates."""
    rows = tuple(_row(portal, one, form) for one in portal.freshness)
    states = [TONES.get(one.state, "plain") for one in portal.freshness]
    return FreshnessView(
        chrome=portal.chrome(""), title="栏目更新情况", url=FRESHNESS_URL, form=cast(Literal["facts", "full", "internal"], form),
        as_of=portal.now.date().isoformat(), zone=portal.settings.site.zone, warn_days=portal.settings.freshness.warn_days, rows=rows,
        ok=states.count("ok") if form != "facts" else 0, soon=states.count("warn") if form != "facts" else 0,
        overdue=states.count("bad") if form != "facts" else 0,
        exports=tuple(LinkView(title=kind.upper(), url=f"/freshness/freshness.{kind}") for kind in ("csv", "json", "ics")) if form == "internal" else ())


def _row(portal: Portal, one: ColumnFreshness, form: str) -> FreshView:
    column, today = one.column, portal.now.date()
    line = ancestors(portal.settings.column_by_id, column)
    facts = FreshView(column=LinkView(title=column.name, url=f"/{column.id}/"), group=line[0].name if len(line) > 1 else "",
                      unit=settings_unit(portal.settings, column.owner or ""), cycle=cycle(one.limit),
                      last=one.last.isoformat() if one.last else "", total=one.total, year=one.this_year)
    if form == "facts":
        return facts
    newest = portal.newest(column.id, 1) if form == "internal" else []
    gap = portal.gaps.get(column.id) if form == "internal" else None
    return FreshView(
        column=facts.column, group=facts.group, unit=facts.unit, cycle=facts.cycle, last=facts.last, total=facts.total, year=facts.year,
        due=one.due.isoformat() if one.due else "", state=TONES.get(one.state, "plain"), state_text=one.words,
        used=(today - one.last).days if one.last else 0, limit=(one.due - one.last).days if one.due and one.last else 0,
        latest=portal.link_to(newest[0]) if newest else None, gap=gap.words if gap else "", note=_note(one) if form == "internal" else "")


def _note(one: ColumnFreshness) -> str:
    if one.column.status != "running":
        return {"suspended": "暂停", "archived": "已归档"}[one.column.status]
    return f"{one.confirmed} 确认无变化" if one.confirmed and one.confirmed > (one.last or one.confirmed) else ""
