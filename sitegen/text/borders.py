"""Borders of words around a hit, by jieba where the extra `segment` is there. In: a window of text; out: where words begin and end.

The dictionary (half a million words, most of a second) is loaded at the first hit that asks, never for a text without one,
and from the package itself: jieba's own cache lies in the common folder for temporary files, where anybody may have put it.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from typing import Any

__all__ = ["LONGEST", "Cut", "crosses", "installed", "shipped_cut"]

Cut = Callable[[str], Iterable[tuple[str, int, int]]]
"""Text to (word, start, end) of its words."""

LONGEST = 4
"""Characters of a word that may be two others meeting; longer ones never were in what was measured."""
AROUND = 12
"""Characters on each side that are cut along with the hit: whole texts never are, that would cost more than all rules together."""


def installed() -> bool:
    return find_spec("jieba") is not None


@cache
def shipped_cut() -> Cut | None:
    """jieba's, without guessing at unknown words; None where it is not installed."""
    if not installed():
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its sources are older than the warnings
        import jieba
    tokenizer: Any = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return lambda text: tokenizer.tokenize(text, HMM=False)


def crosses(cut: Cut, text: str, start: int, end: int) -> bool:
    """Whether a border of words lies inside [start, end), and the hit does not begin and end at borders itself."""
    low = max(0, start - AROUND)
    borders = {low + at for _, *ends in cut(text[low : end + AROUND]) for at in ends}
    return any(start < at < end for at in borders) and not {start, end} <= borders
