"""Markdown as Chinese editors write it. Body in; HTML and headings out."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.text.htmlout import LinkTarget, Resolve
from sitegen.text.official import Heading
from sitegen.text.parse import engine, parse
from sitegen.text.spans import LineEnds

__all__ = ["Heading", "LinkTarget", "Rendered", "Resolve", "render"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a page shows of a body."""

    html: str
    """Safe by construction: no raw HTML, no foreign scheme, every value escaped."""
    headings: tuple[Heading, ...]
    """For the list of contents; offsets in the body."""


def render(body: str, link: Resolve) -> Rendered:
    """HTML of a body (the decoded file after its front matter). Never raises; raw HTML is dropped, its words stay."""
    ends = LineEnds(body)
    parsed = parse(ends.text)
    md = engine()
    html = md.renderer.render(parsed.tokens, md.options, parsed.env | {"link": link})
    return Rendered(html=html, headings=located(parsed.headings, ends))


def located(headings: list[Heading], ends: LineEnds) -> tuple[Heading, ...]:
    """Headings with offsets in the body as it is."""
    if not ends:
        return tuple(headings)
    return tuple(heading._replace(start=ends.back(heading.start), end=ends.back(heading.end)) for heading in headings)
