"""Remembering what was worked out of a text, for as long as the texts that are judged side by side are in hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

__all__ = ["TOGETHER", "forget", "remembered"]

Value = TypeVar("Value")
TOGETHER = 32
"""So many texts are judged, or their pages made, side by side: each step for all of them, then the next: a fifth less time."""
_KNOWN: list[_lru_cache_wrapper[Any]] = []


def remembered(work: Callable[..., Value]) -> _lru_cache_wrapper[Value]:
    """For functions of a text that several rules ask: of the file, its body and its mapped view."""
    known = lru_cache(maxsize=3 * TOGETHER)(work)
    _KNOWN.append(known)
    return known


def forget() -> None:
    """The texts are out of hand."""
    for known in _KNOWN:
        known.cache_clear()
