"""suppress.unused: a waiver that excuses nothing."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META001",
    name="suppress.unused",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset({"people", "index", "clock"}),
    blocks=False,
    title=Text("没有用到的豁免", "A waiver that excuses nothing"),
    message=Text(
        "豁免 {waived}（{file} “{quoted}”）没有对应的问题", "the waiver of {waived} ({file} “{quoted}”) fits no finding"
    ),
    hint=Text(
        "问题已改正的，删去这一条；写错的，改正 rule、path、text",
        "delete it where the fault was put right; else correct rule, path or text",
    ),
    basis=Text(
        "安州区通知 四（六）“建立错敏整改台账，做好问题整改复核闭环管理”",
        "Anzhou notice 4(6): a ledger, and a closed loop",
    ),
    rationale=Text(
        "用不到的豁免会悄悄放过以后的新问题。", "A waiver left behind would silently excuse the next fault."
    ),
    bad="""\
-- checks/waivers.yaml --
- rule: attachment.missing
  path: content/zwgk/tzgg/a.md
  text: jhb.csv
  reason: 原表次日补传
  by: wangwei
  until: 2026-06-30
""",
    good="""\
-- checks/waivers.yaml --
- rule: attachment.missing
  path: content/zwgk/tzgg/b.md
  text: jhb.csv
  reason: 原表由县林业局次日补传
  by: wangwei
  until: 2026-06-30
-- content/zwgk/tzgg/b.md --
---
title: 关于做好2026年春季植树造林工作的通知
source: 县政府办公室
editor: 张敏
id: b
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
请填写[植树计划表](jhb.csv)，按时报送。
""",
)
