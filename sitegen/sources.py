"""What the page of a text is made of beside its facts: its front matter and its body. From what judging laid aside, else from its
cleared bytes, read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sitegen import keeping
from sitegen.aside import Aside
from sitegen.imprint import Imprint, imprint
from sitegen.model import Facts
from sitegen.stages import read
from sitegen.stages.plan import Portal, texts
from sitegen.text.markdown import Heading, Hole, Laid, Rendered, linked, render
from sitegen.views import Html

__all__ = ["parts"]


def parts(root: Path, portal: Portal, held: Mapping[str, bytes], aside: Aside | None, rows: Sequence[Facts]) -> list[texts.Parts]:
    """Of these texts: each step for all of them, then the next. `held`: cleared sources that stand for what lies in `content/`, by id.
    Stops where a source is not the cleared one."""
    laid = [aside.get(facts.path, facts.sha256) if aside else None for facts in rows]
    said = [Imprint._make(found[0]) if found else None for found in laid]
    bodies = [_linked(portal, facts, *found[1]) if found else None for facts, found in zip(rows, laid, strict=True)]
    whole = [(one, body) if one and body else _again(root / "content", portal, held, facts) for facts, one, body in zip(rows, said, bodies, strict=True)]
    return [texts.Parts(imprint=one, body=Html(body.html), headings=body.headings) for one, body in whole]


def _linked(portal: Portal, facts: Facts, html: str, holes: list[Hole], headings: list[tuple[Any, ...]]) -> Rendered:
    """From what was laid aside when its cleared bytes were judged."""
    found = Laid(html, holes, [*map(Heading._make, headings)])
    return Rendered(html=linked(found, texts.linker(portal, facts)), headings=tuple(found.headings))


def _again(content: Path, portal: Portal, held: Mapping[str, bytes], facts: Facts) -> tuple[Imprint, Rendered]:
    kept = held.get(facts.id)
    source = read.decoded(facts.path, kept, facts.sha256) if kept is not None else read.source(content, facts.path, facts.sha256)
    if source.sha256 != facts.sha256:
        raise keeping.changed_since(facts.path)
    text = read.article(source, portal.settings, _no_file)
    return imprint(portal.settings, text.meta, portal.now.date()), render(text.body, texts.linker(portal, facts))


def _no_file(path: str) -> str | None:
    return None
