"""Many words in condensed text: Aho-Corasick where its package is there, else two-character prefixes. Same hits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Protocol

__all__ = ["Engine", "Patient", "PrefixEngine", "engine", "occurrences"]


class Engine(Protocol):
    """Words to places, overlapping ones too."""

    def present(self, texts: Sequence[str]) -> list[frozenset[int]]:
        """Numbers of the words that stand in each of the texts."""

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(number of the word, start, end) of every occurrence of every word; in no promised order."""


def occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Every place of a word, overlapping ones too."""
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + 1)


FULL = 2000
"""Words up to which the full automaton is built."""


_NOTHING: frozenset[int] = frozenset()
_MARK = "\0".encode("utf-16-le")


class _Automaton:
    """`ahocorasick_rs` (extra `fast`), over UTF-16: two bytes a Han character instead of three halve the time."""

    def __init__(self, words: Sequence[str]) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        # The full automaton is two to three times as fast; for long lists it takes too long to build, and too much memory.
        kind = Implementation.DFA if len(words) <= FULL else Implementation.ContiguousNFA
        self._found = BytesAhoCorasick(
            [w.encode("utf-16-le", "surrogatepass") for w in words], implementation=kind
        ).find_matches_as_indexes

    def present(self, texts: Sequence[str]) -> list[frozenset[int]]:
        # All in one go, which keeps the automaton in the cache; no word runs over the mark between two texts.
        units = [text.encode("utf-16-le", "surrogatepass") for text in texts]
        found = self._found(_MARK.join(units), overlapping=True)
        if not found:
            return [_NOTHING] * len(texts)
        ends = accumulate(len(unit) + len(_MARK) for unit in units)
        numbers: list[set[int]] = [set() for _ in texts]
        reached, end, here = -1, 0, set[int]()
        for number, start, _ in found:  # by their ends, so that texts follow each other
            while start >= end:
                end, reached = next(ends), reached + 1
                here = numbers[reached]
            if not start & 1:  # a match at an odd byte lies across two characters: it is none
                here.add(number)
        return list(map(frozenset, numbers))

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        units = text.encode("utf-16-le", "surrogatepass")
        found = self._found(units, overlapping=True)
        if len(units) == 2 * len(text):
            return ((number, start // 2, end // 2) for number, start, end in found if not start % 2)
        at = [i for i, char in enumerate(text) for _ in range(1 + (char > "\uffff"))] + [len(text)]
        return ((number, at[start // 2], at[end // 2]) for number, start, end in found if not start % 2)


def _units(text: str) -> bytes:
    """Text as units of 16 bits: two neighbouring units are then one integer, far cheaper than a slice of a string."""
    return text.encode("utf-16-le", "surrogatepass")


class PrefixEngine:
    """Pure Python: words by their first two UTF-16 units. Looks only at pairs of units that occur in the text."""

    def __init__(self, words: Sequence[str]) -> None:
        self._short: dict[str, int] = {}
        """Words of a single unit."""
        self._by_head: dict[int, list[tuple[int, str, int]]] = {}
        """First pair of units -> (last pair, word, its number)."""
        for number, word in enumerate(words):
            units = _units(word)
            if len(units) < 4:
                self._short[word] = number
            else:
                last = int.from_bytes(units[-4:], "little")
                self._by_head.setdefault(int.from_bytes(units[:4], "little"), []).append((last, word, number))
        self._heads = frozenset(self._by_head)

    def _present(self, text: str) -> Iterator[tuple[str, int]]:
        """(word, number) of the words that stand somewhere in the text."""
        units = memoryview(_units(text))
        even, odd = len(units) // 4 * 4, (len(units) - 2) // 4 * 4 + 2
        pairs = set(units[:even].cast("B").cast("I"))
        if odd > 2:
            pairs.update(units[2:odd].cast("B").cast("I"))
        for head in pairs & self._heads:
            for last, word, number in self._by_head[head]:
                if last in pairs and word in text:
                    yield word, number
        for word, number in self._short.items():
            if word in text:
                yield word, number

    def present(self, texts: Sequence[str]) -> list[frozenset[int]]:
        return [frozenset(number for _, number in self._present(text)) for text in texts]

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        return ((number, start, end) for word, number in self._present(text) for start, end in occurrences(text, word))


def engine(words: Sequence[str]) -> Engine:
    """The fastest engine at hand for these words, which are distinct and not empty."""
    try:
        return _Automaton(words)
    except ImportError:
        return PrefixEngine(words)


PATIENCE = 40_000
"""Characters of text that are searched word by word before an engine is worth its making."""


class Patient:
    """No engine for the first few texts: one is made when they have become many. Same hits."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words, self._seen = words, 0
        self._made: Engine | None = None

    def ready(self) -> Engine:
        """The engine; made now at the latest."""
        if self._made is None:
            self._made = engine(self._words)
        return self._made

    def _asked(self, texts: Sequence[str]) -> Engine | None:
        self._seen += sum(map(len, texts))
        return self.ready() if self._seen > PATIENCE else self._made

    def present(self, texts: Sequence[str]) -> list[frozenset[int]]:
        if made := self._asked(texts):
            return made.present(texts)
        return [frozenset(number for number, _ in self._there(text)) for text in texts]

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        made = self._asked((text,))
        return made.find(text) if made else self._found(text)

    def _found(self, text: str) -> Iterator[tuple[int, int, int]]:
        return ((number, start, end) for number, word in self._there(text) for start, end in occurrences(text, word))

    def _there(self, text: str) -> Iterable[tuple[int, str]]:
        """(number, word) of the words that stand in the text, told apart by the two characters they begin with."""
        heads = {*text, *map("".join, pairwise(text))}
        return [(number, word) for number, word in enumerate(self._words) if word[:2] in heads and word in text]
