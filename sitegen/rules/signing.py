"""What all review rules ask about signatures: levels demanded, one person or two, standing on a day, exceptions."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sitegen.article import Article, Signature
from sitegen.model import REVIEW_LEVELS, Finding, Moment, Place, Text
from sitegen.rules.base import Rule
from sitegen.settings import People, Person, Settings

__all__ = [
    "BASIS",
    "LEVEL_ZH",
    "LINE_ONE",
    "SMALL_UNIT",
    "demanded",
    "editors",
    "entitled",
    "exception",
    "fold",
    "kept",
    "local_day",
    "name_of", "option",
    "rank_for",
    "report", "report_missing",
    "same_person",
    "shown",
]

LEVEL_ZH: Mapping[str, str] = {"first": "初审", "second": "复审", "final": "终审", "joint": "会审"}

BASIS = Text("绵安府办〔2023〕71号 三（一）“三审制度”", "Anzhou notice 71 of 2023, 3(1) “three reviews”")

SMALL_UNIT = """-- checks/people.yaml --
units: [{id: office, name: 县政府办公室}]
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]}
  - id: wangwei
    name: 王卫
    unit: office
    posts:
      - {post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}
      - {post: 主要负责人, rank: 3, levels: [final], from: 2025-01-01}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 县政府分管领导, rank: 4, levels: [final], from: 2024-01-01}]}
-- content/zwgk/tzgg/a.md --
---
title: 关于开展2026年春季农田水利建设的通知
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: wangwei, at: 2026-03-09 08:30}
---
请各单位于三月底前完成农田水利设施检修。
"""
"""An example: one person with two posts signed two levels."""

LINE_ONE = Place(1, 1, 1, 1, 0, 0)
"""Where a finding on something absent points (design 5.4)."""

_SEPARATORS = str.maketrans(dict.fromkeys("，,;；/|", "、"))
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800")
"""Letters and symbols without ink, which no Unicode category tells apart."""


def option(settings: Settings, rule: str, key: str) -> tuple[Any, ...] | None:
    """A list that a site set for a rule of the family; one value stands for a list of one."""
    setting = settings.checks.rules.get(rule)
    value = setting.options.get(key) if setting else None
    return value if value is None or isinstance(value, tuple) else tuple(value) if isinstance(value, list) else (value,)


def demanded(settings: Settings, *, reprint: bool, source: str, published: Moment | None = None) -> tuple[str, ...]:
    """Levels a text needs, in signing order: all three, unless a profile lightens reprints of listed sources (5.6).

    Texts published before the option `inherited_before` may need fewer: one sheet corrects a whole batch of them.
    At least one: a list without any known level demands all.
    """
    setting = settings.checks.rules.get("review.missing-level")
    if setting is None or not setting.options:
        return REVIEW_LEVELS
    levels = option(settings, "review.missing-level", "levels")
    if reprint and source and source in (option(settings, "review.missing-level", "reprint_sources") or ()):
        levels = option(settings, "review.missing-level", "reprint_levels") or ("final",)
    elif (
        published
        and (before := option(settings, "review.missing-level", "inherited_before"))
        and published.day.isoformat() < str(before[0])
    ):
        levels = option(settings, "review.missing-level", "inherited_levels") or ("final",)
    return tuple(level for level in REVIEW_LEVELS if level in (levels or ())) or REVIEW_LEVELS


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name without what the eye cannot see: width, case, blanks and zero-width characters."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in plain if unicodedata.category(c)[0] not in "CZ" and c not in _BLANK_LETTERS)


def same_person(one: str, other: str, people: People) -> bool:
    """Whether two names as written mean one natural person: one entry of people.yaml, or names that look alike."""
    answers, key = people.answers, (one, other)
    if (known := answers.get(key)) is None:
        known = kept(answers, key, _same_person(one, other, people))
    return bool(known)


_MOST = 20_000


def kept(answers: dict[tuple[object, ...], Any], key: tuple[object, ...], answer: Any) -> Any:
    """The answer, remembered: thousands of texts are signed by the same few."""
    if len(answers) >= _MOST:
        answers.clear()
    answers[key] = answer
    return answer


def _same_person(one: str, other: str, people: People) -> bool:
    x, y = fold(one), fold(other)
    if not x or not y:
        return False
    a, b = people.find(one), people.find(other)
    if a and b and a.id == b.id:
        return True
    if x != y and (a is None or b is None):
        # A name nobody bears may be a known person's, written with blanks: compare with the name behind the id.
        x, y = fold(a.name) if a else x, fold(b.name) if b else y
    return x == y


@lru_cache(maxsize=1024)
def editors(written: str) -> tuple[str, ...]:
    """The names in `editor`: as a whole, and one by one where several are given."""
    parts = [part.strip() for part in written.translate(_SEPARATORS).split("、")]
    # 张敏 李华 are two; 李　华 is one name set wide: single characters are no names.
    words = [word for part in parts for word in part.split() if len(word) > 1]
    return tuple(dict.fromkeys(name for name in (written.strip(), *parts, *words) if name))


def shown(moment: Moment) -> str:
    """A time as messages print it."""
    return moment.at.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00") if moment.timed else moment.day.isoformat()


def local_day(at: Moment, settings: Settings) -> date:
    """The day of a signature in the site's zone: 16:30 UTC is tomorrow."""
    return (at.at if at.at.tzinfo is settings.zone else at.at.astimezone(settings.zone)).date()


