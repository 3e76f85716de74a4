"""pii.address: an address down to the door beside a name."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.personal import BASIS
from sitegen.rules.samples import WHOLE_SITE
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_FORM = pattern(
    "(?:户主|姓名|住户|居民|村民|申请人)[：: ]?[\u4e00-\u9fff]{2,3}[，,、| \t]{1,4}(?:住址|地址|家住|住)?[：: ]?"
    "(?P<home>[\u4e00-\u9fff0-9]{2,24}[0-9]{1,4}(?:号|室))"
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    if not context.option(RULE, "enabled") or "号" not in article.source:
        return
    for match in _FORM.finditer(article.source):
        start, end = match.span("home")
        yield RULE.at(article, start, end, text=article.source[start : start + 2] + "*" * (end - start - 2))


RULE = Rule(
    id="PII009",
    name="pii.address",
    level="info",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    options={"enabled": False},
    waived_by="wording",
    title=Text("个人住址", "A home address"),
    message=Text("姓名后有详细住址 {text}", "a home address follows a name: {text}"),
    hint=Text("只写到村（社区）", "name the village or community only"),
    basis=BASIS,
    rationale=Text("姓名加门牌即可找到本人。", "A name and a door number lead to the person."),
    bad=WHOLE_SITE.format(rules="pii.address: {options: {enabled: true}}", body="户主李秀英，家住城关镇河堤街12号。\n"),
    good=WHOLE_SITE.format(rules="pii.address: {options: {enabled: true}}", body="户主李秀英，城关镇河堤社区。\n"),
)
