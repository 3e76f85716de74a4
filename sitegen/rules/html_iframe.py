"""html.iframe: an embedded page."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_raw_html
from sitegen.rules.base import Context, Rule
from sitegen.rules.markup import BASIS, stretches

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end in stretches(article, "iframe"):
        yield RULE.at(article, start, end)


RULE = Rule(
    id="HTML003",
    name="html.iframe",
    level="error",
    scope="article",
    check=check,
    when=has_raw_html,
    reads=frozenset({"text"}),
    title=Text("嵌入外部页面", "An embedded page"),
    message=Text("正文嵌入了外部页面“{text}”", "an embedded page in the text: “{text}”"),
    hint=Text("视频用 :::video，其他内容改为链接", "use :::video for films and a link for everything else"),
    basis=BASIS,
    rationale=Text("嵌入的页面由别人控制，随时可能变样。", "Somebody else decides what an embedded page shows."),
    bad="<iframe src=\"https://a.example/\"></iframe>\n",
    good="请按时报送。\n",
)
