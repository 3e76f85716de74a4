"""The deadline engine: working days with make-up days, hours around the clock, the end of the calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.clocks import all_clocks
from sitegen.deadlines import clock, due_moment, open_clocks
from sitegen.ledger import Row, Upkeep
from sitegen.model import Dealings, Moment, Place
from sitegen.profile import Profile, Span, Value, layered, looser, span
from sitegen.text.workdays import Calendar
from tests.helpers import NOW
from tests.rules.facts_factory import at, facts, site

CALENDAR = Calendar()
NOWHERE = Place(1, 1, 1, 1, 0, 0)


@pytest.mark.parametrize(("text", "expected"), [
    ("", None), ("3", None), ("0 wd", None), ("-1 h", None), ("３ wd", None), ("3 weeks", None), ("3 wd", Span(3, "wd")), ("24h", Span(24, "h")),
    ("6 mo", Span(6, "mo"))])
def test_a_span_is_read(text: str, expected: Span | None) -> None:
    assert span(text) == expected


@pytest.mark.parametrize(("received", "three", "seven", "fifteen"), [
    ("2026-09-30", "2026-10-10", "2026-10-15", "2026-10-27"), ("2026-02-13", "2026-02-25", "2026-03-02", "2026-03-12"),
    ("2026-09-18", "2026-09-22", "2026-09-29", "2026-10-15"), ("2025-12-30", "2026-01-05", "2026-01-09", "2026-01-21")])
def test_working_days_know_make_up_days(received: str, three: str, seven: str, fifteen: str) -> None:
    found = [due_moment(at(received), Span(n, "wd"), CALENDAR) for n in (3, 7, 15)]
    assert [str(m.day) for m in found if m] == [three, seven, fifteen]


def test_beyond_the_calendar_nothing_is_guessed() -> None:
    assert due_moment(at("2026-12-30"), Span(7, "wd"), CALENDAR) is None
    assert due_moment(at("9999-12-30"), Span(48, "h"), CALENDAR) is None


def test_hours_run_at_night_and_on_holidays() -> None:
    due = due_moment(at("2026-09-30T20:00"), Span(8, "h"), CALENDAR)
    assert due and due.timed and due.at == at("2026-10-01T04:00").at


def test_hours_from_a_bare_day_run_from_its_end() -> None:
    due = due_moment(at("2026-10-01"), Span(1, "h"), CALENDAR)
    assert due and due.at == at("2026-10-02T01:00").at


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 6, 1)), st.integers(1, 60))
def test_the_due_day_counts_back_to_the_limit(start: datetime, n: int) -> None:
    started = Moment(start.replace(tzinfo=NOW.tzinfo), True)
    due = due_moment(started, Span(n, "wd"), CALENDAR)
    assert due is not None
    assert CALENDAR.between(started.day, due.day) == n and CALENDAR.is_workday(due.day)


def state(started: str, now: str, done: str | None = None, limit: str = "3 wd") -> str:
    made = clock("reply.finderror", Value(key="reply.finderror", value=limit), at(started), calendar=CALENDAR, now=at(now).at, what="", unit="",
                 done=at(done) if done else None)
    assert made
    return made.state


@pytest.mark.parametrize(("started", "now", "done", "expected"), [
    ("2026-03-04T10:00", "2026-03-09T23:59", None, "due-soon"), ("2026-03-04T10:00", "2026-03-10T00:01", None, "late"),
    ("2026-03-04T10:00", "2026-03-05T09:00", None, "open"), ("2026-03-04T10:00", "2026-03-20T09:00", "2026-03-09T18:00", "done"),
    ("2026-03-04T10:00", "2026-03-20T09:00", "2026-03-10T08:00", "done-late"), ("2026-12-30T10:00", "2026-12-31T09:00", None, "unknown"),
    ("2026-03-04T10:00", "2026-03-06T09:00", "2026-03-09T18:00", "due-soon")])
def test_states(started: str, now: str, done: str | None, expected: str) -> None:
    assert state(started, now, done) == expected


def test_an_answer_of_tomorrow_is_not_known_today() -> None:
    assert state("2026-03-04T10:00", "2026-03-05T09:00", "2026-03-06T09:00") == "open"


def test_the_zone_of_the_answer_does_not_matter() -> None:
    utc = Moment(datetime(2026, 3, 9, 15, 59, tzinfo=timezone.utc), True)  # 23:59 in the site's zone
    made = clock("reply.finderror", Value(key="k", value="3 wd"), at("2026-03-04T10:00"), calendar=CALENDAR, now=NOW + timedelta(days=20), what="", unit="",
                 done=utc)
    assert made and made.state == "done"


def layer(name: str, *values: Value) -> tuple[str, str, str, tuple[Value, ...]]:
    return (name, name, "county", tuple(Value(key=v.key, value=v.value, confidence=v.confidence, tighter=v.tighter, profile=name) for v in values))


@pytest.mark.parametrize(("upper", "lower", "kept"), [
    (Value(key="k", value="3 wd"), Value(key="k", value="5 wd"), "3 wd"), (Value(key="k", value="3 wd"), Value(key="k", value="1 h"), "1 h"),
    (Value(key="k", value="3 wd", confidence="待核"), Value(key="k", value="5 wd"), "5 wd"),
    (Value(key="k", value="1", tighter="more"), Value(key="k", value="0", tighter="more"), "1"),
    (Value(key="k", value="1", tighter="more"), Value(key="k", value="2", tighter="more"), "2"),
    (Value(key="k", value="甲 乙"), Value(key="k", value="丙"), "丙")])
def test_lower_layers_may_only_tighten(upper: Value, lower: Value, kept: str) -> None:
    profile = layered("b", [layer("a", upper), layer("b", lower)])
    value = profile.get("k")
    assert value and value.value == kept
    assert bool(profile.loosened) == (kept == upper.value)


@given(st.integers(1, 500), st.integers(1, 500))
def test_of_two_limits_one_is_not_looser(one: int, other: int) -> None:
    a, b = Value(key="k", value=f"{one} wd"), Value(key="k", value=f"{other} wd")
    assert not (looser(a, b) and looser(b, a))


PROFILE = Profile(values={(v.key, v.channel): v for v in (
    Value(key="reply.finderror", value="3 wd"), Value(key="reply.letter", value="7 wd"), Value(key="reply.complex", value="15 wd"),
    Value(key="rectify.severe", value="1 h"), Value(key="rectify.notice", value="2 wd"), Value(key="interpret.document", value="3 wd"),
    Value(key="react.message", value="24 h", channel="new-media"), Value(key="reply.message", value="48 h", channel="new-media"))})


def row(table: str, **values: object) -> Row:
    return Row(table=table, path=f"checks/ledgers/{table}.csv", line=2, place=NOWHERE, values=values)


def test_one_table_from_texts_and_ledgers() -> None:
    draft = facts("hdjl/a.md", type="letter", draft=True, unit="tjj", dealings=Dealings(received=at("2026-03-02T09:00")))
    policy = facts("zcwj/p.md", type="policy", date="2026-03-09T09:00")
    index = site(draft, policy, upkeep=Upkeep(profile=PROFILE, ledgers={
        "letters": (row("letters", no="x1", kind="message", unit="office", received=at("2026-03-09T08:00")),),
        "rectification": (row("rectification", no="z1", level="severe", unit="tjj", found=at("2026-03-10T08:30")),)}))
    rows = open_clocks(all_clocks(index, NOW, CALENDAR))
    assert [(c.kind, c.unit, c.state) for c in rows] == [
        ("react.message", "office", "late"), ("rectify.severe", "tjj", "open"), ("reply.letter", "tjj", "due-soon"), ("reply.message", "office", "open"),
        ("interpret.document", "office", "open")]
    assert [c.unit for c in open_clocks(rows, unit="tjj")] == ["tjj", "tjj"]
    assert [c.kind for c in open_clocks(rows, until=date(2026, 3, 10))] == ["react.message", "rectify.severe"]


def test_a_letter_in_the_register_is_not_counted_twice() -> None:
    text = facts("hdjl/a.md", type="letter", dealings=Dealings(received=at("2026-03-02T09:00"), answered=at("2026-03-05T09:00")))
    index = site(text, upkeep=Upkeep(profile=PROFILE, ledgers={"letters": (
        row("letters", no="x1", kind="letter", unit="office", received=at("2026-03-02T09:00"), answered=at("2026-03-05T09:00"), article="a"),)}))
    assert len(all_clocks(index, NOW, CALENDAR)) == 1
