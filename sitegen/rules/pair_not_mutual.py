"""pair.not-mutual: the partner names somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import CONTENT
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.pairs import BASIS, edges
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """The partner's own link leads to a third text which does not answer it (else this one is surplus: not-one-to-one).

    Links that are wrong in themselves are named there, not here.
    """
    good = {(edge.source.id, edge.field) for edge in edges(index, context) if edge.good}
    for edge in edges(index, context):
        partner = edge.partner
        if (
            partner is None
            or not edge.good
            or edge.source.companion
            or edge.back in ("", edge.source.id)
            or (partner.id, edge.back_field) not in good
        ):
            continue
        third = index.by_id[edge.back]
        if getattr(third, edge.field) != partner.id:
            yield RULE.on(
                edge.source,
                field=edge.field,
                text=edge.target,
                related=((CONTENT + partner.path, 1),),
                other=CONTENT + partner.path,
                third=edge.back,
                key=edge.back_field,
            )


RULE = Rule(
    id="PAIR008",
    name="pair.not-mutual",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="pairing",
    basis=BASIS,
    title=Text("配对双方互不对应", "Partners that do not name each other"),
    message=Text("{other} 的 {key} 是“{third}”，不是本文", "{key} of {other} is “{third}”, not this text"),
    hint=Text(
        "核对两篇的 interprets 和 interpreted_by，使之互指", "make interprets and interpreted_by name each other"
    ),
    rationale=Text(
        "互相关联、一一对应：甲指乙、乙指丙，读者会被带到错误的文件。",
        "A names B and B names C: readers are led to the wrong document.",
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
interprets: p3
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
《办法》明确了管护责任和资金来源。
-- content/zwgk/zcwj/p3.md --
---
title: 澄溪县农田水利设施管理办法
source: 县政府办公室
editor: 张敏
id: p3
date: 2026-03-09 09:00
disclosure: 主动公开
secrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 可以公开}
interpreted_by: i4
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
为加强农田水利设施管护，制定本办法。
-- content/zwgk/zcjd/i4.md --
---
title: 《澄溪县农田水利设施管护办法》的说明
source: 县政府办公室
editor: 张敏
id: i4
date: 2026-03-09 09:00
interprets: p2
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
《办法》明确了管护责任和资金来源。
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
