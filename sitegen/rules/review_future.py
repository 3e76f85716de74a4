"""A signature is dated later than now (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Moment, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.signing import LEVEL_ZH, shown
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]

DAY = 86_400
"""Seconds: no zone moves a bare date further."""


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Every dated signature; a bare date counts as that whole day. A text dated after now waits and is spared."""
    now = Moment(context.now, True)
    surely_past = context.now.timestamp() - DAY
    for facts in index.articles:
        if facts.signed_by < surely_past or (facts.date and facts.date.is_after(now)):
            continue
        for level, at in facts.signed:
            if at.is_after(now):
                field = f"reviewers.{level}" if level in LEVEL_ZH else "reviewers"
                yield RULE.on(facts, field=field, level=level, level_zh=LEVEL_ZH.get(level, level),
                              at=shown(at), now=shown(now))


RULE = Rule(
    id="REV010",
    name="review.future",
    level="error",
    scope="site",
    title=Text("审核时间晚于当前时间", "A review dated in the future"),
    message=Text("{level_zh}时间 {at} 晚于当前时间 {now}", "the {level} review is dated {at}, later than now ({now})"),
    hint=Text("按实际审核时间更正 at；未审核的删除该条签署",
              "set `at` to the real time of the review, or remove a signature not yet given"),
    basis=Text("绵安府办〔2023〕71号 三（一）“先审后发”；五（四）弄虚作假",
               "Anzhou notice 71 of 2023, 3(1) review before publishing; 5(4) fabrication"),
    rationale=Text("预先填好的签署不是审核记录，属弄虚作假。",
                   "A signature filled in beforehand is no record of a review."),
    bad="""---
date: 2026-03-10
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-10 15:00}
---
""",
    good="""---
date: 2026-03-10
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-10 08:30}
---
""",
    check=check,
    reads=frozenset({"index", "clock", "signatures"}),
)
