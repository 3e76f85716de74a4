"""pii.mask-mismatch: one person hidden in different ways whose masks give the number away."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import CONTENT
from sitegen.model import Facts, Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.personal import BASIS
from sitegen.site_index import SiteIndex
from sitegen.text.identity import joined_unknown

__all__ = ["RULE"]

FEW = 4
"""So many hidden digits are quickly tried out."""


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Reported at every text after the first, by path."""
    people: dict[str, list[tuple[Facts, str]]] = {}
    for facts in index.having("masked"):
        for name, digits in facts.masked:
            people.setdefault(name, []).append((facts, digits))
    for name, rows in sorted(people.items()):
        masks = {digits for _, digits in rows}
        if len(masks) < 2:
            continue
        left = joined_unknown(masks)
        if left is None or left > FEW or min(mask.count("*") for mask in masks) <= left:
            continue
        first = rows[0][0]
        for path in dict.fromkeys(facts.path for facts, _ in rows[1:]):
            yield RULE.on(index.by_path[path], text=name[0] + "某", left=left, related=((CONTENT + first.path, 1),))


RULE = Rule(
    id="PII011",
    name="pii.mask-mismatch",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index"}),
    waived_by="wording",
    title=Text("同一人的隐去方式不一致", "One person hidden in different ways"),
    message=Text(
        "“{text}”的身份号码在不同地方隐去的位数不同，拼起来只剩 {left} 位未知",
        "“{text}” is hidden in different ways; laid together only {left} digits stay unknown",
    ),
    hint=Text("全站统一隐去同样的位", "hide the same digits everywhere"),
    basis=BASIS,
    rationale=Text(
        "前几位在这一页、后几位在那一页，拼起来就是完整号码。",
        "The first digits here and the last there make the whole number.",
    ),
    bad="""\
-- content/zwgk/tzgg/a.md --
---
title: 2026年第一批补贴对象公示
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
公示对象：李秀英 511021\\*\\*\\*\\*\\*\\*\\*\\*1234
-- content/zwgk/tzgg/z.md --
---
title: 2026年第二批补贴对象公示
source: 县政府办公室
editor: 张敏
id: z
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
公示对象：李秀英 511021194912\\*\\*\\*\\*\\*\\*
""",
    good="""\
-- content/zwgk/tzgg/a.md --
---
title: 2026年第一批补贴对象公示
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
公示对象：李秀英 511021\\*\\*\\*\\*\\*\\*\\*\\*1234
-- content/zwgk/tzgg/z.md --
---
title: 2026年第二批补贴对象公示
source: 县政府办公室
editor: 张敏
id: z
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
公示对象：李秀英 511021\\*\\*\\*\\*\\*\\*\\*\\*1234
""",
)
