"""pair.orphan: an interpretation of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.pairs import BASIS, edges, in_hand
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Interpretations that name no document and that none names. Reprints interpret documents of other governments."""
    named = {edge.target for edge in edges(index, context) if edge.field == "interpreted_by"}
    for facts in index.articles:
        if (
            facts.type == "interpretation"
            and not facts.interprets
            and not facts.reprint
            and facts.id not in named
            and in_hand(index, facts, context.now)
        ):
            yield RULE.on(facts, field="interprets", title=facts.title)


RULE = Rule(
    id="PAIR007",
    name="pair.orphan",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="pairing",
    basis=BASIS,
    title=Text("解读没有对应的政策文件", "An interpretation of no document"),
    message=Text("解读《{title}》没有写明解读哪件政策文件", "“{title}” does not name the document it interprets"),
    hint=Text(
        "补写 `interprets: 文件id`；转载上级解读的写 reprint: true",
        "add `interprets: ID`; reprints of other governments' texts set reprint: true",
    ),
    rationale=Text(
        "公众看到解读，要能找到所解读的文件原文。", "Whoever reads an interpretation must be able to find the document."
    ),
    bad="""\
-- content/zwgk/zcjd/i2.md --
---
title: 《澄溪县农田水利设施管护办法》解读
source: 县政府办公室
editor: 张敏
id: i2
date: 2026-03-09 09:00
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
