"""Markdown as Chinese editors write it. Body in; HTML and headings out."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

from sitegen.frozen import dataclass
from sitegen.text.fast import SPECIAL, Plain, cells, one_bold, one_link, split
from sitegen.text.official import ENCLOSED, NOTHING, Block, Dress, Heading, arrange
from sitegen.text.printed import LinkTarget, Resolve, anchor, cell, escaped, picture, whole_table
from sitegen.text.spans import LineEnds

_block = partial(tuple.__new__, Block)
"""Makes a `Block` at half the cost of calling the class."""
_OTHER = Block("x", 0, "", 0, 0)

__all__ = ["Heading", "LinkTarget", "Rendered", "Resolve", "located", "render", "rendered", "short"]


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


def short(blocks: list[Plain], link: Resolve) -> Rendered | None:
    """The same of a body with LF ends that `fast.split` took apart; None where only the full parser will do."""
    found = _short(blocks, link)
    return Rendered(html=found[0], headings=tuple(found[1])) if found else None


def rendered(text: str, link: Resolve) -> tuple[str, list[Heading]]:
    """HTML and headings by the full parse; `text` has LF ends."""
    from sitegen.text.parse import engine, parse

    parsed = parse(text)
    md = engine()
    return md.renderer.render(parsed.tokens, md.options, parsed.env | {"link": link}), parsed.headings


def _short(plains: list[Plain], link: Resolve) -> tuple[str, list[Heading]] | None:
    """The same from plain blocks; None where one of them turns out not to be plain."""
    env = {"link": link}
    inner: list[str] = []
    blocks: list[Block] = []
    for kind, text, start, end, marked, items, _ in plains:
        html = text
        if kind == "p":
            if marked:
                html, text = _words(text, env)
            blocks.append(_block(("p" if text else "x", 0, text, start, end)))
        elif kind == "ol" or kind == "ul":
            html = "</li>\n<li>".join([_words(words, env)[0] if some else words for words, _, _, some in items])
            blocks.append(_OTHER)
        elif kind == "table":
            found = _table(text, env)
            if found is None:
                return None
            html = found
            blocks.append(_OTHER)
        else:
            if marked:
                html, text = _words(text, env)
            blocks.append(_block(("h", int(kind[1]), text, start, end)))
        inner.append(html)
    dresses, headings = arrange(blocks)
    return "".join(map(_wrap, plains, inner, dresses)), headings


def _words(text: str, env: dict[str, Any]) -> tuple[str, str]:
    """HTML and plain words of inline text."""
    text = text.rstrip()
    if not SPECIAL.search(text):
        return escaped(text), text
    simple = _simple(text, env)
    if simple:
        return simple
    from sitegen.text.inline import plain
    from sitegen.text.parse import engine

    md = engine()
    tokens = md.inline.parse(text, md, env, [])
    return md.renderer.renderInline(tokens, md.options, env), plain(tokens).strip()  # type: ignore[attr-defined]


def _simple(text: str, env: dict[str, Any]) -> tuple[str, str] | None:
    """One bold stretch, link or image in running text, the commonest cases, without the parser."""
    show = escaped if ">" in text or '"' in text else str  # neither case holds anything else that needs it
    if "**" in text and (found := one_bold(text)):
        before, words, after = found
        html = f"{show(before)}<strong>{show(words)}</strong>{show(after)}"
    elif link := one_link(text):
        before, words, address, after = link
        if before.endswith("!"):
            before = before[:-1]
            return f"{show(before)}{picture(env, address, words)}{show(after)}", f"{before}{words}{after}".strip()
        opening = anchor(env, address)
        html = f"{show(before)}{opening}{show(words)}{'</a>' if opening else ''}{show(after)}"
    else:
        return None
    return html, f"{before}{words}{after}".strip()


def _table(text: str, env: dict[str, Any]) -> str | None:
    """A table, or None where these lines are none."""
    if (rows := cells(text)) is not None:
        head, sides, *body = rows
        openings = [[cell(tag, side) for side in sides] for tag in ("th", "td")]
        return whole_table(*(
            [[(opening, _words(words, env)[0]) for opening, words in zip(openings[kind], row, strict=True)] for row in part]
            for kind, part in enumerate(([head], body))))
    from sitegen.text.parse import engine

    md = engine()
    tokens = md.parse(text, dict(env))
    if not tokens or tokens[0].type != "table_open" or any(token.level == 0 for token in tokens[1:-1]):
        return None
    return str(md.renderer.render(tokens, md.options, env))


def _wrap(block: Plain, inner: str, dress: Dress) -> str:
    """The tags around a block, as markdown-it prints them."""
    kind = block[0]
    if dress is NOTHING and kind == "p":
        return f"<p>{inner}</p>\n"
    if kind == "table":
        return inner
    if kind in ("ol", "ul"):
        number = int(block[6][:-1] or 1)
        opening = kind if number == 1 else f'{kind} start="{number}"'
        return f"<{opening}>\n<li>{inner}</li>\n</{kind}>\n"
    if dress.classes == ENCLOSED:
        kind = "h2"
    return f"<{kind}{_worn(dress)}>{inner}</{kind}>\n"


@lru_cache(maxsize=4096)
def _worn(dress: Dress) -> str:
    return "".join([f' {name}="{value}"' for name, value in dress.attributes().items()])


def located(headings: list[Heading], ends: LineEnds) -> tuple[Heading, ...]:
    """Headings with offsets in the body as it is."""
    if not ends:
        return tuple(headings)
    return tuple(heading._replace(start=ends.back(heading.start), end=ends.back(heading.end)) for heading in headings)
