"""html.meta-refresh: a page that leads elsewhere by itself."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_raw_html
from sitegen.rules.base import Context, Rule
from sitegen.rules.markup import BASIS, stretches

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end in stretches(article, "meta-refresh"):
        yield RULE.at(article, start, end)


RULE = Rule(
    id="HTML004",
    name="html.meta-refresh",
    level="error",
    scope="article",
    check=check,
    when=has_raw_html,
    reads=frozenset({"text"}),
    title=Text("自动跳转", "A page that leads elsewhere by itself"),
    message=Text("正文有自动跳转代码“{text}”", "the text leads elsewhere by itself: “{text}”"),
    hint=Text("删去；确需更换地址的用 aliases", "delete it; use aliases for a moved text"),
    basis=BASIS,
    rationale=Text("自动跳转是劫持网页的常用手段。", "That is how pages are hijacked."),
    bad="<meta http-equiv=\"refresh\" content=\"0;url=https://a.example/\">\n",
    good="请按时报送。\n",
)
