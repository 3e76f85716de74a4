"""One function over many items on all cores: fork once per phase, contiguous shares, results in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

__all__ = ["MIN_SHARE", "cores", "fan_out"]

Item = TypeVar("Item")
Result = TypeVar("Result")

MIN_SHARE = 100
"""Fewer items per worker than this are not worth a fork."""

_task: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What the forked workers inherit: nothing is pickled on the way in."""


def cores() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


def fan_out(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int) -> list[Result]:
    """`work` over contiguous shares of `items` in at most `jobs` processes; the shares' results in order.

    Where the system cannot fork, or the items are few, everything runs here: same results.
    """
    global _task
    jobs = max(1, min(jobs, len(items) // MIN_SHARE))
    if jobs == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(items)] if items else []
    shares = 4 * jobs
    bounds = [(len(items) * i // shares, len(items) * (i + 1) // shares) for i in range(shares)]
    _task = (work, items)
    gc.collect()
    gc.freeze()
    try:
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork"), initializer=_settle) as pool:
            return list(pool.map(_share, bounds))
    finally:
        _task = None
        gc.unfreeze()


def _settle() -> None:
    """In each worker: collect less often, the index is frozen anyway."""
    gc.set_threshold(50_000, 20, 20)


def _share(bounds: tuple[int, int]) -> Any:
    assert _task is not None
    work, items = _task
    return work(items[bounds[0] : bounds[1]])
