"""What the page of a text is made of beside its facts: its front matter and its body. From what judging laid aside, else from its
cleared bytes, read again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sitegen import keeping
from sitegen.aside import Aside
from sitegen.model import Facts, Meta
from sitegen.stages import read
from sitegen.stages.plan import Portal, texts
from sitegen.text.front_kinds import meant
from sitegen.text.markdown import Heading, Laid, Rendered, linked, render
from sitegen.views import Html

__all__ = ["parts"]


def parts(root: Path, portal: Portal, held: Mapping[str, bytes], aside: Aside | None, facts: Facts) -> texts.Parts:
    """`held`: cleared sources that stand for what lies in `content/`, by id. Stops where its source is not the cleared one."""
    meta, body = (aside and _laid(portal, aside, facts)) or _again(root / "content", portal, held, facts)
    return texts.Parts(meta=meta, body=Html(body.html), headings=body.headings)


def _laid(portal: Portal, aside: Aside, facts: Facts) -> tuple[Meta, Rendered] | None:
    """From what was laid aside when its cleared bytes were judged."""
    if (laid := aside.get(facts.sha256)) is None:
        return None
    written, (html, holes, headings) = laid
    body = Laid(html, holes, [*map(Heading._make, headings)])
    return meant(written, portal.settings.zone), Rendered(html=linked(body, texts.linker(portal, facts)), headings=tuple(body.headings))


def _again(content: Path, portal: Portal, held: Mapping[str, bytes], facts: Facts) -> tuple[Meta, Rendered]:
    kept = held.get(facts.id)
    source = read.decoded(facts.path, kept, facts.sha256) if kept is not None else read.source(content, facts.path, facts.sha256)
    if source.sha256 != facts.sha256:
        raise keeping.changed_since(facts.path)
    text = read.article(source, portal.settings, _no_file)
    return text.meta, render(text.body, texts.linker(portal, facts))


def _no_file(path: str) -> str | None:
    return None
