"""pii.mobile: a mobile number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.personal import BASIS, has_numbers, numbers

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """An error beside a person's name. Numbers of the option `allowed` are published on purpose."""
    allowed = frozenset(re.sub("[^0-9]", "", str(number)) for number in context.option(RULE, "allowed"))
    for one in numbers(article, "mobile"):
        if re.sub("[^0-9]", "", article.source[one.start : one.end])[-11:] in allowed:
            continue
        zh, en = ("，紧接人名", ", beside a person's name") if one.near_name else ("", "")
        finding = RULE.at(article, one.start, one.end, text=one.shown, who=zh, who_en=en)
        yield replace(finding, level="error") if one.near_name else finding


RULE = Rule(
    id="PII002",
    name="pii.mobile",
    level="warning",
    scope="article",
    check=check,
    when=has_numbers,
    reads=frozenset({"text"}),
    options={"allowed": ()},
    waived_by="wording",
    title=Text("手机号码", "A mobile number"),
    message=Text("出现手机号码 {text}{who}", "a mobile number stands here: {text}{who_en}"),
    hint=Text(
        "改为办公电话；确需公布的，把号码列入 site.yaml 的 pii.mobile 选项 allowed",
        "give an office number, or list it in the option allowed of pii.mobile",
    ),
    basis=BASIS,
    rationale=Text(
        "个人手机号公开后会招来骚扰和诈骗；与姓名同列即可识别本人。",
        "A private number in public draws fraud; beside a name it identifies the person.",
    ),
    bad="联系人：李秀英，13800138000。\n",
    good="联系人：李秀英，0000-6166558。\n",
)
