"""How a text is disclosed was changed after its first review, and nothing on record says why (design 5.1)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]

PUBLIC = "主动公开"
"""What a text is that says nothing."""


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Against the first signature that git knows; silent without a history."""
    first = context.proofs.disclosures.get(article.path)
    if first is None:
        return
    before, now = first or PUBLIC, article.meta.disclosure or PUBLIC
    recorded = any(one.to == now and one.at and one.by.strip() and one.reason.strip() for one in article.meta.disclosure_changes)
    if before != now and not recorded:
        yield RULE.at(article, field="disclosure", before=before, now=now)


RULE = Rule(
    id="REV028",
    name="review.disclosure-changed",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text", "git"}),
    title=Text("公开属性在首次审核后被改动", "Disclosure changed after the first review"),
    message=Text("首次审核时公开属性为{before}，现为{now}，没有变更记录", "{before} at the first review, {now} now, and no change is on record"),
    hint=Text(
        "写明变更：disclosure_changes: [{{to: {now}, at: 时间, by: 决定人, reason: 理由}}]，并重新三审",
        "record it: disclosure_changes: [{{to: {now}, at: ..., by: ..., reason: ...}}], then have it reviewed again",
    ),
    basis=Text("安州区通知 三（一）“源头认定、锁定机制”；《中华人民共和国政府信息公开条例》", "Anzhou notice 3(1): fixed at the source; Regulation on Open Government Information"),
    rationale=Text(
        "公开属性在拟稿时认定、首次审核前确定；以后要改，须有人决定并留下理由，不能悄悄改成可以公开。",
        "The attribute is fixed before the first review; whoever changes it later answers for it with a reason.",
    ),
    bad="",
    good="",
    waived_by="secrecy",
)
