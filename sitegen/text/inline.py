"""Inline Markdown with positions: markdown-it's own parser, told to note where each token came from.

In: the text of a block. Out: tokens whose `meta["at"]` is their half-open range in that text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token

from sitegen.text.cjk import blanks_join, flanks

__all__ = ["TrackingParser", "bare_address", "break_joins", "plain"]

# An address ends before Chinese, before brackets and before anything that no address may hold unescaped.
_ADDRESS = re.compile(r"[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]+")
_SCHEME = re.compile(r"(?:^|[^A-Za-z0-9.+\-])(https?)$", re.IGNORECASE)
_ADDRESS_TOKENS: tuple[tuple[str, Literal[-1, 0, 1]], ...] = (("link_open", 1), ("text", 0), ("link_close", -1))
_TRAIL = ".,:;!?'*_~&"

_AHEAD = 20
_TEXT = frozenset({"text", "text_special"})


class TrackingState(StateInline):
    """markdown-it's state that notes positions and knows Chinese flanking."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.pending_from = 0
        self.fresh = True  # nothing is pending: the next character starts a text
        # Version 4 keeps the pending text in a list, so that long runs stay linear.
        self.append = getattr(self, "append_pending", self._append)

    def _append(self, text: str) -> None:
        self.pending += text

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta["at"] = (self.pending_from, self.pending_from + len(token.content))
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        self.fresh = True
        return super().push(ttype, tag, nesting)

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        scanned = super().scanDelims(start, canSplitWord)
        if not canSplitWord:
            return scanned
        end = start + scanned.length
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        opens, closes = flanks(before, after)
        return Scanned(scanned.can_open or opens, scanned.can_close or closes, scanned.length)


class TrackingParser(ParserInline):
    """markdown-it's inline parser; the loop is its own with two lines of book-keeping."""

    def tokenize(self, state: StateInline) -> None:
        assert isinstance(state, TrackingState)
        rules = self.ruler.getRules("")
        end, nesting = state.posMax, state.md.options["maxNesting"]
        while state.pos < end:
            start, count = state.pos, len(state.tokens)
            if state.fresh:
                state.pending_from = start
            if state.level < nesting and _first(rules, state):
                if len(state.tokens) > count:
                    _place(state.tokens, count, start, state.pos)
                else:
                    state.fresh = False
                continue
            state.append(state.src[start])
            state.fresh = False
            state.pos = start + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:
        """markdown-it's, but looking ahead for the end of a link no deeper than `_AHEAD`: depth costs time squared."""
        pos = state.pos
        if pos in state.cache:
            state.pos = state.cache[pos]
            return
        found = False
        if state.level < _AHEAD:
            for rule in self.ruler.getRules(""):
                state.level += 1
                found = rule(state, True)
                state.level -= 1
                if found:
                    break
        else:
            state.pos = state.posMax
        if not found:
            state.pos += 1
        state.cache[pos] = state.pos

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = TrackingState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _first(rules: Sequence[Callable[[StateInline, bool], bool]], state: StateInline) -> bool:
    for rule in rules:  # noqa: SIM110  (a generator costs a tenth of the whole parse)
        if rule(state, False):
            return True
    return False


def _place(tokens: list[Token], first: int, start: int, end: int) -> None:
    """Give the tokens of one rule their range; inner ones have theirs already."""
    new = [token for token in tokens[first:] if "at" not in token.meta]
    if len(new) > 1 and new[0].type == "text":  # a run of emphasis marks: one token a mark
        for index, token in enumerate(new):
            token.meta["at"] = (start + index, start + index + 1)
        return
    for token in new:
        token.meta["at"] = (start + 1, end - 1) if token.type == "text" and len(new) == 3 else (start, end)


def bare_address(state: StateInline, silent: bool) -> bool:
    """`https://…` in running text becomes a link, ending before Chinese punctuation, brackets and Han characters."""
    pos, src = state.pos, state.src
    if src[pos] != ":" or not src.startswith("://", pos) or state.linkLevel > 0:
        return False
    scheme = _SCHEME.search(src[max(0, pos - 6) : pos])
    address = scheme and _ADDRESS.match(src, pos + 3, state.posMax)
    if not scheme or not address:
        return False
    body = address[0].rstrip(_TRAIL)
    start, end = pos - len(scheme[1]), pos + 3 + len(body)
    if not body or not body[0].isalnum() or (not silent and not state.pending.endswith(scheme[1])):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[1])]
        for kind, nesting in _ADDRESS_TOKENS:
            token = state.push(kind, "a" if nesting else "", nesting)
            token.meta["at"] = (start, end)
            token.markup = "address"
            if nesting == 1:
                token.attrs = {"href": src[start:end]}
            elif not nesting:
                token.content = src[start:end]
    state.pos = end
    return True


def break_joins(tokens: list[Token], index: int) -> bool:
    """True where the soft break at `index` stands for nothing (Chinese on both sides); else it is one blank."""
    before = after = ""
    for at in range(index - 1, -1, -1):
        before = _edge(tokens[at], -1)
        if before:
            break
    for at in range(index + 1, len(tokens)):
        after = _edge(tokens[at], 0)
        if after:
            break
    return bool(before and after) and blanks_join(before, after)


def _edge(token: Token, side: int) -> str:
    if token.type in _TEXT or token.type == "code_inline":
        return token.content[side:][:1]
    return " " if token.type in ("softbreak", "hardbreak", "image", "footnote_ref") else ""


def plain(tokens: list[Token] | None) -> str:
    """The words of some inline tokens, without any markup; an image gives its alternative text."""
    parts = []
    for index, token in enumerate(tokens or ()):
        if token.type in _TEXT or token.type == "code_inline":
            parts.append(token.content)
        elif token.type == "image":
            parts.append(plain(token.children))
        elif token.type == "hardbreak" or (token.type == "softbreak" and not break_joins(tokens or [], index)):
            parts.append(" ")
    return "".join(parts)
