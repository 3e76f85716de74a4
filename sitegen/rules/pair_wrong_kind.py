"""pair.wrong-kind: a pair of texts that cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import CONTENT
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.pairs import BASIS, edges
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """A document is of the types that need interpretation, its partner an `interpretation` and no companion."""
    for edge in edges(index, context):
        partner = edge.partner
        if partner is None or edge.good or edge.target == edge.source.id:
            continue
        surplus = edge.field == "interpreted_by" and partner.companion
        yield RULE.on(
            edge.source,
            field=edge.field,
            text=edge.target,
            related=((CONTENT + partner.path, 1),),
            key=edge.field,
            other=CONTENT + partner.path,
            source_type=edge.source.type,
            other_type=partner.type,
            message=Text(
                "{other} 是附加解读（companion），不能作为主解读", "{other} is a companion, not the main interpretation"
            )
            if surplus
            else None,
        )


RULE = Rule(
    id="PAIR009",
    name="pair.wrong-kind",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="pairing",
    basis=BASIS,
    title=Text("配对双方的类型不对", "Texts that cannot be a pair"),
    message=Text(
        "{key} 把 {source_type} 类文章与 {other}（{other_type}）配对；只有政策文件与解读可以配对",
        "{key} pairs a {source_type} with {other} ({other_type}); only documents and interpretations pair",
    ),
    hint=Text(
        "核对 id 是否写错，或用 type 标明政策文件（policy）、解读（interpretation）",
        "check the id, or state type: policy / interpretation",
    ),
    rationale=Text("把新闻当解读，不能算已经解读。", "A news item is no interpretation."),
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
interpreted_by: a
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
