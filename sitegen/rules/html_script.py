"""html.script: a script."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_raw_html
from sitegen.rules.base import Context, Rule
from sitegen.rules.markup import BASIS, stretches

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end in stretches(article, "script"):
        yield RULE.at(article, start, end)


RULE = Rule(
    id="HTML002",
    name="html.script",
    level="error",
    scope="article",
    check=check,
    when=has_raw_html,
    reads=frozenset({"text"}),
    title=Text("脚本代码", "A script"),
    message=Text("正文有脚本代码“{text}”", "a script in the text: “{text}”"),
    hint=Text("删去；统计、分享等功能由网站统一提供", "delete it"),
    basis=BASIS,
    rationale=Text("外站脚本可以改写整个页面。", "A foreign script can rewrite the whole page."),
    bad="<script src=\"https://a.example/a.js\"></script>\n",
    good="请按时报送。\n",
)
