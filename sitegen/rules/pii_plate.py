"""pii.plate: a number plate."""

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
    "(?P<plate>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?"
    "(?:[A-HJ-NP-Z0-9]{5}|[DF][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[DF]))(?![0-9A-Za-z])"
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    if not context.option(RULE, "enabled") or "车" not in article.source:
        return
    for match in _FORM.finditer(article.source):
        start, end = match.span("plate")
        yield RULE.at(article, start, end, text=article.source[start : start + 2] + "*" * (end - start - 2))


RULE = Rule(
    id="PII007",
    name="pii.plate",
    level="info",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    options={"enabled": False},
    waived_by="wording",
    title=Text("车牌号码", "A number plate"),
    message=Text("出现车牌号码 {text}", "a number plate stands here: {text}"),
    hint=Text("不需要公示到车的，隐去后几位", "hide the last digits unless the car must be named"),
    basis=BASIS,
    rationale=Text(
        "车牌可以查到车主；曝光类信息依法可以保留。",
        "A plate leads to its owner; exposures ordered by law may keep it.",
    ),
    bad=WHOLE_SITE.format(rules="pii.plate: {options: {enabled: true}}", body="车辆川A12345违法停放。\n"),
    good=WHOLE_SITE.format(rules="pii.plate: {options: {enabled: true}}", body="车辆川A12***违法停放。\n"),
)
