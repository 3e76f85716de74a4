"""Listed words in a text, however they are spelt. In: rows of lists and mapped text; out: hits with places.

A hit is `plain`, `evasion` (fillers, format characters, entities, width tricks, traditional forms), `maybe` (the
characters of the word meet across a border of words) or `across` (so the dictionary of jieba has it, where that is
installed). Semantics: reference checks, section 6.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, Protocol

from sitegen.settings import WordRow
from sitegen.text.borders import LONGEST, Cut, crosses, shipped_cut
from sitegen.text.fold import PARTS, condense, fold, invisible, letters
from sitegen.text.lazily import pattern
from sitegen.text.word_context import Contexts, Traps, shipped_traps
from sitegen.text.word_engine import Engine, Patient, occurrences
from sitegen.text.word_rows import by_word
from sitegen.text.word_search import FEW, Search, kept

__all__ = ["ALLOW", "Hit", "Kind", "MappedText", "Matcher", "together"]

Kind = Literal["plain", "evasion", "maybe", "across"]

ALLOW = "allow"
"""Category of rows that are no findings: inside such a name (a body, the title of a law) no other word counts."""

VISIBLE_GAP = 3
"""At most so many visible marks may be skipped between two characters of a word."""

LATIN = pattern("[0-9A-Za-z]")

_letters = lru_cache(maxsize=1024)(letters)


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
        alone: bool = True,
    ) -> None:
        """`alone`: no other list is looked for in the same search (`together`)."""
        self.rows = tuple([row for row in rows if PARTS not in row[0]])
        self._words = by_word(self.rows)
        """Condensed word -> its rows."""
        self._contexts = Contexts()
        self._traps = traps or shipped_traps()
        self._cut = cut
        self._last: dict[tuple[object, ...], tuple[Hit, ...]] = {}
        if alone:
            self._share(Search([self._words], make), first=True)

    def _share(self, search: Search, *, first: bool) -> None:
        self._search = search
        numbers = range(len(self._words)) if first else map(search.numbers.__getitem__, self._words)
        self._listed = dict(zip(numbers, self._words.values(), strict=True))

    def ready(self) -> None:
        """Many texts will be looked at, perhaps in forks: what that is worth is made now, once."""
        self._search.ready()

    def may_hit(self, source: str) -> bool:
        """A quick look at the raw file: False only where `hits` finds nothing in the text it shows."""
        looked, present = self._search.quick(source)
        return looked is None or (bool(present) and not self._listed.keys().isdisjoint(present))

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
        if not self.may_hit(source):
            return ()
        key = (source, day, title)
        found = self._last.get(key)
        if found is None:
            looked, present = self._search.quick(source)
            places = self._places(source, looked, present & self._listed.keys()) if around and looked else None
            seen = around(places) if around and places else view()
            found = kept(self._last, key, self._hits(seen, source, day, title, None if looked is None else present))
        return found

    def _places(self, source: str, looked: str, may: Iterable[int]) -> list[int] | None:
        """Where these words stand in a file; None where one is disguised, or where there are many."""
        found: list[int] = []
        for number in may:
            word = self._search.words[number]
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
        return self._hits(view, source, day, title, None)

    def _hits(
        self, view: MappedText, source: str, day: date | None, title: tuple[int, int] | None, among: frozenset[int] | None
    ) -> tuple[Hit, ...]:
        """`among`: words that a look at the file has found; no others stand in the view."""
        found = sorted(self._found(view, source, day, among), key=lambda f: (f.start, -f.end, f.row.category != ALLOW))
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

    def _found(self, view: MappedText, source: str, day: date | None, among: frozenset[int] | None) -> Iterator[_Found]:
        """Block by block: no word runs over the border of two, and most blocks need no closer look."""
        blocks = self._search.by_block(view.text, among)
        begin = 0
        for at, block in enumerate(view.text.split("\n") if blocks else ()):
            if at in blocks and (may := blocks[at] & self._listed.keys()):
                yield from self._found_in(block, begin, may, view, source, day)
            begin += len(block) + 1

    def _found_in(self, block: str, begin: int, may: Iterable[int], view: MappedText, source: str, day: date | None) -> Iterator[_Found]:
        """Hits in one block, which starts at `begin` in the view, of the words with these numbers."""
        text, at = condense(block)
        patterns: dict[int, WordRow] = {}
        for known, start, end in ((number, *span) for number in may for span in occurrences(text, self._search.words[number])):
            for row in self._listed[known]:
                if day and ((row.since and day < row.since) or (row.until and day > row.until)):
                    continue
                if row.match == "regex":
                    patterns[id(row)] = row
                elif kind := self._kind(view, source, row, _letters(row.word), [begin + place for place in at[start:end]]):
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
        if written == word == row.word and row.match == "text":  # nearly always
            return "evasion" if _disguised(view, source, places) else "plain"
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


def together(*lists: Iterable[WordRow]) -> tuple[Matcher, ...]:
    """A matcher for each list; one search of a text serves them all."""
    matchers = tuple(Matcher(rows, alone=False) for rows in lists)
    search = Search([matcher._words for matcher in matchers], Patient)
    for matcher in matchers:
        matcher._share(search, first=matcher is matchers[0])
    return matchers


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
