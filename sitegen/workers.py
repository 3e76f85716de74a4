"""One function over many items on all cores: fork once per phase, contiguous shares, results in order."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from sitegen.interruptions import ENDING, kept_back
from sitegen.progress import advance, unwatched

if TYPE_CHECKING:  # loaded where something forks: a look at one text shall not wait for it
    from concurrent.futures import ProcessPoolExecutor

__all__ = ["MIN_SHARE", "Meanwhile", "beside", "cores", "fan_out", "nothing", "spread"]

Meanwhile = Callable[[], None]
"""What a process does while its workers are busy."""
Item = TypeVar("Item")
Result = TypeVar("Result")

MIN_SHARE = 100
"""Fewer items per worker than this are not worth a fork."""

_PR_SET_PDEATHSIG = 1

_task: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What the forked workers inherit: nothing is pickled on the way in."""


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
        reading, writing = os.pipe()
        child = os.fork()
    if child == 0:
        os.close(reading)  # else it would never see that nobody reads
        _do_beside(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        try:
            yield lambda: _told_beside(pipe) or work()
        finally:
            pipe.close()  # who is still writing ends then
            os.waitpid(child, 0)


def _do_beside(work: Callable[[], object], writing: int) -> None:
    """What the other process does; it never returns."""
    try:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _told_beside(pipe: BinaryIO) -> Any:
    try:
        return pickle.load(pipe)
    except (EOFError, pickle.UnpicklingError):  # it ended before it was done
        return None


@contextmanager
def spread(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int, least: int | None = None) -> Iterator[Iterator[Result]]:
    """Like `fan_out`, but the results come one by one as they are asked for: this process may do something else meanwhile."""
    global _task
    jobs = max(1, min(jobs, len(items) // (least or MIN_SHARE)))
    if jobs == 1 or not hasattr(os, "fork"):
        yield _told(map(work, [items] if items else []), [(0, len(items))])
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    count = max(jobs, min(16 * jobs, len(items) // 64))
    bounds = [(len(items) * i // count, len(items) * (i + 1) // count) for i in range(count)]
    _task = (work, items)
    gc.freeze()
    try:
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork"), initializer=_settle, initargs=(os.getpid(),)) as pool:
            with kept_back():  # raised in a fork's own handlers an interruption would be lost
                shares = pool.map(_share, bounds)  # forks here
            try:
                yield _told(shares, bounds)
            except BaseException:  # an interruption above all: the shares that still run are of no use
                _stop(pool)
                raise
    finally:
        _task = None
        gc.unfreeze()


def _told(shares: Iterable[Result], bounds: Sequence[tuple[int, int]]) -> Iterator[Result]:
    for share, (start, end) in zip(shares, bounds, strict=False):
        advance(end - start)
        yield share


def _settle(parent: int) -> None:
    """In each worker: collect less often, the index is frozen anyway; leave interruptions to the parent; end when it ends,
    since a worker left behind would hold the build's lock for ever."""
    import ctypes

    unwatched()
    gc.set_threshold(50_000, 20, 20)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers now: an interrupted run answers at once, not when the shares are done."""
    for process in list((pool._processes or {}).values()):
        process.terminate()


def _share(bounds: tuple[int, int]) -> Any:
    assert _task is not None
    work, items = _task
    return work(items[bounds[0]:bounds[1]])
