"""suppress.not-entitled: a waiver granted by somebody who may not."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META014",
    name="suppress.not-entitled",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset({"people", "index", "clock"}),
    blocks=False,
    title=Text("豁免人无权批准", "A waiver by somebody who may not grant it"),
    message=Text("{by} 无权豁免 {file} 的 {waived}", "{by} may not waive {waived} for {file}"),
    hint=Text(
        "由岗位含该类豁免权（people.yaml 的 waives）且不是本文编辑的人批准；涉密标志、身份证号、缺终审任何人不得豁免",
        "have it granted by somebody whose post has that right (`waives` in people.yaml) and who did not edit the"
        " text; some rules nobody may waive",
    ),
    basis=Text(
        "安州区通知 四（六）“建立错敏整改台账，做好问题整改复核闭环管理”",
        "Anzhou notice 4(6): a ledger, and a closed loop",
    ),
    rationale=Text(
        "表述类由分管负责人、链接和配对类由办公室认定，编辑不能豁免自己的稿件。",
        "Wording is for the leader in charge, links and pairs for the office; no editor excuses their own text.",
    ),
    bad="""\
-- checks/waivers.yaml --
- rule: attachment.missing
  path: content/zwgk/tzgg/a.md
  text: jhb.csv
  reason: 原表次日补传
  by: zhangmin
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
