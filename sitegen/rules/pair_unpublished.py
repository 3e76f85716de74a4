"""pair.unpublished: a published text whose partner is not on the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.article import CONTENT
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.pairs import BASIS, edges, grace, softened
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Of texts on the site only. A withdrawn partner is a warning: a withdrawal must not stop the next build."""
    for edge in edges(index, context):
        if edge.partner is None or not edge.good or index.state(edge.source, context.now) != "live":
            continue
        state = index.state(edge.partner, context.now)
        if state == "live":
            continue
        why = _STATES[state]
        finding = RULE.on(
            edge.source,
            field=edge.field,
            text=edge.target,
            related=((CONTENT + edge.partner.path, 1),),
            other=CONTENT + edge.partner.path,
            zh=why.zh,
            en=why.en,
        )
        if state == "withdrawn":
            finding = replace(finding, level="warning")
        yield softened(finding, grace(edge.source, context)) if edge.field == "interpreted_by" else finding


_STATES = {
    "draft": Text("还是草稿", "is a draft"),
    "waiting": Text("未到发布时间", "is not due yet"),
    "closed": Text("不公开", "is not open"),
    "withdrawn": Text("已撤下", "was withdrawn"),
}


RULE = Rule(
    id="PAIR006",
    name="pair.unpublished",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="pairing",
    basis=BASIS,
    title=Text("配对的另一方没有发布", "The partner is not on the site"),
    message=Text("配对的 {other} {zh}，本文却已发布", "{other} {en}, while this text is on the site"),
    hint=Text(
        "两篇同时发布：完成对方的审签，或把两篇的 date 改成同一时间",
        "publish both together: finish the other's review, or give both the same date",
    ),
    rationale=Text(
        "发布重要政策文件时，须同时发布对应的解读材料。", "The interpretation is published together with the document."
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
date: 2026-03-12 09:00
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
