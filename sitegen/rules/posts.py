"""Who holds which duty in a unit, and when nobody did. In: people and units. Out: duties and periods. No rule itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sitegen.model import Text
from sitegen.settings import People, Person, Post, Settings, Unit

__all__ = ["BASIS", "DUTIES", "carries", "duties_of", "gaps", "owners", "staff"]

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
