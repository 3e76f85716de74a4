"""html.form: a form."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_raw_html
from sitegen.rules.base import Context, Rule
from sitegen.rules.markup import BASIS, stretches

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end in stretches(article, "form"):
        yield RULE.at(article, start, end)


RULE = Rule(
    id="HTML006",
    name="html.form",
    level="error",
    scope="article",
    check=check,
    when=has_raw_html,
    reads=frozenset({"text"}),
    title=Text("表单", "A form"),
    message=Text("正文有表单代码“{text}”", "a form in the text: “{text}”"),
    hint=Text("删去；填报请链接到统一的互动平台", "delete it; link to the platform for submissions"),
    basis=BASIS,
    rationale=Text("静态页面的表单会把群众填的信息送到不明的地方。", "What people type would go nobody knows where."),
    bad="<form action=\"https://a.example/\"></form>\n",
    good="请按时报送。\n",
)
