"""Who holds which duty in a unit, and when nobody did. In: people and units. Out: duties, periods, tables for the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from sitegen.model import Text
from sitegen.settings import People, Person, Post, Settings, Unit
from sitegen.upkeep.sheets import Sheet

__all__ = ["BASIS", "DUTIES", "carries", "duties_of", "exceptions_sheet", "gaps", "owners", "people_sheets", "staff"]

BASIS = Text(
    "安州区通知 一（三）“明确分管领导、专职维护人员”、一（四）“三级备案”",
    "Anzhou notice 1(3): leader in charge and keepers; 1(4): filing",
)

DUTIES: dict[str, tuple[Text, tuple[str, ...]]] = {
    "leader": (Text("分管领导", "leader in charge"), ("分管",)),
    "informer": (Text("信息员", "information officer"), ("信息员",)),
    "liaison": (Text("联络员", "liaison"), ("联络员",)),
    "replies": (Text("互动回应人员", "keeper of replies"), ("互动回应", "答复人员")),
    "suggestions": (Text("意见建议处理员", "handler of suggestions"), ("意见建议", "建议处理")),
    "security": (Text("安全管理员", "security officer"), ("安全管理员", "安全员")),
}
"""Duty -> what it is called, and by which words the name of a post tells it."""


def carries(post: Post, duty: str) -> bool:
    """Whether a post has a duty: said in `duties`, or told by the post's name."""
    return duty in post.duties or any(word in post.post for word in DUTIES[duty][1])


def duties_of(post: Post) -> frozenset[str]:
    return frozenset(duty for duty in DUTIES if carries(post, duty))


def owners(settings: Settings) -> tuple[Unit, ...]:
    """Units that answer for a running column of texts, in the order of people.yaml."""
    wanted = {column.owner for column in settings.columns if column.status == "running" and column.link is None}
    return tuple(unit for unit in settings.people.units if unit.id in wanted)


def staff(people: People, unit: str) -> Iterator[tuple[Person, Post]]:
    """Everybody's posts in a unit, past and future ones too."""
    yield from ((person, post) for person in people.people if person.unit == unit for post in person.posts)


def gaps(ended: Post, others: Iterable[Post], today: date) -> tuple[date, date | None] | None:
    """(first day, last day) without a holder after a post ended; None as the last day while it still is vacant.

    `others` are all posts of the unit that may follow it, itself too. No gap: None.
    """
    if ended.to is None or ended.to >= today or ended.to == date.max:
        return None
    first = ended.to + timedelta(days=1)
    rest = [post for post in others if post is not ended]
    if any(post.holds(first) for post in rest):
        return None
    begin = min((post.from_ for post in rest if first < post.from_ <= today), default=None)
    return first, begin - timedelta(days=1) if begin else None


LEVELS = {"first": "初审", "second": "复审", "final": "终审"}


def people_sheets(settings: Settings, today: date) -> Iterator[Sheet]:
    """For the office only: who answers in three steps, everybody's posts, how a text is reviewed, recorded exceptions."""
    people = settings.people
    yield Sheet(
        name="ladder", title="三级责任人", head=("单位", "主要负责人", "分管领导", "具体责任人", "备案日期"),
        rows=tuple((unit.name, *_ladder(people, unit.id, today), str(unit.filed_on or "")) for unit in people.units),
        note="主要负责人是第一责任人，分管领导是直接责任人；按今天在岗人员列出。",
    )
    yield Sheet(
        name="posts", title="人员和岗位", head=("单位", "姓名", "职务", "职责", "任职日期", "代行"), rows=tuple(
            (unit.name, person.name, post.post, "、".join(DUTIES[d][0].zh for d in DUTIES if carries(post, d)), _since(post.from_),
             "、".join(absent.name for d in person.deputy_for if d.holds(today) and (absent := people.by_id.get(d.person))))
            for unit in people.units for person, post in staff(people, unit.id) if post.holds(today)))
    yield Sheet(
        name="flow", title="信息发布流程", head=("步骤", "岗位", "核对事项"), rows=(
            ("编辑", "编辑人员", "sitegen new 建稿，sitegen check 无必须整改的问题"),
            *((LEVELS[level], settings.review.posts.get(level, ""), "；".join(text for _, text in settings.review.checklists.get(level, ()))) for level in LEVELS),
            ("发布", "承办单位", "三审齐全且签的是本稿，sitegen build 通过后发布")),
        note=f"审签做法：{settings.review.title or settings.review.name}（{settings.review.source or '本站规定'}）。",
    )
    yield exceptions_sheet(settings)


def exceptions_sheet(settings: Settings, unit: str | None = None) -> Sheet:
    """Recorded exceptions by which one person holds two posts; of one unit where `unit` is given. Every report has it."""
    people, setting = settings.people, settings.checks.rules.get("review.same-person")
    rows = [row for row in (setting.options.get("exceptions") or () if setting else ()) if isinstance(row, Mapping)]
    return Sheet(
        name="exceptions", title="一人两职备案", head=("单位", "人员", "理由", "批准人", "有效期", "出处"), rows=tuple(
            (*(_named(people, key, str(row.get(key) or "")) for key in ("unit", "person", "reason", "by", "until")), "site.yaml")
            for row in rows if unit is None or row.get("unit") == unit))


def _ladder(people: People, unit: str, today: date) -> tuple[str, str, str]:
    """Names of those who sign last, second and first, or keep the unit's columns; vacant ones say so."""
    found: dict[str, list[str]] = {"final": [], "second": [], "first": []}
    for person, post in staff(people, unit):
        if post.holds(today):
            level = next((name for name in found if name in post.levels), "first")
            found[level].append(person.name)
    final, second, first = ("、".join(dict.fromkeys(names)) or "（空缺）" for names in found.values())
    return final, second, first


def _since(day: date) -> str:
    return "" if day == date.min else str(day)


def _named(people: People, key: str, value: str) -> str:
    if key == "unit":
        return people.unit_by_id[value].name if value in people.unit_by_id else value
    person = people.find(value) if key in ("person", "by") else None
    return person.name if person else value
