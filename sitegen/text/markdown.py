"""Markdown as Chinese editors write it. Body in; HTML and headings out: first what a body says by itself, then where its links lead."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from sitegen.frozen import dataclass
from sitegen.text.fast import Plain, cells, split
from sitegen.text.official import ENCLOSED, NOTHING, Block, Dress, Heading, arrange
from sitegen.text.printed import LinkTarget, Resolve, anchor, cell, escaped, picture, whole_table
from sitegen.text.running import SPECIAL, may_lead, one_bold, one_link
from sitegen.text.spans import LineEnds

_HOLE = "\0"
"""Stands in HTML for what has links. No text has it: there it is U+FFFD."""
_MEANT = re.compile(r"\\|`|\*|_|\[|<|&|>|\"|://")
"""Cells without any of these are their own HTML."""
_NO_LINK: dict[str, Any] = {"link": lambda address, media: None}

__all__ = ["Heading", "Hole", "Laid", "LinkTarget", "Rendered", "Resolve", "laid", "linked", "located", "render", "rendered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a page shows of a body."""

    html: str
    """Safe by construction: no raw HTML, no foreign scheme, every value escaped."""
    headings: tuple[Heading, ...]
    """For the list of contents; offsets in the body."""


Hole = tuple[str, int, bool]
"""What is written where the HTML of a body has a hole, and where it begins: inline text, or (True) a table."""


class Laid(NamedTuple):
    """What a body says by itself, wherever its links lead."""

    html: str
    """With a hole for each stretch that has links."""
    holes: list[Hole]
    headings: list[Heading]


def render(body: str, link: Resolve) -> Rendered:
    """HTML of a body (the decoded file after its front matter). Never raises; raw HTML is dropped, its words stay."""
    ends = LineEnds(body)
    blocks = split(ends.text)
    found = laid(blocks) if blocks is not None else None
    html, headings = (linked(found, link), found.headings) if found else rendered(ends.text, link)
    return Rendered(html=html, headings=located(headings, ends))


def rendered(text: str, link: Resolve) -> tuple[str, list[Heading]]:
    """HTML and headings by the full parse; `text` has LF ends."""
    from sitegen.text.parse import engine, parse

    parsed = parse(text)
    md = engine()
    return md.renderer.render(parsed.tokens, md.options, parsed.env | {"link": link}), parsed.headings


def laid(plains: list[Plain]) -> Laid | None:
    """The same from plain blocks, but for the links; None where one of them turns out not to be plain."""
    holes: list[Hole] = []
    inner = [plain[1] for plain in plains]
    blocks: list[Block] = [plain[:4] for plain in plains]
    for at in [at for at, plain in enumerate(plains) if plain[4]]:
        kind, text, start, end, _, items, _ = plains[at]
        if items:
            inner[at] = "</li>\n<li>".join([_words(words, begin, holes, False)[0] if some else words for words, begin, _, some in items])
        elif kind != "table":
            inner[at], words = _words(text, start, holes)
            blocks[at] = (kind if words or kind != "p" else "x", words, start, end)
        elif (found := _table(text, _NO_LINK)) is not None:
            inner[at] = _hole(text, start, holes, True) if may_lead(text) else found
        else:
            return None
    dresses, headings = arrange(blocks)
    shown = [f"<p>{html}</p>\n" if dress is NOTHING and plain[0] == "p" else _wrap(plain, html, dress)
             for plain, html, dress in zip(plains, inner, dresses, strict=True)]
    return Laid("".join(shown), holes, headings)


def linked(found: Laid, link: Resolve) -> str:
    """The HTML with its links."""
    if not found.holes:
        return found.html
    env = {"link": link}
    first, *others = found.html.split(_HOLE)
    parts = [first]
    for (text, _, is_table), after in zip(found.holes, others, strict=True):
        parts += ((_table(text, env) or "") if is_table else _leading(text, env), after)
    return "".join(parts)


def _hole(text: str, start: int, holes: list[Hole], is_table: bool = False) -> str:
    holes.append((text, start, is_table))
    return _HOLE


def _words(text: str, start: int, holes: list[Hole], plainly: bool = True) -> tuple[str, str]:
    """HTML of inline text, a hole where it has links, and its plain words where these are wanted."""
    text = text.rstrip()
    if found := one_bold(text):
        before, words, after = found
        if ">" in text or '"' in text:
            before, words, after = map(escaped, found)
        return f"{before}<strong>{words}</strong>{after}", "".join(found).strip() if plainly else ""
    if may_lead(text):
        return _hole(text, start, holes), _plainly(text) if plainly else ""
    if not SPECIAL.search(text):
        return escaped(text), text
    return _leading(text, _NO_LINK), _plainly(text) if plainly else ""


def _plainly(text: str) -> str:
    """Words of inline text, without markup."""
    if link := one_link(text):
        before, words, _, after = link
        return f"{before.removesuffix('!')}{words}{after}".strip()
    from sitegen.text.inline import plain
    from sitegen.text.parse import engine

    md = engine()
    return plain(md.inline.parse(text, md, {}, [])).strip()


def _leading(text: str, env: dict[str, Any]) -> str:
    """HTML of inline text with its links; one link or image in running text, the commonest case, without the parser."""
    if link := one_link(text):
        before, words, address, after = link
        show = escaped if ">" in text or '"' in text else str
        if before.endswith("!"):
            return f"{show(before[:-1])}{picture(env, address, words)}{show(after)}"
        opening = anchor(env, address)
        return f"{show(before)}{opening}{show(words)}{'</a>' if opening else ''}{show(after)}"
    from sitegen.text.parse import engine

    md = engine()
    return md.renderer.renderInline(md.inline.parse(text, md, env, []), md.options, env)  # type: ignore[attr-defined, no-any-return]


def _table(text: str, env: dict[str, Any]) -> str | None:
    """A table, or None where these lines are none."""
    if (rows := cells(text)) is not None:
        head, sides, *body = rows
        openings = [[cell(tag, side) for side in sides] for tag in ("th", "td")]
        plain = not _MEANT.search(text)
        return whole_table(*(
            [[(opening, words if plain else _cell(words, env)) for opening, words in zip(openings[kind], row, strict=True)] for row in part]
            for kind, part in enumerate(([head], body))))
    from sitegen.text.parse import engine

    md = engine()
    tokens = md.parse(text, dict(env))
    if not tokens or tokens[0].type != "table_open" or any(token.level == 0 for token in tokens[1:-1]):
        return None
    return str(md.renderer.render(tokens, md.options, env))


def _cell(words: str, env: dict[str, Any]) -> str:
    holes: list[Hole] = []
    html, _ = _words(words, 0, holes, False)
    return _leading(words, env) if holes else html


def _wrap(block: Plain, inner: str, dress: Dress) -> str:
    """The tags around a block, as markdown-it prints them."""
    kind = block[0]
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
