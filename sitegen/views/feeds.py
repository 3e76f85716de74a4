"""Files for machines: Atom feed (RFC 4287), site map (sitemaps.org 0.9), robots.txt. Standard library only."""

from __future__ import annotations

from sitegen.frozen import dataclass

__all__ = ["EntryView", "FeedView", "RobotsView", "UrlIndexView", "UrlSetView", "UrlView"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One text in a feed."""

    title: str
    """Title of the text."""
    url: str
    """Absolute address; also the entry's id, since addresses are stable."""
    published: str
    """RFC 3339 with offset: 2026-11-18T09:30:00+08:00."""
    updated: str = ""
    """RFC 3339; "" = as published."""
    author: str = ""
    """Source of the text; "" = the feed's author."""
    summary: str = ""
    """Plain text; "" = left out."""
    category: str = ""
    """Name of the column; "" = left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """Atom feed of a column or of the site."""

    title: str
    """Name of site and column."""
    url: str
    """Absolute address of the page; also the feed's id."""
    self_url: str
    """Absolute address of the feed itself."""
    updated: str
    """RFC 3339: the newest entry's time, or the column's opening; never the clock."""
    author: str
    """Name of the site."""
    entries: tuple[EntryView, ...] = ()
    """Newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlView:
    """One address in a site map."""

    url: str
    """Absolute."""
    lastmod: str = ""
    """Day or RFC 3339 time; "" = left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlSetView:
    """A shard of the site map: at most 50,000 addresses."""

    urls: tuple[UrlView, ...]
    """Its addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlIndexView:
    """The index of shards."""

    shards: tuple[UrlView, ...]
    """Addresses of the shards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsView:
    """robots.txt."""

    index: bool
    """False: nothing may be indexed (demonstration)."""
    sitemap_url: str = ""
    """Absolute address of the site map index; "" = left out."""
    disallow: tuple[str, ...] = ()
    """Root addresses robots leave alone; ignored where nothing may be indexed."""
