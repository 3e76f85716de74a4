"""The view of one text: its own page, whatever its type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sitegen.frozen import dataclass
from sitegen.imprint import Imprint
from sitegen.model import Facts
from sitegen.paths import inside
from sitegen.schema.article import INTERPRETERS
from sitegen.settings import Settings
from sitegen.stages.plan.around import Around, resolved
from sitegen.stages.plan.dealings import dealing_facts
from sitegen.stages.plan.portal import Portal, day, settings_unit
from sitegen.text.markdown import Heading, LinkTarget
from sitegen.views import (
    ArticleView,
    AttachmentView,
    FactView,
    HeadingView,
    Html,
    InterpretationView,
    LinkView,
    PolicyView,
    ReprintView,
    SignoffView,
    TagView,
)

__all__ = ["CONTENTS_FROM", "Parts", "linker", "text_view"]

CONTENTS_FROM = 3
"""A text with fewer headings needs no contents list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What only the source holds: laid aside when it was judged, or read again when the page is made."""

    imprint: Imprint
    body: Html
    headings: tuple[Heading, ...]


def text_view(settings: Settings, facts: Facts, near: Around, parts: Parts) -> ArticleView:
    """The page of a text: policy, interpretation or plain. What it shows of the rest of the site is all in `near`."""
    said = parts.imprint
    at = facts.date.at.isoformat(" ", "minutes")[:16] if facts.date else ""
    common: dict[str, Any] = {
        "chrome": near.chrome, "title": facts.title, "url": facts.url, "description": facts.summary, "kind": facts.type,
        "body": parts.body, "published": at if facts.date and facts.date.timed else at[:10], "source": facts.source, "keywords": ",".join(facts.keywords),
        "pub_date": at, "author": said.author,
        "image": near.image, "contents": _contents(parts.headings), "enclosed": _enclosed(parts.headings), "attachments": tuple(_attachments(facts, near, said)),
        "signoff": _signoff(settings, facts, said), "reprint": _reprint(said), "previous": near.previous,
        "next": near.next, "report_url": near.report_url, "reads": near.reads, "banner": near.banner, "related": near.related}
    if near.validity:
        return PolicyView(
            **common, subtitle=facts.doc_number, facts=tuple(_document_table(settings, facts, near.validity, said)), validity=near.validity, issuer=facts.issuer,
            issued=facts.issued.day.isoformat() if facts.issued else "", force="InForce" if near.validity.tone == "ok" else "NotInForce",
            interpretations=near.explained, relations=near.relations)
    if facts.type == "interpretation" and facts.interprets:
        return InterpretationView(**common, policy=near.policy, form=facts.form, interpreter=_interpreter(settings, facts), siblings=near.explained)
    return ArticleView(**common, subtitle=facts.doc_number,
                       facts=dealing_facts(settings, near.today, facts, tuple([heading.text for heading in parts.headings])) if facts.holds("dealings") else ())


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


def _contents(headings: tuple[Heading, ...]) -> tuple[HeadingView, ...]:
    if len(headings) < CONTENTS_FROM:
        return ()
    top = min([heading.level for heading in headings])
    return tuple([HeadingView(title=h.text, anchor=h.anchor, depth=h.level - top + 1) for h in headings if h.level - top < 2])


def _enclosed(headings: tuple[Heading, ...]) -> tuple[HeadingView, ...]:
    return tuple([HeadingView(title=h.text, anchor=h.anchor) for h in headings if h.is_enclosed])


def _interpreter(settings: Settings, facts: Facts) -> str:
    """解读单位, with who speaks where it is not the drafters: 县民政局（专家解读）."""
    unit = settings_unit(settings, facts.unit)
    other = facts.interpreter if facts.interpreter not in ("", INTERPRETERS[0]) else ""
    return f"{unit}（{other}解读）" if unit and other else unit or other


def _attachments(facts: Facts, near: Around, said: Imprint) -> Iterator[AttachmentView]:
    folder = facts.path.rpartition("/")[0]
    for title, written in said.attachments:
        path = inside(folder, written)
        if path and near.sizes and path in near.sizes:
            name = path.rpartition("/")[2]
            yield AttachmentView(title=title or name, url=f"/{path}", kind=name.rpartition(".")[2].upper(), size=_size(near.sizes[path]))


def _size(count: int) -> str:
    return f"{count} B" if count < 1024 else f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


def _signoff(settings: Settings, facts: Facts, said: Imprint) -> SignoffView:
    """来源、编辑、校审 by names, posts or unit, as the site chose (design 5.6)."""
    if settings.build.signoff_line == "unit":
        unit = settings_unit(settings, facts.unit)
        return SignoffView(source=facts.source, editor=unit, reviewers=unit)
    return SignoffView(source=facts.source, editor=said.editor, reviewers=said.reviewers)


def _reprint(said: Imprint) -> ReprintView | None:
    if said.original is None:
        return None
    title, url, day = said.original
    return ReprintView(source=LinkView(title=title, url=url, external=True), date=day)


def _document_table(settings: Settings, facts: Facts, validity: TagView, said: Imprint) -> list[FactView]:
    """The table above an official document (国办发〔2017〕47号; reference: domain rules 3.3)."""
    until = f"有效期至{facts.expires.day.isoformat()}" if facts.expires else ""
    return [FactView(label="索引号", value=facts.index_number), FactView(label="主题分类", value=facts.subject),
            FactView(label="发文机关", value=facts.issuer), FactView(label="成文日期", value=facts.issued.day.isoformat() if facts.issued else ""),
            FactView(label="发文字号", value=facts.doc_number), FactView(label="发布日期", value=day(facts)),
            FactView(label="起草单位", value="、".join(settings_unit(settings, unit) for unit in facts.drafted_by)),
            FactView(label="有效性", value=validity.text, tone=validity.tone, note=until),
            FactView(label="公开方式", value=said.disclosure),
            FactView(label="施行日期", value=facts.effective.day.isoformat() if facts.effective else ""),
            FactView(label="解释机关", value=said.authority)]

