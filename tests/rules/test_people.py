"""Posts and duties: who is missing, gaps between two holders, filing anew, vendors, approval of submissions."""

from __future__ import annotations

import pytest

from sitegen.ledger import Row, Upkeep
from sitegen.model import Place
from sitegen.profile import Profile, Value
from sitegen.rules import (
    people_handover_gap,
    people_missing_post,
    people_refiling_due,
    people_vendor_final,
    submission_approval,
)
from sitegen.settings import Deputy, People, Person, Post, Unit
from tests.rules.facts_factory import at, column, day, run, site

UNITS = (Unit(id="office", name="办公室"), Unit(id="tjj", name="统计局"))
COLUMNS = (column("a"), column("b", owner="tjj"))
BOSS = Post(post="主要负责人", rank=3, levels=("final",), from_=day("2024-01-01"))
LEADER = Post(post="分管负责人", rank=2, levels=("second",), from_=day("2024-01-01"))
INFORMER = Post(post="信息员", from_=day("2024-01-01"))


def person(id: str, *posts: Post, unit: str = "office", **known: object) -> Person:
    return Person(**{"id": id, "name": id, "unit": unit, "posts": posts, **known})


def post(name: str, first: str, last: str = "", **known: object) -> Post:
    return Post(post=name, from_=day(first), to=day(last) if last else None, **known)


def said(rule, *people, units=UNITS, columns=COLUMNS, rows=(), **options):
    upkeep = Upkeep(
        profile=Profile(values={("filing.person", "website"): FIVE_DAYS}), ledgers=(rows and {rows[0].table: tuple(rows)}) or {}
    )
    index = site(
        columns=columns, people=People(units=units, people=people), rules={rule.name: options} if options else None, upkeep=upkeep
    )
    return [f.message.zh for f in run(index, rule)]


@pytest.mark.parametrize(
    ("people", "options", "expected"),
    [
        ((), {}, []),  # nothing on record: nothing to say
        ((person("x", BOSS),), {}, []),
        ((person("x", LEADER, INFORMER), person("y", BOSS, unit="tjj")), {}, ["统计局没有在岗的分管领导、信息员"]),
        ((person("x", LEADER),), {}, []),  # of the other unit nobody is on record
        ((person("x", LEADER),), {"duties": ["leader"]}, ["统计局没有在岗的分管领导"]),
        ((person("x", LEADER),), {"duties": []}, []),
        ((person("x", post("信息员", "2024-01-01", "2026-03-09")),), {}, ["办公室没有在岗的信息员"]),
        ((person("x", post("信息员", "2024-01-01", "2026-03-10")),), {}, []),
        ((person("x", post("信息员", "2026-03-11")),), {}, ["办公室没有在岗的信息员"]),
        ((person("x", post("主任", "2024-01-01", duties=("informer",))),), {}, []),
        ((person("x", post("安全管理员", "2024-01-01", "2025-01-01")),), {}, ["没有在岗的安全管理员，全站至少要明确一人"]),
        ((person("x", post("安全管理员", "2024-01-01")), person("y", BOSS, unit="tjj")), {}, []),  # one for the site
        ((person("x", LEADER),), {"duties": ["leader", "suggestions"]}, ["统计局没有在岗的分管领导", "没有在岗的意见建议处理员，全站至少要明确一人"]),
    ],
)
def test_missing_posts(people, options, expected):
    assert said(people_missing_post.RULE, *people, **options) == expected


def test_only_units_that_answer_for_a_running_column_need_posts():
    people = (person("x", LEADER), person("y", BOSS, unit="tjj"))
    for columns in ((column("a"),), (column("a"), column("b", owner="tjj", status="archived")), (column("a"), column("b", owner="tjj", link="https://x.example"))):
        assert said(people_missing_post.RULE, *people, columns=columns) == []


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((person("x", post("信息员", "2024-01-01", "2026-02-10")), person("y", post("信息员", "2026-02-11"))), None),
        ((person("x", post("信息员", "2024-01-01", "2026-02-10")), person("y", post("信息员", "2026-02-12"))), "2026-02-11 至 2026-02-11"),
        ((person("x", post("信息员", "2024-01-01", "2026-03-06")), person("y", post("信息员", "2026-03-09"))), None),  # a weekend
        ((person("x", post("信息员", "2024-01-01", "2026-02-10")),), "至今无人接任"),
        ((person("x", post("信息员", "2024-01-01", "2026-03-10")),), None),  # the last day is still held
        ((person("x", post("信息员", "2024-01-01", "2026-02-10")), person("y", post("信息员", "2026-03-20"))), "至今无人接任"),
        ((person("x", post("信息员", "2024-01-01", "2026-02-10")), person("y", INFORMER)), None),  # two held it
        ((person("x", post("信息员", "2024-01-01", "2026-02-10")), person("y", INFORMER, unit="tjj")), "至今无人接任"),
        ((person("x", post("司机", "2024-01-01", "2026-02-10")),), None),  # answers for nothing here
        ((person("x", post("股长", "2024-01-01", "2026-02-10", levels=("first",))), person("y", post("科长", "2026-02-11", levels=("first",)))), None),
        ((person("x", post("股长", "2024-01-01", "2026-02-10", levels=("first",))), person("y", post("科长", "2026-02-11"))), "至今无人接任"),
        ((person("x", post("信息员", "2024-01-01", "2025-02-10")), person("y", post("信息员", "2025-03-10"))), None),  # long ago
        ((person("x", post("信息员", "2024-01-01", "2025-02-10")),), "至今无人接任"),
        ((person("x", post("信息员", "2024-01-01", "9999-12-31")),), None),
    ],
)
def test_gaps_between_two_holders(people, expected):
    found = said(people_handover_gap.RULE, *people)
    assert len(found) == (expected is not None) and (expected or "") in "".join(found)


