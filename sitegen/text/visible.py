"""Which words of a parsed body a reader sees, and where each stands. Text with LF ends in, runs out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sitegen.text.fast import Plain, split
from sitegen.text.running import SPECIAL, one_bold, one_link
from sitegen.text.spans import Piece, Pieces, Span

if TYPE_CHECKING:  # the parser is loaded only where a text needs it
    from markdown_it.token import Token

__all__ = ["Run", "Seen", "full", "runs", "title_span"]


class Seen(NamedTuple):
    """Some characters and the source behind them."""

    text: str
    start: int
    end: int


class Run(NamedTuple):
    """One block, cell, caption, alternative text or title."""

    kind: str
    seen: list[Seen]


# Half the cost of calling the classes.
_seen, _run = partial(tuple.__new__, Seen), partial(tuple.__new__, Run)

_KINDS = {"paragraph_open": "paragraph", "heading_open": "heading", "th_open": "cell", "td_open": "cell",
          "figcaption_open": "caption"}
_UNIT = re.compile(r"\\[!-/:-@\[-`{-~]|&(?:#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});|[\s\S]")


_RULE = re.compile(r"\|(?: *:?-+:? *\|)+ *")
_ROW = re.compile(r"\|.*\| *")
_IN_CELLS = re.compile(r"[\\`*_\[<&]|://")
_LARGE = 10_000
"""Characters of a table above which the parser's own limits matter."""


def runs(text: str, around: Sequence[int] | None = None) -> Iterator[Run]:
    """In the order in which they are rendered; a run without characters is left out. `around`: at least those at these
    places."""
    plains = split(text)
    if plains is None:
        return full(text)
    return _short(text, plains if around is None else _at(plains, around) or plains)


def _at(plains: list[Plain], places: Sequence[int]) -> list[Plain]:
    """The blocks that hold these places, of lists the items; nothing where a place lies in none."""
    starts = [begin for _, _, begin, _, _, _, _ in plains]
    found: list[Plain] = []
    for place in places:
        block = plains[max(0, bisect_right(starts, place) - 1)]
        kind, whole, begin, end, marked, items, first = block
        if items:
            line = next((line for line in items if line[1] <= place < line[2]), None)
            block = (kind, whole, begin, end, marked, [line], first) if line else block
        else:
            line = (whole, begin, end, marked) if begin <= place < end else None
        if line is None:
            return []
        if not found or found[-1] != block:
            found.append(block)
    return found


def _short(text: str, plains: list[Plain]) -> Iterator[Run]:
    """The runs of plain blocks: only what has markup is parsed."""
    for kind, whole, begin, end, marked, items, _ in plains:
        if kind == "table":
            if (cells := _cells(whole, begin)) is not None:
                yield from cells
                continue
            for run in full(whole):
                yield run._replace(seen=[Seen(part.text, part.start + begin, part.end + begin) for part in run.seen])
            continue
        shown = "heading" if kind[0] == "h" else "paragraph"
        for written, start, _, some in items or ((whole, begin, end, marked),):
            words = written.rstrip()
            if not some or not SPECIAL.search(words):
                if words:
                    yield _run((shown, [_seen((words, start, start + len(words)))]))
            elif simple := _simple(words, start):
                yield _run((shown, simple))
            else:
                from sitegen.text.parse import engine

                md = engine()
                reader = _Reader(text, {})
                seen = reader.read(md.inline.parse(words, md, {}, []), Pieces([Piece(0, len(words), start, len(words))]))
                found = [Run(shown, seen), *reader.aside]
                yield from (run for run in found if any(part.text for part in run.seen))


def _cells(text: str, start: int) -> list[Run] | None:
    """The cells of a table without markup, each row between pipes; None where only the parser will do."""
    head, _, rest = text.partition("\n")
    rule, _, rows = rest.partition("\n")
    if not _RULE.fullmatch(rule) or _IN_CELLS.search(text) or len(text) > _LARGE:
        return None
    columns = rule.count("|") - 1
    found: list[Run] = []
    at = start
    for number, row in enumerate((head, rule, *(rows.split("\n") if rows else ()))):
        if not _ROW.fullmatch(row) or (number == 0 and row.count("|") - 1 != columns):
            return None
        place = at + 1
        for cell in row.rstrip()[1:-1].split("|")[:columns] if number != 1 else ():
            if words := cell.strip():
                begin = place + cell.index(words)
                found.append(_run(("cell", [_seen((words, begin, begin + len(words)))])))
            place += len(cell) + 1
        at += len(row) + 1
    return found


