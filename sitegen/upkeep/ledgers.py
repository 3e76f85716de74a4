"""Ledgers as tables for the office: private cells stay away, ids become names."""

from __future__ import annotations

from datetime import date

from sitegen.ledger import Row
from sitegen.model import Moment
from sitegen.schema.upkeep import TABLES, Cell
from sitegen.settings import Settings
from sitegen.upkeep.sheets import Sheet, moment_text

__all__ = ["ledger_sheet"]


def ledger_sheet(settings: Settings, name: str, rows: tuple[Row, ...] | None = None) -> Sheet:
    """Every cell but the private ones; columns that no row fills are left out. `rows`: those to show, default all."""
    table = TABLES[name]
    shown = settings.upkeep.rows(name) if rows is None else rows
    cells = [cell for cell in table.cells if not cell.private and (cell.required or any(cell.key in row.values for row in shown))]
    return Sheet(name=name, title=table.label.zh, head=(*(cell.label for cell in cells), "出处"), rows=tuple(
        (*(_shown(row, cell, settings) for cell in cells), f"{row.path}:{row.line}") for row in shown))


def _shown(row: Row, cell: Cell, settings: Settings) -> str:
    value = row.values.get(cell.key)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Moment):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if cell.kind == "unit":
        unit = settings.people.unit_by_id.get(str(value))
        return unit.name if unit else str(value)
    if cell.kind == "person":
        person = settings.people.find(str(value))
        return person.name if person else str(value)
    return str(value)
