"""The view of one text: its own page, whatever its type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, cast

from sitegen.model import Attachment, Facts, Meta, Moment
from sitegen.paths import inside
from sitegen.settings import People
from sitegen.stages.plan.dealings import dealing_facts, related
from sitegen.stages.plan.portal import Portal, day, settings_unit
from sitegen.text.hosts import host
from sitegen.text.markdown import Heading, LinkTarget
from sitegen.views import (
    ArticleView,
    AttachmentView,
    BannerView,
    FactView,
    HeadingView,
    Html,
    InterpretationView,
    ItemView,
    LinkView,
    PolicyView,
    RelationView,
    ReprintView,
    SignoffView,
)

__all__ = ["CONTENTS_FROM", "Parts", "frame", "linker", "text_view"]

CONTENTS_FROM = 3
"""A text with fewer headings needs no contents list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What only the source holds, read again when the page is made."""

    meta: Meta
    body: Html
    headings: tuple[Heading, ...]


def text_view(portal: Portal, facts: Facts, parts: Parts) -> ArticleView:
    """The page of a text: policy, interpretation or plain."""
    meta = parts.meta
    older, newer = portal.neighbours.get(facts.id, (None, None))
    common: dict[str, Any] = {
        "chrome": portal.chrome(facts.column), "title": facts.title, "url": facts.url, "description": facts.summary, "kind": facts.type,
        "body": parts.body, "published": _shown(facts.date), "source": facts.source, "keywords": ",".join(facts.keywords),
        "pub_date": _clock(facts.date.at) if facts.date else "",
        "author": meta.editor or "" if portal.settings.build.signoff_line == "names" else "",
        "image": portal.image(facts), "contents": _contents(parts.headings), "attachments": tuple(_attachments(portal, facts, meta.attachments)),
        "signoff": _signoff(portal, facts, meta), "reprint": _reprint(meta), "previous": portal.link_to(older),
        "next": portal.link_to(newer), "report_url": portal.report_url, "banner": _banner(portal, facts), "related": related(portal, facts)}
    if facts.type == "policy":
        validity = portal.validity(facts)
        return PolicyView(
            **common, subtitle=facts.doc_number, facts=tuple(_document_table(portal, facts, meta)), validity=validity, issuer=facts.issuer,
            issued=facts.issued.day.isoformat() if facts.issued else "", force="InForce" if validity.tone == "ok" else "NotInForce",
            interpretations=tuple(portal.item(f) for f in portal.explained_by.get(facts.id, ())),
            relations=tuple(_relations(portal, facts)))
    if facts.type == "interpretation" and facts.interprets:
        policy = portal.by_id.get(facts.interprets)
        return InterpretationView(
            **common, policy=portal.item(policy) if policy else None, form=facts.form,
            siblings=tuple(portal.item(f) for f in portal.explained_by.get(facts.interprets, ()) if f.id != facts.id))
    return ArticleView(**common, subtitle=facts.doc_number, facts=dealing_facts(portal, facts, tuple(heading.text for heading in parts.headings)))


_NOTHING = Parts(meta=Meta(), body=Html(""), headings=())


def frame(portal: Portal, facts: Facts) -> tuple[object, ...]:
    """All that a text's page shows of the rest of the site, and which source it is made of: where two builds of the same
    settings and theme have equal frames, the pages are equal, byte for byte.

    The page itself tells, made without its text: whatever `text_view` will show of the site one day is then in it.
    """
    view = text_view(portal, facts, _NOTHING)
    return (
        facts.sha256, facts.files, facts.attested, facts.path, type(view).__name__, view.chrome.digest, _but_chrome(cast(Any, type(view)))(view),
        tuple([resolved(portal, link.target) for link in facts.links]),
        tuple([portal.pictures.get(link.target.lstrip("/")) for link in facts.links]) if portal.pictures else (),
        tuple(sorted(portal.down)) if facts.external and _names_us(portal, facts) else (),
        portal.numbers[facts.id] if portal.settings.build.search else 0,
        None if facts.date else portal.now.date(),
    )


@cache
def _but_chrome(kind: type) -> Callable[[ArticleView], tuple[object, ...]]:
    return attrgetter(*(field.name for field in fields(kind) if field.name != "chrome"))


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
    return f"/{target}" if target in portal.index.files else None


def linker(portal: Portal, facts: Facts) -> Callable[[str, bool], LinkTarget | str | None]:
    """Where a destination written in a text leads on the site; None: its words are shown without a link."""
    folder = facts.path.rpartition("/")[0]
    base = portal.settings.site.base_url

    def link(dest: str, image: bool) -> LinkTarget | str | None:
        path, sharp, anchor = dest.partition("#")
        if base and path.startswith(base + "/") and portal.is_down(path[len(base):]):
            return None
        if not path or ":" in path.partition("/")[0] or path.startswith("//"):
            return dest
        target = path if path.startswith("/") else inside(folder, path)
        found = resolved(portal, target) if target is not None else None
        shown = portal.pictures.get(found.lstrip("/")) if image and found else None
        if shown:
            return LinkTarget(shown.url, shown.width, shown.height, False, shown.webp)
        if found is None or found == path:
            return dest if found else None
        return found + sharp + anchor if target and target.lower().endswith(".md") else found

    return link


def _shown(moment: Moment | None) -> str:
    """发布时间 as readers see it: with the clock time where one was given."""
    if moment is None:
        return ""
    return _clock(moment.at) if moment.timed else moment.day.isoformat()


def _clock(at: datetime) -> str:
    return at.isoformat(" ", "minutes")[:16]


def _contents(headings: tuple[Heading, ...]) -> tuple[HeadingView, ...]:
    if len(headings) < CONTENTS_FROM:
        return ()
    top = min(heading.level for heading in headings)
    return tuple(HeadingView(title=h.text, anchor=h.anchor, depth=h.level - top + 1) for h in headings if h.level - top < 2)


def _attachments(portal: Portal, facts: Facts, written: tuple[Attachment, ...]) -> list[AttachmentView]:
    folder = facts.path.rpartition("/")[0]
    rows = []
    for item in written:
        path = inside(folder, item.path)
        if path and path in portal.index.files:
            name = path.rpartition("/")[2]
            rows.append(AttachmentView(title=item.title or name, url=f"/{path}", kind=name.rpartition(".")[2].upper(), size=_size(portal.size_of(path))))
    return rows


def _size(count: int) -> str:
    return f"{count} B" if count < 1024 else f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


def _signoff(portal: Portal, facts: Facts, meta: Meta) -> SignoffView:
    """来源、编辑、校审 by names, posts or unit, as the site chose (design 5.6)."""
    people, line = portal.settings.people, portal.settings.build.signoff_line
    unit = settings_unit(portal.settings, facts.unit)
    if line == "unit":
        return SignoffView(source=facts.source, editor=unit, reviewers=unit)
    signed = [(review.name, review.at.day if review.at else None) for review in meta.reviewers]
    if meta.proofreader:
        signed.insert(0, (meta.proofreader, None))
    on = facts.date.day if facts.date else portal.now.date()
    show = _name if line == "names" else _post
    names = [show(people, name, at or on) for name, at in signed]
    return SignoffView(source=facts.source, editor=show(people, meta.editor or "", on), reviewers="、".join(dict.fromkeys(filter(None, names))))


def _name(people: People, written: str, on: date) -> str:
    person = people.find(written)
    return person.name if person else written


def _post(people: People, written: str, on: date) -> str:
    person = people.find(written)
    posts = [post for post in person.posts if post.holds(on)] if person else []
    return max(posts, key=lambda post: post.rank).post if posts else ""


def _reprint(meta: Meta) -> ReprintView | None:
    if not meta.reprint:
        return None
    link = LinkView(title=meta.source_title or meta.source or "", url=meta.source_url or "", external=True)
    return ReprintView(source=link, date=meta.source_date.day.isoformat() if meta.source_date else "")


def _document_table(portal: Portal, facts: Facts, meta: Meta) -> list[FactView]:
    """The table above an official document (国办发〔2017〕47号; reference: domain rules 3.3)."""
    validity = portal.validity(facts)
    until = f"有效期至{facts.expires.day.isoformat()}" if facts.expires else ""
    return [FactView(label="索引号", value=facts.index_number), FactView(label="主题分类", value=facts.subject),
            FactView(label="发文机关", value=facts.issuer), FactView(label="成文日期", value=facts.issued.day.isoformat() if facts.issued else ""),
            FactView(label="发文字号", value=facts.doc_number), FactView(label="发布日期", value=day(facts)),
            FactView(label="有效性", value=validity.text, tone=validity.tone, note=until),
            FactView(label="公开方式", value=meta.disclosure or ""),
            FactView(label="施行日期", value=facts.effective.day.isoformat() if facts.effective else ""),
            FactView(label="解释机关", value=meta.interpretation_authority or "")]


def _banner(portal: Portal, facts: Facts) -> BannerView | None:
    """A replaced document says so by itself, and names what replaced it."""
    newer = portal.replaced_by.get(facts.id) or (portal.replaced_by.get(facts.doc_number) if facts.doc_number else None)
    if newer:
        return BannerView(text="本文件已废止，现行规定见", tone="bad", link=portal.link_to(newer))
    if facts.expires and facts.expires.day < portal.now.date():
        return BannerView(text=f"本文件有效期至{facts.expires.day.isoformat()}，已失效", tone="bad")
    archived = portal.archived(facts.column)
    return BannerView(text=archived, tone="info") if archived else None


def _relations(portal: Portal, facts: Facts) -> list[RelationView]:
    def items(names: tuple[str, ...]) -> tuple[ItemView, ...]:
        found = ((portal.by_id.get(name) or portal.by_number.get(name), name) for name in names)
        return tuple(portal.item(f) if f else ItemView(title=name) for f, name in found)

    newer = portal.replaced_by.get(facts.id) or (portal.replaced_by.get(facts.doc_number) if facts.doc_number else None)
    rows = [RelationView(label="依据", items=items(facts.based_on)), RelationView(label="替代", items=items(facts.replaces)),
            RelationView(label="被替代", items=(portal.item(newer),) if newer else ())]
    return [row for row in rows if row.items]
