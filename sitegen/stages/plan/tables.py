"""Sheets as views of pages, and the public page of figures on letters and consultations: sums by kind and unit, no single letter."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.model import Facts
from sitegen.stages.plan.portal import STATISTICS_URL, Portal, settings_unit
from sitegen.upkeep.interaction import KIND_WORDS, Case, cases, tally
from sitegen.upkeep.periods import Period, period
from sitegen.upkeep.sheets import Sheet
from sitegen.views import BarView, SheetView, TablesView

__all__ = ["sheet_view", "statistics_view"]


def statistics_view(portal: Portal) -> TablesView:
    """互动交流统计 of this year."""
    return TablesView(chrome=portal.chrome(""), title="互动交流统计", url=STATISTICS_URL, as_of=portal.now.date().isoformat(), sheets=tuple(_statistics(portal)))


def sheet_view(sheet: Sheet, bars: tuple[BarView, ...] = ()) -> SheetView:
    return SheetView(title=sheet.title, head=sheet.head, rows=sheet.rows, note=sheet.note, bars=bars)


def _statistics(portal: Portal) -> list[SheetView]:
    """Received, answered, rate, average working days; by kind and by unit, no single letter."""
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
    return [
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
