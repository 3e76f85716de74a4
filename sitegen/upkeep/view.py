"""What reckonings start from: a checked site at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from functools import cached_property

from sitegen.clocks import all_clocks
from sitegen.deadlines import Clock
from sitegen.freshness import ColumnFreshness, freshness
from sitegen.frozen import dataclass
from sitegen.model import Finding
from sitegen.settings import Settings
from sitegen.site_index import SiteIndex
from sitegen.text.workdays import Calendar

__all__ = ["Look"]


@dataclass(frozen=True, kw_only=True)
class Look:
    """Index, findings and clocks of one moment; `now` is in the site's zone."""

    index: SiteIndex
    findings: tuple[Finding, ...]
    now: datetime
    first_seen: Mapping[str, date] = field(default_factory=dict)
    """Path under `content/` -> day of its first commit; empty where there is no history."""

    @property
    def settings(self) -> Settings:
        return self.index.settings

    @property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.settings.calendar)

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        return all_clocks(self.index, self.now, self.calendar)

    @cached_property
    def columns(self) -> tuple[ColumnFreshness, ...]:
        """Columns that have a limit or texts; a mere heading is not watched."""
        return tuple(row for row in freshness(self.index, self.now) if row.column.freshness or not row.column.children)

    def unit(self, id: str | None) -> str:
        found = self.settings.people.unit_by_id.get(id or "")
        return found.name if found else id or "未定责任单位"

    def reported(self, *families: str) -> tuple[Finding, ...]:
        """Findings that are not excused, whose rule's name begins so."""
        return tuple(f for f in self.findings if not f.excused and f.name.startswith(families))

    @staticmethod
    def source(finding: Finding) -> str:
        """Where it stands: file and line."""
        return f"{finding.path}:{finding.place.line}" if finding.path and finding.place else finding.path or "全站"
