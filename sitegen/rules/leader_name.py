"""leader.name: a leader under a name with one wrong character."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_leaders
from sitegen.rules.base import Context, Rule
from sitegen.rules.leading import BASIS, in_office, is_slip_of, named

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    leaders = in_office(article, context)
    for start, end, name, post in named(article, leaders):
        known = {leader.name for leader in leaders if leader.post == post}
        if name not in known and (right := next((one for one in sorted(known) if is_slip_of(name, one)), None)):
            yield RULE.at(article, start, end, post=post, right=right)


RULE = Rule(
    id="LEAD001",
    name="leader.name",
    level="error",
    scope="article",
    check=check,
    when=has_leaders,
    reads=frozenset({"text", "people"}),
    waived_by="wording",
    title=Text("领导姓名有误", "A leader under a wrong name"),
    message=Text("{post}姓名写作“{text}”，应为“{right}”", "the {post} is written “{text}”, but is “{right}”"),
    hint=Text("核对后改正", "correct it"),
    basis=BASIS,
    rationale=Text("领导姓名写错是严重表述错误，一票否决。", "It vetoes the whole site."),
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
县长陈志刚出席会议。
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
