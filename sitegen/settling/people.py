"""Typed values of people.yaml and of calendars to values of Settings, with all cross checks (design 5.2). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sitegen.model import Text
from sitegen.settings import Deputy, People, Person, Post, Unit
from sitegen.settling.source import Source

__all__ = ["settle_calendar", "settle_people"]


def settle_people(source: Source) -> People:
    """Units and people, with everything they name."""
    units = tuple(Unit(**({"id": "", "name": ""} | v)) for v in source.values.get("units", ()))
    rows = source.values.get("people", ())
    unit_ids, person_ids = [u.id for u in units], [v.get("id", "") for v in rows]
    for kind, zh, en, ids in (("units", "单位", "unit", unit_ids), ("people", "人员", "person", person_ids)):
        for number, given in enumerate(ids):
            if given and given in ids[:number]:
                source.fault(
                    (kind, number, "id"),
                    f"{zh}编号“{given}”重复",
                    f"{en} id {given!r} is given twice",
                    Text("换一个编号", "choose another id"),
                )
    for number, unit in enumerate(units):
        source.refer(("units", number, "supervisor"), unit.supervisor, unit_ids, "单位", "unit")
    people = tuple(_person(source, v, number, unit_ids, person_ids) for number, v in enumerate(rows))
    for number, person in enumerate(people):
        if person.name in person_ids and person.name != person.id:
            source.fault(
                ("people", number, "name"),
                f"姓名“{person.name}”与另一人的编号相同",
                f"name {person.name!r} is another person's id",
                Text("换一个编号", "choose another id"),
            )
    return People(units=units, people=people)


def _person(source: Source, v: Mapping[str, Any], number: int, units: list[str], people: list[str]) -> Person:
    here = ("people", number)
    source.refer((*here, "unit"), v.get("unit"), units, "单位", "unit")
    posts = tuple(
        Post(**({"post": ""} | _period(source, p, (*here, "posts", i)))) for i, p in enumerate(v.get("posts", ()))
    )
    deputies = tuple(
        Deputy(**({"person": ""} | _period(source, d, (*here, "deputy_for", i))))
        for i, d in enumerate(v.get("deputy_for", ()))
    )
    for i, deputy in enumerate(deputies):
        source.refer((*here, "deputy_for", i, "person"), deputy.person, people, "人员", "person")
        if deputy.person and deputy.person == v.get("id"):
            source.fault(
                (*here, "deputy_for", i, "person"),
                "不能代行自己",
                "nobody is their own deputy",
                Text("写被代行人的编号", "write the other person's id"),
            )
    return Person(
        **({"id": "", "name": "", **v} | {"posts": posts, "deputy_for": deputies, "place": source.place(*here)})
    )


def _period(source: Source, v: Mapping[str, Any], where: tuple[str | int, ...]) -> dict[str, Any]:
    """`from` and `to` under the names the values bear."""
    first, last = v.get("from", date.min), v.get("to")
    if last is not None and last < first:
        source.fault(
            (*where, "to"),
            f"结束日期 {last} 早于开始日期 {first}",
            f"it ends on {last}, before it begins on {first}",
            Text("检查 from 与 to", "look at from and to"),
        )
    return {key: value for key, value in v.items() if key not in ("from", "to")} | {"from_": first, "to": last}


def settle_calendar(source: Source, year: int) -> tuple[frozenset[date], frozenset[date]]:
    """(days off, make-up working days) of one year."""
    days = {key: source.values.get(key, ()) for key in ("off", "work")}
    for key, listed in days.items():
        for number, day in enumerate(listed):
            if day.year != year:
                source.fault(
                    (key,),
                    f"{day} 不在 {year} 年",
                    f"{day} is not in {year}",
                    Text("移到当年的文件", "move it to the file of its year"),
                )
            elif key == "work" and day in days["off"]:
                source.fault(
                    (key, number),
                    f"{day} 既放假又上班",
                    f"{day} is both off and at work",
                    Text("只保留一处", "keep one of them"),
                )
    return frozenset(days["off"]), frozenset(days["work"])
