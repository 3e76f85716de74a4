"""fm.bad-address: a slug, a file name or an alias that no address of the site can be."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.paths import is_safe
from sitegen.rules.base import Context, Rule
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_PART = pattern(r"[0-9A-Za-z\u3400-\u9fff\U00020000-\U0003ffff（）《》〔〕—、，+=@!~._-]+")
"""What may stand in an address and on every file system: letters, digits, Han characters, a few marks."""


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Where the text goes: one part. Where its aliases go: a root address of such parts."""
    if not _is_part(article.slug):
        yield RULE.at(article, field="slug", text=_short(article.slug))
    for number, alias in enumerate(article.meta.aliases):
        parts = alias.removeprefix("/").removesuffix("/").split("/")
        if not alias.startswith("/") or not all(_is_part(part) for part in parts) or not is_safe("/".join(parts)):
            yield RULE.at(article, field=f"aliases.{number}", text=_short(alias))


def _is_part(part: str) -> bool:
    return bool(_PART.fullmatch(part)) and is_safe(part)


def _short(written: str) -> str:
    shown = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in written)
    return shown if len(shown) <= 60 else shown[:60] + "…"


RULE = Rule(
    id="FM020",
    name="fm.bad-address",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    title=Text("网页地址不合规", "An address that cannot be"),
    message=Text("“{text}”不能用作网页地址", "“{text}” cannot be an address of the site"),
    hint=Text(
        "slug 和文件名只用字母、数字、汉字和连字符；aliases 写成 /栏目/名称/",
        "slug and file name: letters, digits, Han characters and hyphens; aliases: /column/name/",
    ),
    basis=Text("国办发〔2017〕47号 网页设计规范（页面地址）", "State Council Office 2017 No. 47, page addresses"),
    rationale=Text(
        "地址中的 ..、斜杠、问号或系统保留名会写到别处、打不开，或在另一种系统上无法保存。",
        "`..`, slashes, question marks or reserved names lead elsewhere, do not open, or cannot be stored on other systems.",
    ),
    bad="---\nslug: ../../etc/passwd\n---\n",
    good="---\nslug: nongtian-shuili\naliases: [/old/a/]\n---\n",
)
