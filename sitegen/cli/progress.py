"""What a terminal shows while a run lasts, and `--timings`: where the time went."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli.language import current, say
from sitegen.model import Text
from sitegen.progress import NOTHING, Step, Stopwatch, watched

if TYPE_CHECKING:  # loaded when there is something to draw
    from rich.progress import Progress

__all__ = ["drawn", "table", "timed"]

PATIENCE = 2.0
"""Seconds a step may take before anybody wants to see how far it is."""
START = Text("启动程序", "start of the program")
BETWEEN = Text("装载各部分等", "loading of parts, and what else")
WIDTH = 30
"""Columns of a terminal for the name of a step."""


@contextmanager
def drawn(*, quiet: bool) -> Iterator[None]:
    """A bar with a rate, on stderr, for every counted step that takes over two seconds; on a terminal only."""
    with watched(*([] if quiet or not sys.stderr.isatty() else [Bars()])):
        yield


@contextmanager
def timed(*, asked: bool) -> Iterator[None]:
    """Where it is asked for, a table of all steps at the end, on stderr."""
    watch, before = Stopwatch(), _since_start() if asked else (0.0, 0.0)
    try:
        with watched(*([watch] if asked else [])):
            yield
    finally:
        if asked:
            start = Step(name=START, wall=before[0], cpu=before[1], done=0, unit=NOTHING)
            click.echo(table((start, *watch.steps, watch.rest(BETWEEN))), err=True)


def table(steps: tuple[Step, ...]) -> str:
    """A line for each step and one for all: seconds on the wall, of all processors, how many, how many a second."""
    total = Step(name=Text("合计", "in all"), wall=sum(one.wall for one in steps), cpu=sum(one.cpu for one in steps), done=0, unit=NOTHING)
    head = _wide(say("步骤", "step")) + say("   历时秒   处理器秒", "   wall s     CPU s")
    return "\n".join((head, *(_line(one) for one in steps), _line(total)))


def _line(one: Step) -> str:
    rate = f"  {one.done:,} {_in(one.unit)}" + (say(f"，每秒 {one.done / one.wall:,.0f}", f", {one.done / one.wall:,.0f} a second") if one.wall >= 0.01 else "") if one.done and one.unit != NOTHING else ""
    return f"{_wide(_in(one.name))}{one.wall:9.2f} {one.cpu:10.2f}{rate}"


def _in(words: Text) -> str:
    return words.get(current())


def _wide(words: str) -> str:
    return words + " " * (WIDTH - sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words))


@dataclass
class _Open:
    name: Text
    total: int
    unit: Text
    began: float
    done: int = 0
    bar: Progress | None = None


class Bars:
    """A watcher that draws the innermost counted step once it takes long. It draws when told, never by itself: processes are
    forked meanwhile, and a thread would be in their way."""

    def __init__(self) -> None:
        self._steps: list[_Open] = []

    def begin(self, name: Text, total: int, unit: Text) -> None:
        self._steps.append(_Open(name, total, unit, time.monotonic()))

    def advance(self, count: int) -> None:
        if not self._steps:
            return
        at = self._steps[-1]
        at.done += count
        seconds = time.monotonic() - at.began
        if not at.total or (at.bar is None and seconds < PATIENCE):
            return
        at.bar = at.bar or _bar(_in(at.name), at.total)
        rate, unit = f"{at.done / seconds:,.0f}", _in(at.unit)
        at.bar.update(at.bar.task_ids[0], completed=min(at.done, at.total), rate=say(f"每秒 {rate} {unit}", f"{rate} {unit}/s"))
        at.bar.refresh()

    def end(self) -> None:
        if bar := self._steps.pop().bar:
            bar.stop()


def _bar(name: str, total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
                   console=Console(stderr=True), auto_refresh=False, transient=True)
    bar.add_task(name, total=total, rate="")
    bar.start()
    return bar


def _since_start() -> tuple[float, float]:
    """Seconds since this process began, on the wall and of the processor; the first is 0 where the system does not say (Linux does)."""
    cpu = time.process_time()
    try:
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        return max(0.0, time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")), cpu
    except (OSError, ValueError, AttributeError):
        return 0.0, cpu