def rank_for(people: People, person: Person, level: str, day: date) -> int | None:
    """Rank in which somebody signs at a level on a day; None without the right to.

    A deputy takes the absent person's rank only where the signature rests on the deputising; staff of a vendor never
    sign last, deputies or not.
    """
    answers, key = people.answers, (id(person), level, day)
    known = answers.get(key)
    if known is None or known[0] is not person:  # it holds the person, so that the number stays theirs
        known = kept(answers, key, (person, _rank_for(people, person, level, day)))
    return cast("int | None", known[1])


def _rank_for(people: People, person: Person, level: str, day: date) -> int | None:
    if person.vendor and level == "final":
        return None
    own = [post for post in person.posts if post.holds(day)]
    if any(level in post.levels for post in own):
        return max(post.rank for post in own)
    rank, levels = people.standing(person, day)
    return rank if level in levels else None


def entitled(people: People, level: str, day: date) -> tuple[Person, ...]:
    """Who may sign at a level on a day, in the order of people.yaml."""
    return tuple(p for p in people.people if rank_for(people, p, level, day) is not None)


def name_of(written: str, people: People) -> str:
    """A person as messages name them: by name even where the text gives an id; strangers as written."""
    person = people.find(written)
    return person.name if person else written


def exception(article: Article, one: Signature, other: Signature) -> Mapping[str, Any] | None:
    """The recorded exception by which one person signs two levels in a small unit (design 5.6), if there is one.

    Rows `{unit, person, reason, by, until}` of the option `exceptions` of review.same-person; granted by somebody else,
    for two levels, never for three, and not after `until`.
    """
    person, people = one.person, article.settings.people
    if person is None or other.person is not person:
        return None
    if len({entry.level for entry in article.signatures if entry.person is person}) != 2:
        return None
    days = [local_day(entry.review.at, article.settings).isoformat() for entry in (one, other) if entry.review.at]
    for row in option(article.settings, "review.same-person", "exceptions") or ():
        if not isinstance(row, Mapping) or not all(row.get(key) for key in ("unit", "person", "reason", "by")):
            continue
        granted = row["unit"] == article.unit and same_person(str(row["person"]), person.id, people)
        until = str(row.get("until") or "9999-12-31")
        if granted and not same_person(str(row["by"]), person.id, people) and max(days, default="") <= until:
            return row
    return None


def report(
    rule: Rule,
    article: Article,
    entry: Signature,
    key: str = "",
    *,
    related: tuple[tuple[str, int], ...] = (),
    message: Text | None = None,
    hint: Text | None = None,
    **data: Any,
) -> Finding:
    """A finding on one signature: names `reviewers.<level>` and points at the entry, or at its `key`."""
    written = f"reviewers.{entry.number}"
    found = rule.at(
        article,
        field=f"reviewers.{entry.level}" if entry.known_level else written,
        related=related,
        message=message,
        hint=hint,
        level=entry.level,
        level_zh=LEVEL_ZH.get(entry.level, entry.level),
        name=entry.person.name if entry.person else entry.review.name,
        file=article.file,
        **data,
    )
    return replace(found, place=article.field_place(f"{written}.{key}" if key else written))


def report_missing(rule: Rule, article: Article, level: str, **data: Any) -> Finding:
    """A finding on a signature that is not there: names `reviewers.<level>` and points at line 1."""
    found = rule.at(
        article, field=f"reviewers.{level}", level=level, level_zh=LEVEL_ZH[level], file=article.file, **data
    )
    return replace(found, place=LINE_ONE)
