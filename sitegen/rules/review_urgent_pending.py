"""An urgent text is out and still waits, in time, for its other signatures (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.signing import LEVEL_ZH, LINE_ONE
from sitegen.rules.urgency import EXAMPLE, unfinished
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """One finding per text until the last second of the time allowed."""
    for text in unfinished(index, context.now):
        if context.now <= text.due:
            levels_zh = "、".join(LEVEL_ZH[level] for level in text.missing)
            yield RULE.on(text.facts, field=f"reviewers.{text.missing[0]}", place=LINE_ONE, levels_zh=levels_zh,
                          levels=", ".join(text.missing), due=f"{text.due:%Y-%m-%d %H:%M}")


RULE = Rule(
    id="REV012",
    name="review.urgent-pending",
    level="warning",
    scope="site",
    title=Text("紧急发布待补签", "An urgent text awaits signatures"),
    message=Text("紧急发布的信息须在 {due} 前补签{levels_zh}",
                 "published on the urgent path: {levels} must be signed by {due}"),
    hint=Text("请相应人员尽快审核补签（sitegen review status 可查进度）；逾期将暂缓本单位其他稿件发布",
              "have it signed in time (see sitegen review status); once overdue, the unit's other texts are held"),
    basis=Text("绵安府办〔2023〕71号 三（一）“三审制度”；紧急发布时限由 site.yaml 的 checks.urgent 设定",
               "Anzhou notice 71 of 2023, 3(1); hours as set under checks.urgent in site.yaml"),
    rationale=Text("突发事件信息可由有终审权限的负责人先行批准，其余审级须在规定时限内补齐。",
                   "In an emergency the leader on duty approves first; the other levels follow within the hours "
                   "given."),
    bad=EXAMPLE + """date: 2026-03-09 10:00
urgent: {reason: 强降雨预警, by: 赵安, at: 2026-03-09 09:30}
reviewers:
  - {level: final, name: 赵安, at: 2026-03-09 09:30}
---
请各单位立即做好强降雨防范工作。
""",
    good=EXAMPLE + """date: 2026-03-09 10:00
urgent: {reason: 强降雨预警, by: 赵安, at: 2026-03-09 09:30}
reviewers:
  - {level: final, name: 赵安, at: 2026-03-09 09:30}
  - {level: first, name: 李华, at: 2026-03-09 14:00}
  - {level: second, name: 王卫, at: 2026-03-09 15:00}
---
请各单位立即做好强降雨防范工作。
""",
    check=check,
    reads=frozenset({"people", "index", "clock", "signatures"}),
    blocks=False,
)
