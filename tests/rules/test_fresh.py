"""Freshness of columns: due days, states, blanks."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.freshness import due_day, freshness
from sitegen.model import Facts
from sitegen.rules import fresh_due_soon, fresh_empty, fresh_stale
from sitegen.settings import Column, Limit
from sitegen.site_index import SiteIndex
from tests.helpers import NOW
from tests.rules.facts_factory import column, day, facts, run, site

NEWS, NOTICE, YEAR = Limit(days=14), Limit(months=6), Limit(months=12)
RULES = (fresh_stale.RULE, fresh_due_soon.RULE, fresh_empty.RULE)


def one(limit: Limit | None, *texts: Facts, **known: object) -> SiteIndex:
    """A site of one column `c`."""
    return site(*texts, columns=(column("c", limit, **known),))


def said(index: SiteIndex) -> list[tuple[str, str, str]]:
    return [(f.name, f.level, f.text) for f in run(index, *RULES)]


@pytest.mark.parametrize(
    ("last", "limit", "due"),
    [
        ("2026-02-24", NEWS, "2026-03-10"),
        ("2025-08-31", NOTICE, "2026-02-28"),  # clamped to the month's end
        ("2023-08-31", NOTICE, "2024-02-29"),  # of a leap year
        ("2024-02-29", YEAR, "2025-02-28"),
        ("2025-12-31", Limit(months=2), "2026-02-28"),
        ("2026-01-30", Limit(months=1), "2026-02-28"),
        ("2025-06-30", NOTICE, "2025-12-30"),  # months, not 180 days; the day stays where it exists
        ("9999-12-31", NEWS, "9999-12-31"),  # the calendar ends; it is never overdue
    ],
)
def test_due_day(last: str, limit: Limit, due: str) -> None:
    assert due_day(day(last), limit) == day(due)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_months_are_calendar_months(last: date, months: int) -> None:
    due = due_day(last, Limit(months=months))
    assert (due.year * 12 + due.month) - (last.year * 12 + last.month) == months
    assert due.day == min(last.day, calendar.monthrange(due.year, due.month)[1])


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60), st.integers(0, 40))
def test_a_later_update_is_never_due_earlier(last: date, months: int, later: int) -> None:
    limit = Limit(months=months)
    assert due_day(last, limit) <= due_day(last + timedelta(days=later), limit)


@pytest.mark.parametrize(
    ("last", "state", "left"),
    [
        ("2026-02-23", "stale", -1),  # 15 days
        ("2026-02-24", "due-soon", 0),  # 14 days: the last permitted day passes
        ("2026-03-03", "due-soon", 7),
        ("2026-03-04", "normal", 8),
        ("2026-03-10", "normal", 14),
        ("2026-02-23T16:30+00:00", "due-soon", 0),  # already the 24th in Shanghai
    ],
)
def test_state(last: str, state: str, left: int) -> None:
    (row,) = freshness(one(NEWS, facts("c/a.md", date=last)), NOW)
    assert (row.state, row.days_left) == (state, left)


def test_the_day_begins_at_midnight_in_the_zone_of_the_site() -> None:
    index = one(NEWS, facts("c/a.md", date="2026-02-24"))
    before, after = (datetime.fromisoformat(f"2026-03-10T{time}+00:00") for time in ("15:59", "16:00"))
    assert [freshness(index, now)[0].state for now in (before, after)] == ["due-soon", "stale"]


@pytest.mark.parametrize(
    "text",
    [
        facts("c/b.md", draft=True),
        facts("c/b.md", withdrawn=True),
        facts("c/b.md", renderable=False),
        facts("c/b.md", date=None),
        facts("c/b.md", date="2026-03-11"),
    ],
    ids=["draft", "withdrawn", "not open", "undated", "ahead"],
)
def test_what_is_not_on_the_site_is_no_update(text: Facts) -> None:
    assert said(one(NEWS, facts("c/a.md", date="2026-01-01"), text)) == [("fresh.stale", "error", "c")]
    assert said(one(NEWS, text)) == [("fresh.empty", "error", "c")]


def test_a_finding_stands_in_site_yaml_and_names_who_must_act() -> None:
    (finding,) = run(one(NEWS, facts("c/a.md", date="2026-02-20")), *RULES)
    assert (finding.path, finding.unit, finding.data["due"], finding.data["over"]) == (
        "site.yaml",
        "office",
        "2026-03-06",
        4,
    )
    assert "2026-03-06" in finding.message.zh and not fresh_stale.RULE.blocks


def test_children_roll_up_to_a_parent_with_a_limit() -> None:
    columns = (column("p", NOTICE, children=("p/a", "p/b")), column("p/a"), column("p/b"))
    index = site(facts("p/a/x.md", date="2025-01-01"), facts("p/b/y.md", date="2026-03-01"), columns=columns)
    rows = {row.column.id: row for row in freshness(index, NOW)}
    assert (rows["p"].last, rows["p"].state, rows["p"].total) == (day("2026-03-01"), "normal", 2)
    assert (rows["p"].this_year, rows["p"].this_month) == (1, 1)
    assert said(index) == []


@pytest.mark.parametrize(
    ("columns", "blank"),
    [
        ((column("p", children=("p/a",)), column("p/a")), ["p/a"]),  # the child, not the parent too
        ((column("p", NOTICE, children=("p/a",)), column("p/a", NEWS)), ["p/a"]),
        ((column("l", link="https://zwfw.example/"),), []),  # external channels are exempt
        ((column("n", NEWS, opened=day("2026-03-11")),), []),  # not opened yet
        ((column("n"),), ["n"]),  # without a limit too
    ],
)
def test_blank_columns(columns: tuple[Column, ...], blank: list[str]) -> None:
    assert said(site(columns=columns)) == [("fresh.empty", "error", id) for id in blank]


@pytest.mark.parametrize(
    ("opened", "level"), [("2026-03-02", "error"), ("2026-03-03", "warning"), ("2026-03-10", "warning")]
)
def test_a_new_column_has_five_working_days_to_be_filled(opened: str, level: str) -> None:
    assert said(one(NEWS, opened=day(opened))) == [("fresh.empty", level, "c")]


@pytest.mark.parametrize(
    ("type_", "confirmed", "expected"),
    [
        ("leader", "2026-02-01", []),
        ("article", "2025-03-09", [("fresh.stale", "error", "c")]),  # confirmed too long ago
        ("leader", "2026-03-11", [("fresh.stale", "error", "c")]),  # nobody confirms in advance
        ("news", "2026-02-01", [("fresh.stale", "error", "c")]),  # news is not confirmed, it is published
    ],
)
def test_confirmed_texts_keep_a_descriptive_column_fresh(
    type_: str, confirmed: str, expected: list[tuple[str, str, str]]
) -> None:
    index = one(YEAR, facts("c/a.md", type=type_, date="2024-05-01", confirmed_on=confirmed))
    assert said(index) == expected
    assert freshness(index, NOW)[0].last == day("2024-05-01")  # the update stays what it was


def test_words_on_the_page() -> None:
    rows = [
        freshness(one(NEWS, facts("c/a.md", date=last)), NOW)[0].words
        for last in ("2026-02-01", "2026-02-26", "2026-03-09")
    ]
    assert rows == ["未更新", "即将到期（剩余2天）", "正常"]
