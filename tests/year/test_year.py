"""A simulated year of the example portal, replayed from one repository at four quarter ends: the reports are those that were read and found right.

After a change that is meant: `pytest tests/year --update-golden` writes tests/year/*.md anew; read the difference before committing it.
"""

from __future__ import annotations

import subprocess
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitegen.cli.looking import look_at
from sitegen.upkeep.circular import circular
from sitegen.upkeep.periods import period
from sitegen.upkeep.scoring import score
from sitegen.upkeep.sheets import markdown_text
from sitegen.upkeep.view import Look
from tests.conftest import need
from tests.year.story import HOLIDAY_LETTER, WITHDRAWN, live

pytestmark = pytest.mark.untraced

HERE = Path(__file__).parent
QUARTERS = {"2026Q1": "2026-03-31", "2026Q2": "2026-06-30", "2026Q3": "2026-09-30", "2026Q4": "2026-12-31"}


@cache
def look(root: Path, day: str) -> Look:
    return look_at(root, datetime.fromisoformat(day + "T23:59:59").replace(tzinfo=ZoneInfo("Asia/Shanghai")), 1)


def report(root: Path, quarter: str) -> str:
    """The circular of a quarter with all its sheets, and the vetoes, as of its last second."""
    at, within = look(root, QUARTERS[quarter]), period(quarter)
    assert within
    made = circular(at, within)
    return (f"# {made.title}\n\n{made.lead}\n" + "".join(f"\n## {s.title}\n\n{markdown_text(s)}" for s in made.sheets)
            + "\n## 单项否决\n\n" + "".join(f"- {v.name}：{v.state}，{v.detail}\n" for v in score(at).verdicts))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need("git")
    return live(tmp_path_factory.mktemp("year"))


@pytest.mark.parametrize("quarter", sorted(QUARTERS))
def test_the_quarter_reads_as_reviewed(root: Path, quarter: str, update_golden: bool) -> None:
    path, made = HERE / f"{quarter}.md", report(root, quarter)
    if update_golden:
        path.write_text(made, "utf-8", newline="\n")
    assert made == path.read_text("utf-8")


def test_the_repository_of_that_day_says_what_the_replay_says(root: Path, tmp_path: Path) -> None:
    until = f"{QUARTERS['2026Q3']}T23:59:59+08:00"
    commit = subprocess.run(["git", "-C", str(root), "rev-list", "-1", f"--before={until}", "main"], capture_output=True, check=True, text=True).stdout.strip()
    subprocess.run(["git", "clone", "-q", str(root), str(tmp_path / "then")], check=True, capture_output=True)
    subprocess.run(["git", "-C", str(tmp_path / "then"), "checkout", "-q", commit], check=True, capture_output=True)
    assert report(tmp_path / "then", "2026Q3") == report(root, "2026Q3")


def test_letters_before_a_holiday_have_until_the_days_made_up(root: Path) -> None:
    kept = {c.ref: (str(c.due.day) if c.due else "", c.state) for c in look(root, "2026-12-31").clocks if c.kind.startswith("reply.")}
    assert kept[HOLIDAY_LETTER] == ("2026-03-02", "done"), "the Spring Festival lies between, and two Saturdays are worked"
    assert kept["ZC-2026-006"] == ("2026-10-10", "done"), "a Saturday that is worked after the National Day"
    assert kept["XJ-2026-011"] == ("2026-12-28", "late")


def test_what_happened_later_is_not_known_at_the_quarter_end(root: Path) -> None:
    assert "2026-10-10" not in report(root, "2026Q3").replace("2026-10-10 前", "").replace("| 2026-10-10 |", "|")
    assert "ZG-2026-003" not in report(root, "2026Q2") and "SJ-2026-001" not in report(root, "2026Q3")


def test_the_withdrawn_text_is_counted_nowhere_and_its_loop_is_closed(root: Path) -> None:
    said = report(root, "2026Q3")
    assert "夏季招聘会" not in said and "2026-08-20 10:21" in said
    assert "夏季招聘会" in (root / WITHDRAWN).read_text("utf-8"), "the source stays"


def test_the_incident_was_told_within_five_hours(root: Path) -> None:
    (one,) = [c for c in look(root, "2026-09-30").clocks if c.kind == "incident.first"]
    assert (one.ref, one.state) == ("SJ-2026-002", "done")


def test_december_shows_silent_columns_a_late_letter_and_a_date_set_back(root: Path) -> None:
    said = report(root, "2026Q4")
    assert "栏目“乡镇动态”" in said and "栏目“专题专栏”" in said and "XJ-2026-011" in said
    assert "发布时间弄虚作假：ask，发布时间存疑，请说明：1 篇" in said and "发布时间弄虚作假：pass" in report(root, "2026Q3")
