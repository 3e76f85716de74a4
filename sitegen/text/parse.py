"""One parser for everything: rendering, outline and view read the same tokens. Body in, tokens out."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from sitegen.text import blocks, directives, tables
from sitegen.text.htmlout import Html
from sitegen.text.inline import TrackingParser, bare_address, plain
from sitegen.text.official import ENCLOSED, Block, Heading, arrange

__all__ = ["Parsed", "engine", "parse"]

MAX_NESTING = 100
"""Beyond this markdown-it drops text without a word; the outline refuses it long before."""


_BESIDE = frozenset({"hr", "footnote_reference_open"})
# Not part of the run of blocks: a rule under the date, footnotes.


class Parsed(NamedTuple):
    """A body's tokens and what was noticed on the way; offsets in the text with LF ends."""

    tokens: list[Token]
    env: dict[str, Any]
    headings: list[Heading]


class _Markdown(MarkdownIt):
    """Links are all parsed as written; which of them become links is decided when they are printed."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


@cache
def engine() -> MarkdownIt:
    """CommonMark with tables, footnotes and directives; raw HTML is recognised and never printed."""
    md = _Markdown("commonmark", {"html": True, "maxNesting": MAX_NESTING, "xhtmlOut": False, "store_labels": True},
                   renderer_cls=Html)
    md.inline = TrackingParser()
    md.configure("commonmark", {"html": True, "maxNesting": MAX_NESTING, "xhtmlOut": False, "store_labels": True})
    md.enable("table")
    blocks.install(md)
    directives.install(md)
    footnote_plugin(md)
    md.disable("footnote_inline")
    for name in ("footnote_ref", "footnote_anchor", "footnote_block_open"):  # ours: Chinese wording, no rule
        md.renderer.rules[name] = getattr(md.renderer, name)  # type: ignore[attr-defined]
    md.inline.ruler.after("text", "bare_address", bare_address)
    # Joining fragments would lose their positions; the renderer prints them one after another anyway.
    md.inline.ruler2.disable("fragments_join")
    md.core.ruler.disable("text_join")
    md.core.ruler.after("inline", "tables", tables.finish)
    md.core.ruler.after("tables", "official", _official)
    return md


def parse(text: str) -> Parsed:
    """Parse a body with LF ends. Any text gives tokens; nothing raises."""
    env: dict[str, Any] = {}
    tokens = engine().parse(text, env)
    return Parsed(tokens, env, env.get("headings", []))


def _official(state: StateCore) -> None:
    """Core rule: classes and anchors of the blocks at the top level."""
    found: list[Block] = []
    openings: list[tuple[int, Token]] = []
    for index, token in enumerate(state.tokens):
        if token.level or token.nesting < 0 or token.type in _BESIDE:
            continue
        block: Block = ("x", "", 0, 0)
        if token.type in ("paragraph_open", "heading_open"):
            inline = state.tokens[index + 1]
            words = plain(inline.children).strip()
            if words or token.tag != "p":
                block = (token.tag, words, *inline.meta["pieces"].span(0, len(inline.content)))
        found.append(block)
        openings.append((index, token))
    dresses, state.env["headings"] = arrange(found)
    for (index, opening), dress in zip(openings, dresses, strict=True):
        if dress.classes == ENCLOSED:
            opening.tag = state.tokens[index + 2].tag = "h2"
        for name, value in dress.attributes().items():
            opening.attrSet(name, value)
    _separate(state.tokens)


def _separate(tokens: list[Token]) -> None:
    """Two paragraphs in a row in a tight list keep their tags, else their words would run together."""
    for first, second in pairwise(tokens):
        if first.type == "paragraph_close" and second.type == "paragraph_open" and first.hidden and second.hidden:
            first.hidden = second.hidden = False
    for index in range(len(tokens) - 2):
        if tokens[index].type == "paragraph_open" and tokens[index].hidden != tokens[index + 2].hidden:
            tokens[index].hidden = tokens[index + 2].hidden = False
