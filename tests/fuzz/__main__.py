"""`python -m tests.fuzz --minutes 10 [--seed N] [--keep]`: new texts by the thousand; what does not hold is made small and printed.

`--keep` adds to the corpus, which `make test` replays, what shows something that no kept text showed, made small.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.fuzz import making
from tests.fuzz.corpus import KINDS, read, write
from tests.fuzz.oracle import features_of_body, features_of_file

Features = Callable[[str], set[str]]


def fault(features: Features, text: str) -> str:
    """What does not hold, in few words; empty where all does."""
    try:
        features(text)
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0][:70] if str(error) else ''}"
    return ""


def shrunk(text: str, wanted: Callable[[str], bool], seconds: float = 10) -> str:
    """The smallest text that still shows it, as far as `seconds` go."""
    end = time.monotonic() + seconds
    again = True
    while again and time.monotonic() < end:
        again = False
        for one in making.smaller(text):
            if time.monotonic() > end:
                break
            if len(one) < len(text) and wanted(one):
                text, again = one, True
                break
    return text


def shows(features: Features, wanted: set[str], text: str) -> bool:
    try:
        return wanted <= features(text)
    except Exception:
        return False


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--seed", type=int, default=None)
    asked.add_argument("--keep", action="store_true")
    given = asked.parse_args()
    seed = random.randrange(10**6) if given.seed is None else given.seed
    luck, end = random.Random(seed), time.monotonic() + given.minutes * 60
    faults: dict[str, str] = {}
    number: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="sitegen-fuzz-") as folder:
        kinds: dict[str, Features] = {"body": features_of_body, "file": lambda text: features_of_file(text, Path(folder))}
        make = {"body": making.body, "file": making.file}
        kept = {kind: list(read(kind)) for kind in KINDS}
        seen: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for kind, texts in kept.items():
            for text in texts:
                seen[kind] |= kinds[kind](text)
        before = {kind: len(texts) for kind, texts in kept.items()}
        while time.monotonic() < end:
            kind = luck.choice(KINDS)
            text = make[kind](luck, kept[kind])
            number[kind] += 1
            try:
                new = kinds[kind](text) - seen[kind]
            except Exception:
                said = fault(kinds[kind], text)
                if said not in faults:
                    faults[said] = shrunk(text, lambda one, kind=kind, said=said: fault(kinds[kind], one) == said)  # type: ignore[misc]
                    print(f"{kind} {said}\n    {faults[said][:400]!r}", flush=True)
                continue
            if new:
                text = shrunk(text, lambda one, kind=kind, new=new: shows(kinds[kind], new, one), 2)  # type: ignore[misc]
                seen[kind] |= kinds[kind](text)
                kept[kind].append(text)
        if given.keep:
            for kind in KINDS:
                write(kind, kept[kind])
    print(f"seed {seed}: " + ", ".join(f"{number[kind]} texts of kind {kind}, {len(seen[kind])} features, {len(kept[kind]) - before[kind]} worth keeping" for kind in KINDS)
          + f"; {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
