"""Root addresses: how one is written, and which the pages of the site itself take. Strings in and out."""

from __future__ import annotations

import re
from urllib.parse import unquote

from sitegen.settings import Settings

__all__ = ["GENERATED", "is_generated", "normal"]

GENERATED = frozenset(
    {
        "",
        "404.html",
        "archive",
        "assets",
        "disclosure",
        "duties",
        "elder",
        "feed.xml",
        "feeds",
        "freshness",
        "manifest",
        "manifest.json",
        "media",
        "pagefind",
        "policies",
        "reviews",
        "robots.txt",
        "search",
        "search-index",
        "services",
        "sitemap",
        "sitemap.xml",
        "sitemaps",
        "statistics",
        "tags",
        "theme",
        "unit",
        "units",
        "zh-hant",
    }
)
"""First parts of the addresses that the build makes itself, at the root of the site."""

_NORMAL = re.compile(r"(?:/[^/?#%.\s]+)+/")
"""The usual spelling, which needs no work: folders without dots, escapes or blanks."""

_IN_COLUMN = re.compile(r"page-[0-9]+|year-[0-9]{4}|feed\.xml|index\.html")
"""What the build puts beside the texts of a column: list pages, those of a year, the feed, the front page's own file."""


def normal(address: str) -> str:
    """One spelling of a root address: decoded, no query or fragment, `/` first; `/` last unless it names a file."""
    if _NORMAL.fullmatch(address):
        return address
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).strip()
    parts = [part for part in path.split("/") if part and part != "."]
    if parts and parts[-1] in ("index.html", "index.htm"):
        parts.pop()
    if not parts:
        return "/"
    return "/" + "/".join(parts) + ("" if "." in parts[-1] else "/")


def is_generated(address: str, settings: Settings) -> bool:
    """True where a page or file of the build itself stands at this normal address: a text may not take it."""
    parts = [part for part in address.split("/") if part]
    if not parts or parts[0] in GENERATED:
        return True
    column = settings.column_by_id.get(address.strip("/"))
    if column is not None:
        return not column.link
    return bool(_IN_COLUMN.fullmatch(parts[-1])) and "/".join(parts[:-1]) in settings.column_by_id
