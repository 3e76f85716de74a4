"""The register of external links, `checks/links.csv`. In: its text. Out: rows, and what is wrong with the others."""

from __future__ import annotations

import csv
from datetime import date

from sitegen.model import Text
from sitegen.schema.site import LINK_COLUMNS
from sitegen.settings import LinkRow
from sitegen.text.moments import parse_day
from sitegen.text.problem import Problem

__all__ = ["read_links"]

_HEADER = ",".join(LINK_COLUMNS)


def read_links(text: str) -> tuple[tuple[LinkRow, ...], tuple[Problem, ...]]:
    """Rows by line; `#` begins a comment line, cells hold no line breaks."""
    rows: list[LinkRow] = []
    problems: list[Problem] = []
    order: list[str] = []
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([line.rstrip("\r")]))]
        if not order:
            order = cells
            if "host" not in order or not set(order) <= set(LINK_COLUMNS):
                return (), (
                    _fault(
                        start,
                        line,
                        Text("表头不对", "the header is wrong"),
                        Text(f"首行应为 {_HEADER}", f"the first line is {_HEADER}"),
                    ),
                )
            continue
        row = dict(zip(order, cells, strict=False))
        days = {key: parse_day(row[key]) for key in ("approved_on", "review_by") if row.get(key)}
        bad = next((day for day in days.values() if isinstance(day, Text)), None)
        if not row.get("host") or len(cells) > len(order):
            problems.append(
                _fault(
                    start,
                    line,
                    Text("这一行没有域名，或多了一列", "this line lacks its host or has a cell too many"),
                    Text(_HEADER, _HEADER),
                )
            )
        elif bad:
            problems.append(_fault(start, line, bad, Text("日期写成 2026-12-31", "write dates as 2026-12-31")))
        else:
            known = {key: day for key, day in days.items() if isinstance(day, date)}
            host = row["host"].lower().removeprefix("https://").removeprefix("http://").strip("/")
            rows.append(LinkRow(host, row.get("purpose", ""), row.get("approver", ""), **known))
    return tuple(rows), tuple(problems)


def _fault(start: int, line: str, message: Text, hint: Text) -> Problem:
    return Problem(code="register.unreadable", start=start, end=start + len(line), message=message, hint=hint)
