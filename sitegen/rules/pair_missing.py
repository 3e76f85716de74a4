"""pair.missing: an important document without its interpretation."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.pairs import BASIS, DEFAULT_TYPES, claimants, grace, in_hand, policy_types, softened
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Documents in hand that name no interpretation and that none names. Further forms do not count as the pair."""
    types, claimed = policy_types(context), claimants(index, context)
    for facts in index.articles:
        if (
            facts.type in types
            and in_hand(index, facts, context.now)
            and facts.interpretation_required is not False
            and not facts.interpreted_by
            and facts.id not in claimed
        ):
            yield softened(RULE.on(facts, field="interpreted_by", title=facts.title), grace(facts, context))


RULE = Rule(
    id="PAIR001",
    name="pair.missing",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="pairing",
    basis=BASIS,
    options={"types": DEFAULT_TYPES, "grace_working_days": 0},
    title=Text("政策文件没有对应的解读", "A policy document without interpretation"),
    message=Text("政策文件《{title}》没有对应的解读材料", "“{title}” has no interpretation"),
    hint=Text(
        "编写解读稿并写 `interprets: 本文id`，在本文写 `interpreted_by: 解读id`；确不需要解读的写 "
        "interpretation_required: false 并说明理由",
        "write the interpretation and link both by id, or set interpretation_required: false and say why",
    ),
    rationale=Text(
        "重要政策文件须与解读材料同时发布；国家指标抽查解读比例。",
        "Important documents are published together with their interpretation; inspections sample the share.",
    ),
    bad="""\
-- content/zwgk/zcwj/p2.md --
---
title: 澄溪县农田水利设施管护办法
source: 县政府办公室
editor: 张敏
id: p2
date: 2026-03-09 09:00
disclosure: 主动公开
secrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 可以公开}
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
为加强农田水利设施管护，制定本办法。
""",
    good="""\
-- content/zwgk/zcwj/p2.md --
---
title: 澄溪县农田水利设施管护办法
source: 县政府办公室
editor: 张敏
id: p2
date: 2026-03-09 09:00
disclosure: 主动公开
secrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 可以公开}
interpreted_by: i2
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
为加强农田水利设施管护，制定本办法。
-- content/zwgk/zcjd/i2.md --
---
title: 《澄溪县农田水利设施管护办法》解读
source: 县政府办公室
editor: 张敏
id: i2
date: 2026-03-09 09:00
interprets: p2
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
《办法》明确了管护责任和资金来源。
""",
)
