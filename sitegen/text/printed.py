"""What both ways of printing share: escaped text, links through one gate, tags. Words and addresses in, HTML out. Needs no parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

__all__ = ["LinkTarget", "Resolve", "anchor", "cell", "escaped", "may_link", "opening", "picture", "target", "whole_table"]


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
    if not _MEANT.search(text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


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
    from markdown_it.common.normalize_url import normalizeLink

    href = normalizeLink(found.href)
    if not may_link(href):
        return None
    external = bool(_WEB.match(href)) if found.external is None else found.external
    return found._replace(href=href, external=external, webp=normalizeLink(found.webp))


def opening(tag: str, attributes: Mapping[str, str | int | float]) -> str:
    """An opening tag; every value is escaped."""
    return f"<{tag}" + "".join([f' {name}="{escaped(str(value))}"' for name, value in attributes.items()]) + ">"


def anchor(env: dict[str, Any], address: str, title: Any = None) -> str:
    """Opening tag of a link, or empty where it must not be one."""
    found = target(env, address, False)
    if found is None:
        return ""
    if title is None and found.external is False:
        return f'<a href="{escaped(found.href)}">'
    attributes: dict[str, str | int | float] = {"href": found.href}
    if title is not None:
        attributes["title"] = title
    if found.external:
        attributes |= {"class": "external", "rel": "noopener noreferrer"}
    return opening("a", attributes)


def picture(env: dict[str, Any], address: str, alt: str, title: Any = None) -> str:
    """An image, or its words where it must not be shown."""
    found = target(env, address, True)
    if found is None:
        return escaped(alt)
    attributes: dict[str, str | int | float] = {"src": found.href, "alt": alt}
    if title is not None:
        attributes["title"] = title
    attributes |= {"loading": "lazy", "decoding": "async"}
    if found.width and found.height:
        attributes |= {"width": found.width, "height": found.height}
    shown = opening("img", attributes)
    if not found.webp:
        return shown
    return "<picture>" + opening("source", {"srcset": found.webp, "type": "image/webp"}) + f"{shown}</picture>"


@lru_cache(maxsize=8)
def cell(tag: str, side: str) -> str:
    """Opening tag of a cell: `side` is where its words stand, or empty."""
    return opening(tag, ({"class": side} if side else {}) | ({"scope": "col"} if tag == "th" else {}))


def whole_table(head: Sequence[Sequence[tuple[str, str]]], body: Sequence[Sequence[tuple[str, str]]]) -> str:
    """A table of rows of cells, each its opening tag and its HTML; the same as from tokens."""
    parts = ['<div class="table-scroll">\n<table>\n']
    for part, tag, rows in (("thead", "th", head), ("tbody", "td", body)):
        if rows:
            lines = ["<tr>\n" + "".join([f"{begun}{words}</{tag}>\n" for begun, words in row]) + "</tr>\n" for row in rows]
            parts += [f"<{part}>\n", *lines, f"</{part}>\n"]
    return "".join([*parts, "</table>\n</div>\n"])
