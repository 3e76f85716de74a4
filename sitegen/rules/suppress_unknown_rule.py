"""suppress.unknown-rule: a waiver of a rule that does not exist."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META013",
    name="suppress.unknown-rule",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset({"people", "index", "clock"}),
    blocks=False,
    title=Text("豁免的规则不存在", "A waiver of no rule"),
    message=Text("没有名为“{waived}”的规则", "there is no rule “{waived}”"),
    hint=Text("用 `sitegen rules` 查规则名", "look the name up with `sitegen rules`"),
    basis=Text(
        "安州区通知 四（六）“建立错敏整改台账，做好问题整改复核闭环管理”",
        "Anzhou notice 4(6): a ledger, and a closed loop",
    ),
    rationale=Text(
        "写错规则名的豁免不起作用，问题仍会拦住发布。",
        "A misspelt waiver excuses nothing, and the fault still stops the text.",
    ),
    bad="""\
-- checks/waivers.yaml --
- rule: attachment.mising
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
