"""pair.not-one-to-one: a second interpretation of one document, or a second document of one interpretation."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import CONTENT
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.pairs import BASIS, edges
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """At the surplus one: the pair is the one that is linked both ways, else the first by path."""
    first: dict[tuple[str, str], str] = {}
    for edge in edges(index, context):
        if edge.partner is None or not edge.good or edge.source.companion or edge.back == edge.source.id:
            continue
        if edge.back:
            rival = index.by_id.get(edge.back)
            paired = rival is not None and not rival.companion and getattr(rival, edge.field) == edge.partner.id
            taken = edge.back if paired else edge.source.id
        else:
            taken = first.setdefault((edge.field, edge.partner.id), edge.source.id)
        if taken != edge.source.id:
            yield RULE.on(
                edge.source,
                field=edge.field,
                text=edge.target,
                related=((CONTENT + index.by_id[taken].path, 1),),
                other=CONTENT + index.by_id[taken].path,
            )


RULE = Rule(
    id="PAIR004",
    name="pair.not-one-to-one",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="pairing",
    basis=BASIS,
    title=Text("配对不是一一对应", "A pair that is not one-to-one"),
    message=Text(
        "“{text}”已与 {other} 配对，本文是多出来的一篇", "“{text}” is already paired with {other}; this one is surplus"
    ),
    hint=Text(
        "图解、视频、问答等其他形式请写 `companion: true` 和 `form`；否则改正 id",
        "mark further forms with `companion: true` and `form`, or correct the id",
    ),
    rationale=Text(
        "一件政策文件对应一篇主解读；其他形式作为附加解读，数量不限。",
        "One document has one main interpretation; further forms are companions, any number.",
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
interprets: p2
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
《办法》明确了管护责任和资金来源。
-- content/zwgk/zcjd/i3.md --
---
title: 《澄溪县农田水利设施管护办法》再解读
source: 县政府办公室
editor: 张敏
id: i3
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
-- content/zwgk/zcjd/i3.md --
---
title: 《澄溪县农田水利设施管护办法》图解
source: 县政府办公室
editor: 张敏
id: i3
date: 2026-03-09 09:00
interprets: p2
companion: true
form: 图解
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
《办法》明确了管护责任和资金来源。
""",
)
