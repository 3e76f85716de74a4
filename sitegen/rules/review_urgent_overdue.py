"""An urgent text was not signed in time: it stays, and holds up its unit's unpublished texts (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sitegen.article import CONTENT
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.signing import LEVEL_ZH, LINE_ONE
from sitegen.rules.urgency import EXAMPLE, OpenUrgent, unfinished
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]

HELD = Text("本单位紧急发布的《{urgent}》逾期未补签{levels_zh}，补齐前暂缓发布本单位其他稿件",
            "held until the unit's urgent text “{urgent}” has its overdue signatures: {levels}")
SIGN = Text("先补签紧急稿件（sitegen review status {urgent_file} 可查缺项）",
            "first have the urgent text signed (sitegen review status {urgent_file} says what is missing)")


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """A warning at the urgent text itself, and an error at every ordinary text of its unit not yet published."""
    by_unit: dict[str, list[OpenUrgent]] = {}
    for text in unfinished(index, context.now):
        if context.now > text.due:
            by_unit.setdefault(text.facts.unit, []).append(text)
            # A warning: holding back the urgent text itself would punish its readers.
            own = RULE.on(text.facts, field=f"reviewers.{text.missing[0]}", place=LINE_ONE, **_data(text))
            yield replace(own, level="warning")
    for facts in index.articles if by_unit else ():
        late = by_unit.get(facts.unit, ()) if facts.unit else ()
        if not late or facts.urgent is not None or facts.id in index.published:
            continue
        if index.state(facts, context.now) == "live":
            related = tuple((CONTENT + text.facts.path, 1) for text in late)
            yield RULE.on(facts, place=LINE_ONE, message=HELD, hint=SIGN, related=related, **_data(late[0]))


def _data(text: OpenUrgent) -> dict[str, Any]:
    return {"due": f"{text.due:%Y-%m-%d %H:%M}", "levels": ", ".join(text.missing), "urgent": text.facts.title,
            "urgent_file": CONTENT + text.facts.path, "levels_zh": "、".join(LEVEL_ZH[level] for level in text.missing)}


RULE = Rule(
    id="REV013",
    name="review.urgent-overdue",
    level="error",
    scope="site",
    title=Text("紧急发布逾期未补签", "Overdue signatures of an urgent text"),
    message=Text("紧急发布的信息应在 {due} 前补签{levels_zh}，已逾期",
                 "published on the urgent path; {levels} were due by {due}"),
    hint=Text("请相应人员立即审核补签：sitegen review sign {urgent_file}；补齐前本单位其他稿件暂缓发布",
              "have it signed at once: sitegen review sign {urgent_file}; until then the unit's other texts are held"),
    basis=Text("绵安府办〔2023〕71号 三（一）“三审制度”；紧急发布时限由 site.yaml 的 checks.urgent 设定",
               "Anzhou notice 71 of 2023, 3(1); hours as set under checks.urgent in site.yaml"),
    rationale=Text("紧急通道只是先发后补，不是免审。逾期不补的单位，其他稿件暂缓发布。",
                   "The urgent path defers reviews, it does not spare them; a unit that leaves them open publishes "
                   "nothing else."),
    bad=EXAMPLE + """date: 2026-03-09 08:40
urgent: {reason: 强降雨预警, by: 赵安, at: 2026-03-09 08:30}
reviewers:
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
请各单位立即做好强降雨防范工作。
""",
    good=EXAMPLE + """date: 2026-03-09 08:40
urgent: {reason: 强降雨预警, by: 赵安, at: 2026-03-09 08:30}
reviewers:
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
---
请各单位立即做好强降雨防范工作。
""",
    check=check,
    reads=frozenset({"people", "index", "clock", "record", "signatures"}),
)
