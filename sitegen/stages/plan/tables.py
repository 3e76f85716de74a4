"""Public tables: statistics of letters, accounts of new media, who answers for which column. Posts and units, never telephone numbers."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.model import Facts
from sitegen.stages.plan.lists import cycle
from sitegen.stages.plan.portal import Portal, ancestors, settings_unit
from sitegen.stages.plan.table_pages import DUTY_URL, MEDIA_URL, STATISTICS_URL
from sitegen.upkeep.interaction import KIND_WORDS, Case, cases, tally
from sitegen.upkeep.periods import Period, period
from sitegen.upkeep.sheets import Sheet
from sitegen.views import BarView, SheetView, TablesView

__all__ = ["sheet_view", "tables_view"]



def tables_view(portal: Portal, kind: str) -> TablesView:
    title, url, sheets = {"duty": _duty, "media": _media, "statistics": _statistics}[kind](portal)
    return TablesView(chrome=portal.chrome(""), title=title, url=url, as_of=portal.now.date().isoformat(), sheets=tuple(sheets))


def sheet_view(sheet: Sheet, bars: tuple[BarView, ...] = ()) -> SheetView:
    return SheetView(title=sheet.title, head=sheet.head, rows=sheet.rows, note=sheet.note, bars=bars)


def _duty(portal: Portal) -> tuple[str, str, list[SheetView]]:
    """栏目责任清单: column, unit, helpers, cycle, way of supply, posts; no names."""
    settings = portal.settings
    rows = []
    for column in settings.columns:
        if column.status == "archived":
            continue
        line = ancestors(settings.column_by_id, column)
        posts = []
        for name in column.keepers:
            person = settings.people.find(name)
            post = next((p.post for p in person.posts if p.holds(portal.now.date())), "") if person else ""
            posts.append(post or "待明确")
        rows.append((" > ".join(c.name for c in line), settings_unit(settings, column.owner or "") or "未明确",
                     "、".join(settings_unit(settings, unit) for unit in column.helpers), cycle(column.freshness) or ("链接" if column.link else "按需更新"),
                     column.supply or ("链接" if column.link else "报送"), "、".join(posts)))
    head = ("栏目", "责任单位", "协助单位", "更新周期", "保障方式", "责任岗位")
    sheet = Sheet(name="duty", title="栏目责任清单", head=head, rows=tuple(rows), note="责任人员按岗位公布，谁开设、谁负责。")
    return "栏目责任清单", DUTY_URL, [sheet_view(sheet)]


def _media(portal: Portal) -> tuple[str, str, list[SheetView]]:
    """政务新媒体名录: running accounts only, by unit."""
    rows = sorted((settings_unit(portal.settings, row.text("unit")), row.text("platform"), row.text("name"), row.text("account"))
                  for row in portal.settings.upkeep.rows("media") if row.text("state") == "running")
    sheet = Sheet(name="media", title="政务新媒体名录", head=("主办单位", "平台", "名称", "账号"), rows=tuple(rows), note="只列正在运行的账号；注销和停更的账号不在此列。")
    return "政务新媒体名录", MEDIA_URL, [sheet_view(sheet)]


def _statistics(portal: Portal) -> tuple[str, str, list[SheetView]]:
    """互动统计 of this year and the last: received, answered, rate, average working days; by kind and by unit, no single letter."""
    from sitegen.text.workdays import Calendar

    calendar, today = Calendar(portal.settings.calendar), portal.now.date()
    year = period(str(today.year))
    assert year is not None
    seen = cases(portal.index, portal.now, calendar, year.until(today))
    by_kind = [_row(name, [c for c in seen if c.kind == kind]) for kind, name in KIND_WORDS.items()]
    units = sorted({c.clock.unit for c in seen})
    by_unit = [_row(settings_unit(portal.settings, unit), [c for c in seen if c.clock.unit == unit]) for unit in units]
    head = ("类别", "收到", "答复", "答复率", "平均办理（工作日）")
    most = max([len([c for c in seen if c.kind == kind]) for kind in KIND_WORDS] + [1])
    bars = tuple(BarView(label=name, value=len([c for c in seen if c.kind == kind]), most=most) for kind, name in KIND_WORDS.items())
    note = f"{year.words}1月1日至{today.month}月{today.day}日收到的信件和留言；收到当日不计入办理时间。"
    asked = _consultations(portal, year)
    return "互动交流统计", STATISTICS_URL, [
        sheet_view(Sheet(name="kind", title="按类别", head=head, rows=tuple(row for row in by_kind if row[1] != "0"), note=note), bars),
        sheet_view(Sheet(name="unit", title="按办理单位", head=("单位", *head[1:]), rows=tuple(by_unit))),
        sheet_view(Sheet(name="solicitation", title="征集调查", head=("征集", "开始", "截止", "结果反馈"), rows=tuple(asked)))]


def _row(name: str, rows: Iterable[Case]) -> tuple[str, ...]:
    sums = tally(rows)
    return (name, str(sums.received), str(sums.answered), sums.rate, sums.mean)


def _consultations(portal: Portal, year: Period) -> list[tuple[str, ...]]:
    def day(facts: Facts, key: str) -> str:
        moment = getattr(facts.dealings, key) if facts.dealings else None
        return moment.day.isoformat() if moment else ""

    rows = [f for f in portal.texts if f.type == "solicitation" and f.dealings and f.dealings.closes and f.date and f.date.day.year == year.first.year]
    return [(f.title, day(f, "opens"), day(f, "closes"), portal.by_id[f.dealings.result].title if f.dealings and f.dealings.result in portal.by_id
             else "征集中" if f.dealings and f.dealings.closes and f.dealings.closes.day >= portal.now.date() else "待反馈")
            for f in sorted(rows, key=lambda f: (f.date.at if f.date else portal.now, f.id))]
