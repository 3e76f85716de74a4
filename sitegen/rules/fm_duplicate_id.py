"""fm.duplicate-id: two texts with one identity."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import CONTENT
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Reported at every text but the first by path."""
    for facts in index.articles:
        first = index.by_id[facts.id]
        if first is not facts:
            yield RULE.on(
                facts, field="id", text=facts.id, related=((CONTENT + first.path, 1),), other=CONTENT + first.path
            )


RULE = Rule(
    id="FM007",
    name="fm.duplicate-id",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index"}),
    title=Text("两篇文章的 id 相同", "Two texts with the same id"),
    message=Text("id“{text}”与 {other} 重复", "id “{text}” is also that of {other}"),
    hint=Text(
        "复制来的文件请改用新的 id（`sitegen new` 会自动生成）",
        "give the copied file an id of its own (`sitegen new` makes one)",
    ),
    basis=Text(
        "安州区通知 三（二）1“互相关联、一一对应”；四（六）“整改台账”",
        "Anzhou notice 3(2)1: documents and interpretations by one-to-one link; 4(6)",
    ),
    rationale=Text(
        "配对、撤稿、发布记录都按 id 查找；id 重复时会撤错、配错。",
        "Pairs, withdrawals and the publication record go by id; with two of one id the wrong text is withdrawn.",
    ),
    bad="""\
-- content/zwgk/tzgg/b.md --
---
title: 关于做好2026年春季植树造林工作的通知
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
请各单位按时报送植树计划。
""",
    good="""\
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
请各单位按时报送植树计划。
""",
)
