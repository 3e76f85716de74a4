"""html.hidden-link: hidden markup or a hidden link."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_raw_html
from sitegen.rules.base import Context, Rule
from sitegen.rules.markup import BASIS, stretches

__all__ = ["RULE"]




def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end in stretches(article, "hidden-link"):
        yield RULE.at(article, start, end)


RULE = Rule(
    id="HTML001",
    name="html.hidden-link",
    level="error",
    scope="article",
    check=check,
    when=has_raw_html,
    reads=frozenset({"text"}),
    title=Text("隐藏的代码或暗链", "Hidden markup or a hidden link"),
    message=Text("正文有看不见的代码“{text}”，疑似暗链", "markup that nobody sees, perhaps a hidden link: “{text}”"),
    hint=Text("删去，并检查文稿来源和编辑账号是否被盗用", "delete it; find out where the text came from"),
    basis=BASIS,
    rationale=Text(
        "暗链指向赌博、色情网站，是被通报和被搜索引擎降权的首要原因。",
        "Hidden links lead to gambling sites; no other fault is reported as often.",
    ),
    bad="<a href=\"https://a.example/\" style=\"display:none\">彩票</a>\n",
    good="请按时报送。\n",
)
