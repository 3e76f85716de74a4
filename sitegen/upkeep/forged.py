"""Displayed dates that history does not bear out: a date before the first commit, or many back-dated at once."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from sitegen.frozen import dataclass
from sitegen.model import Facts
from sitegen.upkeep.view import Look

__all__ = ["Doubt", "doubts"]

SLACK_DAYS = 1
"""A text may be committed the day after it was published elsewhere."""
MANY = 5
"""So many texts of one commit day, each back-dated, are a heap."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """发布时间存疑，请说明."""

    facts: Facts
    shown: date
    first: date
    heap: int
    """How many texts that came on the same day are back-dated too; 0 below `MANY`."""


def doubts(look: Look) -> tuple[Doubt, ...]:
    """By path. Texts of the very first commit are how a site was taken over, not forged; without history there are none."""
    if not look.first_seen:
        return ()
    begin = min(look.first_seen.values())
    found: dict[date, list[tuple[Facts, date]]] = defaultdict(list)
    for facts in look.index.live(look.now):
        first = look.first_seen.get(facts.path)
        if first is None or facts.date is None or first == begin:
            continue
        shown = facts.date.at.astimezone(look.settings.zone).date()
        if shown + timedelta(days=SLACK_DAYS) < first:
            found[first].append((facts, shown))
    return tuple(sorted((Doubt(facts, shown, first, len(rows) if len(rows) >= MANY else 0) for first, rows in found.items() for facts, shown in rows),
                        key=lambda doubt: doubt.facts.path))
