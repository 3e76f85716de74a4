"""link.text: a link whose words say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_links
from sitegen.rules.base import Context, Rule
from sitegen.rules.foreign import at_link
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_NOTHING = pattern(
    "点?击?(?:这里|此处|这儿|我)(?:查看|下载|进入)?"
    "|点(?:这里|此|击)(?:查看|下载|进入|链接)?|请?点击(?:查看|下载|打开)"
    "|链接|网址|更多|详情|查看|下载|>+|»|here|click here|link|more",
    re.IGNORECASE,
)
_LONGEST = 10
"""Characters of the longest of these, when `_AROUND` is gone: `click here`. Looking at the length first halves the time."""
_AROUND = "【】[]（）() 　。，>"
_NO_WORDS = pattern("[\\W_\u200b-\u200f\u2060\ufeff]*")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Empty words are an error: that is how hidden links look. A bare address as a sentence's word is fine."""
    for use in article.outline.links:
        if use.image or article.body[use.start : use.start + 1] != "[":
            continue
        words = use.text.strip()
        if _NO_WORDS.fullmatch(words):
            if "![" not in article.body[use.start : use.end]:
                yield replace(at_link(RULE, article, use, use.dest), level="error")
        elif (len(core := words.strip(_AROUND)) <= _LONGEST and _NOTHING.fullmatch(core)) or words.startswith(("http://", "https://")):
            yield at_link(RULE, article, use, words)


RULE = Rule(
    id="LINK003",
    name="link.text",
    level="warning",
    scope="article",
    check=check,
    when=has_links,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("链接文字没有内容", "A link whose words say nothing"),
    message=Text("链接文字“{text}”看不出去向", "the words of the link, “{text}”, do not say where it leads"),
    hint=Text("写明去处，如“《办法》全文”“办事指南”", "say what is there, such as the title of the document"),
    basis=Text("GB/T 37668-2019 信息无障碍；国办函〔2021〕适老化要求", "GB/T 37668-2019, accessibility"),
    rationale=Text(
        "读屏软件会单独念出链接文字；空链接则是暗链的样子。",
        "Screen readers read links alone; empty ones look like hidden links.",
    ),
    bad="[点击这里](https://zwfw.example/)填报。\n",
    good="到[政务服务平台](https://zwfw.example/)填报。\n",
)
