"""html.event-handler: an event handler."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_raw_html
from sitegen.rules.base import Context, Rule
from sitegen.rules.markup import BASIS, stretches

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end in stretches(article, "event-handler"):
        yield RULE.at(article, start, end)


RULE = Rule(
    id="HTML005",
    name="html.event-handler",
    level="error",
    scope="article",
    check=check,
    when=has_raw_html,
    reads=frozenset({"text"}),
    title=Text("事件代码", "An event handler"),
    message=Text("正文有事件代码“{text}”", "code that runs on an event: “{text}”"),
    hint=Text("删去", "delete it"),
    basis=BASIS,
    rationale=Text("点击、载入事件里的代码与脚本一样危险。", "It is as dangerous as a script."),
    bad="请<b onclick=\"go()\">按时报送。\n",
    good="请按时报送。\n",
)
