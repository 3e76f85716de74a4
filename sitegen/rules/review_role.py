"""Somebody signed a level they had no right to on that day (design 5.2, 5.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful, is_stranger
from sitegen.rules.signing import BASIS, local_day, rank_for, report
from sitegen.settings import People, Person

__all__ = ["RULE"]

VENDOR = Text("{name}是外包服务人员，不能签署终审", "{name} is staff of a vendor and can never sign the final review")
NO_POST = Text("{name}在 {day} 没有任职，不能签署{level_zh}",
               "{name} held no post on {day} and cannot sign the {level} review")
OTHER_UNIT = Text("{name}不是供稿单位或其上级单位的人员，不能签署{level_zh}",
                  "{name} belongs neither to the text's unit nor to one above it and cannot sign the {level} review")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Every dated signature of a known person, by the posts and deputisings of that day, both ends included."""
    people = context.settings.people
    held = _held(article, context.option(RULE, "own_unit"))
    for entry in article.signatures:
        person, at = entry.person, entry.review.at
        if person is None or at is None or not entry.known_level:
            continue
        day = local_day(at, context.settings)
        if rank_for(people, person, entry.level, day) is None:
            why = _why(people, person, entry.level, day)
            yield report(RULE, article, entry, "name", message=why, day=day.isoformat())
        elif held and is_stranger(people, person, article.unit):
            yield report(RULE, article, entry, "name", message=OTHER_UNIT, day=day.isoformat())


def _why(people: People, person: Person, level: str, day: date) -> Text | None:
    if person.vendor and level == "final":
        return VENDOR
    return NO_POST if people.standing(person, day)[0] < 0 else None


def _held(article: Article, option: object) -> bool:
    """`named`: the supplying unit decides whose leaders sign where the text names it; true: the column's owner does, too."""
    return option in (True, "true") or (option == "named" and bool(article.meta.unit))


RULE = Rule(
    id="REV006",
    name="review.role",
    level="error",
    scope="article",
    title=Text("签署人无相应审核权限", "The signer was not entitled"),
    message=Text("{name}在 {day} 没有{level_zh}权限", "{name} was not entitled to the {level} review on {day}"),
    hint=Text("改由有{level_zh}权限的人员签署；任职或代行情况有变的，先在 checks/people.yaml 登记起止日期",
              "have an entitled person sign; record a changed post or a deputy with its dates in checks/people.yaml "
              "first"),
    basis=BASIS,
    rationale=Text("初审、复审、终审分别由业务股室负责人、分管负责人、主要负责人负责，权限以签署当日的任职为准。",
                   "Each level belongs to a post; what counts is who held it on the day of the signature."),
    bad="""---
reviewers:
  - {level: first, name: 王卫, at: 2026-03-06 09:00}
  - {level: second, name: 李华, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    good="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text", "people"}),
    options={"own_unit": "named"},
)
