"""One look at a file for every word that any rule waits for: most rules then need no look of their own.

Words in, where a module begins; whether a text holds one of them, out. All modules share one search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from sitegen.text.remember import together
from sitegen.text.word_engine import Engine, Patient

__all__ = ["Clue", "all_held", "held", "numbered", "words"]

_numbers: dict[str, int] = {}
"""Every word anybody waits for -> its number. Grows while modules are imported, never after."""


class Clue:
    """Some words, one of which stands in every text that needs a closer look."""

    __slots__ = ("wanted",)

    def __init__(self, *words: str) -> None:
        self.wanted = frozenset(_numbers.setdefault(word, len(_numbers)) for word in words)

    def __or__(self, other: Clue) -> Clue:
        """Any word of either."""
        made = Clue()
        made.wanted = self.wanted | other.wanted
        return made

    def __call__(self, text: str) -> bool:
        """Whether any of the words stands in the text, as spelt."""
        return self.among(all_held(text))

    def among(self, held: frozenset[int]) -> bool:
        """Whether any of them is among those that stand in a text (`all_held`)."""
        return not self.wanted.isdisjoint(held)


def all_held(text: str) -> frozenset[int]:
    """Numbers of all words anybody waits for that stand in the text."""
    if _Known.words != len(_numbers):  # a module that came later asks anew
        _looked.clear()
        _Known.words = len(_numbers)
    return _looked(text)


def held(text: str, words: Mapping[int, str]) -> Iterator[str]:
    """Of these words, by their numbers, those that stand in the text."""
    return (words[number] for number in all_held(text) & words.keys())


def numbered(words: Iterable[str]) -> Mapping[int, str]:
    """Words to ask `held` for."""
    return {_numbers.setdefault(word, len(_numbers)): word for word in words}


def words() -> Mapping[int, str]:
    """Every word anybody waits for, by its number."""
    return {number: word for word, number in _numbers.items()}


def _present(texts: Sequence[str]) -> list[frozenset[int]]:
    return _engine(len(_numbers)).present(texts)


_looked = together(_present)


class _Known:
    words = 0
    """So many were waited for when texts were looked at."""


@lru_cache(maxsize=1)
def _engine(count: int) -> Engine:
    """Made when first asked, and again where a module came later (`count`)."""
    return Patient(list(_numbers))
