"""fresh.empty: a column in which there is nothing to see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.freshness import freshness
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.columns import BASIS, on_column
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """A column just opened has some working days to be filled: until then a warning that names the day."""
    today = context.now.astimezone(context.settings.zone).date()
    for row in freshness(index, context.now):
        if row.state != "empty":
            continue
        until = context.calendar.add(row.opened, int(context.option(RULE, "fill_working_days"))) if row.opened else None
        if until is None or today > until:
            yield on_column(RULE, row, context)
        else:
            yield replace(
                on_column(
                    RULE,
                    row,
                    context,
                    Text(
                        f"栏目“{{text}}”刚开设，应于 {until.isoformat()} 前完成内容维护并发布",
                        f"column “{{text}}” was opened lately; it must be filled by {until.isoformat()}",
                    ),
                ),
                level="warning",
            )


RULE = Rule(
    id="FRESH003",
    name="fresh.empty",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    basis=Text(
        BASIS.zh + "；安州区通知 二（一）1“5个工作日内完成内容维护”",
        BASIS.en + "; Anzhou notice 2(1)1: filled within 5 working days",
    ),
    options={"fill_working_days": 5},
    title=Text("空白栏目", "A blank column"),
    message=Text("栏目“{text}”没有任何已发布的内容", "column “{text}” shows nothing"),
    hint=Text(
        "由{owner}补充内容，或向办公室申请归并、关闭该栏目",
        "{owner} should fill it, or ask the office to merge or close it",
    ),
    rationale=Text(
        "空白栏目达到 5 个，网站一票否决；没有保障的栏目应及时归并或关闭。",
        "Five blank columns fail the whole site; columns that nobody keeps should be merged or closed.",
    ),
    bad="""\
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
draft: true
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
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
