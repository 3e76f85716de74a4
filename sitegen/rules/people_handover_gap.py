"""people.handover-gap: somebody left a post, and nobody took it over the day after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.settings import Post
from sitegen.site_index import SiteIndex
from sitegen.text.workdays import Calendar
from sitegen.upkeep.posts import BASIS, duties_of, gaps, staff

__all__ = ["RULE"]

VACANT = Text(
    "{text}的{post}{name}任职到 {until}，至今无人接任",
    "{name} was {post} of {text} until {until}; nobody has taken over yet",
)


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Posts that carry a level of review or a duty; gaps without a working day are none, old ones are history."""
    people, today = context.settings.people, context.now.date()
    oldest = today - timedelta(days=int(context.option(RULE, "look_back")))
    for unit in people.units:
        posts = tuple(staff(people, unit.id))
        for person, post in posts:
            found = gaps(post, (other for _, other in posts if _follows(other, post)), today) if _matters(post) else None
            if found is None or (found[1] or today) < oldest or not _worked(context.calendar, found[0], found[1] or today):
                continue
            first, last = found
            yield RULE.of_site(
                path="checks/people.yaml", unit=unit.id, field=f"people.{person.id}", place=person.place, text=unit.name, name=person.name, post=post.post,
                until=str(post.to), message=None if last else VACANT, first=str(first), last=str(last or ""),
            )


def _matters(post: Post) -> bool:
    return bool(post.levels or duties_of(post))


def _follows(other: Post, post: Post) -> bool:
    """Whether somebody in `other` does what was done in `post`: the same name, or all its levels and duties."""
    wider = set(other.levels) >= set(post.levels) and duties_of(other) >= duties_of(post)
    return other.post == post.post or wider


def _worked(calendar: Calendar, first: date, last: date) -> bool:
    """Whether a working day lies between; a year without a calendar counts as worked."""
    return (last - first).days > 10 or any(
        calendar.is_workday(first + timedelta(days=n)) is not False for n in range((last - first).days + 1)
    )


SITE = """-- checks/people.yaml --
units: [{id: office, name: 县政府办公室}]
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: sunli, name: 孙立, unit: office, posts: [{post: 信息员, rank: 0, from: 2024-01-01, to: 2026-02-10}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 信息员, rank: 0, from: 2026-02-13}]}
"""

RULE = Rule(
    id="PPL002",
    name="people.handover-gap",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "people", "clock"}),
    options={"look_back": 90},
    blocks=False,
    title=Text("岗位交接断档", "A post without a holder between two people"),
    message=Text(
        "{text}的{post}{name}任职到 {until}，{first} 至 {last} 无人接任",
        "{name} was {post} of {text} until {until}; nobody held it from {first} to {last}",
    ),
    hint=Text(
        "补登接任人或代行人的起止日期；岗位撤销的，把职责并入在岗人员的 levels 和 duties",
        "record who took over or stood in, with dates; of an abolished post move levels and duties to somebody in post",
    ),
    basis=BASIS,
    rationale=Text(
        "人员变动要做到交接不断档：空档里没有人有权审核，信息不是停更，就是越权签发。",
        "In a gap nobody may review: a column stops, or somebody signs without the right to.",
    ),
    bad=SITE,
    good=SITE.replace("from: 2026-02-13", "from: 2026-02-11"),
)
