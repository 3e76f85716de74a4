"""image.foreign: a picture that is fetched from somebody else's server."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_foreign_addresses
from sitegen.rules.base import Context, Rule
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_REMOTE = pattern(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def check(article: Article, context: Context) -> Iterator[Finding]:
    for use in article.outline.links:
        if use.image and _REMOTE.match(use.dest):
            yield RULE.at(article, article.body_start + use.start, article.body_start + use.end, text=use.dest)


RULE = Rule(
    id="IMG010",
    name="image.foreign",
    level="error",
    scope="article",
    check=check,
    when=has_foreign_addresses,
    reads=frozenset({"text"}),
    waived_by="links",
    title=Text("引用外站图片", "A picture from another site"),
    message=Text("图片“{text}”不在本站", "the picture “{text}” is not on this site"),
    hint=Text("把图片存到本文所在目录，用相对路径引用", "store the picture beside the text and use its relative path"),
    basis=Text("安州区通知 四（一）平台安全；国办发〔2017〕47号 安全防护", "Anzhou notice 4(1); State Council Office 2017 No. 47, security"),
    rationale=Text(
        "外站可以随时换掉图片，也能借此记录每个读者的访问。",
        "Another site can change the picture at any time, and sees every reader.",
    ),
    bad="![农田水利现场图](https://tu.example/nongtian-xianchang.png)\n",
    good="请按时报送。\n",
)
