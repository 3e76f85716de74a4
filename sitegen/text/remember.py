"""Remembering what was worked out of a text, for as long as the texts that are judged side by side are in hand."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["TOGETHER", "remembered"]

TOGETHER = 32
"""So many texts are judged side by side: each rule for all of them, then the next, which takes a fifth less time."""

remembered = lru_cache(maxsize=3 * TOGETHER)
"""For functions of a text that several rules ask: of the file, its body and its mapped view."""
