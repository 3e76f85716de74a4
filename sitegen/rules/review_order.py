"""A later review was signed before an earlier one (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article, Signature
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import LEVEL_ZH, report, shown
from sitegen.rules.urgency import open_urgent

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """At the later level. Equal times are in order; by day where either has no clock; urgent texts in any order."""
    if open_urgent(article):
        return
    before: list[Signature] = []
    for later in article.signed.values():
        at = later.review.at
        if at is None:
            continue
        for earlier in before:
            if earlier.review.at and earlier.review.at.is_after(at):
                yield report(RULE, article, later, "at", earlier=earlier.level, earlier_zh=LEVEL_ZH[earlier.level],
                             at=shown(at), earlier_at=shown(earlier.review.at))
                break
        before.append(later)


RULE = Rule(
    id="REV004",
    name="review.order",
    level="error",
    scope="article",
    title=Text("审核先后顺序颠倒", "Reviews signed out of order"),
    message=Text("{level_zh}时间 {at} 早于{earlier_zh}时间 {earlier_at}",
                 "the {level} review ({at}) was signed before the {earlier} one ({earlier_at})"),
    hint=Text("核对签署时间；确系越级先签的，由{name}在{earlier_zh}之后重新签署：sitegen review sign {file} --level "
              "{level}",
              "check the times; if {name} really signed too early, sign again after the {earlier} review: "
              "sitegen review sign {file} --level {level}"),
    basis=Text("绵安府办〔2023〕71号 三（一）“层层审签”“分级审核、先审后发”",
               "Anzhou notice 71 of 2023, 3(1): level by level, review before publishing"),
    rationale=Text("上一级审核以下一级把关为前提，顺序颠倒说明审核流于形式。",
                   "Each level builds on the one below; a reversed order shows a review in name only."),
    bad="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 15:30}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    good="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 15:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text"}),
)
