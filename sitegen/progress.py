"""Where a run stands and where its time goes: named steps that anybody may watch. Nobody watching costs nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

from sitegen.frozen import dataclass
from sitegen.model import Text

__all__ = ["FILES", "NOTHING", "TEXTS", "Step", "Stopwatch", "Watcher", "advance", "counted", "step", "unwatched", "watched"]

Item = TypeVar("Item")

NOTHING = Text("", "")
TEXTS = Text("篇", "texts")
FILES = Text("个文件", "files")


class Watcher(Protocol):
    """Told of the steps of a run, one after the other; a step within a step is told after what it interrupts."""

    def begin(self, name: Text, total: int, unit: Text) -> None:
        """`total`: how many things of that unit the step handles; 0 = they are not counted."""

    def advance(self, count: int) -> None:
        """So many more are done."""

    def end(self) -> None:
        """The step is over, well or not."""


_watchers: ContextVar[tuple[Watcher, ...]] = ContextVar("watchers", default=())


@contextmanager
def watched(*watchers: Watcher) -> Iterator[None]:
    """Steps taken inside are told to these too."""
    token = _watchers.set((*_watchers.get(), *watchers))
    try:
        yield
    finally:
        _watchers.reset(token)


def unwatched() -> None:
    """From here on nobody is told: in a worker, whose parent tells when a share has come."""
    _watchers.set(())


@contextmanager
def step(name: Text, total: int = 0, unit: Text = NOTHING) -> Iterator[None]:
    """One step of the story."""
    told = _watchers.get()
    for watcher in told:
        watcher.begin(name, total, unit)
    try:
        yield
    finally:
        for watcher in told:
            watcher.end()


def advance(count: int = 1) -> None:
    """So many things of the present step are done."""
    for watcher in _watchers.get():
        watcher.advance(count)


def counted(items: Iterable[Item]) -> Iterator[Item]:
    """The items; each counts as done when the next is asked for."""
    for item in items:
        yield item
        advance()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one step took."""

    name: Text
    wall: float
    """Seconds by the clock on the wall."""
    cpu: float
    """Seconds of all processors, in this process and in workers that have ended."""
    done: int
    """Things it handled; 0 = not counted."""
    unit: Text


class Stopwatch:
    """A watcher that keeps what every step took. The time of a step within a step counts for the inner one only."""

    def __init__(self) -> None:
        self._open: list[tuple[Text, Text]] = []
        self._taken: dict[Text, list[float]] = {}
        self._units: dict[Text, Text] = {}
        self._began = self._since = (time.perf_counter(), _cpu())

    def begin(self, name: Text, total: int, unit: Text) -> None:
        self._charge()
        self._open.append((name, unit))
        self._taken.setdefault(name, [0.0, 0.0, 0])
        self._units[name] = unit

    def advance(self, count: int) -> None:
        if self._open:
            self._taken[self._open[-1][0]][2] += count

    def end(self) -> None:
        self._charge()
        self._open.pop()

    def rest(self, name: Text) -> Step:
        """What passed outside all steps since the watch was made."""
        wall, cpu = (now - began for now, began in zip((time.perf_counter(), _cpu()), self._began, strict=True))
        return Step(name=name, wall=wall - sum(one.wall for one in self.steps), cpu=cpu - sum(one.cpu for one in self.steps), done=0, unit=NOTHING)

    def _charge(self) -> None:
        now = (time.perf_counter(), _cpu())
        if self._open:
            taken = self._taken[self._open[-1][0]]
            taken[0] += now[0] - self._since[0]
            taken[1] += now[1] - self._since[1]
        self._since = now

    @property
    def steps(self) -> tuple[Step, ...]:
        """In the order they began; a step that came again is one."""
        return tuple(Step(name=name, wall=wall, cpu=cpu, done=int(done), unit=self._units[name])
                     for name, (wall, cpu, done) in self._taken.items())


def _cpu() -> float:
    """Processor seconds of this process and of its children that ended."""
    return sum(os.times()[:4])
