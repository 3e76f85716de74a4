"""What the record knows of withdrawals -> the facts of texts. A withdrawal holds even where no front matter says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from sitegen.model import Facts, Moment
from sitegen.site_index import SiteIndex, TakenDown

__all__ = ["applied", "stone", "with_stones"]


def applied(texts: Iterable[Facts], taken: Mapping[str, TakenDown]) -> Iterator[Facts]:
    """The facts, marked as withdrawn where the record says so and no final signature is later (design 5.3)."""
    for facts in texts:
        one = taken.get(facts.id)
        yield replace(facts, withdrawn=True) if one and not facts.withdrawn and not _signed_anew(facts, one) else facts


def _signed_anew(facts: Facts, one: TakenDown) -> bool:
    at = Moment(datetime.fromisoformat(one.at), True)
    return any(level == "final" and moment.is_after(at) for level, moment in facts.signed)


def with_stones(index: SiteIndex, taken: Mapping[str, TakenDown]) -> SiteIndex:
    """The index with a stone for each withdrawn text whose source is gone: its address and its slot remain."""
    known = index.by_id
    stones = tuple(stone(one) for key, one in sorted(taken.items()) if key not in known)
    return replace(index, articles=(*index.articles, *stones)) if stones else index


def stone(one: TakenDown) -> Facts:
    """Facts that hold nothing but the address and the age."""
    column, _, slug = one.url.strip("/").rpartition("/")
    return Facts(path="", sha256="", digest="", id=one.id, column=column, type="article", slug=slug, url=one.url, title="", unit="",
                 date=Moment(datetime.fromisoformat(one.date), True) if one.date else None, draft=False, renderable=True, withdrawn=True,
                 signed=(), aliases=one.aliases)
