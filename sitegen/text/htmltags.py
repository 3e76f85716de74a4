"""What a stretch of raw HTML is, for diagnosis only: pages never carry it. Text in, kind out."""

from __future__ import annotations

import html
import re
from typing import Literal

from sitegen.text.lazily import pattern

__all__ = ["TagKind", "kind"]

TagKind = Literal["script", "iframe", "meta-refresh", "base", "form", "event-handler", "hidden-link", "style", ""]

_TAG = pattern(r"<\s*(?:(?P<close>/)\s*)?(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?P<rest>[^<>]*)>?")
_NAMES: dict[str, TagKind] = {
    "script": "script",
    "noscript": "script",
    "iframe": "iframe",
    "frame": "iframe",
    "frameset": "iframe",
    "object": "iframe",
    "embed": "iframe",
    "applet": "iframe",
    "portal": "iframe",
    "base": "base",
    "form": "form",
    "input": "form",
    "button": "form",
    "select": "form",
    "textarea": "form",
    "style": "style",
    "link": "style",
}
_ORDER: tuple[TagKind, ...] = (
    "script",
    "iframe",
    "meta-refresh",
    "base",
    "form",
    "event-handler",
    "hidden-link",
    "style",
)
_HANDLER = pattern(r"(?:^|[\s/\"'])on[a-z]{3,24}\s*=", re.IGNORECASE)
_CODE = pattern(r"(?:javascript|vbscript):|data:text/html")
_STYLE = pattern(r"(?:^|[\s/\"'])style\s*=", re.IGNORECASE)
_HIDDEN_ATTRIBUTE = pattern(r"(?:^|[\s\"'])hidden(?:[\s=/]|$)", re.IGNORECASE)
_HIDDEN_STYLE = pattern(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:[.]0?[0-4])?(?![.1-9])|font-size:[01](?:px|pt|em)?(?![0-9.])"
    r"|(?:text-indent|left|top|margin-left|margin-top|right):-[0-9]{3,}|(?:width|height):[01](?:px)?(?![0-9.%])"
    r"|clip:rect\(0|transform:scale\(0|color:(?:transparent|#fff(?:fff)?|white)"
)


def kind(stretch: str, after: str = "") -> TagKind:
    """The most serious thing in the stretch; empty where it is none of them. `after`: what follows, for empty links."""
    found = {one for tag in _TAG.finditer(stretch) for one in _kinds(tag, after)}
    return next((one for one in _ORDER if one in found), "")


def _kinds(tag: re.Match[str], after: str) -> set[TagKind]:
    name, rest = tag["name"].lower(), html.unescape(tag["rest"])
    plain = re.sub(r"[\s\x00-\x20\u200b-\u200f\u2060\ufeff\\]", "", rest).lower()
    found: set[TagKind] = {_NAMES.get(name, "")}
    if _CODE.search(plain):
        found.add("script")
    if name == "meta" and "refresh" in plain:
        found.add("meta-refresh")
    if _HANDLER.search(rest):
        found.add("event-handler")
    if _HIDDEN_STYLE.search(plain) or _HIDDEN_ATTRIBUTE.search(rest):
        found.add("hidden-link")
    elif _STYLE.search(rest):
        found.add("style")
    if (
        name == "a"
        and not tag["close"]
        and not re.sub(r"[\s\u200b-\u200f\u2060\ufeff.,，。、·]|&nbsp;", "", after.partition("<")[0])
        and after.partition("<")[2][:2].lower() == "/a"
    ):
        found.add("hidden-link")
    return found
