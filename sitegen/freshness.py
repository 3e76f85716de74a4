"""How fresh each column is. In: the index and a moment. Out: last update, due day and state of every column.

Meaning (reference: domain rules 1.5, checks section 5): the due day itself still passes; days are days, months are
calendar months clamped to the month's end; only what is on the site counts, by its displayed date, in the site's zone.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sitegen.frozen import dataclass
from sitegen.model import Facts, Moment
from sitegen.settings import Column, Limit
from sitegen.site_index import SiteIndex

__all__ = ["CONFIRMABLE", "ColumnFreshness", "FreshState", "due_day", "freshness"]

FreshState = Literal["normal", "due-soon", "stale", "empty", "none"]
"""正常; 即将到期; 未更新; 空白 (opened, nothing to see); no limit set, or not opened yet."""

CONFIRMABLE = frozenset({"article", "guide", "leader", "faq"})
"""Types that describe a state of things: where nothing changed, `confirmed_on` (已核对) keeps their column fresh."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFreshness:
    """One column on the day of the check."""

    column: Column
    limit: Limit | None
    last: date | None
    """Day of the last update; None where nothing is on the site."""
    confirmed: date | None
    """Latest day on which the column's descriptive texts were confirmed unchanged."""
    due: date | None
    """Last day on which the column is still in order; None without a limit, or with neither update nor opening day."""
    state: FreshState
    days_left: int | None
    """Days to the due day; negative: days overdue."""
    opened: date | None
    total: int
    """Texts on the site, in the column and below it."""
    this_year: int
    this_month: int

    @property
    def words(self) -> str:
        """The state in Chinese, as pages show it."""
        if self.state == "due-soon":
            return f"即将到期（剩余{self.days_left}天）"
        return {"normal": "正常", "stale": "未更新", "empty": "空白", "none": ""}[self.state]


def due_day(last: date, limit: Limit) -> date:
    """The last permitted day: `last` plus the days, or plus calendar months, clamped to the month's end."""
    try:
        if limit.days:
            return last + timedelta(days=limit.days)
        months = last.year * 12 + last.month - 1 + limit.months
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(last.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):  # beyond the year 9999: never due
        return date.max


def freshness(index: SiteIndex, now: datetime) -> tuple[ColumnFreshness, ...]:
    """Every column that is not an external channel, in the order of site.yaml. `now` is aware.

    What stands in a column's children counts for it too, so a limit on a parent is met by any of them.
    """
    return index.once(("freshness", now), lambda: _freshness(index, now))


def _freshness(index: SiteIndex, now: datetime) -> tuple[ColumnFreshness, ...]:
    settings, today = index.settings, now.astimezone(index.settings.zone).date()
    own: dict[str, _Count] = {column.id: _Count() for column in settings.columns}
    for facts in index.live(now):
        count = own.get(facts.column)
        if count is not None and facts.date is not None:
            count.add(facts, _day(facts.date, settings.zone), today, settings.zone)
    for column in reversed(settings.columns):  # parents stand before their children
        if column.parent in own:
            own[column.parent].join(own[column.id])
    return tuple(
        _verdict(column, own[column.id], today, settings.freshness.warn_days, _filled(column.children, own))
        for column in settings.columns
        if not column.link
    )


class _Count:
    """What stands in one column."""

    __slots__ = ("confirmed", "last", "month", "total", "year")

    def __init__(self) -> None:
        self.last: date | None = None
        self.confirmed: date | None = None
        self.total = self.year = self.month = 0

    def add(self, facts: Facts, day: date, today: date, zone: ZoneInfo) -> None:
        self.last = _later(self.last, day)
        if facts.holds("confirmed_on") and facts.confirmed_on and facts.type in CONFIRMABLE and (confirmed := _day(facts.confirmed_on, zone)) <= today:
            self.confirmed = _later(self.confirmed, confirmed)
        self.total += 1
        self.year += day.year == today.year
        self.month += (day.year, day.month) == (today.year, today.month)

    def join(self, other: _Count) -> None:
        self.last, self.confirmed = _later(self.last, other.last), _later(self.confirmed, other.confirmed)
        self.total, self.year, self.month = self.total + other.total, self.year + other.year, self.month + other.month


def _filled(children: Iterable[str], own: dict[str, _Count]) -> bool:
    """True where a column has children: they answer for being empty, each for itself."""
    return any(child in own for child in children)


def _verdict(column: Column, count: _Count, today: date, warn_days: int, parent: bool) -> ColumnFreshness:
    confirmed = _later(count.confirmed, column.confirmed_on if column.confirmed_on and column.confirmed_on <= today else None)
    base = _later(count.last, confirmed) or column.opened
    due = due_day(base, column.freshness) if base and column.freshness else None
    left = (due - today).days if due else None
    state: FreshState
    if (column.opened and column.opened > today) or column.status != "running":
        state = "none"
    elif not count.total and not parent and not (column.event_driven and confirmed):
        state = "empty"
    elif left is None:
        state = "stale" if column.freshness else "none"
    else:
        state = "stale" if left < 0 else "due-soon" if left <= warn_days else "normal"
    return ColumnFreshness(
        column=column,
        limit=column.freshness,
        last=count.last,
        confirmed=confirmed,
        due=due,
        state=state,
        days_left=left,
        opened=column.opened,
        total=count.total,
        this_year=count.year,
        this_month=count.month,
    )


def _day(moment: Moment, zone: ZoneInfo) -> date:
    return moment.at.astimezone(zone).date()


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other
