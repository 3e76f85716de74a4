"""pii.email: a private mail address."""

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
    r"(?<![0-9A-Za-z._+-])(?P<mail>[0-9A-Za-z][0-9A-Za-z._+-]{0,40}@(?:qq|163|126|sina|sohu|foxmail|gmail|outlook|hotmail|139|189|yeah|aliyun)"
    r"[.](?:com[.]cn|com|cn|net))(?![0-9A-Za-z])"
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    if not context.option(RULE, "enabled") or "@" not in article.source:
        return
    for match in _FORM.finditer(article.source):
        start, end = match.span("mail")
        yield RULE.at(article, start, end, text=article.source[start : start + 2] + "*" * (end - start - 2))


RULE = Rule(
    id="PII005",
    name="pii.email",
    level="info",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    options={"enabled": False},
    waived_by="wording",
    title=Text("私人邮箱", "A private mail address"),
    message=Text("出现私人邮箱 {text}", "a private mail address stands here: {text}"),
    hint=Text("改用单位邮箱", "give the mailbox of the office"),
    basis=BASIS,
    rationale=Text(
        "对外联系应当用单位邮箱，人员变动也不中断。", "Offices are reached at their own address, whoever works there."
    ),
    bad=WHOLE_SITE.format(rules="pii.email: {options: {enabled: true}}", body="意见请发送至 zhangsan@163.com。\n"),
    good=WHOLE_SITE.format(
        rules="pii.email: {options: {enabled: true}}", body="意见请发送至 office@chengxi.example。\n"
    ),
)
