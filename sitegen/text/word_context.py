"""Where a listed word is meant, or only seems to stand there. In: condensed text and a hit's range; out: yes or no."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache

from sitegen.settings import WordRow
from sitegen.text.fold import DATA, condensed
from sitegen.text.word_faults import GAP

__all__ = ["Contexts", "Traps", "shipped_traps"]

WINDOW = 60
"""Characters on each side of a hit that a context may reach."""

FILL, FILL_TITLE = "[^\n]{0,6}?", "[^《》\n]{0,40}?"


class Contexts:
    """Allow contexts of word rows, compiled when first needed: they are asked for only where a word hits."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], tuple[re.Pattern[str], ...]] = {}
        """By context and the condensed word it is asked for."""

    def allow(self, row: WordRow, text: str, start: int, end: int) -> bool:
        """Whether the word at [start, end) of the condensed text stands in one of its row's contexts."""
        if not row.allow:
            return False
        word = text[start:end]
        low, high = max(0, start - WINDOW), end + WINDOW
        window, start, end = text[low:high], start - low, end - low
        for context in row.allow:
            for pattern in self._patterns(context, word):
                # Overlapping occurrences count, so every start before the hit is tried, where there is any at all.
                for at in range(start + 1) if pattern.search(window) else ():
                    match = pattern.match(window, at)
                    if match and match.start() <= start and end <= match.end():
                        return True
        return False

    def _patterns(self, context: str, word: str) -> tuple[re.Pattern[str], ...]:
        key = (context, word)
        if key not in self._compiled:
            self._compiled[key] = tuple(_compile(context, word))
        return self._compiled[key]


def _compile(context: str, word: str) -> Iterable[re.Pattern[str]]:
    """Patterns of a context. One that does not name the word has it in the place of `…`, up to 6 characters away."""
    fill = FILL_TITLE if context.startswith("《") and context.endswith("》") else FILL
    pieces = [condensed(piece) for piece in context.split(GAP)]
    if word in "".join(pieces) or len(pieces) == 1:
        yield re.compile(fill.join(map(re.escape, pieces)))
        return
    for gap in range(1, len(pieces)):
        left, right = fill.join(map(re.escape, pieces[:gap])), fill.join(map(re.escape, pieces[gap:]))
        yield re.compile(left + fill + re.escape(word) + (fill + right if right else ""))


class Traps:
    """Phrases in which characters of two words meet to look like a third: `工信处/女干事`."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_pair: dict[str, list[tuple[str, int]]] = {}
        """Two characters around a border -> (phrase, where the border stands)."""
        for phrase in phrases:
            whole, at = phrase.replace("/", ""), 0
            for part in phrase.split("/")[:-1]:
                at += len(part)
                self._by_pair.setdefault(whole[at - 1 : at + 1], []).append((whole, at))

    def across(self, text: str, start: int, end: int) -> bool:
        """Whether a border of words lies inside [start, end) and the hit does not begin and end at borders itself."""
        for i in range(start + 1, end):
            for phrase, at in self._by_pair.get(text[i - 1 : i + 1], ()):
                if (
                    text.startswith(phrase, i - at)
                    and i >= at
                    and not (start <= i - at and i - at + len(phrase) <= end)
                ):
                    return True
        return False


@cache
def shipped_traps() -> Traps:
    """The traps of the package."""
    with (DATA / "traps.csv").open(encoding="utf-8", newline="") as file:
        return Traps(row["phrase"] for row in csv.DictReader(file))
