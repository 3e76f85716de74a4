"""Ledgers as files: what is read, what is told with its row, what is never guessed."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Moment
from sitegen.pipeline import inspect
from sitegen.schema.upkeep import TABLES
from sitegen.settling.ledger import read_ledger
from tests.helpers import NOW, PERFECT, write_site

ZONE = ZoneInfo("Asia/Shanghai")
HEAD = "no,kind,received,unit,answered\n"


def read(text: str, table: str = "letters") -> tuple[list[dict[str, object]], list[str]]:
    found = read_ledger(text, f"checks/ledgers/{table}.csv", TABLES[table], ZONE)
    return [dict(row.values) for row in found.rows], [problem.message.zh for problem in found.problems]


@pytest.mark.parametrize(("text", "told"), [
    ("no,knd\n", "表头里没有“knd”这一列"), ("no,kind\n", "表头缺少 received、unit 列"), ("no,no,kind,received,unit\n", "表头里有重复的列"),
    (HEAD + "a,letter,2026-02-30,office,\n", "第 2 行：收到时间“2026-02-30”不存在：2026年2月只有28天"),
    (HEAD + "a,leter,2026-02-03,office,\n", "第 2 行：类别“leter”不在可选范围：letter、finderror、message"),
    (HEAD + "a,letter,2026-02-03,office,,,\n", "第 2 行：有 7 列，表头只有 5 列"),
    (HEAD + "a,letter,,office,\n", "第 2 行：没有填写收到时间"),
    (HEAD + 'a,letter,"2026-02-03,office,\n', "第 2 行：引号没有配对")])
def test_a_bad_row_is_told_and_not_taken(text: str, told: str) -> None:
    rows, problems = read(text)
    assert rows == [] and len(problems) == 1 and told in problems[0]


def test_one_bad_row_does_not_hide_the_others() -> None:
    rows, problems = read(HEAD + "# remark\n\na,letter,x,office,\nb,letter,2026-02-03 09:00,office,\n")
    assert [row["no"] for row in rows] == ["b"] and problems[0].startswith("第 4 行")


def test_cells_are_typed_and_empty_ones_absent() -> None:
    rows, _ = read("no,kind,received,unit,complex,complex_reason\r\na,letter,2026-02-03T01:00:00Z,office,是,会商\r\n")
    received = rows[0]["received"]
    assert isinstance(received, Moment) and received.at.hour == 9 and rows[0]["complex"] is True and "answered" not in rows[0]


def test_a_complex_letter_needs_its_reason() -> None:
    rows, problems = read("no,kind,received,unit,complex\na,letter,2026-02-03,office,是\n")
    assert not rows and problems == ["第 2 行：填了复杂事项，没有填复杂理由"]


@given(st.text(max_size=300), st.sampled_from(sorted(TABLES)))
def test_any_text_gives_rows_or_problems(text: str, table: str) -> None:
    read(text, table)


def found(tmp_path: Path, files: dict[str, str]) -> list[tuple[str, str | None, int | None, bool]]:
    seen = inspect(write_site(tmp_path, PERFECT | files), now=NOW, jobs=1)
    return [(f.name, f.path, f.place.line if f.place else None, f.blocks) for f in seen.checked.findings]


def test_findings_name_file_and_row_and_never_block(tmp_path: Path) -> None:
    path = "checks/ledgers/letters.csv"
    rows = "z1,finderror,2026-03-06 10:00,nobody,2026-03-05\nz1,finderror,2026-03-02 10:00,office,\nz3,finderror,昨天,office,\n"
    assert sorted(found(tmp_path, {path: HEAD + rows})) == sorted([
        ("ledger.unknown-name", path, 2, False), ("ledger.order", path, 2, False), ("ledger.duplicate", path, 3, False),
        ("deadline.late", path, 3, False), ("ledger.unreadable", path, 4, False)])


def test_an_unknown_ledger_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, {"checks/ledgers/letter.csv": HEAD}) == [("ledger.unreadable", "checks/ledgers/letter.csv", None, False)]


def test_a_site_without_ledgers_hears_nothing_of_them(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == []
