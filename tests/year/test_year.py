"""A simulated year, replayed at four quarter ends: the reports are those that were read and found right, in tests/year/*.md.

After a change that is meant: `python -m tests.year.test_year` writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitegen.pipeline import inspect
from sitegen.upkeep.circular import Report, circular
from sitegen.upkeep.periods import period
from sitegen.upkeep.scoring import score
from sitegen.upkeep.sheets import markdown_text
from sitegen.upkeep.view import Look
from tests.helpers import write_site
from tests.year.story import site

HERE = Path(__file__).parent
QUARTERS = {"2026Q1": "2026-03-31", "2026Q2": "2026-06-30", "2026Q3": "2026-09-30", "2026Q4": "2026-12-31"}


def look(root: Path, day: str) -> Look:
    now = datetime.fromisoformat(day + "T23:59:59").replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    seen = inspect(root, now=now, jobs=1)
    return Look(index=seen.index, findings=seen.checked.findings, now=seen.now)


def report(root: Path, quarter: str) -> str:
    within = period(quarter)
    assert within
    at = look(root, QUARTERS[quarter])
    return _text(circular(at, within)) + "\n## 单项否决\n\n" + "".join(f"- {v.name}：{v.state}，{v.detail}\n" for v in score(at).verdicts)


def _text(made: Report) -> str:
    return f"# {made.title}\n\n{made.lead}\n" + "".join(f"\n## {s.title}\n\n{markdown_text(s)}" for s in made.sheets)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("year"), site())


@pytest.mark.parametrize("quarter", sorted(QUARTERS))
def test_the_quarter_reads_as_reviewed(root: Path, quarter: str) -> None:
    assert report(root, quarter) == (HERE / f"{quarter}.md").read_text("utf-8")


def test_the_same_day_gives_the_same_report(root: Path) -> None:
    assert report(root, "2026Q2") == report(root, "2026Q2")


def test_the_silent_month_is_the_longest_gap(root: Path) -> None:
    assert "30天（2026-04-28至2026-05-28）" in report(root, "2026Q2")


def test_a_letter_before_the_holiday_has_until_the_make_up_day(root: Path) -> None:
    kept = {c.ref: c.state for c in look(root, "2026-12-31").clocks}
    assert kept["Z1"] == "done" and kept["X4"] == "done" and kept["X3"] == "done-late" and kept["X2"] == "done"


def test_what_happened_later_is_not_known_at_the_quarter_end(root: Path) -> None:
    assert "2026-07-08" not in report(root, "2026Q2") and "2026-10-10" not in report(root, "2026Q3")


def test_the_withdrawn_text_is_counted_nowhere(root: Path) -> None:
    assert "7月经济运行情况" not in report(root, "2026Q3") and "G1" in report(root, "2026Q3")


def test_a_letter_left_three_months_is_a_veto(root: Path) -> None:
    assert "互动回应差：veto" in report(root, "2026Q4") and "互动回应差：pass" in report(root, "2026Q3")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = write_site(Path(folder), site())
        for name in QUARTERS:
            (HERE / f"{name}.md").write_text(report(made, name), "utf-8", newline="\n")
