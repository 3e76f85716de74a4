"""The text a reader sees, block by block, with the source of each character. Body in, mapped view out.

Made from the tokens that are rendered; words, private data and punctuation rules look at this and nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from sitegen.frozen import cached_property, dataclass
from sitegen.text.spans import LineEnds, Span

__all__ = ["BREAK", "Segment", "View", "joined", "plain_view", "view"]

BREAK = "break"
"""Kind of the line feed between two blocks or cells."""


class Segment(NamedTuple):
    """A stretch of the view and the stretch of the source behind it.

    Equal lengths mean equal characters, one by one; otherwise the view's characters stand for the whole
    source stretch (an entity, an escape, a soft line break), or for nothing (a break between blocks: length 0).
    """

    start: int
    source: int
    source_length: int
    kind: str
    """paragraph, heading, cell, caption, alt, title, footnote or break; `joined` keeps the kinds of its parts."""


# Half the cost of calling the class; a text has a hundred of them.
_segment = partial(tuple.__new__, Segment)


# No slots: the cached list of starts needs a place to live.
@dataclass(frozen=True, kw_only=True)
class View:
    """Text without markup. A line feed stands between blocks and table cells and nowhere else."""

    text: str
    segments: tuple[Segment, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    def _at(self, pos: int) -> tuple[Segment, int]:
        """Segment of a character, and the segment's length in the view."""
        index = max(0, bisect_right(self._starts, pos) - 1)
        after = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return self.segments[index], after - self.segments[index].start

    def _char(self, pos: int) -> Span:
        segment, length = self._at(pos)
        if length == segment.source_length:
            return (segment.source + pos - segment.start, segment.source + pos - segment.start + 1)
        return (segment.source, segment.source + segment.source_length)

    def span(self, start: int, end: int) -> Span:
        """Source range of a range of the view; entities and escapes are covered wholly. Empty ranges stay empty."""
        if not self.segments:
            return (0, 0)
        segment, length = self._at(start)
        if segment.start <= start < end <= segment.start + length and length == segment.source_length:  # nearly always
            source = segment.source - segment.start
            return (source + start, source + end)
        if end <= start:
            at = self._char(start)[0] if start < len(self.text) else self._char(len(self.text) - 1)[1]
            return (at, at)
        first, last = self._char(start), self._char(end - 1)
        return (min(first[0], last[0]), max(first[1], last[1]))

    def contiguous(self, start: int, end: int) -> bool:
        """True if the characters are neighbours in the source; a character written as an entity counts as one."""
        while start < end:
            segment, length = self._at(start)
            after = segment.start + length
            if after < end and self._char(after)[0] != segment.source + segment.source_length:
                return False
            start = after
        return True

    def kind_at(self, pos: int) -> str:
        """What the character belongs to: the kinds of `Segment`."""
        return self._at(pos)[0].kind if self.segments else BREAK


def view(body: str, around: Sequence[int] | None = None, offset: int = 0) -> View:
    """The mapped view of a body; offsets are code points of the body as it is, or of the file in which it begins at `offset`.
    `around`: at least of the blocks at these places, in order."""
    from sitegen.text.visible import runs

    ends = LineEnds(body)
    texts: list[str] = []
    segments: list[Segment] = []
    at = 0
    whole = ends.text
    reached, shift = 0, 0 if ends else offset
    for kind, pieces in runs(whole, None if ends else around):
        if texts:
            segments.append(_segment((at, reached + shift, 0, BREAK)))
            texts.append("\n")
            at += 1
        literal = False
        for text, start, end in pieces:
            texts.append(text)
            same = whole.startswith(text, start) and len(text) == end - start
            if literal and same and reached == start:
                segments[-1] = (last := segments[-1])._replace(source_length=end + shift - last.source)
            else:
                segments.append(_segment((at, start + shift, end - start, kind)))
            literal, reached = same, end
            at += len(text)
    found = View(text="".join(texts), segments=tuple(segments))
    return _back(found, ends, offset) if ends else found


def _back(found: View, ends: LineEnds, offset: int) -> View:
    """Offsets in a body with CRLF ends, or in its file. Only a soft line break can hold a line end, and it stands alone."""
    segments: list[Segment] = []
    for segment in found.segments:
        source = ends.back(segment.source)
        segments.append(segment._replace(
            source=source + offset, source_length=ends.back(segment.source + segment.source_length) - source))
    return View(text=found.text, segments=tuple(segments))


def plain_view(text: str, kind: str, source_length: int | None = None) -> View:
    """View of a string without markup (a title, a summary): one to one, or wholly behind `source_length` characters."""
    length = len(text) if source_length is None else source_length
    safe = text.replace("\n", " ")
    return View(text=safe, segments=(Segment(0, 0, length, kind),) if text else ())


def joined(parts: Iterable[tuple[View, int]]) -> View:
    """One view over several, each with the offset of its source in the file; a line feed between them."""
    texts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for part, offset in parts:
        if not part.text:
            continue
        if texts:
            texts.append("\n")
            segments.append(Segment(at, segments[-1].source + segments[-1].source_length, 0, BREAK))
            at += 1
        segments += [_segment((start + at, source + offset, length, kind)) for start, source, length, kind in part.segments]
        texts.append(part.text)
        at += len(part.text)
    return View(text="".join(texts), segments=tuple(segments))
