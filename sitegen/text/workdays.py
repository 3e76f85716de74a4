"""Working days of China, make-up days included, from the package's data or the site's own years. Dates to dates.

Counting (reference: domain rules, section 6): the day of receipt is not counted, the next working day is day 1.
Beyond the data the answer is None: a deadline is then unknown, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

__all__ = ["Calendar"]

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@cache
def _package_years() -> Mapping[int, tuple[frozenset[date], frozenset[date]]]:
    """Year -> (holidays, make-up working days) of chinesecalendar; imported only when a working day is asked for."""
    from chinese_calendar import holidays, workdays

    years: dict[int, tuple[set[date], set[date]]] = {}
    for days, kind in ((holidays, 0), (workdays, 1)):
        for day in days:
            years.setdefault(day.year, (set(), set()))[kind].add(day)
    return {year: (frozenset(off), frozenset(work)) for year, (off, work) in years.items()}


class Calendar:
    """Which days are worked. A year the site defines replaces the package's year whole."""

    def __init__(self, years: Mapping[int, tuple[frozenset[date], frozenset[date]]] | None = None) -> None:
        self._own = dict(years or {})

    def is_workday(self, day: date) -> bool | None:
        """Whether `day` is worked; None where the data do not reach."""
        year = self._own.get(day.year) or _package_years().get(day.year)
        if year is None:
            return None
        off, work = year
        return day in work or (day.weekday() < SATURDAY and day not in off)

    def add(self, day: date, n: int) -> date | None:
        """The n-th working day after `day`, which is not counted; `day` itself for n <= 0; None beyond the data."""
        while n > 0:
            if day == date.max:
                return None
            day += ONE_DAY
            worked = self.is_workday(day)
            if worked is None:
                return None
            n -= worked
        return day

    def between(self, start: date, end: date) -> int | None:
        """Working days after `start` up to and with `end`: the n for which `add(start, n)` falls due on a worked `end`.

        0 where `end` is not later than `start`; None where a day in between lies beyond the data.
        """
        count = 0
        for ordinal in range(start.toordinal() + 1, end.toordinal() + 1):
            worked = self.is_workday(date.fromordinal(ordinal))
            if worked is None:
                return None
            count += worked
        return count
