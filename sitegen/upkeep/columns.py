"""Columns as an office looks at them: what is required and not covered, what to merge, who keeps what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sitegen.freshness import freshness
from sitegen.settings import Column
from sitegen.site_index import SiteIndex
from sitegen.upkeep.intervals import gaps
from sitegen.upkeep.periods import Period
from sitegen.upkeep.sheets import Sheet

__all__ = ["PACKS", "column_sheets", "merge_candidates", "uncovered"]

PACKS: dict[str, tuple[tuple[str, str], ...]] = {
    "portal-10": (("overview", "概况、机构职能和领导信息"), ("documents", "规范性文件和统计信息"), ("plans", "规划计划、重点工作、重大项目和财政预决算"),
                  ("meetings", "会议活动和人事任免"), ("fees", "行政事业性收费和政府采购"), ("livelihood", "扶贫、教育、医疗、社会保障、就业和监督检查"),
                  ("emergency", "应急预案和预警信息"), ("licences", "行政许可事项"), ("services", "其他服务事项"), ("other", "法律法规规定的其他信息")),
    "unit-6": (("functions", "机构职能和领导分工"), ("documents", "规范性文件"), ("plans", "规划计划和总结"), ("news", "工作动态"),
               ("services", "办事指南"), ("other", "其他应公开信息")),
}
"""Packs of required columns (XN, articles 14 and 15): (duty, what it asks)."""
_IDLE_DAYS = 365


def uncovered(columns: tuple[Column, ...], pack: str) -> tuple[tuple[str, str], ...]:
    """Duties of a pack that no running column says it covers."""
    covered = {duty for column in columns if column.status == "running" for duty in column.covers}
    return tuple((duty, asks) for duty, asks in PACKS.get(pack, ()) if duty not in covered)


def merge_candidates(index: SiteIndex, now: datetime) -> tuple[tuple[Column, str], ...]:
    """Columns without owner, without content, or overdue for long: to be merged or closed."""
    today = now.astimezone(index.settings.zone).date()
    longest = gaps(index, now, Period("", today - timedelta(days=_IDLE_DAYS), today, ""))
    found = []
    for row in freshness(index, now):
        column, reasons = row.column, []
        if column.children or column.status != "running":
            continue
        if not column.owner:
            reasons.append("没有责任单位")
        if row.state == "empty":
            reasons.append("没有内容")
        gap, limit = longest.get(column.id), column.freshness
        if gap and limit and gap.days > 2 * (limit.days or limit.months * 31):
            reasons.append(f"最长{gap.days}天没有更新")
        if reasons:
            found.append((column, "；".join(reasons)))
    return tuple(found)


def column_sheets(index: SiteIndex, now: datetime) -> Iterator[Sheet]:
    """责任和保障方式; 未覆盖的职责; 可合并或关停的栏目."""
    settings = index.settings
    units = {unit.id: unit.name for unit in settings.people.units}

    def name(person: str) -> str:
        found = settings.people.find(person)
        return found.name if found else person

    yield Sheet(name="columns", title="栏目责任", head=("栏目", "责任单位", "协助单位", "A岗", "B岗", "保障方式", "状态", "出处"), rows=tuple(
        (c.id + "　" + c.name, units.get(c.owner or "", c.owner or "未明确"), "、".join(units.get(u, u) for u in c.helpers),
         name(c.keepers[0]) if c.keepers else "", name(c.keepers[1]) if len(c.keepers) > 1 else "", c.supply or ("链接" if c.link else ""),
         {"running": "运行", "suspended": "暂停", "archived": "归档"}[c.status], f"site.yaml:{c.place.line}" if c.place else "site.yaml")
        for c in settings.columns))
    value = settings.upkeep.profile.get("required.columns")
    if value:
        yield Sheet(name="uncovered", title="未覆盖的公开职责", head=("职责", "内容"), rows=uncovered(settings.columns, value.value), note=f"依据：{value.basis}")
    yield Sheet(name="merge", title="可合并或关停的栏目", head=("栏目", "原因"), rows=tuple((c.name, why) for c, why in merge_candidates(index, now)))
