"""leader.post: a leader with a post held by somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_leaders
from sitegen.rules.base import Context, Rule
from sitegen.rules.leading import BASIS, in_office, named

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Only names of the file, and only posts of the file: others may bear either."""
    leaders = in_office(article, context)
    names = {leader.name for leader in context.settings.leaders}
    for start, end, name, post in named(article, leaders):
        held = [leader.post for leader in leaders if leader.name == name]
        if name in names and post not in held:
            yield RULE.at(article, start, end, post=post, held="、".join(held) or "无")


RULE = Rule(
    id="LEAD002",
    name="leader.post",
    level="error",
    scope="article",
    check=check,
    when=has_leaders,
    reads=frozenset({"text", "people"}),
    waived_by="wording",
    title=Text("领导职务有误", "A leader with a wrong post"),
    message=Text("“{text}”写作{post}，登记职务为：{held}", "“{text}” is called {post}; the file says {held}"),
    hint=Text("核对任职日期，改正职务", "look up the dates and correct the post"),
    basis=BASIS,
    rationale=Text("离任、转任后沿用旧稿最容易写错职务。", "Old texts are copied after people have moved on."),
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
县长吴国栋出席会议。
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
县长陈志强出席会议。
""",
)
