"""The structure that rules need: links, headings, raw HTML, depth, doubtful directives. Body in, outline out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sitegen.frozen import cached_property, dataclass
from sitegen.text.everyday import DATES, HEADS, heading_lines, is_everyday, telling_lines
from sitegen.text.fast import Plain, split
from sitegen.text.markdown import Hole, Laid, located
from sitegen.text.official import LEVELS, Block, Heading, arrange
from sitegen.text.running import SPECIAL, may_lead, one_link
from sitegen.text.spans import LineEnds, Piece, Pieces, Problem, Span

if TYPE_CHECKING:  # the parser is loaded only where a text needs it
    from markdown_it.token import Token

    from sitegen.text.parse import Parsed

__all__ = ["MAX_DEPTH", "Heading", "LinkUse", "Outline", "Problem", "Span", "outline"]

MAX_DEPTH = 32
"""Levels of nesting (a list counts two) that a text may have; what is deeper is refused, never dropped."""
MOST_MARKS = 2 * MAX_DEPTH
"""Marks of emphasis that do not nest as deeply: each level begins and ends."""


class LinkUse(NamedTuple):
    """One link, image, bare address or file of a directive."""

    dest: str
    """As written, entities and escapes decoded; not percent-encoded."""
    text: str
    """Its words; the alternative text of an image."""
    image: bool
    title: str
    start: int
    end: int
    """Range of the whole construct in the body."""


Headings = Callable[[], tuple[Heading, ...]]
"""Makes them when asked: facts of a text want them, its rules do not."""

_use = partial(tuple.__new__, LinkUse)
"""At half the cost of calling the class."""


# No slots: the headings need a place to live. Only facts of a text ask for them, not its rules.
@dataclass(frozen=True, kw_only=True)
class Outline:
    """Ranges are half-open, in code points of the body as it is."""

    links: tuple[LinkUse, ...] = ()
    arranged: Headings = field(default=tuple, compare=False)
    raw_html: tuple[Span, ...] = ()
    """Each stretch that CommonMark would take as HTML, tags and comments, block or inline."""
    too_deep: Span | None = None
    """The first stretch deeper than `MAX_DEPTH`."""
    problems: tuple[Problem, ...] = ()

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return self.arranged()


def outline(body: str, laid: Laid | None = None) -> Outline:
    """What the parser that renders sees, for rules. Never raises. `laid`: the same body, if that was laid out already."""
    if laid and body.count("*") + body.count("_") <= MOST_MARKS:  # all that tells is where it has holes
        return _of_stretches(laid.holes, partial(tuple, laid.headings))
    ends = LineEnds(body)
    text = ends.text
    if is_everyday(text):
        lines = ((words, start, False) for words, start in telling_lines(text, MOST_MARKS))
        return back(_of_stretches(lines, lambda: _arranged([*heading_lines(text)])), ends)
    plains = split(text)
    return back(full(text) if plains is None else _of_stretches(_telling(plains), partial(_headings, plains)), ends)


def _of_stretches(stretches: Iterable[Hole], headings: Headings) -> Outline:
    """The outline of a text of which this is all that can hold a link, a tag or emphasis nested too deeply."""
    links: list[LinkUse] = []
    html: list[Span] = []
    deep: list[Span] = []
    for words, start, is_table in stretches:
        if is_table:
            _table(words, start, links, html, deep)
        else:
            _inline(words, start, links, html, deep)
    return Outline(links=tuple(links), arranged=headings, raw_html=tuple(_apart(html)) if html else (), too_deep=min(deep, default=None))


def _telling(plains: list[Plain]) -> Iterator[Hole]:
    """What of plain blocks can hold such."""
    for kind, text, start, _, marked, items, _ in plains:
        if marked:
            for words, at, _, some in items or ((text, start, 0, True),):
                if some and (may_lead(words) or words.count("*") + words.count("_") > MOST_MARKS):
                    yield words if kind == "table" else words.rstrip(), at, kind == "table"


def _headings(plains: list[Plain]) -> tuple[Heading, ...]:
    """The headings of plain blocks: only what may be one is looked at."""
    return _arranged([(text.rstrip(), LEVELS.get(kind, 0), start) for kind, text, start, _, _, _, _ in plains
                      if kind in LEVELS or (kind == "p" and text[0] in HEADS + DATES)])


def _arranged(lines: list[tuple[str, int, int]]) -> tuple[Heading, ...]:
    """(words, level or 0, where they begin) of what may be a heading -> the headings."""
    blocks: list[Block] = []
    first = HEADS + DATES if any(level == 1 for _, level, _ in lines) else HEADS
    for words, level, start in lines:
        if not level and words[0] not in first:
            continue
        end = start + len(words)
        if SPECIAL.search(words):
            words = _words(words)
        if words or level:
            blocks.append((f"h{level}" if level else "p", words, start, end))
    return tuple(arrange(blocks)[1]) if blocks else ()


def _inline(words: str, start: int, links: list[LinkUse], html: list[Span], deep: list[Span]) -> None:
    """Read inline text with markup."""
    if found := one_link(words):  # the commonest case, without the parser
        before, text, dest, _ = found
        image = before.endswith("!")
        opened = start + len(before) - image
        links.append(_use((dest, text, image, "", opened, start + len(before) + len(text) + len(dest) + 4)))
        return
    from sitegen.text.parse import engine

    md = engine()
    _read(md.inline.parse(words, md, {}, []), Pieces([Piece(0, len(words), start, len(words))]), links, html, deep)


def _words(words: str) -> str:
    """What a heading with markup says."""
    if found := one_link(words):
        before, text, _, after = found
        return f"{before.removesuffix('!')}{text}{after}".strip()
    from sitegen.text.inline import plain
    from sitegen.text.parse import engine

    md = engine()
    return plain(md.inline.parse(words, md, {}, [])).strip()


def _table(text: str, offset: int, links: list[LinkUse], html: list[Span], deep: list[Span]) -> None:
    inner = full(text)
    links += [use._replace(start=use.start + offset, end=use.end + offset) for use in inner.links]
    html += [(start + offset, end + offset) for start, end in inner.raw_html]
    deep += [(inner.too_deep[0] + offset, inner.too_deep[1] + offset)] if inner.too_deep else []


def full(text: str) -> Outline:
    """The outline by the full parse; `text` has LF ends."""
    from sitegen.text.inline import plain
    from sitegen.text.parse import parse

    parsed = parse(text)
    links: list[LinkUse] = []
    html: list[Span] = list(parsed.env.get("raw_html", ()))
    deep: list[Span] = list(_deep(parsed, text))
    for index, token in enumerate(parsed.tokens):
        if token.type == "directive_media" and token.info:
            caption = parsed.tokens[index + 2].children if parsed.tokens[index + 1].type == "figcaption_open" else None
            links.append(LinkUse(token.info, plain(caption), token.tag == "img", "", *token.meta["at"]))
        elif token.type == "inline" and token.children and "pieces" in token.meta:
            _read(token.children, token.meta["pieces"], links, html, deep)
    return Outline(
        links=tuple(sorted(links, key=lambda use: (use.start, use.end))),
        arranged=lambda: tuple(parsed.headings),
        raw_html=tuple(_apart(html)),
        too_deep=min(deep, default=None),
        problems=tuple(sorted(parsed.env.get("problems", ()), key=lambda found: found[2:] + found[:1])),
    )


def back(found: Outline, ends: LineEnds) -> Outline:
    """The same in offsets of a body with CRLF ends."""
    if not ends:
        return found

    def at(span: Span) -> Span:
        return (ends.back(span[0]), ends.back(span[1]))

    return Outline(
        links=tuple(use._replace(start=ends.back(use.start), end=ends.back(use.end)) for use in found.links),
        arranged=lambda: located(list(found.headings), ends),
        raw_html=tuple(at(span) for span in found.raw_html),
        too_deep=at(found.too_deep) if found.too_deep else None,
        problems=tuple(use._replace(start=ends.back(use.start), end=ends.back(use.end)) for use in found.problems),
    )


def _read(tokens: list[Token], pieces: Pieces, links: list[LinkUse], html: list[Span], deep: list[Span]) -> None:
    """Links, tags and depth of one block's inline tokens."""
    from sitegen.text.inline import plain

    level, opened = 0, 0
    for index, token in enumerate(tokens):
        level += token.nesting
        if token.type == "link_open":
            opened = index
        elif token.type == "link_close":
            start = tokens[opened]
            links.append(LinkUse(str(start.attrs["href"]), plain(tokens[opened + 1 : index]), False,
                                 str(start.attrs.get("title", "")), *pieces.span(*start.meta["at"])))
        elif token.type == "image":
            links.append(LinkUse(str(token.attrs["src"]), plain(token.children), True,
                                 str(token.attrs.get("title", "")), *pieces.span(*token.meta["at"])))
            _read(token.children or [], pieces.shifted(token.meta["at"][0] + 2), links, html, deep)
        elif token.type == "html_inline":
            html.append(pieces.span(*token.meta["at"]))
        if level > MAX_DEPTH and not deep:
            deep.append(pieces.span(*token.meta["at"]))


def _deep(parsed: Parsed, text: str) -> Iterator[Span]:
    """The first block that is nested too deeply."""
    for token in parsed.tokens:
        if token.level > MAX_DEPTH and token.map:
            lines = text.split("\n")
            start = sum(len(line) + 1 for line in lines[: token.map[0]])
            yield (start, min(len(text), start + sum(len(line) + 1 for line in lines[token.map[0] : token.map[1]])))
            return


def _apart(spans: list[Span]) -> Iterator[Span]:
    """In order, without those inside another."""
    until = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > until:
            yield (start, end)
            until = end
