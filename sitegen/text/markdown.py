"""Markdown as Chinese editors write it. Body in; HTML and headings out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markdown_it.common.utils import escapeHtml

from sitegen.text.fast import SPECIAL, Plain, one_bold, one_link, split
from sitegen.text.htmlout import LinkTarget, Resolve
from sitegen.text.inline import plain
from sitegen.text.official import Block, Dress, Heading, arrange
from sitegen.text.parse import engine, parse
from sitegen.text.spans import LineEnds

__all__ = ["Heading", "LinkTarget", "Rendered", "Resolve", "located", "render", "rendered"]


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
    blocks = split(ends.text)
    html, headings = (_short(blocks, link) if blocks is not None else None) or rendered(ends.text, link)
    return Rendered(html=html, headings=located(headings, ends))


def rendered(text: str, link: Resolve) -> tuple[str, list[Heading]]:
    """HTML and headings by the full parse; `text` has LF ends."""
    parsed = parse(text)
    md = engine()
    return md.renderer.render(parsed.tokens, md.options, parsed.env | {"link": link}), parsed.headings


def _short(plains: list[Plain], link: Resolve) -> tuple[str, list[Heading]] | None:
    """The same from plain blocks; None where one of them turns out not to be plain."""
    env = {"link": link}
    inner: list[str] = []
    blocks: list[Block] = []
    for kind, lines, _ in plains:
        text = ""
        if kind == "table":
            html = _table(lines[0].text, env)
            if html is None:
                return None
        elif kind in ("ol", "ul"):
            html = "</li>\n<li>".join([_words(line.text, env)[0] for line in lines])
        else:
            html, text = _words(lines[0].text, env)
        inner.append(html)
        heading = kind[0] == "h"
        blocks.append(Block(kind[0] if text or heading else "x", int(kind[1]) if heading else 0, text, *lines[0][1:]))
    dresses, headings = arrange(blocks)
    return "".join(map(_wrap, plains, inner, dresses)), headings


def _words(text: str, env: dict[str, Any]) -> tuple[str, str]:
    """HTML and plain words of inline text."""
    if not SPECIAL.search(text):
        text = text.rstrip()
        return escapeHtml(text), text
    simple = _simple(text.rstrip(), env)
    if simple:
        return simple
    md = engine()
    tokens = md.inline.parse(text.rstrip(), md, env, [])
    return md.renderer.renderInline(tokens, md.options, env), plain(tokens).strip()  # type: ignore[attr-defined]


def _simple(text: str, env: dict[str, Any]) -> tuple[str, str] | None:
    """One bold stretch or one link in running text, the two commonest cases, without the parser."""
    if found := one_bold(text):
        before, words, after = found
        html = f"{escapeHtml(before)}<strong>{escapeHtml(words)}</strong>{escapeHtml(after)}"
    elif (link := one_link(text)) and not link[0].endswith("!"):
        before, words, address, after = link
        opening = engine().renderer.anchor(env, address)  # type: ignore[attr-defined]
        html = f"{escapeHtml(before)}{opening}{escapeHtml(words)}{'</a>' if opening else ''}{escapeHtml(after)}"
    else:
        return None
    return html, (before + words + after).strip()



def _table(text: str, env: dict[str, Any]) -> str | None:
    md = engine()
    tokens = md.parse(text, dict(env))
    if not tokens or tokens[0].type != "table_open" or any(token.level == 0 for token in tokens[1:-1]):
        return None
    return str(md.renderer.render(tokens, md.options, env))


def _wrap(block: Plain, inner: str, dress: Dress) -> str:
    """The tags around a block, as markdown-it prints them."""
    kind = block.kind
    if kind == "table":
        return inner
    if kind in ("ol", "ul"):
        number = int(block.first[:-1] or 1)
        opening = kind if number == 1 else f'{kind} start="{number}"'
        return f"<{opening}>\n<li>{inner}</li>\n</{kind}>\n"
    worn = "".join([f' {name}="{value}"' for name, value in dress.attributes().items()]) if dress.worn else ""
    return f"<{kind}{worn}>{inner}</{kind}>\n"


def located(headings: list[Heading], ends: LineEnds) -> tuple[Heading, ...]:
    """Headings with offsets in the body as it is."""
    if not ends:
        return tuple(headings)
    return tuple(heading._replace(start=ends.back(heading.start), end=ends.back(heading.end)) for heading in headings)
