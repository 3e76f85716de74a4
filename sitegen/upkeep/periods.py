"""Periods of reports: 2026Q3, 2026, 2026-08. In: text. Out: first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from sitegen.frozen import dataclass

__all__ = ["Period", "period"]

_FORM = re.compile(r"([12][0-9]{3})(?:[Qq]([1-4])|-([01][0-9]))?")


@dataclass(frozen=True, slots=True)
class Period:
    """Both days included."""

    name: str
    first: date
    last: date
    words: str
    """2026年第三季度."""

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def until(self, today: date) -> Period:
        """The part that has passed."""
        return Period(self.name, self.first, min(self.last, max(today, self.first)), self.words)

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def period(text: str) -> Period | None:
    """A quarter, a year or a month; None where the text is none of them."""
    found = _FORM.fullmatch(text.strip())
    if not found or int(found[1]) < 1900:
        return None
    year = int(found[1])
    if found[2]:
        quarter = int(found[2])
        last = quarter * 3
        return Period(f"{year}Q{quarter}", date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]), f"{year}年第{'一二三四'[quarter - 1]}季度")
    if found[3]:
        month = int(found[3])
        if not 1 <= month <= 12:
            return None
        return Period(f"{year}-{month:02d}", date(year, month, 1), date(year, month, monthrange(year, month)[1]), f"{year}年{month}月")
    return Period(str(year), date(year, 1, 1), date(year, 12, 31), f"{year}年")
