"""One function over many items on all cores: fork once per phase, contiguous shares, results in order.

Whoever asks works too: it takes a share whenever the result it wants next is not there yet. So there are as many processes as cores.
"""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
import signal
import threading
import traceback
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TypeVar, cast

from sitegen.interruptions import ENDING, kept_back
from sitegen.memory import give_back
from sitegen.progress import advance, unwatched

if TYPE_CHECKING:  # loaded where something forks: a look at one text shall not wait for it
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

__all__ = ["MIN_SHARE", "Meanwhile", "beside", "cores", "fan_out", "nothing", "spread"]

Meanwhile = Callable[[], None]
"""What a process does while its workers are busy."""
Item = TypeVar("Item")
Result = TypeVar("Result")

MIN_SHARE = 100
"""Fewer items per worker than this are not worth a fork."""
LARGEST, SMALLEST = 256, 32
"""Items of a share: the last ones are small, so that nobody waits long for another's."""
_ROOM = 1 << 20
"""Bytes of results that may wait for a parent that is busy."""
_PR_SET_PDEATHSIG = 1


def nothing() -> None:
    """To do meanwhile."""


def cores() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


def fan_out(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int, least: int | None = None) -> list[Result]:
    """`work` over contiguous shares of `items` in at most `jobs` processes; the shares' results in order. `least`: items worth a fork, by default `MIN_SHARE`.

    Where the system cannot fork, or the items are few, everything runs here: same results.
    """
    with spread(work, items, jobs, least) as shares:
        return list(shares)


@contextmanager
def beside(work: Callable[[], Result], *, worth: bool = True) -> Iterator[Callable[[], Result]]:
    """Work done by another process while this one does something else; what is yielded waits for the result, and does the
    work itself where the other could not, or where it is not `worth` a fork."""
    if not worth or not hasattr(os, "fork") or cores() == 1 or threading.active_count() > 1:
        yield work
        return
    with kept_back():  # raised in a fork's own handlers an interruption would be lost
        parent, (reading, writing) = os.getpid(), os.pipe()
        child = os.fork()
    if child == 0:
        os.close(reading)  # else it would never see that nobody reads
        _do_beside(work, writing, parent)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            yield lambda: _told_beside(pipe) or work()
    finally:
        os.kill(child, signal.SIGKILL)  # what it has not told by now nobody wants
        os.waitpid(child, 0)


def _do_beside(work: Callable[[], object], writing: int, parent: int) -> None:
    """What the other process does; it never returns."""
    try:
        _settle(parent)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _told_beside(pipe: BinaryIO) -> Any:
    with suppress(EOFError, pickle.UnpicklingError):  # it ended before it was done
        return pickle.load(pipe)
    return None


@contextmanager
def spread(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int, least: int | None = None) -> Iterator[Iterator[Result]]:
    """Like `fan_out`, but the results come one by one as they are asked for: this process may do something else meanwhile."""
    least = least or MIN_SHARE
    if (jobs := max(1, min(jobs, len(items) // least))) == 1 or not hasattr(os, "fork"):
        yield _told(map(work, [items] if items else []), [(0, len(items))])
        return
    bounds = [*_shares(len(items), jobs, min(least, SMALLEST))]
    give_back()
    gc.freeze()
    team = _Team(work, items, bounds)
    hurry = True
    try:
        with kept_back():  # raised in a fork's own handlers an interruption would be lost
            team.fork(jobs - 1)
        yield _told(team.results(), bounds)
        hurry = False
    finally:  # an interruption above all: the shares that still run are of no use
        team.stop(hurry)
        gc.unfreeze()


def _told(shares: Iterable[Result], bounds: Sequence[tuple[int, int]]) -> Iterator[Result]:
    for share, (start, end) in zip(shares, bounds, strict=False):
        advance(end - start)
        yield share


def _shares(count: int, jobs: int, least: int) -> Iterator[tuple[int, int]]:
    """Bounds of the shares of so many items, in multiples of `least`."""
    start = 0
    while start < count:
        size = max(least, min(max(LARGEST, count >> 12), (count - start) // (4 * jobs)))
        end = min(count, start + size - size % least)
        yield start, end
        start = end


class _Told(NamedTuple):
    """What a worker has to say of a share."""

    number: int
    result: Any
    error: Exception | None = None
    where: str = ""


class _Team:
    """This process and its workers, who take one share after the other until none is left."""

    def __init__(self, work: Callable[[Sequence[Any]], Any], items: Sequence[Any], bounds: Sequence[tuple[int, int]]) -> None:
        self._work, self._items, self._bounds = work, items, bounds
        self._workers: dict[Connection, ForkProcess] = {}
        self._numbers, writing = os.pipe()
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(array("I", range(len(bounds))))

    def fork(self, count: int) -> None:
        """What workers need they inherit: nothing is pickled on the way in."""
        import multiprocessing

        context = multiprocessing.get_context("fork")
        for _ in range(count):
            reading, writing = context.Pipe(duplex=False)
            with suppress(OSError, AttributeError):
                fcntl.fcntl(writing.fileno(), fcntl.F_SETPIPE_SZ, _ROOM)
            self._workers[reading] = worker = context.Process(target=self._serve, args=(writing, os.getpid()), daemon=True)
            worker.start()
            writing.close()

    def results(self) -> Iterator[Any]:
        """By share, in order."""
        done: dict[int, Any] = {}
        alone = copy_context()
        alone.run(unwatched)
        for number in range(len(self._bounds)):
            while number not in done:
                done |= self._come(0)
                if number not in done:
                    own = self._next()
                    done |= self._come() if own is None else {own: alone.run(self._do, own)}
            yield done.pop(number)

    def stop(self, now: bool) -> None:
        """Workers end: when they have done what they are at, or `now`."""
        while self._next() is not None:
            pass
        os.close(self._numbers)
        for pipe, worker in self._workers.items():
            pipe.close()
            if worker.pid is not None:
                if now:
                    worker.kill()
                worker.join()

    def _next(self) -> int | None:
        """The number of a share that nobody has taken."""
        taken = os.read(self._numbers, 4)
        return array("I", taken)[0] if taken else None

    def _do(self, number: int) -> Any:
        start, end = self._bounds[number]
        return self._work(self._items[start:end])

    def _come(self, timeout: float | None = None) -> dict[int, Any]:
        """Results of workers that have some; those of one at least where no `timeout` is given. Raises what they raised."""
        from multiprocessing.connection import wait

        found: dict[int, Any] = {}
        there = [pipe for pipe in self._workers if not pipe.closed]
        if not there and timeout is None:
            raise RuntimeError("a worker ended before it was done")
        for pipe in cast("list[Connection]", wait(there, timeout)):
            try:
                told: _Told = pipe.recv()
            except (EOFError, OSError):
                pipe.close()
                continue
            if told.error:
                raise told.error from RuntimeError(told.where)
            found[told.number] = told.result
        return found

    def _serve(self, pipe: Connection, parent: int) -> None:
        """What a worker does."""
        _settle(parent)
        for other in self._workers:  # else it would never see that nobody asks any more
            other.close()
        with suppress(BrokenPipeError):
            while (number := self._next()) is not None:
                try:
                    told = _Told(number, self._do(number))
                except Exception as error:
                    told = _Told(number, None, error, traceback.format_exc())
                pipe.send(told)


def _settle(parent: int) -> None:
    """In each worker: leave interruptions to the parent; end when it ends, since a worker left behind would hold the build's lock for ever."""
    import ctypes

    unwatched()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
