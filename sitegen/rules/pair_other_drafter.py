"""pair.other-drafter: an interpretation that comes from a unit which did not draft the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import CONTENT
from sitegen.model import Facts, Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.pairs import edges
from sitegen.schema.article import INTERPRETERS
from sitegen.settings import People
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]

_PARTS = re.compile(r"[、，,；; \u3000]+")


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Main interpretations only: further forms may come from anybody."""
    people = context.settings.people
    for edge in edges(index, context):
        reading, policy = edge.source, edge.partner
        if edge.field != "interprets" or policy is None or not edge.good or reading.companion:
            continue
        drafters = policy.drafted_by or ((policy.unit,) if policy.unit else ())
        if not reading.unit or not drafters or reading.interpreter not in ("", INTERPRETERS[0]) or _same(reading.unit, drafters, policy, people):
            continue
        yield RULE.on(reading, field="interprets", text=policy.id, related=((CONTENT + policy.path, 1),), title=policy.title,
                      unit=_named(people, reading.unit), unit_id=reading.unit, drafters="、".join(_named(people, one) for one in drafters))


def _same(unit: str, drafters: tuple[str, ...], policy: Facts, people: People) -> bool:
    """The unit is among the drafters; where these are not written, the bodies that issued the document count too."""
    name = _named(people, unit)
    if unit in drafters or name in drafters:
        return True
    return not policy.drafted_by and any(issuer.endswith(name) for issuer in _PARTS.split(policy.issuer))


def _named(people: People, unit: str) -> str:
    found = people.unit_by_id.get(unit)
    return found.name if found else unit


RULE = Rule(
    id="PAIR011",
    name="pair.other-drafter",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="pairing",
    basis=Text("天津市实施意见 第二点“谁起草谁解读”", "Tianjin opinions, point 2: who drafts interprets"),
    title=Text("解读不是起草单位提供的", "An interpretation not from the drafters"),
    message=Text(
        "解读由“{unit}”提供，而《{title}》由“{drafters}”起草",
        "the interpretation comes from “{unit}”, while “{title}” was drafted by “{drafters}”",
    ),
    hint=Text(
        "请起草单位提供解读；文件确由“{unit}”起草的，在政策文件里写 `drafted_by: [{unit_id}]`；由专业机构、专家、媒体解读的，在解读里写 `interpreter: 专家`",
        "ask the drafters for it; where “{unit}” did draft the document, write `drafted_by: [{unit_id}]` there; where an institute, "
        "an expert or the media interpret it, say so with `interpreter`",
    ),
    rationale=Text(
        "起草单位最清楚文件的本意；由别人解读，读者应当知道是谁。",
        "The drafters know best what is meant; where somebody else interprets, readers should know who.",
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
drafted_by: [water]
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
drafted_by: [office]
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
