"""link.withdrawn: a link to a text that was taken down."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import CONTENT
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.links import BASIS, ends, unplaced
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """The page shows the words without a link, so that a withdrawal never waits for other texts (design 5.3)."""
    for end in ends(index, context):
        if end.state == "withdrawn" and end.text:
            yield RULE.on(
                end.source,
                place=unplaced(end.link),
                text=end.link.target,
                related=((CONTENT + end.text.path, 1),),
                other=CONTENT + end.text.path,
            )


RULE = Rule(
    id="LINK006",
    name="link.withdrawn",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    waived_by="links",
    basis=BASIS,
    title=Text("链接的文章已撤下", "A link to a text that was taken down"),
    message=Text(
        "链接的文章 {other} 已撤下，页面上只显示文字", "{other} was taken down; the page shows the words only"
    ),
    hint=Text("删去链接，或改为现行文章", "remove the link, or lead to the text in force"),
    rationale=Text(
        "撤下的内容不应再被引用；撤稿本身不等别的文章修改。",
        "What was taken down should not be pointed at; the withdrawal itself waits for nobody.",
    ),
    bad="""\
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
withdrawals:
  - {at: 2026-03-09 12:00, by: 赵安, reason: 内容有误}
---
请各单位按时报送植树计划。
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
详见[植树造林通知](../tzgg/b.md)。
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
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
详见[植树造林通知](../tzgg/b.md)。
""",
)
