"""Listed words in a text, however they are spelt. In: rows of lists and mapped text; out: hits with places.

A hit is `plain`, `evasion` (fillers, format characters, entities, width tricks, traditional forms), `maybe` (the
characters of the word meet across a border of words) or `across` (so the dictionary of jieba has it, where that is
installed). Semantics: reference checks, section 6.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple, Protocol

from sitegen.settings import WordRow
from sitegen.text.borders import LONGEST, Cut, crosses, shipped_cut
from sitegen.text.fold import PARTS, condense, condensed, fold, invisible, letters
from sitegen.text.lazily import pattern
from sitegen.text.remember import TOGETHER
from sitegen.text.word_context import Contexts, Traps, shipped_traps
from sitegen.text.word_engine import Engine, Patient, occurrences
from sitegen.text.word_faults import dead, regex_anchors
from sitegen.text.word_quick import quick

__all__ = ["ALLOW", "Hit", "Kind", "MappedText", "Matcher"]

Kind = Literal["plain", "evasion", "maybe", "across"]

ALLOW = "allow"
"""Category of rows that are no findings: inside such a name (a body, the title of a law) no other word counts."""

FEW = 8
"""With more places than this the whole view is made."""

VISIBLE_GAP = 3
"""At most so many visible marks may be skipped between two characters of a word."""

LATIN = pattern("[0-9A-Za-z]")

class MappedText(Protocol):
    """What matching needs of a mapped view (`text.view.View`)."""

    @property
    def text(self) -> str: ...
    def span(self, start: int, end: int) -> tuple[int, int]: ...


class Hit(NamedTuple):
    """One listed word in one place."""

    row: WordRow
    start: int
    """Offset in the file, in code points."""
    end: int
    kind: Kind


class _Found(NamedTuple):
    """A hit in the coordinates of the view."""

    start: int
    end: int
    row: WordRow
    kind: Kind


class Matcher:
    """Finds the words of a list. Immutable but for the last answers of `find`, which several rules ask for."""

    def __init__(
        self,
        rows: Iterable[WordRow],
        *,
        make: Callable[[list[str]], Engine] = Patient,
        traps: Traps | None = None,
        cut: Callable[[], Cut | None] = shipped_cut,
    ) -> None:
        self.rows = tuple(row for row in rows if PARTS not in row.word)
        self._words: dict[str, list[WordRow]] = {}
        """Condensed word -> its rows."""
        # All words are folded in one go; most come out as they went in, and then nothing more is to be asked of them.
        folded = condensed(PARTS.join([row.word for row in self.rows])).split(PARTS) if self.rows else []
        for row, word in zip(self.rows, folded, strict=True):
            if word == row[0] and row.match == "text" and len(word) > 1 and row.until is None:
                self._words.setdefault(word, []).append(row)
            elif row.match == "regex":
                for anchor in regex_anchors(row.word):
                    self._words.setdefault(condensed(anchor), []).append(row)
            elif not dead(row):
                self._words.setdefault(word, []).append(row)
        self._engine = make(list(self._words)) if self._words else None
        self._keys, self._listed = tuple(self._words), tuple(self._words.values())
        self._contexts = Contexts()
        self._traps = traps or shipped_traps()
        self._cut = cut
        self._last: dict[tuple[object, ...], tuple[Hit, ...]] = {}

    def ready(self) -> None:
        """Many texts will be looked at, perhaps in forks: what that is worth is made now, once."""
        if isinstance(self._engine, Patient):
            self._engine = self._engine.ready()

    def may_hit(self, source: str) -> bool:
        """A quick look at the raw file: False only where `hits` finds nothing in the text it shows."""
        if self._engine is None:
            return False
        looked = quick(source)
        return looked is None or self._engine.any(looked)

    def find(
        self,
        source: str,
        view: Callable[[], MappedText],
        *,
        day: date | None = None,
        title: tuple[int, int] | None = None,
        around: Callable[[Sequence[int]], MappedText] | None = None,
    ) -> tuple[Hit, ...]:
        """`hits` behind the quick look: a view is made only where something may be found, and where a few words stand in
        the file as listed, only of the blocks `around` them. Remembers the last answers."""
        key = (source, day, title)
        found = self._last.get(key)
        if found is None:
            looked = quick(source) if self._engine else ""
            may = {number for number, _, _ in self._engine.find(looked)} if self._engine and looked else set()
            if looked is None or may:
                places = self._places(source, looked, may) if around and looked else None
                seen = around(places) if around and places else view()
                found = self.hits(seen, source=source, day=day, title=title)
            else:
                found = ()
            if len(self._last) >= 2 * TOGETHER:
                self._last.clear()
            self._last[key] = found
        return found

    def _places(self, source: str, looked: str, may: Iterable[int]) -> list[int] | None:
        """Where these words stand in a file; None where one is disguised, or where there are many."""
        found: list[int] = []
        for number in may:
            word = self._keys[number]
            if (count := looked.count(word)) != source.count(word) or len(found) + count > FEW:
                return None
            found += [start for start, _ in occurrences(source, word)]
        return sorted(found)

    def hits(
        self, view: MappedText, *, source: str = "", day: date | None = None, title: tuple[int, int] | None = None
    ) -> tuple[Hit, ...]:
        """Every listed word, by place; where words overlap the first and longest counts.

        `source` is the file the view maps to: with it comments and entities between the characters are seen. `day`
        is the date of the text, for rows with `since` or `until`; `title` the title's span, for `title-only`.
        """
        found = sorted(self._found(view, source, day), key=lambda f: (f.start, -f.end, f.row.category != ALLOW))
        hits, reached = [], 0
        for f in found:
            if f.start < reached:
                continue
            start, end = view.span(f.start, f.end)
            if f.row.match == "title-only" and not (title and title[0] <= start and end <= title[1]):
                continue
            reached = f.end
            if f.row.category != ALLOW:
                hits.append(Hit(f.row, start, end, f.kind))
        return tuple(hits)

    def _found(self, view: MappedText, source: str, day: date | None) -> Iterator[_Found]:
        """Block by block: no word runs over the border of two, and most blocks need no closer look."""
        looked = condensed(view.text.replace("\n", PARTS))
        may: dict[int, set[int]] = {}
        for number, start, _ in self._engine.find(looked) if self._engine else ():
            may.setdefault(looked.count(PARTS, 0, start), set()).add(number)
        begin = 0
        for at, block in enumerate(view.text.split("\n") if may else ()):
            if at in may:
                yield from self._found_in(block, begin, may[at], view, source, day)
            begin += len(block) + 1

    def _found_in(self, block: str, begin: int, may: Iterable[int], view: MappedText, source: str, day: date | None) -> Iterator[_Found]:
        """Hits in one block, which starts at `begin` in the view, of the words with these numbers."""
        text, at = condense(block)
        patterns: dict[int, WordRow] = {}
        for known, start, end in ((number, *span) for number in may for span in occurrences(text, self._keys[number])):
            for row in self._listed[known]:
                if day and ((row.since and day < row.since) or (row.until and day > row.until)):
                    continue
                if row.match == "regex":
                    patterns[id(row)] = row
                elif kind := self._kind(view, source, row, letters(row.word), [begin + place for place in at[start:end]]):
                    if self._contexts.allow(row, text, start, end):
                        continue
                    first, last = at[start], at[end - 1] + 1
                    if kind == "plain" and self._traps.across(text, start, end):
                        kind = "maybe"
                    elif kind == "plain" and end - start == last - first <= LONGEST and row.match != "latin":
                        cut = self._cut()
                        kind = "across" if cut and crosses(cut, block, first, last) else kind
                    yield _Found(begin + first, begin + last, row, kind)
        for row in patterns.values():
            for match in re.finditer(row.word, block):
                if match.end() > match.start():
                    inside = [i for i, place in enumerate(at) if match.start() <= place < match.end()]
                    if not inside or not self._contexts.allow(row, text, inside[0], inside[-1] + 1):
                        yield _Found(begin + match.start(), begin + match.end(), row, "plain")

    def _kind(
        self, view: MappedText, source: str, row: WordRow, word: str, places: list[int]
    ) -> Kind | Literal[""]:
        """What the characters at these places of the view are to the word; empty = no hit."""
        text, first, last = view.text, places[0], places[-1] + 1
        written = text[first:last]
        if row.match == "exact":
            return "plain" if written == row.word else ""
        if len(word) < len(row.word) and fold(written) == fold(row.word):
            return "plain"
        if row.match == "latin" and (
            LATIN.match(text[last : last + 1]) or LATIN.match(text[max(0, first - 1) : first])
        ):
            return ""
        gaps = [text[a + 1 : b] for a, b in pairwise(places) if b > a + 1]
        if any(_border(gap) or sum(not c.isspace() and not invisible(c) for c in gap) > VISIBLE_GAP for gap in gaps):
            return ""
        if len(word) < len(row.word):  # the word has marks of its own, and the text has others
            return ""
        spelt = all(a == b or a.lower() == b.lower() for a, b in zip(word, (text[i] for i in places), strict=True))
        if gaps and len(word) == 2 and all(gap.isspace() for gap in gaps):
            return "maybe"
        return "plain" if spelt and not gaps and not _disguised(view, source, places) else "evasion"


def _border(gap: str) -> bool:
    """Whether what stands between two characters parts two blocks or cells: a line feed does, in a mapped view."""
    return "\n" in gap


def _disguised(view: MappedText, source: str, places: list[int]) -> bool:
    """Whether the file writes a character as an entity or escape, or hides something between two characters."""
    first, last = view.span(places[0], places[0] + 1), view.span(places[-1], places[-1] + 1)
    if last[1] - first[0] == len(places) or first == last:
        return False  # neighbours, or a value in quotation marks, whose characters all map to the whole value
    spans = [view.span(i, i + 1) for i in places]
    if any(end - start != 1 for start, end in spans):
        return True
    return any("<" in (gap := source[a[1] : b[0]]) or any(map(invisible, gap)) for a, b in pairwise(spans))
