"""Print tokens as HTML. Tokens in, HTML out; every value is escaped, raw HTML is dropped, links pass the one gate of `printed`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from sitegen.text.chart import chart
from sitegen.text.inline import break_joins, plain
from sitegen.text.printed import anchor, opening, picture, target

__all__ = ["Html"]


class Html(RendererHTML):
    """markdown-it's renderer with our links, images, tables, footnotes and directives."""

    def text_special(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return escapeHtml(tokens[idx].content)

    def softbreak(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "" if break_joins(list(tokens) if not isinstance(tokens, list) else tokens, idx) else "\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return ""

    html_block = html_inline

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        token = tokens[idx]
        tag = anchor(env, str(token.attrs["href"]), token.attrs.get("title"))
        env["linked"] = bool(tag)
        return tag

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "</a>" if env["linked"] else ""

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        token = tokens[idx]
        alt = plain(token.children)
        return picture(env, str(token.attrs["src"]), alt, token.attrs.get("title"))

    def directive_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        tag = self.renderToken(tokens, idx, options, env)
        kind = tokens[idx].meta.get("chart")
        if not kind:
            return tag
        title, at = "", idx + 1
        rows: list[list[str]] = []
        while at < len(tokens) and tokens[at].type != "directive_close":
            token = tokens[at]
            if token.type == "figcaption_open":
                title = plain(tokens[at + 1].children)
            elif token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open") and rows:
                rows[-1].append(plain(tokens[at + 1].children))
            at += 1
        picture = chart(kind, rows, title)
        if tokens[idx + 1].type != "figcaption_open":
            return tag + picture
        env["chart"] = picture  # a caption stands first or last in its figure
        return tag

    def figcaption_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return self.renderToken(tokens, idx, options, env) + str(env.pop("chart", ""))

    def directive_media(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        token = tokens[idx]
        caption = tokens[idx + 2].children if tokens[idx + 1].type == "figcaption_open" else None
        words = plain(caption)
        if not token.info:
            return ""
        if token.tag == "img":
            return picture(env, token.info, words) + "\n"
        found = target(env, token.info, True)
        if found is None:
            return ""
        attributes: dict[str, str | int | float] = {"controls": "", "preload": "none", "src": found.href}
        if words:
            attributes["aria-label"] = words
        if found.width and found.height:
            attributes |= {"width": found.width, "height": found.height}
        return opening("video", attributes) + opening("a", {"href": found.href}) + escapeHtml(words or "视频") \
            + "</a></video>\n"

    def table_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return '<div class="table-scroll">\n' + self.renderToken(tokens, idx, options, env)

    def table_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return self.renderToken(tokens, idx, options, env) + "</div>\n"

    def merged_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return ""

    merged_close = merged_open

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        number, name = _footnote(tokens[idx])
        return '<sup class="footnote-ref">' + opening(
            "a", {"href": f"#fn{number}", "id": f"fnref{name}", "aria-label": f"注释{number}"}
        ) + f"[{number}]</a></sup>"

    def footnote_anchor(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        _, name = _footnote(tokens[idx])
        attributes = {"href": f"#fnref{name}", "class": "footnote-backref", "aria-label": "返回正文"}
        return " " + opening("a", attributes) + "↩</a>"

    def footnote_block_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return opening("section", {"class": "footnotes", "aria-label": "注释"}) + '\n<ol class="footnotes-list">\n'


def _footnote(token: Token) -> tuple[str, str]:
    number, again = str(token.meta["id"] + 1), token.meta.get("subId", 0)
    return number, f"{number}-{again}" if again else number
