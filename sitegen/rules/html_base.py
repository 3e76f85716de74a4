"""html.base: code that turns all links."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_raw_html
from sitegen.rules.base import Context, Rule
from sitegen.rules.markup import BASIS, stretches

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end in stretches(article, "base"):
        yield RULE.at(article, start, end)


RULE = Rule(
    id="HTML007",
    name="html.base",
    level="error",
    scope="article",
    check=check,
    when=has_raw_html,
    reads=frozenset({"text"}),
    title=Text("改写全页链接的代码", "Code that turns all links"),
    message=Text("正文有改写全页链接的代码“{text}”", "code that turns all links of the page: “{text}”"),
    hint=Text("删去", "delete it"),
    basis=BASIS,
    rationale=Text("一行代码就能让全页链接指向别处。", "One line sends every link of the page elsewhere."),
    bad="<base href=\"https://a.example/\">\n",
    good="请按时报送。\n",
)
