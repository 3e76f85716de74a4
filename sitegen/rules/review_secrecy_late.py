"""The secrecy review came after the text was published (design 5.1)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_secrecy_review
from sitegen.rules.base import Context, Rule
from sitegen.rules.signing import shown

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Of any text that has a record with a time; compared by day where either lacks a clock time."""
    record, published = article.meta.secrecy_review, article.meta.date
    if record and record.at and published and record.at.is_after(published):
        yield RULE.at(article, field="secrecy_review.at", at=shown(record.at), published=shown(published))


RULE = Rule(
    id="REV029",
    name="review.secrecy-late",
    level="error",
    scope="article",
    check=check,
    when=has_secrecy_review,
    reads=frozenset({"text"}),
    title=Text("先发布后保密审查", "Examined for secrecy after publishing"),
    message=Text("保密审查时间 {at} 晚于发布时间 {published}", "examined for secrecy on {at}, published on {published}"),
    hint=Text(
        "先审查后公开：发布时间须在保密审查之后；审查时间填错的，按审查单更正",
        "examine first, then publish; if the time is a slip, put the one of the form",
    ),
    basis=Text("《中华人民共和国政府信息公开条例》第十七条；安州区通知 四（三）", "Regulation on Open Government Information, article 17; Anzhou notice 4(3)"),
    rationale=Text("公开前须经保密审查，泄露之后再审查没有意义。", "A secret that is out is out: the examination comes before."),
    bad="---\nsecrecy_review: {by: 张敏, at: 2026-03-10, conclusion: 可以公开}\n---\n",
    good="---\nsecrecy_review: {by: 张敏, at: 2026-03-09, conclusion: 可以公开}\n---\n",
    waived_by="secrecy",
)
