"""pii.bankcard: a bank card number."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.personal import BASIS, has_numbers, numbers

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for one in numbers(article, "bankcard"):
        yield RULE.at(article, one.start, one.end, text=one.shown)


RULE = Rule(
    id="PII003",
    name="pii.bankcard",
    level="error",
    scope="article",
    check=check,
    when=has_numbers,
    reads=frozenset({"text"}),
    title=Text("银行卡号", "A bank card number"),
    message=Text("出现银行卡号 {text}", "a bank card number stands here: {text}"),
    hint=Text("删去卡号；公示发放结果不需要账号", "delete it; results are published without accounts"),
    basis=BASIS,
    rationale=Text("卡号与姓名同时公开，直接危及资金安全。", "A card number beside a name endangers the money."),
    bad="补贴已发放至一卡通账号6222 0000 0012 3456 000。\n",
    good="补贴已发放至一卡通账号（尾号0000）。\n",
)
