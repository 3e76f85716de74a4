"""Steps of a run: who is told what, what each took, and what a terminal shows of it."""

from __future__ import annotations

import pytest

from sitegen import progress
from sitegen.cli import progress as shown
from sitegen.model import Text
from sitegen.progress import NOTHING, TEXTS, Step, Stopwatch, advance, counted, step, unwatched, watched
from sitegen.workers import fan_out

READ, THINK = Text("读", "read"), Text("想", "think")


class Diary:
    """A watcher that writes down what it is told."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def begin(self, name: Text, total: int, unit: Text) -> None:
        self.said.append((name.en, total))

    def advance(self, count: int) -> None:
        self.said.append(count)

    def end(self) -> None:
        self.said.append("end")


def test_nobody_is_told_where_nobody_watches() -> None:
    diary = Diary()
    with watched(diary):
        pass
    with step(READ):
        advance()
    with watched(diary):
        unwatched()
        with step(READ):
            advance()
    assert diary.said == []


def test_a_step_ends_though_it_fails() -> None:
    diary = Diary()
    with watched(diary), pytest.raises(ZeroDivisionError), step(READ):
        raise ZeroDivisionError
    assert diary.said == [("read", 0), "end"]


def test_every_watcher_is_told_of_steps_and_of_what_is_done() -> None:
    one, other = Diary(), Diary()
    with watched(one), watched(other), step(READ, 3, TEXTS):
        assert list(counted("abc")) == ["a", "b", "c"]
    assert one.said == other.said == [("read", 3), 1, 1, 1, "end"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_shares_of_workers_are_told_by_the_parent_alone(jobs: int) -> None:
    diary = Diary()

    def work(items: object) -> int:
        advance(1_000 if jobs > 1 else 0)  # in a worker nobody hears it
        return len(items)  # type: ignore[arg-type]

    with watched(diary), step(READ, 400, TEXTS):
        assert sum(fan_out(work, range(400), jobs)) == 400
    assert sum(said for said in diary.said if isinstance(said, int)) == 400


def test_a_step_within_a_step_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 3.0, 7.0, 15.0, 16.5])
    monkeypatch.setattr(progress.time, "perf_counter", lambda: next(clock))
    monkeypatch.setattr(progress, "_cpu", lambda: 0.0)
    watch = Stopwatch()  # 0
    with watched(watch), step(READ):  # 1
        advance(0)
        with step(THINK, 5, TEXTS):  # 3
            advance(5)
        # 7; 15
    assert watch.steps == (Step(name=READ, wall=2.0 + 8.0, cpu=0.0, done=0, unit=NOTHING), Step(name=THINK, wall=4.0, cpu=0.0, done=5, unit=TEXTS))
    assert watch.rest(READ).wall == 1.0 + 1.5


def test_the_table_says_how_many_a_second() -> None:
    steps = (Step(name=READ, wall=2.0, cpu=3.5, done=9_000, unit=TEXTS), Step(name=THINK, wall=0.5, cpu=0.5, done=0, unit=NOTHING))
    assert shown.table(steps).splitlines() == [
        "步骤                             历时秒   处理器秒",
        "读                                 2.00       3.50  9,000 篇，每秒 4,500",
        "想                                 0.50       0.50",
        "合计                               2.50       4.00",
    ]


def test_a_bar_is_drawn_only_of_what_takes_long(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    now = [0.0]
    monkeypatch.setattr(shown.time, "monotonic", lambda: now[0])
    with watched(shown.Bars()):
        with step(READ, 100, TEXTS):
            now[0] = 1.9
            advance(50)
        assert capsys.readouterr().err == ""
        with step(THINK, 100, TEXTS):
            now[0] += 4.0
            advance(20)
            drawn = capsys.readouterr().err
    assert "想" in drawn
    assert "20/100" in drawn
    assert "每秒 5 篇" in drawn


def test_what_is_not_counted_has_no_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    monkeypatch.setattr(shown.time, "monotonic", lambda: now[0])
    with watched(shown.Bars()), step(READ):
        now[0] = 60.0
        advance()
    assert capsys.readouterr().err == ""
