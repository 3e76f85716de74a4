"""Remembering what was worked out of a text, for as long as the texts that are judged side by side are in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

__all__ = ["TOGETHER", "Together", "forget", "in_hand", "remembered", "together"]

Value = TypeVar("Value")
TOGETHER = 32
"""So many texts are judged, or their pages made, side by side: each step for all of them, then the next: a fifth less time."""
_KNOWN: list[Callable[[], None]] = []
"""Each forgets what it remembers."""


def remembered(work: Callable[..., Value]) -> _lru_cache_wrapper[Value]:
    """For functions of a text that several rules ask: of the file, its body and its mapped view."""
    known = lru_cache(maxsize=3 * TOGETHER)(work)
    _KNOWN.append(known.cache_clear)
    return known


class _Hand:
    texts: tuple[str, ...] = ()


def in_hand(texts: Iterable[str]) -> None:
    """These are judged side by side from now on."""
    _Hand.texts = tuple(texts)


class Together(Generic[Value]):
    """Answers about many texts as a function of one: who asks about a text in hand has all in hand looked at in one go."""

    def __init__(self, work: Callable[[Sequence[str]], Iterable[Value]]) -> None:
        self._work = work
        self._texts: tuple[str, ...] = ()
        self._known: dict[str, Value] = {}
        """About `_texts`."""
        self._alone = lru_cache(maxsize=2 * TOGETHER)(lambda text: next(iter(work((text,)))))

    def __call__(self, text: str) -> Value:
        if self._texts is not _Hand.texts:
            self._texts, self._known = _Hand.texts, {}
        if text not in self._known:
            if text not in self._texts:
                return self._alone(text)
            self._known = dict(zip(self._texts, self._work(self._texts), strict=True))
        return self._known[text]

    def clear(self) -> None:
        self._texts, self._known = (), {}
        self._alone.cache_clear()


def together(work: Callable[[Sequence[str]], Iterable[Value]]) -> Together[Value]:
    """`Together`, and forgotten with the texts."""
    made = Together(work)
    _KNOWN.append(made.clear)
    return made


def forget() -> None:
    """The texts are out of hand."""
    in_hand(())
    for clear in _KNOWN:
        clear()
