"""An urgent text lacks the signature of the person who approved it (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import name_of, report_missing
from sitegen.rules.urgency import EXAMPLE, approval, approving_levels, open_urgent

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """One finding where the urgent path is open but its approver has not signed a level that opens it."""
    urgent = open_urgent(article)
    if urgent and approval(article, urgent) is None:
        yield report_missing(RULE, article, approving_levels(context.settings)[0], by=name_of(urgent.by, context.settings.people))


RULE = Rule(
    id="REV018",
    name="review.urgent-no-review",
    level="error",
    scope="article",
    title=Text("紧急发布无批准人签署", "An urgent text without its approval"),
    message=Text("紧急发布缺少批准人{by}的{level_zh}签署",
                 "published on the urgent path without the {level} signature of {by}, who approved it"),
    hint=Text("由{by}签署（电话、短信批准的据实登记）：sitegen review sign {file} --level {level}",
              "{by} signs, or the approval by phone or message is recorded: sitegen review sign {file} --level "
              "{level}"),
    basis=Text("绵安府办〔2023〕71号 三（一）“先审后发”", "Anzhou notice 71 of 2023, 3(1): review before publishing"),
    rationale=Text("紧急发布也须先经有终审权限的负责人批准并留痕。",
                   "Even in an emergency a leader with final authority approves first, on record."),
    bad=EXAMPLE + """date: 2026-03-09 10:00
urgent: {reason: 强降雨预警, by: 赵安, at: 2026-03-09 09:30}
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 09:20}
---
请各单位立即做好强降雨防范工作。
""",
    good=EXAMPLE + """date: 2026-03-09 10:00
urgent: {reason: 强降雨预警, by: 赵安, at: 2026-03-09 09:30}
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 09:20}
  - {level: final, name: 赵安, at: 2026-03-09 09:30}
---
请各单位立即做好强降雨防范工作。
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text", "people"}),
)
