"""leader.order: leaders listed out of their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_leaders
from sitegen.rules.base import Context, Rule
from sitegen.rules.leading import BASIS, in_office

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Names of the file that stand side by side with 、 or blanks between them."""
    leaders = in_office(article, context)
    ranks = {leader.name: place for place, leader in reversed(list(enumerate(leaders)))}
    if len(ranks) < 2 or sum(name in article.source for name in ranks) < 2:
        return
    places = sorted((match.start(), name) for name in ranks for match in re.finditer(re.escape(name), article.source))
    for (at, one), (after, other) in pairwise(places):
        between = article.source[at + len(one) : after]
        if (
            ranks[one] > ranks[other]
            and re.fullmatch("[、，, \u3000]{0,2}[\u4e00-\u9fff]{0,8}", between)
            and not re.search("[和向与陪对]", between)
        ):
            yield RULE.at(article, at, after + len(other), first=other, second=one)


RULE = Rule(
    id="LEAD003",
    name="leader.order",
    level="warning",
    scope="article",
    check=check,
    when=has_leaders,
    reads=frozenset({"text", "people"}),
    waived_by="wording",
    title=Text("领导排序有误", "Leaders out of order"),
    message=Text(
        "排列“{text}”有误：{first}在{second}之前",
        "the order of “{text}” is wrong: {first} stands before {second}",
    ),
    hint=Text("按 checks/leaders.yaml 的次序排列", "list them as checks/leaders.yaml does"),
    basis=BASIS,
    rationale=Text("排名次序是会议报道最常见的差错之一。", "The order of names is a common slip in reports."),
    bad="""\
-- checks/leaders.yaml --
- {name: 周明远, post: 县委书记, from: 2024-01-01}
- {name: 陈志强, post: 县长, from: 2024-01-01}
- {name: 刘海燕, post: 副县长, from: 2024-01-01}
- {name: 吴国栋, post: 县长, from: 2020-01-01, to: 2023-12-31}
-- content/zwgk/tzgg/a.md --
---
title: 关于召开农田水利建设现场会的通知
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
县领导刘海燕、陈志强出席会议。
""",
    good="""\
-- checks/leaders.yaml --
- {name: 周明远, post: 县委书记, from: 2024-01-01}
- {name: 陈志强, post: 县长, from: 2024-01-01}
- {name: 刘海燕, post: 副县长, from: 2024-01-01}
- {name: 吴国栋, post: 县长, from: 2020-01-01, to: 2023-12-31}
-- content/zwgk/tzgg/a.md --
---
title: 关于召开农田水利建设现场会的通知
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
县领导陈志强、刘海燕出席会议。
""",
)
