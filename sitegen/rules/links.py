"""Links inside the site. In: the index and one link. Out: what stands at its end, as a reader will find it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Literal
from urllib.parse import unquote

from sitegen.addresses import is_generated, normal
from sitegen.frozen import dataclass
from sitegen.model import Facts, Link, Place, Text
from sitegen.rules.base import SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["BASIS", "Ended", "ends", "unplaced"]

BASIS = Text(
    "国办秘函〔2019〕19号 链接可用性；安州区通知 二（一）“对内容链接安全及信息维护负责”",
    "State Council Office 2019 No. 19, working links; Anzhou notice 2(1): units answer for their links",
)

State = Literal["there", "missing", "unpublished", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """One link of one text, and where it ends."""

    source: Facts
    link: Link
    state: State
    text: Facts | None = None
    """The text it leads to; None for files, columns and pages of the site itself."""


def ends(index: SiteIndex, context: SiteContext) -> tuple[Ended, ...]:
    """Links inside the site that need a look: they do not end well, or at a heading. Of texts that are on the site or
    being prepared (a draft may name a draft).

    Not those to files beside the text: `attachment.missing` and `image.missing` look at the disk.
    """
    return index.once(("ends", context.now), lambda: tuple(_ends(index, context)))


def _ends(index: SiteIndex, context: SiteContext) -> Iterator[Ended]:
    site = _Site(index, context)
    for source in index.articles:
        if not source.leads:
            continue
        state = index.state(source, context.now)
        if state in ("withdrawn", "closed") or (state == "waiting" and source.date is not None) or all(map(site.is_sound, source.leads)):
            continue
        for link in source.links:
            if _is_file_beside(link.target):
                continue
            text = site.text(link.target)
            found: State
            if text is not None:
                found = site.state(source, text)
            else:
                found = "there" if site.is_page(link.target) else "missing"
            if found != "there" or link.anchor:
                yield Ended(source=source, link=link, text=text, state=found)


def unplaced(link: Link) -> Place:
    """Where a link stands: offsets only. The stage that reports looks up line and column: the index keeps no bodies."""
    return Place(0, 0, 0, 0, link.start, link.end)


def _is_file_beside(target: str) -> bool:
    return not target.startswith("/") and "." in target.rpartition("/")[2] and not target.lower().endswith(".md")


class _Site:
    """What can stand at the end of a link."""

    def __init__(self, index: SiteIndex, context: SiteContext) -> None:
        self.index, self.settings, self.now = index, context.settings, context.now
        self.is_sound = cache(self._is_sound)
        """Whether an address of `leads` needs no look, whatever text it stands in."""

    def _is_sound(self, lead: str) -> bool:
        if "#" in lead:
            return False
        if _is_file_beside(lead):
            return True
        text = self.text(lead)
        return self.index.state(text, self.now) == "live" if text else self.is_page(lead)

    @cached_property
    def by_address(self) -> dict[str, Facts]:
        return {normal(address): facts for address, facts in self.index.by_url.items()}

    @cached_property
    def files(self) -> frozenset[str]:
        """Files that are published: those that a text on the site refers to."""
        return frozenset(path for facts in self.index.live(self.now) for path, _ in facts.files)

    def text(self, target: str) -> Facts | None:
        if target.startswith("/"):
            return self.by_address.get(normal(target))
        return self.index.by_path.get(target) or self.index.by_path.get(unquote(target))

    def state(self, source: Facts, text: Facts) -> State:
        state = self.index.state(text, self.now)
        if state == "live" or text is source:
            return "there"
        if state == "withdrawn":
            return "withdrawn"
        return "unpublished" if state == "closed" or self.index.state(source, self.now) == "live" else "there"

    def is_page(self, target: str) -> bool:
        """The front of a column, a page the build makes, or a published file."""
        if not target.startswith("/"):
            return False
        address = normal(target)
        return is_generated(address, self.settings) or address.strip("/") in self.files
