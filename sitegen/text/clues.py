"""One look at a file for every word that any rule waits for: most rules then need no look of their own.

Words in, where a module begins; whether a text holds one of them, out. All modules share one search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from sitegen.text.remember import together
from sitegen.text.word_engine import Patient

__all__ = ["Clue", "all_held", "held", "numbered", "ready", "words"]

_numbers: dict[str, int] = {}
"""Every word anybody waits for -> its number. Grows while modules are imported, never after."""


class Clue:
    """Some words, one of which stands in every text that needs a closer look."""

    __slots__ = ("wanted",)

    def __init__(self, *words: str) -> None:
        self.wanted = frozenset(map(_number, words))

    def __or__(self, other: Clue) -> Clue:
        """Any word of either."""
        made = Clue()
        made.wanted = self.wanted | other.wanted
        return made

    def __call__(self, text: str) -> bool:
        """Whether any of the words stands in the text, as spelt."""
        return not self.wanted.isdisjoint(all_held(text))

    def among(self, held: frozenset[int]) -> bool:
        """Whether any of them is among those that stand in a text (`all_held`)."""
        return not self.wanted.isdisjoint(held)


def held(text: str, words: Mapping[int, str]) -> Iterator[str]:
    """Of these words, by their numbers, those that stand in the text."""
    return (words[number] for number in all_held(text) & words.keys())


def numbered(words: Iterable[str]) -> Mapping[int, str]:
    """Words to ask `held` for."""
    return {_number(word): word for word in words}


def _number(word: str) -> int:
    if word not in _numbers:
        _numbers[word] = len(_numbers)
        all_held.clear()  # a module that comes later asks anew
    return _numbers[word]


def words() -> Mapping[int, str]:
    """Every word anybody waits for, by its number."""
    return {number: word for word, number in _numbers.items()}


def _present(texts: Sequence[str]) -> list[frozenset[int]]:
    return _engine(len(_numbers)).present(texts)


all_held = together(_present)
"""Numbers of all words anybody waits for that stand in a text."""


def ready() -> None:
    """Many texts will be looked at, perhaps in forks."""
    _engine(len(_numbers)).ready()


@lru_cache(maxsize=1)
def _engine(count: int) -> Patient:
    """Made when first asked, and again where a module came later (`count`)."""
    return Patient(list(_numbers))
