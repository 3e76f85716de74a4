"""html.raw: HTML written into a text."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_raw_html
from sitegen.rules.base import Context, Rule
from sitegen.rules.markup import stretches

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Whatever CommonMark would take for HTML and no other rule names; the pages show it as words, never as markup."""
    for start, end in stretches(article, ""):
        yield RULE.at(article, start, end)


RULE = Rule(
    id="HTML009",
    name="html.raw",
    level="error",
    scope="article",
    check=check,
    when=has_raw_html,
    reads=frozenset({"text"}),
    title=Text("正文里有 HTML 代码", "HTML in a text"),
    message=Text("正文里有 HTML 代码“{text}”", "HTML in the text: “{text}”"),
    hint=Text(
        "删去代码；图片说明、视频、合并单元格表格、居右落款请用 ::: 写法",
        "remove it; for captions, video, merged cells and signatures use the ::: forms",
    ),
    basis=Text(
        "安州区通知 四（一）平台安全；国办发〔2017〕47号 安全防护",
        "Anzhou notice 4(1); State Council Office 2017 No. 47, security",
    ),
    rationale=Text(
        "从网页、公众号粘贴来的代码常带暗链和外站脚本；页面只接受 Markdown。",
        "Markup pasted from elsewhere often carries hidden links and foreign scripts; texts are Markdown only.",
    ),
    bad='请<font color="red">按时</font>报送。\n',
    good="请**按时**报送。\n",
)
