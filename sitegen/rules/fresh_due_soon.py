"""fresh.due-soon: a column that will be overdue in a few days."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.freshness import freshness
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.columns import BASIS, on_column
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Within `freshness.warn_days` of the due day, that day included."""
    for row in freshness(index, context.now):
        if row.state == "due-soon":
            yield on_column(RULE, row, context)


RULE = Rule(
    id="FRESH002",
    name="fresh.due-soon",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    basis=BASIS,
    title=Text("栏目即将到期", "A column that will soon be overdue"),
    message=Text(
        "栏目“{text}”即将到期（剩余{left}天）：最近更新 {last}，最迟 {due} 更新（{cycle}）",
        "column “{text}” is due in {left} days: last update {last}, due {due} ({cycle_en})",
    ),
    hint=Text(
        "由{owner}在到期前发布新内容；情况没有变化的介绍类栏目，核对后写 confirmed_on",
        "{owner} should publish; where a descriptive column did not change, confirm it with `confirmed_on`",
    ),
    rationale=Text(
        "动态要闻两周、通知公告和政策文件六个月未更新的栏目达到数量，整个网站一票否决。",
        "Enough overdue columns fail the whole site at once.",
    ),
    bad="""\
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-02-24 17:00
reviewers:
  - {level: first, name: 李华, at: 2026-02-24 09:00}
  - {level: second, name: 王卫, at: 2026-02-24 10:00}
  - {level: final, name: 赵安, at: 2026-02-24 11:00}
---
会议部署了春季农田水利建设工作。
""",
    good="""\
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
会议部署了春季农田水利建设工作。
""",
)
