"""Updates as intervals: the longest gap of each column in a period, and how many texts each column and unit brought."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

from sitegen.frozen import dataclass
from sitegen.model import Facts
from sitegen.site_index import SiteIndex
from sitegen.upkeep.periods import Period

__all__ = ["Gap", "days_of", "gaps", "published_in"]


@dataclass(frozen=True, slots=True)
class Gap:
    """The longest stretch without an update."""

    days: int
    since: date
    until: date

    @property
    def words(self) -> str:
        return f"{self.days}天（{self.since}至{self.until}）"


def days_of(index: SiteIndex, now: datetime) -> dict[str, list[date]]:
    """Column -> days on which something in it or below it came on the site, sorted; what is dated after `now` is not there."""
    zone = index.settings.zone
    found: dict[str, list[date]] = {column.id: [] for column in index.settings.columns}
    for facts in index.live(now):
        if facts.date is not None and facts.column in found:
            found[facts.column].append(facts.date.at.astimezone(zone).date())
    for column in reversed(index.settings.columns):  # parents stand before their children
        if column.parent in found:
            found[column.parent] += found[column.id]
    return {column: sorted(days) for column, days in found.items()}


def gaps(index: SiteIndex, now: datetime, within: Period) -> dict[str, Gap]:
    """Column -> longest interval that touches the period. It may begin before the period, and ends at the latest today.

    A column that opened within the period counts from its opening day; one without any day to count from has none.
    """
    today = min(within.last, now.astimezone(index.settings.zone).date())
    updates = days_of(index, now)
    found = {}
    for column in index.settings.columns:
        if column.link or column.freshness is None:
            continue
        days = [day for day in updates[column.id] if day <= today]
        before = [day for day in days if day < within.first]
        start = before[-1] if before else column.opened if column.opened and column.opened <= today else None
        marks = ([start] if start else []) + [day for day in days if day >= within.first]
        marks = sorted({*marks, today}) if marks else []
        steps = [Gap((b - a).days, a, b) for a, b in pairwise(marks)]
        if steps:
            found[column.id] = max(steps, key=lambda gap: (gap.days, -gap.since.toordinal()))
    return found


def published_in(index: SiteIndex, now: datetime, within: Period) -> tuple[Facts, ...]:
    """Texts that came on the site within the period, by path."""
    zone = index.settings.zone
    return tuple(f for f in index.live(now) if f.date and within.holds(f.date.at.astimezone(zone).date()))
