"""Rows of the ledgers under `checks/ledgers/`, as the rest of the program sees them. Frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, time, tzinfo
from typing import Any

from sitegen.frozen import dataclass
from sitegen.model import Moment, Place
from sitegen.profile import Profile

__all__ = ["LEDGER_DIR", "Row", "Upkeep"]

LEDGER_DIR = "checks/ledgers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of one ledger; a cell left empty is absent."""

    table: str
    path: str
    """Relative to the site."""
    line: int
    place: Place
    values: Mapping[str, Any]
    """Typed by the table's schema: text, day, Moment, int, bool."""

    def text(self, key: str) -> str:
        value = self.values.get(key)
        return "" if value is None else str(value)

    def moment(self, key: str, zone: tzinfo) -> Moment | None:
        """A day or a moment, as a moment; None where the cell is empty."""
        value = self.values.get(key)
        if isinstance(value, date):
            return Moment(datetime.combine(value, time(), zone), False)
        return value if isinstance(value, Moment) else None

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        return value.day if isinstance(value, Moment) else value if isinstance(value, date) else None

    def flag(self, key: str) -> bool:
        return self.values.get(key) is True


@dataclass(frozen=True, kw_only=True)
class Upkeep:
    """The profile in force and the ledgers a site keeps."""

    profile: Profile = field(default_factory=Profile)
    ledgers: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """By table; a table whose file is absent is absent here too."""

    def rows(self, table: str) -> tuple[Row, ...]:
        return self.ledgers.get(table, ())

    def kept(self, table: str) -> bool:
        """Whether the site keeps this ledger at all."""
        return table in self.ledgers
