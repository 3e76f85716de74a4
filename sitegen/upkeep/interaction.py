"""Letters, reports of errors and messages as cases, and what they come to: received, answered, in time, working days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sitegen.clocks import all_clocks
from sitegen.deadlines import Clock, elapsed
from sitegen.frozen import dataclass
from sitegen.site_index import SiteIndex
from sitegen.text.workdays import Calendar
from sitegen.upkeep.periods import Period

__all__ = ["KIND_WORDS", "Case", "Tally", "cases", "tally"]

KIND_WORDS = {"letter": "群众来信", "finderror": "网站找错", "message": "新媒体留言"}
_KINDS = {"reply.letter": "letter", "reply.complex": "letter", "reply.finderror": "finderror", "reply.message": "message"}


@dataclass(frozen=True, slots=True)
class Case:
    """One letter."""

    kind: str
    clock: Clock
    working_days: int | None
    """From receipt to answer; None while unanswered or beyond the calendar."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over cases."""

    received: int
    answered: int
    in_time: int
    late_open: int
    """Unanswered past the limit."""
    average: float | None
    """Working days to the answer, over those that are known."""

    @property
    def rate(self) -> str:
        return f"{self.answered * 100 / self.received:.1f}%" if self.received else ""

    @property
    def mean(self) -> str:
        return "" if self.average is None else f"{self.average:.1f}"


def cases(index: SiteIndex, now: datetime, calendar: Calendar, within: Period | None = None) -> tuple[Case, ...]:
    """Letters received within the period (or ever), by time of receipt; each counted once, register before page."""
    found = [Case(_KINDS[one.kind], one, elapsed(one.started, one.done, calendar) if one.done else None) for one in all_clocks(index, now, calendar)
             if one.kind in _KINDS and (within is None or within.holds(one.started.day))]
    return tuple(sorted(found, key=lambda case: (case.clock.started.at, case.kind, case.clock.ref)))


def tally(of: Iterable[Case]) -> Tally:
    rows = tuple(of)
    known = [case.working_days for case in rows if case.working_days is not None]
    return Tally(received=len(rows), answered=sum(case.clock.done is not None for case in rows), in_time=sum(case.clock.state == "done" for case in rows),
                 late_open=sum(case.clock.state == "late" for case in rows), average=sum(known) / len(known) if known else None)
