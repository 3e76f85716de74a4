"""Points of the crash suite by the thousand: `python -m tests.crash.tally --points 2000 --out FILE`, then `--show` for the table.

Taken in turn from every work, fault and kind of call, spread over the run, so that any part of them is an even sample.
Each ends as one line of FILE; a second run with the same FILE goes on where the first stopped.
"""

from __future__ import annotations

import argparse
import shutil
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

from tests.crash import test_crash as suite
from tests.crash.test_crash import POINTS, Bench
from tests.sequences import in_memory, run_all

WORKS = {name: getattr(suite, f"disturbed_{function}") for name, function in (
    ("build", "build"), ("edit", "edit"), ("withdraw", "withdrawal"), ("publish", "delivery"), ("rollback", "rollback"))}


def spread(count: int) -> Iterator[int]:
    """0 to `count` - 1, each once; any beginning of it lies evenly over the whole."""
    bits = max(1, (count - 1).bit_length())
    return (n for i in range(1 << bits) if (n := int(f"{i:0{bits}b}"[::-1], 2)) < count)


def in_turn(bench: Bench) -> Iterator[str]:
    """Every point as `work:mode:n:call`, one of each kind in turn."""
    kinds: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for work in WORKS:
        for n, call in enumerate(getattr(bench, work), 1):
            for mode in POINTS:
                kinds[work, mode, call].append(n)
    rows = [(work, mode, call, [found[i] for i in spread(len(found))]) for (work, mode, call), found in kinds.items()]
    for turn in range(max(len(found) for *_, found in rows)):
        yield from (f"{work}:{mode}:{found[turn]}:{call}" for work, mode, call, found in rows if turn < len(found))


def fate(point: str) -> str:
    """Run one point on this worker's own bench; a line for the file."""
    work, mode, n, _ = point.split(":")
    longest: list[float] = [0.0]
    bench, run = BENCHES[0], BENCHES[0].nursery.run
    try:
        bench.nursery.run = lambda *given, **options: (done := run(*given, **options), longest.append(done.waited))[0]  # type: ignore[method-assign]
        return f"{point} {WORKS[work](bench, mode, int(n))} {max(longest):.3f}"
    except AssertionError as error:
        where = traceback.extract_tb(error.__traceback__)[-1].line
        return f"{point} FAILED {max(longest):.3f} {where}: {' '.join(str(error).split())[:400]}"
    finally:
        bench.nursery.run = run  # type: ignore[method-assign]


BENCHES: list[Bench] = []
"""One for each worker."""


def settle(folder: Path) -> None:
    BENCHES[:] = [Bench(Path(mkdtemp(dir=folder)))]


def show(out: Path) -> None:
    """What became of them: by work and fault, the number, how many left the old and how many the new site, how many were not as promised."""
    rows, calls, longest = defaultdict[str, Counter[str]](Counter), defaultdict[str, set[str]](set), 0.0
    for line in out.read_text("utf-8").splitlines():
        point, left, seconds = line.split()[:3]
        work, mode, _, call = point.split(":")
        rows[f"{work:9}{mode}"][left] += 1
        calls[work].add(call)
        longest = max(longest, float(seconds))
    for name, count in sorted(rows.items()):
        print(f"{name:16} {count.total():5} points: {count['old']:4} the old site, {count['new']:4} the new, {count['FAILED']} not as promised")
    total = sum(rows.values(), Counter[str]())
    print(f"{total.total()} points, {total['FAILED']} not as promised; longest stop {longest:.2f} s")
    for work, names in calls.items():
        print(f"  {work}: {' '.join(sorted(names))}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--points", type=int, default=2000)
    asked.add_argument("--jobs", type=int, default=1)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--show", action="store_true", help="only the table of what was run")
    given = asked.parse_args()
    if not given.show:
        folder = in_memory("sitegen-tally-")
        try:
            settle(folder)
            points = list(islice(in_turn(BENCHES[0]), given.points))
            with get_context("fork").Pool(given.jobs, settle, (folder,)) if given.jobs > 1 else nullcontext() as pool:
                run_all(points, fate, given.out, pool.imap_unordered if pool else map)
            BENCHES[0].nursery.close()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    show(given.out)


if __name__ == "__main__":
    main()
