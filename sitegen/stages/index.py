"""Facts of single texts -> the index of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.model import Facts
from sitegen.settings import Settings
from sitegen.site_index import Published, SiteIndex

__all__ = ["index"]


def index(settings: Settings, facts: Iterable[Facts], files: frozenset[str], published: Mapping[str, Published]) -> SiteIndex:
    """The index, by path."""
    return SiteIndex(settings=settings, articles=tuple(sorted(facts, key=lambda one: one.path)), files=files, published=published)
