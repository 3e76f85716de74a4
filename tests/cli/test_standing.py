"""A build that would change nothing says so and does nothing; whatever was touched since the last one, it is done."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sitegen.clocks import next_change
from sitegen.pipeline import inspect
from sitegen.text.workdays import Calendar
from tests.helpers import NOW

from .conftest import Run

SAID = "没有变化"


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stamps count at once, as if every file had been at rest for a while."""
    monkeypatch.setattr("sitegen.standing.SAFE_AGE", 0)


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


TOUCHES: dict[str, Callable[[Path], object]] = {
    "a text": lambda site: add(site / "content/zwgk/tzgg/a.md", "\n请各单位遵照执行。\n"),
    "the same bytes again": lambda site: (site / "content/zwgk/tzgg/a.md").write_bytes((site / "content/zwgk/tzgg/a.md").read_bytes()),
    "a file beside": lambda site: (site / "content/zwgk/tzgg/b.pdf").write_bytes(b"%PDF-1.4"),
    "the settings": lambda site: add(site / "site.yaml", "# 注\n"),
    "people": lambda site: os.utime(site / "checks/people.yaml", (0, 0)),
    "a theme": lambda site: (site / "theme").mkdir(),
    "a page": lambda site: (site / "public/index.html").write_text("改", encoding="utf-8"),
    "a page is gone": lambda site: (site / "public/404.html").unlink(),
    "a page too many": lambda site: (site / "public/new.html").write_text("", encoding="utf-8"),
    "an office's page": lambda site: (site / "internal/index.html").unlink(),
    "the record": lambda site: (site / ".sitegen/record/record.sqlite").touch(),
    "a history begins": lambda site: (site / ".git/refs").mkdir(parents=True),
    "what was remembered": lambda site: (site / ".sitegen/cache/standing.json").write_text("{", encoding="utf-8"),
}


@pytest.mark.untraced
@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_whatever_was_touched_is_built(site: Path, run: Run, touch: Callable[[Path], object]) -> None:
    run("build")
    touch(site)
    built = run("build")
    assert built.code == 0 and SAID not in built.err


@pytest.mark.parametrize("other", [("--gate", "article"), ("--output", "other"), ("--as-of", "2026-03-10T09:01")])
def test_asked_otherwise_it_is_built(run: Run, other: tuple[str, str]) -> None:
    run("build", "--as-of", "2026-03-10T09:00", as_of=None)
    assert SAID not in run("build", "--as-of", "2026-03-10T09:00", *other, as_of=None).err


def test_a_build_with_findings_that_block_does_not_stand(site: Path, run: Run) -> None:
    run("build")
    add(site / "content/zwgk/tzgg/a.md", "\n详见[通知](/zwgk/none/)。\n")
    assert [run("build").code, run("build").code] == [1, 1]


def test_files_too_young_are_not_trusted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.standing.SAFE_AGE", 10**18 * 5)
    run("build")
    assert SAID not in run("build").err


def test_nothing_touched(site: Path, run: Run) -> None:
    run("build")
    stamps = {path: path.stat().st_ctime_ns for path in site.rglob("*")}
    again = run("build")
    assert again.code == 0 and SAID in again.err and not again.out
    assert {path: path.stat().st_ctime_ns for path in site.rglob("*")} == stamps
    assert run("build", "--quiet").err == ""


@pytest.mark.parametrize(("as_of", "stands"), [("2026-03-10T09:00", True), (None, False)])
def test_where_a_clock_runs_by_the_hour_only_the_same_moment_stands(run: Run, monkeypatch: pytest.MonkeyPatch, as_of: str | None, stands: bool) -> None:
    monkeypatch.setattr("sitegen.pipeline.next_change", lambda index, now, calendar: now)
    run("build", as_of=as_of)
    again = run("build", as_of=as_of)
    assert again.code == 0 and (SAID in again.err) == stands


@pytest.mark.parametrize(("now", "until"), [
    (NOW, datetime(2026, 3, 11, tzinfo=NOW.tzinfo)),
    (datetime(2026, 3, 8, 12, tzinfo=NOW.tzinfo), datetime(2026, 3, 9, tzinfo=NOW.tzinfo)),
])
def test_a_build_stands_until_the_day_is_over(site: Path, now: datetime, until: datetime) -> None:
    seen = inspect(site, now=now)
    assert next_change(seen.index, now, Calendar(seen.settings.calendar)) == until


def test_a_text_that_waits_ends_it(site: Path) -> None:
    text = site / "content/zwgk/tzgg/a.md"
    later = NOW + timedelta(hours=2)
    lines = [f"date: {later:%Y-%m-%d %H:%M}" if line.startswith("date:") else line for line in text.read_text("utf-8").split("\n")]
    text.write_text("\n".join(lines), encoding="utf-8")
    seen = inspect(site, now=NOW)
    assert next_change(seen.index, NOW, Calendar(seen.settings.calendar)) == later


def test_a_build_that_left_something_behind_does_not_stand(site: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tree before could not be removed: it may hold what was taken down, so the next build tries again."""
    run("build")
    (site / "content/zwgk/tzgg/z.md").unlink()
    with monkeypatch.context() as disk:
        disk.setattr("sitegen.stages.write.shutil.rmtree", lambda *given, **options: None)
        assert run("build").code == 0
    left = site / ".public.sitegen-new"
    assert left.exists() and not (site / "public/zwgk/tzgg/z").exists()
    again = run("build")
    assert SAID not in again.err and not (left / "zwgk/tzgg/z").exists()
