"""What the page of a text shows of the rest of the site. The page is made of this, of its source and of the settings, and of
nothing else: so where these are what they were, it is the page of the last build, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from sitegen.frozen import dataclass
from sitegen.model import Facts
from sitegen.stages.plan.dealings import related
from sitegen.stages.plan.portal import Portal
from sitegen.text.hosts import host
from sitegen.views import BannerView, Chrome, ItemView, LinkView, RelationView, TagView

__all__ = ["Around", "around", "is_plain", "page_key", "resolved", "ties"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The surroundings of one text."""

    chrome: Chrome
    previous: LinkView | None
    next: LinkView | None
    report_url: str
    reads: str = ""
    """How often it was read and until when, where that was imported."""
    today: date | None = None
    """Given only where the page says something that a day may change."""
    image: str = ""
    banner: BannerView | None = None
    related: tuple[ItemView, ...] = ()
    validity: TagView | None = None
    """Of a policy."""
    policy: ItemView | None = None
    """That an interpretation explains."""
    explained: tuple[ItemView, ...] = ()
    """Interpretations of a policy; the other forms beside an interpretation."""
    relations: tuple[RelationView, ...] = ()
    sizes: Mapping[str, int] | None = None
    """Bytes of the files it refers to, by path under `content/`; None: it refers to none."""


def around(portal: Portal, facts: Facts) -> Around:
    """What stands around a text now."""
    older, newer = portal.neighbours.get(facts.id, (None, None))
    common: dict[str, Any] = {
        "chrome": portal.chrome(facts.column), "previous": portal.link_to(older), "next": portal.link_to(newer), "report_url": portal.report_url, "reads": portal.reads.get(facts.id, ""),
        "today": portal.now.date() if not facts.date or facts.type == "solicitation" else None, "banner": _banner(portal, facts)}
    if facts.holds("image"):
        common["image"] = portal.image(facts)
    if facts.holds("files"):
        common["sizes"] = {path: portal.size_of(path, sha) for path, sha in facts.files}
    if facts.holds("dealings") or facts.id in portal.led_here:
        common["related"] = related(portal, facts)
    if facts.type == "policy":
        return Around(**common, validity=portal.validity(facts), relations=tuple(_relations(portal, facts)),
                      explained=tuple(portal.item(f) for f in portal.explained_by.get(facts.id, ())))
    if facts.type == "interpretation" and facts.interprets:
        policy = portal.by_id.get(facts.interprets)
        return Around(**common, policy=portal.item(policy) if policy else None,
                      explained=tuple(portal.item(f) for f in portal.explained_by.get(facts.interprets, ()) if f.id != facts.id))
    return Around(**common)


def page_key(portal: Portal, facts: Facts, near: Around) -> tuple[object, ...]:
    """All that a text's page depends on, beside tool, settings and theme."""
    return (near.chrome.digest, _but_chrome()(near), _moved(portal, facts),
            tuple(sorted(portal.down)) if portal.down and facts.holds("external") and _names_us(portal, facts) else (),
            portal.numbers[facts.id] if portal.settings.build.search else 0)


def is_plain(facts: Facts) -> bool:
    """Whether a text's page shows nothing of texts outside its column but what `ties` tells: where both and `Portal.column_key` are what
    they were, so is its page."""
    return facts.type not in ("policy", "interpretation") and not facts.holds("dealings")


def ties(portal: Portal) -> str:
    """Digest of all that pages of plain texts show of what lies outside their column."""
    leads = {target for facts in portal.texts for lead in facts.leads if (target := lead.partition("#")[0])}
    moved = sorted((target, there or "") for target in leads if (there := resolved(portal, target)) != target)
    parts: list[object] = [moved, sorted(portal.pictures.items()), sorted(portal.files), sorted((name, facts.mark) for name, facts in portal.replaced_by.items()),
                           sorted((name, [facts.mark for facts in rows]) for name, rows in portal.led_here.items())]
    if portal.down and any(facts.holds("external") and _names_us(portal, facts) for facts in portal.texts):
        parts.append(sorted(portal.down))
    return blake2b(repr(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


@cache
def _but_chrome() -> attrgetter[tuple[object, ...]]:
    return attrgetter(*(field.name for field in fields(Around) if field.name != "chrome"))


def _moved(portal: Portal, facts: Facts) -> tuple[object, ...]:
    """Where its links lead, those that lead where they say left out, and the pixels of its pictures."""
    found: list[object] = []
    for lead in facts.leads:
        target = lead.partition("#")[0]
        if (there := resolved(portal, target)) != target:
            found.append((target, there))
        if portal.pictures and (picture := portal.pictures.get(target.lstrip("/"))):
            found.append(picture)
    return tuple(found)


def _names_us(portal: Portal, facts: Facts) -> bool:
    """Whether a link gives the whole address of a page of ours: then what is down matters to it."""
    own = host(portal.settings.site.base_url)
    return any(link.target == own for link in facts.external)


def resolved(portal: Portal, target: str) -> str | None:
    """Where a link to a path under `content/` or to a root address leads; None: nowhere on this site."""
    if target.startswith("/"):
        return None if portal.is_down(target) else target
    if target.lower().endswith(".md"):
        found = portal.by_path.get(target)
        return found.url if found else None
    return f"/{target}" if target in portal.files else None


def _banner(portal: Portal, facts: Facts) -> BannerView | None:
    """A replaced document says so by itself, and names what replaced it."""
    newer = _newer(portal, facts)
    if newer:
        return BannerView(text="本文件已废止，现行规定见", tone="bad", link=portal.link_to(newer))
    if facts.holds("expires") and facts.expires and facts.expires.day < portal.now.date():
        return BannerView(text=f"本文件有效期至{facts.expires.day.isoformat()}，已失效", tone="bad")
    archived = portal.archived(facts.column)
    return BannerView(text=archived, tone="info") if archived else None


def _newer(portal: Portal, facts: Facts) -> Facts | None:
    if not portal.replaced_by:
        return None
    return portal.replaced_by.get(facts.id) or (portal.replaced_by.get(facts.doc_number) if facts.doc_number else None)


def _relations(portal: Portal, facts: Facts) -> list[RelationView]:
    def items(names: tuple[str, ...]) -> tuple[ItemView, ...]:
        found = ((portal.by_id.get(name) or portal.by_number.get(name), name) for name in names)
        return tuple(portal.item(f) if f else ItemView(title=name) for f, name in found)

    newer = _newer(portal, facts)
    rows = [RelationView(label="依据", items=items(facts.based_on)), RelationView(label="替代", items=items(facts.replaces)),
            RelationView(label="被替代", items=(portal.item(newer),) if newer else ())]
    return [row for row in rows if row.items]
