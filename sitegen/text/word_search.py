"""One look at a text for the words of several lists: which words stand there, and in which block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

from sitegen.text import fold
from sitegen.text.fold import PARTS, condensed
from sitegen.text.remember import TOGETHER, Together
from sitegen.text.word_engine import Engine, Patient, occurrences
from sitegen.text.word_quick import quick

__all__ = ["FEW", "Search", "kept"]

FEW = 8
"""With more places than this the whole view is made; with more words the engine is asked."""


class Search:
    """One look at a text for the words of several lists. Immutable but for its last answers, which several rules ask for."""

    def __init__(self, lists: Sequence[Iterable[str]], make: Callable[[list[str]], Engine]) -> None:
        self.words = tuple(dict.fromkeys(chain(*lists)) if len(lists) > 1 else lists[0])
        """By their numbers; those of the first list begin."""
        self._engine = make(list(self.words)) if self.words else None
        self.quick = Together(self._looked)
        """A raw file condensed, and which words stand in that; None and nothing where such a look cannot say no."""
        self._blocks: dict[str, dict[int, set[int]]] = {}

    def ready(self) -> None:
        fold.ready()
        if isinstance(self._engine, Patient):
            self._engine = self._engine.ready()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Condensed word -> its number."""
        return {word: number for number, word in enumerate(self.words)}

    def _looked(self, sources: Sequence[str]) -> Iterable[tuple[str | None, frozenset[int]]]:
        if self._engine is None:
            return [("", _NOTHING)] * len(sources)
        looked = list(map(quick, sources))
        present = iter(self._engine.present([text for text in looked if text]))
        return [(text, next(present) if text else _NOTHING) for text in looked]

    def by_block(self, text: str, among: frozenset[int] | None = None) -> dict[int, set[int]]:
        """Number of each block of a view in which words stand, and which words: no word runs over the border of two.
        `among`: no others stand there."""
        found = self._blocks.get(text)
        if found is None:
            found = {}
            looked = condensed(text.replace("\n", PARTS)) if self._engine else ""
            reached = block = 0
            for start, number in sorted(self._places(looked, among)):
                block += looked.count(PARTS, reached, start)
                reached = start
                found.setdefault(block, set()).add(number)
            kept(self._blocks, text, found)
        return found

    def _places(self, looked: str, among: frozenset[int] | None) -> Iterator[tuple[int, int]]:
        if among is None or len(among) > FEW:
            return ((start, number) for number, start, _ in self._engine.find(looked)) if self._engine else iter(())
        return ((start, number) for number in among for start, _ in occurrences(looked, self.words[number]))


_NOTHING: frozenset[int] = frozenset()
Key = TypeVar("Key")
Value = TypeVar("Value")


def kept(answers: dict[Key, Value], key: Key, value: Value) -> Value:
    """The value, remembered as long as the texts that are judged side by side are in hand."""
    if len(answers) >= 2 * TOGETHER:
        answers.clear()
    answers[key] = value
    return value