FIVE_DAYS = Value(key="filing.person", value="5 wd", document="安州区通知", clause="一（四）")


def filing(changed: str, filed: str = "", unit: str = "office", kind: str = "person") -> Row:
    values = {"kind": kind, "unit": unit, "changed": day(changed)} | ({"filed": day(filed)} if filed else {})
    return Row(table="filings", path="checks/ledgers/filings.csv", line=2, place=Place(2, 1, 2, 1, 0, 0), values=values)


@pytest.mark.parametrize(
    ("filed_on", "began", "rows", "expected"),
    [
        ("", "2026-02-02", (), []),  # the site keeps no such days
        ("2026-02-05", "2026-02-02", (), []),
        ("2026-02-02", "2026-02-02", (), []),
        ("2024-01-05", "2026-02-02", (), ["办公室的责任人员 2026-02-02 有变动，应于 2026-02-09 前重新备案，已超期"]),
        ("2024-01-05", "2026-03-03", (), ["办公室的责任人员 2026-03-03 有变动，应于 2026-03-10 前重新备案"]),  # the last day
        ("2024-01-05", "2026-03-02", (), ["办公室的责任人员 2026-03-02 有变动，应于 2026-03-09 前重新备案，已超期"]),
        ("2024-01-05", "2026-03-20", (), []),  # still to come
        ("2024-01-05", "2026-02-02", (filing("2026-02-02", "2026-02-04"),), []),
        ("2024-01-05", "2026-02-02", (filing("2026-02-02"),), ["办公室的责任人员 2026-02-02 有变动，应于 2026-02-09 前重新备案，已超期"]),
        ("2024-01-05", "2026-02-02", (filing("2026-02-02", "2026-02-04", unit="tjj"),), ["办公室的责任人员 2026-02-02 有变动，应于 2026-02-09 前重新备案，已超期"]),
        ("2024-01-05", "2026-02-02", (filing("2026-02-02", "2026-02-04", kind="media"),), ["办公室的责任人员 2026-02-02 有变动，应于 2026-02-09 前重新备案，已超期"]),
    ],
)
def test_filing_anew_within_five_working_days(filed_on, began, rows, expected):
    unit = Unit(id="office", name="办公室", filed_on=day(filed_on) if filed_on else None)
    assert said(people_refiling_due.RULE, person("x", post("信息员", began)), units=(unit,), rows=rows) == expected


def test_whoever_leaves_is_a_change_too():
    unit = Unit(id="office", name="办公室", filed_on=day("2024-01-05"))
    found = said(people_refiling_due.RULE, person("x", post("信息员", "2024-01-01", "2026-02-01")), units=(unit,))
    assert found == ["办公室的责任人员 2026-02-02 有变动，应于 2026-02-09 前重新备案，已超期"]


@pytest.mark.parametrize(
    ("people", "count"),
    [
        ((person("v", BOSS),), 0),
        ((person("v", BOSS, vendor=True),), 1),
        ((person("v", INFORMER, vendor=True),), 0),
        ((person("v", post("运维", "2024-01-01", waives=("wording",)), vendor=True),), 1),
        ((person("x", BOSS), person("v", INFORMER, vendor=True, deputy_for=(Deputy(person="x", from_=day("2026-01-01")),))), 1),
    ],
)
def test_staff_of_a_vendor_never_signs_last(people, count):
    assert len(said(people_vendor_final.RULE, *people)) == count


def submission(by: str, major: bool = False) -> Row:
    values = {"title": "甲", "unit": "office", "received": at("2026-03-05T09:00"), "approved_by": by, "major": major}
    return Row(table="submissions", path="checks/ledgers/submissions.csv", line=2, place=Place(2, 1, 2, 1, 0, 0), values=values)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ((submission(""), submission("")), 0),  # a ledger that never says
        ((submission("分管负责人"), submission("")), 1),
        ((submission("分管负责人", major=True),), 1),
        ((submission("主要负责人", major=True), submission("主要领导", major=True)), 0),
        ((submission("boss", major=True), submission("lead")), 0),
        ((submission("lead", major=True),), 1),
        ((submission("nobody", major=True),), 1),
    ],
)
def test_major_submissions_need_the_principal(rows, count):
    assert len(said(submission_approval.RULE, person("boss", BOSS), person("lead", LEADER), rows=rows)) == count
