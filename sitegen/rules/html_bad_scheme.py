"""html.bad-scheme: a link that runs code or leads into somebody's own computer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_foreign_addresses
from sitegen.rules.base import Context, Rule
from sitegen.text.lazily import pattern

__all__ = ["RULE"]


_SCHEME = pattern(r"([a-z][a-z0-9+.-]*):")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Links and pictures; control characters and escapes are decoded first, as browsers do."""
    allowed = frozenset(context.option(RULE, "schemes"))
    for use in article.outline.links:
        if (scheme := _scheme(use.dest)) and scheme not in allowed:
            yield RULE.at(
                article, article.body_start + use.start, article.body_start + use.end, text=use.dest, scheme=scheme
            )
    if article.meta.source_url and (scheme := _scheme(article.meta.source_url)) and scheme not in allowed:
        yield RULE.at(article, field="source_url", text=article.meta.source_url, scheme=scheme)


def _scheme(address: str) -> str:
    """What stands before the colon, or empty for relative addresses. `file\\server` is the Windows way to say file:."""
    if ":" not in address and "%" not in address and "\\" not in address:
        return ""
    seen = "".join(c for c in unquote(address) if unicodedata.category(c) not in ("Cc", "Cf", "Zs", "Zl", "Zp")).lower()
    if seen.startswith("\\\\"):
        return "file"
    match = _SCHEME.match(seen)
    return match[1] if match else ""


RULE = Rule(
    id="HTML008",
    name="html.bad-scheme",
    level="error",
    scope="article",
    check=check,
    when=has_foreign_addresses,
    reads=frozenset({"text"}),
    options={"schemes": ("http", "https", "mailto", "tel")},
    title=Text("不允许的链接协议", "A link by a scheme that is not allowed"),
    message=Text(
        "链接“{text}”使用了不允许的协议 {scheme}:", "the link “{text}” uses the scheme {scheme}:, which is not allowed"
    ),
    hint=Text(
        "改为 https:// 地址或站内相对路径；本机、内网路径的文件请作为附件上传",
        "use an https:// address or a relative path; offer files of your own computer as attachments",
    ),
    basis=Text(
        "安州区通知 四（一）平台安全；国办发〔2017〕47号 安全防护",
        "Anzhou notice 4(1); State Council Office 2017 No. 47, security",
    ),
    rationale=Text(
        "javascript: 会在读者的浏览器里运行代码，file: 只在编辑自己的电脑上有效。",
        "`javascript:` runs code in the reader's browser; `file:` works on the editor's computer only.",
    ),
    bad="[点此填报](javascript:alert)\n",
    good="[填报系统](https://tb.example/)\n",
)
