"""Rows of a list by what is looked for: the word folded and without what is skipped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from sitegen.settings import WordRow
from sitegen.text.fold import PARTS, condensed
from sitegen.text.word_faults import dead, regex_anchors

__all__ = ["by_word"]

_WORD, _MATCH, _UNTIL = (itemgetter(WordRow._fields.index(field)) for field in ("word", "match", "until"))


def by_word(rows: Sequence[WordRow]) -> Mapping[str, Sequence[WordRow]]:
    """Condensed word -> its rows, of those that can be found."""
    # All words are folded in one go; most come out as they went in, and then nothing more is to be asked of them.
    folded = condensed(PARTS.join([row[0] for row in rows])).split(PARTS) if rows else []
    if _all_plain(rows, folded):
        found = dict(zip(folded, zip(rows, strict=True), strict=True))
        if len(found) == len(rows):  # none stands twice
            return found
    return _one_by_one(rows, folded)


def _all_plain(rows: Sequence[WordRow], folded: Sequence[str]) -> bool:
    """Whether every row is a word that folding leaves as it is, to be found anywhere at any time: so with most long lists."""
    return (len(rows) > 0 and folded == list(map(_WORD, rows)) and set(map(_MATCH, rows)) == {"text"} and set(map(_UNTIL, rows)) == {None}
            and min(map(len, folded)) > 1)


def _one_by_one(rows: Iterable[WordRow], folded: Iterable[str]) -> dict[str, list[WordRow]]:
    """Condensed word -> its rows, of those that can be found."""
    found: dict[str, list[WordRow]] = {}
    for row, word in zip(rows, folded, strict=True):
        if word == row.word and row.match == "text" and len(word) > 1 and row.until is None:
            found.setdefault(word, []).append(row)
        elif row.match == "regex":
            for anchor in regex_anchors(row.word):
                found.setdefault(condensed(anchor), []).append(row)
        elif not dead(row):
            found.setdefault(word, []).append(row)
    return found
