"""The index as it was checked -> the index as the preview plans from it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sitegen.addresses import is_generated, normal
from sitegen.model import Facts
from sitegen.paths import is_safe
from sitegen.site_index import SiteIndex

__all__ = ["presentable"]


def presentable(index: SiteIndex) -> SiteIndex:
    """The index as the preview plans from it: what a gate would have stopped must not break the pages of the others.

    A text whose address is unsafe or taken has no page; one whose id is taken goes by its path; every text has a title.
    """
    ids: set[str] = set()
    urls: set[str] = set()
    rows = []
    for facts in sorted(index.articles, key=lambda f: f.withdrawn):
        url = normal(facts.url)
        if url in urls or not _is_free(facts.url, index):
            continue
        urls.add(url)
        rows.append(_with(facts, id=facts.path if facts.id in ids else facts.id, title=facts.title or "（无标题）"))
        if facts.holds("aliases"):
            rows[-1] = _with(rows[-1], aliases=tuple(alias for alias in facts.aliases if _is_free(alias, index)))
        ids.add(rows[-1].id)
    pages = {url.strip("/") for url in urls}
    rows = [
        _with(f, files=tuple(row for row in f.files if row[0] not in pages)) if f.holds("files") else f
        for f in sorted(rows, key=lambda f: f.path)
    ]
    return SiteIndex(settings=index.settings, articles=tuple(rows), files=index.files)


def _with(facts: Facts, **fields: Any) -> Facts:
    """The same facts where nothing is another: most are fit to be shown as they are, and stay packed."""
    return facts if all(getattr(facts, name) == value for name, value in fields.items()) else replace(facts, **fields)


def _is_free(address: str, index: SiteIndex) -> bool:
    return is_safe(address.strip("/")) and not is_generated(normal(address), index.settings)
