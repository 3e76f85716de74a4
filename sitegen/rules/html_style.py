"""html.style: styling code."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_raw_html
from sitegen.rules.base import Context, Rule
from sitegen.rules.markup import BASIS, stretches

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end in stretches(article, "style"):
        yield RULE.at(article, start, end)


RULE = Rule(
    id="HTML010",
    name="html.style",
    level="error",
    scope="article",
    check=check,
    when=has_raw_html,
    reads=frozenset({"text"}),
    title=Text("排版代码", "Styling code"),
    message=Text("正文有排版代码“{text}”", "styling code in the text: “{text}”"),
    hint=Text(
        "删去；落款居右用 :::right，其余由网站统一排版",
        "delete it; use :::right for signatures, the site styles the rest",
    ),
    basis=BASIS,
    rationale=Text("从文字处理软件粘贴的样式会破坏适老化和繁体切换。", "Pasted styles break large type and the other views."),
    bad="""\
<p style="text-align:right">
县政府办公室
""",
    good="""\
:::right
县政府办公室
:::
""",
)
