"""Sequences of edits by the thousand, for as long as it takes: `python -m tests.sequences --to 5000 --out FILE`.

Each ends as one line of FILE, `seed ok` or `seed FAILED why`; a second run with the same FILE goes on where the first stopped.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import time
from collections.abc import Callable, Iterable
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

from tests.test_reuse import run_sequence

__all__ = ["in_memory", "run_all"]


def in_memory(prefix: str) -> Path:
    """A new folder, in memory where the system has such a place: a busy disk makes it slow, not the experiment better."""
    return Path(mkdtemp(prefix=prefix, dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))


def run_all(names: Iterable[str], one: Callable[[str], str], out: Path, spread: Callable[..., Iterable[str]] = map) -> None:
    """`one` of each name that `out` does not have yet; a line of `out` for each."""
    done = {line.partition(" ")[0] for line in out.read_text("utf-8").splitlines()} if out.exists() else set()
    with out.open("a", encoding="utf-8") as lines:
        for line in spread(one, [name for name in names if name not in done]):
            print(line, file=lines, flush=True)


def fate(folder: Path, seed: str) -> str:
    place, began = folder / seed, time.process_time()
    place.mkdir()
    try:
        run_sequence(place / "site", int(seed))
    except Exception as error:
        return f"{seed} FAILED {type(error).__name__}: {' '.join(str(error)[:300].split())}"
    finally:
        shutil.rmtree(place, ignore_errors=True)
        gc.collect()
    return f"{seed} ok {time.process_time() - began:.2f} s"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--to", type=int, default=5000)
    asked.add_argument("--jobs", type=int, default=1)
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    folder = in_memory("sitegen-sequences-")
    try:
        with get_context("fork").Pool(given.jobs, maxtasksperchild=200) as pool:
            run_all(map(str, range(given.first, given.to)), partial(fate, folder), given.out, pool.imap_unordered)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    every = given.out.read_text("utf-8").splitlines()
    print(f"{len(every)} sequences, {sum(' FAILED ' in line for line in every)} not as promised")


if __name__ == "__main__":
    main()
