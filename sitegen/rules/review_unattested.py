"""A signature says nothing of what was signed although the site demands a digest (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signing import report
from sitegen.rules.urgency import EXAMPLE

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Every entry without a digest, unless the floor is `names`."""
    if context.settings.checks.evidence.minimum == "names":
        return
    for entry in article.signatures:
        if not entry.review.digest:
            yield report(RULE, article, entry)


NAMES_ONLY = (
    EXAMPLE
    + """date: 2026-03-09 10:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
请各单位立即做好强降雨防范工作。
"""
)

RULE = Rule(
    id="REV014",
    name="review.unattested",
    level="error",
    scope="article",
    title=Text("签署没有内容摘要", "A signature without a digest"),
    message=Text(
        "{level_zh}（{name}）没有内容摘要，无法证明审的是本稿",
        "the {level} review ({name}) has no digest; nothing shows that this text was reviewed",
    ),
    hint=Text(
        "由{name}核对现稿后重新签署：sitegen review sign {file} --level {level}",
        "{name} reads the text as it is now and signs again: sitegen review sign {file} --level {level}",
    ),
    basis=Text(
        "绵安府办〔2023〕71号 三（一）“源头认定、锁定机制”", "Anzhou notice 71 of 2023, 3(1): locking of content"
    ),
    rationale=Text(
        "只写姓名和时间的签署，换了内容也看不出来；摘要把签署与所审内容锁定在一起。",
        "A name and a time stay valid whatever the text becomes; the digest ties the signature to what was read.",
    ),
    bad=NAMES_ONLY.replace("minimum: names", "minimum: digest"),
    good=NAMES_ONLY,
    check=check,
    reads=frozenset({"text"}),
)