def _simple(words: str, start: int) -> list[Seen] | None:
    """The words of running text with one bold stretch or one link."""
    if found := one_bold(words):
        before, inner, after = found
        at = start + len(before) + 2
        end = at + len(inner) + 2
    elif (link := one_link(words)) and not link[0].endswith("!"):
        before, inner, address, after = link
        at = start + len(before) + 1
        end = at + len(inner) + len(address) + 3
    else:
        return None
    return [_seen((part, begin, begin + len(part))) for part, begin in ((before, start), (inner, at), (after, end)) if part]


def full(text: str) -> Iterator[Run]:
    """The same by the full parse."""
    from sitegen.text.parse import parse

    parsed = parse(text)
    kind, notes = "paragraph", 0
    for index, token in enumerate(parsed.tokens):
        if token.type in ("footnote_block_open", "footnote_block_close"):
            notes += token.nesting
        if token.type != "inline":
            continue
        kind = _KINDS.get(parsed.tokens[index - 1].type, "paragraph")
        pieces = token.meta.get("pieces")
        if pieces is None or not token.content:
            continue
        reader = _Reader(text, parsed.env)
        seen = reader.read(token.children or [], pieces)
        for run in (Run("footnote" if notes and kind == "paragraph" else kind, seen), *reader.aside):
            if any(part.text for part in run.seen):
                yield run


class _Reader:
    """Reads the inline tokens of one block; alternative texts and titles are set aside as runs of their own."""

    def __init__(self, text: str, env: dict[str, Any]) -> None:
        self.text, self.env = text, env
        self.aside: list[Run] = []

    def read(self, tokens: list[Token], pieces: Pieces) -> list[Seen]:
        from sitegen.text.inline import break_joins

        seen: list[Seen] = []
        for index, token in enumerate(tokens):
            start, end = token.meta.get("at", (0, 0))
            if token.type == "text":
                seen += [Seen(token.content[cut.start - start : cut.start - start + cut.length],
                              cut.source, cut.source + cut.source_length)
                         for cut in pieces.cut(start, start + len(token.content))]
            elif token.type == "text_special":
                seen += self._special(token, pieces)
            elif token.type == "hardbreak" or (token.type == "softbreak" and not break_joins(tokens, index)):
                at, stop = pieces.span(start, end)
                seen.append(Seen(" ", len(self.text[:at].rstrip(" ")) if self.text[at - 1] == " " else at, stop))
            elif token.type == "image":
                self.aside.append(Run("alt", self.read(token.children or [], pieces.shifted(start + 2))))
                self._title(token, pieces.span(start, end))
            elif token.type == "link_open":
                self._title(token, pieces.span(start, end))
        return seen

    @staticmethod
    def _special(token: Token, pieces: Pieces) -> list[Seen]:
        start, end = token.meta["at"]
        if token.info == "escape" and token.content == token.markup:  # a backslash that escapes nothing
            return [Seen(token.content[at - start], *pieces.span(at, at + 1)) for at in range(start, end)]
        return [Seen(_one_line(token.content), *pieces.span(start, end))]

    def _title(self, token: Token, use: Span) -> None:
        title = str(token.attrs.get("title", ""))
        if not title:
            return
        where = self.env.get("definitions", {}).get(token.meta.get("label"))
        span = title_span(self.text, *where) if where else title_span(self.text, use[0], use[1] - 1)
        self.aside.append(Run("title", _decoded(self.text, title, span) if span else [Seen(_one_line(title), *use)]))


def title_span(text: str, start: int, end: int) -> Span | None:
    """The words between the quotation marks (or brackets) that end a link or a definition."""
    while end > start and text[end - 1].isspace():
        end -= 1
    close = text[end - 1 : end]
    opening = {'"': '"', "'": "'", ")": "("}.get(close)
    if not opening:
        return None
    at = end - 2
    while at >= start:
        slashes = 0
        while text[at - 1 - slashes] == "\\" and at - 1 - slashes >= start:
            slashes += 1
        if text[at] == opening and slashes % 2 == 0:
            return (at + 1, end - 1)
        at -= 1
    return None


def _decoded(text: str, title: str, span: Span) -> list[Seen]:
    """The title's characters one by one; wholly behind its source where it runs over marks of a quote or list."""
    from markdown_it.common.utils import unescapeAll

    seen = [Seen(_one_line(unescapeAll(unit[0])), *unit.span()) for unit in _UNIT.finditer(text, *span)]
    if "".join(part.text for part in seen) != _one_line(title):
        return [Seen(_one_line(title), *span)]
    return seen


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")
