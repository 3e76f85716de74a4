"""suppress.no-reason: a waiver that does not say why."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META012",
    name="suppress.no-reason",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset({"people", "index", "clock"}),
    blocks=False,
    title=Text("豁免没有写理由", "A waiver without reason"),
    message=Text("{file} 的豁免 {waived} 没有写理由", "the waiver of {waived} for {file} gives no reason"),
    hint=Text("补写 reason：谁、依据什么、为什么可以不改", "say in `reason` who decided it on what ground"),
    basis=Text(
        "安州区通知 四（六）“建立错敏整改台账，做好问题整改复核闭环管理”",
        "Anzhou notice 4(6): a ledger, and a closed loop",
    ),
    rationale=Text(
        "没有理由的豁免无法复核，也经不起检查。", "A waiver without reason can be neither reviewed nor defended."
    ),
    bad="""\
-- checks/waivers.yaml --
- rule: attachment.missing
  path: content/zwgk/tzgg/a.md
  text: jhb.csv
  reason: " "
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
