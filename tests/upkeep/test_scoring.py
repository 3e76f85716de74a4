"""Inspection: vetoes first, no double counting, no total while points are unconfirmed; doubtful dates; the seven points."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from sitegen.ledger import Row, Upkeep
from sitegen.model import Place
from sitegen.profile import Profile, Value
from sitegen.rules import fresh_stale
from sitegen.settings import Limit
from sitegen.site_index import SiteIndex
from sitegen.upkeep.forged import doubts
from sitegen.upkeep.intervals import gaps
from sitegen.upkeep.patrol import draw
from sitegen.upkeep.periods import period
from sitegen.upkeep.scoring import Score, Verdict, score
from sitegen.upkeep.selfcheck import selfcheck
from sitegen.upkeep.view import Look
from tests.helpers import NOW
from tests.rules.facts_factory import at, column, facts, site

VALUES = {"veto.severe": "1", "veto.home": "14 d", "veto.key-columns": "5", "veto.columns": "10", "veto.blank": "5", "veto.unanswered": "3 mo", "reply.letter": "7 wd",
          "deduct.stale": "1", "deduct.blank": "2", "deduct.policy-stale": "5", "deduct.missing-column": "5", "deduct.late-reply": "1",
          "deduct.service-stale": "2", "deduct.letters-stale": "3", "deduct.no-interpretation": "2", "deduct.pair-link": "1", "deduct.link": "0.1",
          "deduct.finderror-open": "3"}


def profile(**confidence: str) -> Profile:
    return Profile(name="t", values={(k, "website"): Value(key=k, value=v, confidence=confidence.get(k.replace(".", "_").replace("-", "_"), "confirmed"))
                                     for k, v in VALUES.items()})


def look(index: SiteIndex, of: Profile | None = None, ledgers: dict[str, tuple[Row, ...]] | None = None, **more: Any) -> Look:
    settings = replace(index.settings, upkeep=Upkeep(profile=of or profile(), ledgers=ledgers or {}))
    return Look(index=replace(index, settings=settings), findings=(), now=NOW, **more)


BASIC = tuple(column(f"a/{kind}", type=kind, opened=date(2026, 3, 1)) for kind in ("leader", "news", "policy", "interpretation", "guide"))
FULL = tuple(facts(f"{c.id}/x.md", type=c.type) for c in BASIC)


def verdicts(found: Look) -> dict[str, str]:
    return {v.name: v.state for v in score(found).verdicts}


def test_a_live_site_touches_no_veto_and_loses_nothing() -> None:
    found = score(look(site(*FULL, columns=BASIC)))
    assert not found.vetoed and found.deductions == () and found.total == 100.0


def test_without_services_the_rest_counts_four_thirds() -> None:
    found = score(look(site(*FULL[:4], columns=BASIC[:4])))
    assert not found.services and found.total == 100.0
    stale = column("b", Limit(days=1), type="article")
    found = score(look(site(*FULL[:4], facts("b/y.md", date="2026-03-01T09:00", type="article"), columns=(*BASIC[:4], stale))))
    assert found.total == round(74 * 4 / 3, 1)


def test_one_unconfirmed_value_and_there_is_no_total() -> None:
    found = score(look(site(*FULL, columns=BASIC), profile(deduct_link="待核")))
    assert found.total is None and found.unconfirmed == 1 and not found.vetoed


@pytest.mark.parametrize(("count", "expected"), [(4, "pass"), (5, "veto")])
def test_five_blank_columns_are_a_veto(count: int, expected: str) -> None:
    blank = tuple(column(f"b{n}", Limit(months=6), opened=date(2026, 3, 1)) for n in range(count))
    assert verdicts(look(site(*FULL, columns=(*BASIC, *blank))))["空白栏目"] == expected


@pytest.mark.parametrize(("day", "expected"), [("2026-02-24T09:00", "pass"), ("2026-02-23T09:00", "veto")])
def test_two_weeks_without_anything_on_the_home_page(day: str, expected: str) -> None:
    assert verdicts(look(site(*(replace(f, date=at(day)) for f in FULL), columns=BASIC)))["首页不更新"] == expected


def test_a_veto_ends_the_scoring() -> None:
    old = column("b", Limit(days=1))
    found = score(look(site(facts("b/x.md", date="2026-01-01T09:00"), columns=(old,))))
    assert found.vetoed and found.deductions == () and found.total is None


@pytest.mark.parametrize(("received", "expected"), [("2025-12-10", "pass"), ("2025-12-09", "veto")])
def test_a_letter_unanswered_for_three_months(received: str, expected: str) -> None:
    row = Row(table="letters", path="checks/ledgers/letters.csv", line=2, place=Place(2, 1, 2, 2, 0, 1),
              values={"no": "x", "kind": "letter", "received": at(received), "unit": "office"})
    assert verdicts(look(site(*FULL, columns=BASIC), ledgers={"letters": (row,)}))["互动回应差"] == expected


@pytest.mark.parametrize(("kind", "parents", "expected"), [("policy", True, "pass"), ("policy", False, "veto"), ("news", True, "veto")])
def test_notices_and_policies_below_one_of_their_kind_roll_up(kind: str, parents: bool, expected: str) -> None:
    top = column("p", type=kind if parents else None, children=tuple(f"p/{n}" for n in range(5)))
    below = tuple(column(f"p/{n}", Limit(days=1), type=kind, parent="p") for n in range(5))
    texts = tuple(facts(f"p/{n}/x.md", type=kind, date="2026-03-01T09:00", interpretation_required=False) for n in range(5))
    assert verdicts(look(site(*FULL, *texts, columns=(*BASIC, top, *below))))["动态、要闻、通知、政策栏目不更新"] == expected


@pytest.mark.parametrize(("total", "vetoed", "grade"), [(None, True, "不合格（单项否决）"), (None, False, "不评等次（有待核分值）"), (59.9, False, "不合格，限期整改"),
                                                        (60.0, False, "合格"), (80.0, False, "合格"), (80.1, False, "优秀候选")])
def test_grades_are_told_only_when_every_point_is_sure(total: float | None, vetoed: bool, grade: str) -> None:
    verdict = Verdict(name="x", state="veto" if vetoed else "pass", detail="", basis="")
    assert Score(verdicts=(verdict,), deductions=(), services=True, unconfirmed=0, total=total).grade(look(site(*FULL, columns=BASIC))) == grade


def test_a_column_is_deducted_for_once() -> None:
    policies = tuple(column(f"p{n}", Limit(days=1), type="policy") for n in range(2))
    texts = tuple(facts(f"p{n}/x.md", type="policy", date="2026-03-01T09:00", interpretation_required=False) for n in range(2))
    found = score(look(site(*FULL, *texts, columns=(*BASIC, *policies))))
    assert sorted(d.points for d in found.deductions) == [1.0, 5.0] and found.total == 94.0


def test_dates_before_the_first_commit_are_doubtful_but_a_site_taken_over_is_not() -> None:
    old = facts("a/old.md", date="2025-01-01T09:00")
    honest = facts("a/honest.md", date="2026-03-05T09:00")
    forged = [facts(f"a/f{n}.md", date=f"2026-02-0{n + 1}T09:00") for n in range(5)]
    seen = {"a/old.md": date(2026, 1, 1), "a/honest.md": date(2026, 3, 5)} | {f.path: date(2026, 3, 9) for f in forged}
    found = doubts(look(site(old, honest, *forged, columns=(column("a"),)), first_seen=seen))
    assert [d.facts.id for d in found] == [f"f{n}" for n in range(5)] and {d.heap for d in found} == {5}
    assert doubts(look(site(old, honest, *forged, columns=(column("a"),)))) == ()


def test_the_longest_interval_reaches_from_before_the_period_to_today() -> None:
    within = period("2026Q1")
    assert within
    texts = [facts(f"a/{n}.md", date=day) for n, day in enumerate(("2025-12-20", "2026-01-10", "2026-02-01"))]
    found = gaps(site(*texts, columns=(column("a", Limit(days=14)),)), NOW, within)
    assert found["a"].words == "37天（2026-02-01至2026-03-10）"


@pytest.mark.parametrize("text", ["", "2026Q5", "2026-13", "26Q1", "二〇二六", "2026Q"])
def test_what_is_no_period(text: str) -> None:
    assert period(text) is None


def test_the_reading_sample_is_the_same_all_day_and_another_tomorrow() -> None:
    here = look(site(*(facts(f"a/{n:03d}.md") for n in range(60)), columns=(column("a"),)))
    assert draw(here) == draw(replace(here, now=NOW + timedelta(hours=5)))
    assert draw(here) != draw(replace(here, now=NOW + timedelta(days=1)))
    assert len(draw(here)) == 5


def test_the_seven_points_name_what_is_wrong() -> None:
    stale = column("b", Limit(days=1))
    here = look(site(*FULL, facts("b/x.md", date="2026-03-01T09:00"), columns=(*BASIC, stale)))
    points = selfcheck(here)
    assert [p.number for p in points] == [1, 2, 3, 4, 5, 6, 7]
    assert points[0].state == "problem" and "b" in points[0].evidence[0][0] and points[6].state == "ask"
    assert fresh_stale.RULE.blocks is False
