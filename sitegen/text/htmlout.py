"""Print tokens as HTML. Tokens in, HTML out; every value is escaped, raw HTML is dropped, links pass one gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from sitegen.text.chart import chart
from sitegen.text.inline import break_joins, plain

__all__ = ["Html", "LinkTarget", "Resolve", "escaped", "may_link", "target"]


class LinkTarget(NamedTuple):
    """Where a link goes or what an image shows, when more than its address is known."""

    href: str
    width: int | None = None
    height: int | None = None
    """Pixels of an image."""
    external: bool | None = None
    """None: any http(s) address is external."""
    webp: str = ""
    """Address of the same picture as WebP."""


Resolve = Callable[[str, bool], "str | LinkTarget | None"]
"""(destination as written, is it an image or video) -> published address, or None: the words without a link."""

_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_OTHER = re.compile(r"(?:mailto|tel):", re.IGNORECASE)
_LOCAL = re.compile(r"(?![/\\]{2}|/\\|\\)[^:/?#]*(?:[/?#]|$)")
_PLAIN = re.compile(r"/(?:[A-Za-z0-9._~-][A-Za-z0-9/._~-]*)?(?:#[A-Za-z0-9._~-]*)?\Z")
_MEANT = re.compile(r"&|<|>|\"")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\]|^\s")


def escaped(text: str) -> str:
    """Text for HTML, between tags or in a quoted value."""
    return escapeHtml(text) if _MEANT.search(text) else text


def may_link(address: str) -> bool:
    """True for http, https, mailto, tel, relative and fragment addresses without control characters."""
    return not _UNSAFE.search(address) and any(kind.match(address) for kind in (_WEB, _OTHER, _LOCAL))


def target(env: dict[str, Any], address: str, media: bool) -> LinkTarget | None:
    """Ask the site where an address leads; None where it must not be a link."""
    if not (_PLAIN.match(address) or may_link(address)):
        return None
    resolve: Resolve = env["link"]
    found = resolve(address, media)
    if found is None:
        return None
    if isinstance(found, str):
        if _PLAIN.match(found):
            return LinkTarget(found, None, None, False)
        found = LinkTarget(found)
    if _PLAIN.match(found.href):  # nothing to encode, nothing to refuse
        return found if found.external is not None else found._replace(external=False)
    href = normalizeLink(found.href)
    if not may_link(href):
        return None
    external = bool(_WEB.match(href)) if found.external is None else found.external
    return found._replace(href=href, external=external, webp=normalizeLink(found.webp))


class Html(RendererHTML):
    """markdown-it's renderer with our links, images, tables, footnotes and directives."""

    def _open(self, tag: str, attributes: Mapping[str, str | int | float]) -> str:
        return f"<{tag}" + "".join([f' {name}="{escaped(str(value))}"' for name, value in attributes.items()]) + ">"

    def text_special(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return escapeHtml(tokens[idx].content)

    def softbreak(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "" if break_joins(list(tokens) if not isinstance(tokens, list) else tokens, idx) else "\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return ""

    html_block = html_inline

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        token = tokens[idx]
        opening = self.anchor(env, str(token.attrs["href"]), token.attrs.get("title"))
        env["linked"] = bool(opening)
        return opening

    def anchor(self, env: dict[str, Any], address: str, title: Any = None) -> str:
        """Opening tag of a link, or empty where it must not be one."""
        found = target(env, address, False)
        if found is None:
            return ""
        attributes: dict[str, str | int | float] = {"href": found.href}
        if title is not None:
            attributes["title"] = title
        if found.external:
            attributes |= {"class": "external", "rel": "noopener noreferrer"}
        return self._open("a", attributes)

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "</a>" if env["linked"] else ""

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        token = tokens[idx]
        alt = plain(token.children)
        return self._image(env, str(token.attrs["src"]), alt, token.attrs.get("title"))

    def _image(self, env: Any, address: str, alt: str, title: Any = None) -> str:
        found = target(env, address, True)
        if found is None:
            return escapeHtml(alt)
        attributes: dict[str, str | int | float] = {"src": found.href, "alt": alt}
        if title is not None:
            attributes["title"] = title
        attributes |= {"loading": "lazy", "decoding": "async"}
        if found.width and found.height:
            attributes |= {"width": found.width, "height": found.height}
        shown = self._open("img", attributes)
        if not found.webp:
            return shown
        return "<picture>" + self._open("source", {"srcset": found.webp, "type": "image/webp"}) + f"{shown}</picture>"

    def directive_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        opening = self.renderToken(tokens, idx, options, env)
        kind = tokens[idx].meta.get("chart")
        if not kind:
            return opening
        title, at = "", idx + 1
        rows: list[list[str]] = []
        while at < len(tokens) and tokens[at].type != "directive_close":
            token = tokens[at]
            if token.type == "figcaption_open":
                title = plain(tokens[at + 1].children)
            elif token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open") and rows:
                rows[-1].append(plain(tokens[at + 1].children))
            at += 1
        picture = chart(kind, rows, title)
        if tokens[idx + 1].type != "figcaption_open":
            return opening + picture
        env["chart"] = picture  # a caption stands first or last in its figure
        return opening

    def figcaption_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return self.renderToken(tokens, idx, options, env) + str(env.pop("chart", ""))

    def directive_media(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        token = tokens[idx]
        caption = tokens[idx + 2].children if tokens[idx + 1].type == "figcaption_open" else None
        words = plain(caption)
        if not token.info:
            return ""
        if token.tag == "img":
            return self._image(env, token.info, words) + "\n"
        found = target(env, token.info, True)
        if found is None:
            return ""
        attributes: dict[str, str | int | float] = {"controls": "", "preload": "none", "src": found.href}
        if words:
            attributes["aria-label"] = words
        if found.width and found.height:
            attributes |= {"width": found.width, "height": found.height}
        return self._open("video", attributes) + self._open("a", {"href": found.href}) + escapeHtml(words or "视频") \
            + "</a></video>\n"

    def table_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return '<div class="table-scroll">\n' + self.renderToken(tokens, idx, options, env)

    def table_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return self.renderToken(tokens, idx, options, env) + "</div>\n"

    def cell(self, tag: str, side: str) -> str:
        """Opening tag of a cell: `side` is where its words stand, or empty."""
        return self._open(tag, ({"class": side} if side else {}) | ({"scope": "col"} if tag == "th" else {}))

    def whole_table(self, head: Sequence[Sequence[tuple[str, str]]], body: Sequence[Sequence[tuple[str, str]]]) -> str:
        """A table of rows of cells, each its opening tag and its HTML; the same as from tokens."""
        parts = ['<div class="table-scroll">\n<table>\n']
        for part, tag, rows in (("thead", "th", head), ("tbody", "td", body)):
            if rows:
                lines = ["<tr>\n" + "".join([f"{opening}{words}</{tag}>\n" for opening, words in row]) + "</tr>\n" for row in rows]
                parts += [f"<{part}>\n", *lines, f"</{part}>\n"]
        return "".join([*parts, "</table>\n</div>\n"])

    def merged_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return ""

    merged_close = merged_open

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        number, name = _footnote(tokens[idx])
        return '<sup class="footnote-ref">' + self._open(
            "a", {"href": f"#fn{number}", "id": f"fnref{name}", "aria-label": f"注释{number}"}
        ) + f"[{number}]</a></sup>"

    def footnote_anchor(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        _, name = _footnote(tokens[idx])
        attributes = {"href": f"#fnref{name}", "class": "footnote-backref", "aria-label": "返回正文"}
        return " " + self._open("a", attributes) + "↩</a>"

    def footnote_block_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return self._open("section", {"class": "footnotes", "aria-label": "注释"}) + '\n<ol class="footnotes-list">\n'


def _footnote(token: Token) -> tuple[str, str]:
    number, again = str(token.meta["id"] + 1), token.meta.get("subId", 0)
    return number, f"{number}-{again}" if again else number
