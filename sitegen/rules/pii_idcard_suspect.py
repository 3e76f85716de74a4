"""pii.idcard-suspect: eighteen digits called an identity number that fail the check."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.personal import BASIS, has_numbers, numbers

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for one in numbers(article, "idcard-suspect"):
        yield RULE.at(article, one.start, one.end, text=one.shown)


RULE = Rule(
    id="PII004",
    name="pii.idcard-suspect",
    level="info",
    scope="article",
    check=check,
    when=has_numbers,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("疑似公民身份号码", "What looks like an identity number"),
    message=Text(
        "“身份证”字样后有18位数字 {text}，校验位不符",
        "18 digits {text} follow the words for identity card; the check digit is wrong",
    ),
    hint=Text("核对：是真实号码就删去，是示例请改用 * 号", "look: delete a real one, write an example with asterisks"),
    basis=BASIS,
    rationale=Text("录入有误的号码同样能指向本人。", "A number with one slip still points to the person."),
    bad="张某某，身份证号110105194912310021。\n",
    good="张某某，身份证号110***********0021。\n",
)
