"""A sheet: one neutral table that pages, CSV, Markdown and office files are made from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from sitegen.frozen import dataclass
from sitegen.model import Moment

__all__ = ["Sheet", "csv_text", "markdown_text", "moment_text", "percent", "safe_cell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Head and rows of plain text."""

    name: str
    """Short ASCII name, for files."""
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    """One sentence above the table: how it was reckoned."""


def moment_text(moment: Moment | None) -> str:
    """2026-03-09 16:30, or the bare day where no clock time is known."""
    if moment is None:
        return ""
    return moment.at.strftime("%Y-%m-%d %H:%M") if moment.timed else moment.day.isoformat()


def percent(part: int, whole: int) -> str:
    """With one decimal place; empty where there is nothing to divide."""
    return f"{part * 100 / whole:.1f}%" if whole else ""


def safe_cell(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def csv_text(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """UTF-8 with the mark that spreadsheets want."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def markdown_text(sheet: Sheet) -> str:
    """A pipe table; marks that would break it are taken out."""
    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(" ".join(cell.replace("|", "／").split()) for cell in cells) + " |"

    return "\n".join([line(sheet.head), "|" + " --- |" * len(sheet.head), *(line(row) for row in sheet.rows)]) + "\n"
