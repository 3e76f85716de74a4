"""pair.one-way: one text names the other, which names nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.article import CONTENT
from sitegen.model import Edit, Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.pairs import BASIS, edges, in_hand
from sitegen.site_index import SiteIndex
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

PLAIN = pattern(r"[\w][\w./-]*")
"""An id that YAML reads as it stands; another is left to a person."""


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Reported where the link back is missing; for a draft's link at the draft, so that it stops nothing."""
    first: dict[tuple[str, str], str] = {}
    for edge in edges(index, context):
        partner = edge.partner
        if (
            partner is None
            or not edge.good
            or edge.back
            or edge.source.companion
            or not in_hand(index, partner, context.now)
            or first.setdefault((edge.field, partner.id), edge.source.id) != edge.source.id
        ):
            continue
        other, lacking = edge.source, partner
        if edge.source.draft and not partner.draft:
            other, lacking = partner, edge.source
        field = edge.back_field if lacking is partner else edge.field
        found = RULE.on(
            lacking,
            field=field,
            related=((CONTENT + other.path, 1),),
            lacking=CONTENT + partner.path,
            key=edge.back_field,
            id=edge.source.id,
        )
        yield replace(found, fix="safe", fixes=(Edit(-1, -1, f"{field}: {other.id}"),)) if PLAIN.fullmatch(other.id) else found


RULE = Rule(
    id="PAIR003",
    name="pair.one-way",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="pairing",
    basis=BASIS,
    title=Text("配对只有单向", "A pair that is linked one way only"),
    message=Text(
        "{id} 已与本配对建立关联，但 {lacking} 没有写 {key}",
        "{id} names its partner, but {lacking} does not state {key}",
    ),
    hint=Text(
        "在 {lacking} 的 front matter 中补写 `{key}: {id}`", "add `{key}: {id}` to the front matter of {lacking}"
    ),
    rationale=Text(
        "从文件能点到解读、从解读也能点回文件，才算“互相关联”。",
        "Readers must find the interpretation from the document, and the document from the interpretation.",
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
