"""A text claims the urgent path without a right to it (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.urgency import EXAMPLE, faults

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """One finding with every reason: column not listed, approver not entitled, approval not recorded."""
    if article.meta.urgent is None:
        return
    why = faults(context.settings, article.column_id, article.meta.urgent)
    if why:
        yield RULE.at(article, field="urgent", why="；".join(text.zh for text in why),
                      why_en="; ".join(text.en for text in why))


RULE = Rule(
    id="REV019",
    name="review.urgent-not-allowed",
    level="error",
    scope="article",
    title=Text("不符合紧急发布条件", "The urgent path is not open to this text"),
    message=Text("不能走紧急发布：{why}", "not allowed on the urgent path: {why_en}"),
    hint=Text("删去 urgent，按三审程序签署；确属紧急的，由有权限的负责人批准并写明 reason、by、at",
              "remove `urgent` and have all levels sign, or have an entitled leader approve and record reason, by "
              "and at"),
    basis=Text("绵安府办〔2023〕71号 三（一）“先审后发”；紧急发布范围由 site.yaml 的 checks.urgent 设定",
               "Anzhou notice 71 of 2023, 3(1); columns and level as set under checks.urgent in site.yaml"),
    rationale=Text("紧急通道只用于应急信息，范围和批准人事先确定，防止变成绕过三审的捷径。",
                   "The urgent path is for emergencies; its columns and approvers are fixed beforehand so that it is "
                   "no way round the reviews."),
    bad=EXAMPLE.replace("columns: [zwgk/tzgg]", "columns: [zwgk/xwdt]") + """date: 2026-03-09 10:00
urgent: {reason: 强降雨预警, by: 赵安, at: 2026-03-09 09:30}
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 09:20}
  - {level: final, name: 赵安, at: 2026-03-09 09:30}
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
