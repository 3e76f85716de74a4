"""As many points of the crash suite as time allows, in a seeded order, and what became of each: `python -m tests.crash.tally --minutes 20`."""

from __future__ import annotations

import argparse
import os
import random
import signal
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash.test_crash import POINTS, SEED, Bench, disturbed_build, disturbed_delivery, disturbed_withdrawal


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=20)
    asked.add_argument("--seed", type=int, default=SEED)
    given = asked.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts this in the background has it ignored
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with TemporaryDirectory(dir=memory, prefix="sitegen-tally-") as folder:
        bench = Bench(Path(folder))
        works = ((disturbed_build, bench.build_calls), (disturbed_withdrawal, bench.withdraw_calls), (disturbed_delivery, bench.publish_calls))
        every = [(work, mode, n) for work, calls in works for mode in POINTS for n in range(1, calls + 1)]
        random.Random(given.seed).shuffle(every)
        ends, done, failed = time.monotonic() + 60 * given.minutes, Counter[str](), Counter[str]()
        for work, mode, n in every:
            if time.monotonic() > ends:
                break
            name = f"{work.__name__} {mode}"
            done[name] += 1
            try:
                work(bench, mode, n)
            except AssertionError as error:
                failed[name] += 1
                print(f"{name} {n}: {str(error)[:600]}", flush=True)
        bench.nursery.close()
    print(f"{sum(done.values())} of {len(every)} points, {sum(failed.values())} not as promised")
    for name in sorted(done):
        print(f"  {name}: {done[name]}, {failed[name]} not as promised")


if __name__ == "__main__":
    main()
