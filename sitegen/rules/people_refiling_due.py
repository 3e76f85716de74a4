"""people.refiling-due: a unit's people changed, and it has not filed them anew."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.clocks import all_clocks
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import shown
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]

LATE = Text(
    "{text}的责任人员 {since} 有变动，应于 {due} 前重新备案，已超期",
    "people of {text} changed on {since}; filing them anew was due on {due}",
)


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """One finding per unit that records when it filed (`filed_on`); the limit is `filing.person` of the profile."""
    for one in all_clocks(index, context.now, context.calendar):
        if one.kind == "filing.change" and one.is_open:
            yield RULE.of_site(
                path=one.path, unit=one.unit, field=one.field, place=one.place, text=one.what, since=shown(one.started),
                due=shown(one.due) or "（期限未知）", message=LATE if one.state == "late" else None,
            )


SITE = """-- checks/people.yaml --
units: [{id: office, name: 县政府办公室, filed_on: 2024-01-05}]
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, from: 2026-02-02}]}
"""

RULE = Rule(
    id="PPL003",
    name="people.refiling-due",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "people", "clock"}),
    blocks=False,
    title=Text("人员变动后应重新备案", "People changed and were not filed anew"),
    message=Text(
        "{text}的责任人员 {since} 有变动，应于 {due} 前重新备案",
        "people of {text} changed on {since}; they are to be filed anew by {due}",
    ),
    hint=Text(
        "向主管单位备案后，更新该单位的 filed_on，或在 checks/ledgers/filings.csv 中登记",
        "file them, then update the unit's filed_on or add a row to checks/ledgers/filings.csv",
    ),
    basis=Text("安州区通知 一（四）“如有变动，5个工作日内重新备案”", "Anzhou notice 1(4): file anew within five working days"),
    rationale=Text(
        "责任人员变动后五个工作日内要重新备案，出了问题才找得到人。",
        "After a change the office must know within five working days who answers.",
    ),
    bad=SITE,
    good=SITE.replace("filed_on: 2024-01-05", "filed_on: 2026-02-05"),
)
