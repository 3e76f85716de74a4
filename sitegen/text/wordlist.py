"""Word lists as files: CSV with a header (design 5.2). In: the text of a list; out: rows, and problems with their lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from sitegen.model import LEVELS, FindingLevel, Text
from sitegen.settings import WordRow
from sitegen.text.fold import DATA

__all__ = ["COLUMNS", "TYPO_CATEGORIES", "Problem", "package_rows", "rows_of", "sensitive", "typos"]

COLUMNS = ("word", "category", "level", "suggest", "match", "allow", "source", "since", "until", "note")
MATCHES = ("text", "exact", "latin", "regex", "title-only")
TYPO_CATEGORIES = frozenset({"typo", "variant", "context"})
"""Categories of wrong spellings; every other row is a sensitive word."""

PACKAGE = "sitegen:"
"""How findings name a list of the package: `sitegen:typos.csv`."""


class Problem(NamedTuple):
    """A line of a list that cannot be read."""

    line: int
    message: Text


def rows_of(text: str, path: str) -> tuple[tuple[WordRow, ...], tuple[Problem, ...]]:
    """The rows of one list. Empty lines and lines that begin with `#` are no rows; an unreadable line is a problem."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    rows: list[WordRow] = []
    problems: list[Problem] = []
    header: list[str] | None = None
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if header is None:
                header = cells
                if "word" not in cells or (unknown := [c for c in cells if c not in COLUMNS]):
                    wrong = "缺 word 列" if "word" not in cells else f"有未知列 {'、'.join(unknown)}"
                    raise csv.Error(f"表头{wrong}，应为 {','.join(COLUMNS)}")
                continue
            row = _row(dict(zip(header, cells, strict=False)), path, reader.line_num)
            if isinstance(row, WordRow):
                rows.append(row)
            else:
                problems.append(Problem(reader.line_num, row))
    except csv.Error as error:
        problems.append(Problem(max(1, reader.line_num), Text(f"词表无法读取：{error}", f"unreadable list: {error}")))
    return tuple(rows), tuple(problems)


def _row(cells: dict[str, str], path: str, line: int) -> WordRow | Text:
    level = cells.get("level") or "error"
    match = cells.get("match") or "text"
    if level not in LEVELS:
        return Text(f"级别“{level}”不在 {'、'.join(LEVELS)} 之中", f"level {level!r} is none of {', '.join(LEVELS)}")
    if match not in MATCHES:
        return Text(f"匹配方式“{match}”不在 {'、'.join(MATCHES)} 之中", f"match {match!r} is none of {', '.join(MATCHES)}")
    days: dict[str, date | None] = {}
    for key in ("since", "until"):
        try:
            days[key] = date.fromisoformat(cells[key]) if cells.get(key) else None
        except ValueError:
            return Text(f"{key}“{cells[key]}”不是 YYYY-MM-DD 日期", f"{key} {cells[key]!r} is no date YYYY-MM-DD")
    known: FindingLevel = next(name for name in LEVELS if name == level)
    return WordRow(word=cells.get("word", ""), category=cells.get("category") or "word", level=known,
                   suggest=cells.get("suggest", ""), match=match,
                   allow=tuple(context for part in cells.get("allow", "").split("|") if (context := part.strip())),
                   source=cells.get("source", ""), since=days["since"], until=days["until"], note=cells.get("note", ""),
                   path=path, line=line)


@cache
def package_rows() -> tuple[WordRow, ...]:
    """Every row that ships with the package, lists by name."""
    found: list[WordRow] = []
    for file in (*sorted((DATA / "words").glob("*.csv")), DATA / "typos.csv"):
        name = PACKAGE + file.relative_to(DATA).as_posix()
        rows, problems = rows_of(file.read_text("utf-8"), name)
        assert not problems, (name, problems)
        found += rows
    return tuple(found)


def sensitive(rows: Iterable[WordRow]) -> tuple[WordRow, ...]:
    """The rows that are sensitive words."""
    return tuple(row for row in rows if row.category not in TYPO_CATEGORIES)


def typos(rows: Iterable[WordRow]) -> tuple[WordRow, ...]:
    """The rows that are wrong spellings."""
    return tuple(row for row in rows if row.category in TYPO_CATEGORIES)
