"""Remembering what was worked out of a text, for as long as the texts that are judged side by side are in hand."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["TOGETHER", "remembered"]

TOGETHER = 32
"""So many texts are judged, or their pages made, side by side: each step for all of them, then the next: a fifth less time."""

remembered = lru_cache(maxsize=3 * TOGETHER)
"""For functions of a text that several rules ask: of the file, its body and its mapped view."""
