"""The log of signatures as a table: what a spreadsheet would take for a formula is text, and every cell comes back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.stages.plan.ledger import HEADS, LEVELS, Row, as_csv

ROW = Row("2026-01-02 15:00", "final", "甲", "某局", "标题", "content/a.md", "sha256-v1:00", "names", "不能证明")


def written(row: Row) -> list[str]:
    head, *cells = csv.reader(io.StringIO(as_csv([row]).removeprefix("\ufeff"), newline=""))
    assert head == [*HEADS]
    (only,) = cells
    return only


def by_the_library(row: Row) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([HEADS, [row.at, LEVELS.get(row.level, row.level), *row[2:]]])
    return "\ufeff" + out.getvalue()


@pytest.mark.parametrize("title", ["标题", "一，二", "a,b", 'say "yes"', "two\nlines", "a\rb", "a\tb", "1=2", "a-b", "", "'=1", "，=1", "a,-b", " =1"])
def test_a_cell_is_written_as_the_library_writes_it(title: str) -> None:
    assert as_csv([ROW._replace(title=title)]) == by_the_library(ROW._replace(title=title))


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "=", "=1,2"])
@pytest.mark.parametrize("field", ["at", "title", "limits"])
def test_no_cell_is_a_formula(field: str, title: str) -> None:
    assert written(ROW._replace(**{field: title}))[Row._fields.index(field)] == f"'{title}"


@given(st.lists(st.text(alphabet='甲a,"=-+@\'\t\r\n ', max_size=4), min_size=7, max_size=7))
def test_every_cell_comes_back(cells: list[str]) -> None:
    row = Row("2026-01-02", "first", *cells)
    assert written(row) == ["2026-01-02", "初审", *[f"'{cell}" if cell[:1] in set("=+-@\t\r") and cell else cell for cell in cells]]
