"""Links inside the site. In: the index and one link. Out: what stands at its end, as a reader will find it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from sitegen.addresses import is_generated, normal
from sitegen.model import Facts, Link, Place, Text
from sitegen.rules.base import SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["BASIS", "Ended", "ends", "unplaced"]

BASIS = Text("国办秘函〔2019〕19号 链接可用性；安州区通知 二（一）“对内容链接安全及信息维护负责”",
             "State Council Office 2019 No. 19, working links; Anzhou notice 2(1): units answer for their links")

State = Literal["there", "missing", "unpublished", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """One link of one text, and where it ends."""

    source: Facts
    link: Link
    state: State
    text: Facts | None = None
    """The text it leads to; None for files, columns and pages of the site itself."""


def ends(index: SiteIndex, context: SiteContext) -> Iterator[Ended]:
    """Every link inside the site, of texts that are on it or being prepared (a draft may name a draft)."""
    by_address = {normal(address): facts for address, facts in index.by_url.items()} if index.articles else {}
    for source in index.articles:
        if not source.links:
            continue
        state = index.state(source, context.now)
        if state in ("withdrawn", "closed") or (state == "waiting" and source.date is not None):
            continue
        for link in source.links:
            text = _text(index, by_address, link.target)
            yield Ended(source=source, link=link, text=text, state=(
                _state(index, context, source, text) if text else "there" if _is_page(index, context, link.target) else "missing"))


def unplaced(link: Link) -> Place:
    """Where a link stands: offsets only. The stage that reports looks up line and column, since the index keeps no bodies."""
    return Place(0, 0, 0, 0, link.start, link.end)


def _text(index: SiteIndex, by_address: dict[str, Facts], target: str) -> Facts | None:
    if target.startswith("/"):
        return by_address.get(normal(target))
    path = target.partition("?")[0]
    return index.by_path.get(path) or index.by_path.get(unquote(path))


def _state(index: SiteIndex, context: SiteContext, source: Facts, text: Facts) -> State:
    state = index.state(text, context.now)
    if state == "live" or text is source:
        return "there"
    if state == "withdrawn":
        return "withdrawn"
    on_site = index.state(source, context.now) == "live"
    return "unpublished" if on_site or state == "closed" else "there"


def _is_page(index: SiteIndex, context: SiteContext, target: str) -> bool:
    """A file under `content/`, the front of a column, or a page the build makes."""
    path = target.partition("?")[0]
    if {path.lstrip("/"), unquote(path).lstrip("/")} & index.files:
        return True
    return not path.lower().endswith(".md") and is_generated(normal(path), context.settings)
