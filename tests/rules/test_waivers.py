"""Waivers: who may excuse what, for how long; and the fingerprints that stand for findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Finding, Text
from sitegen.rules import RULES
from sitegen.rules.fingerprint import fingerprints
from sitegen.rules.waivers import WAIVERS_FILE, apply_waivers
from sitegen.settings import Deputy, People, Person, Post, Waiver
from sitegen.site_index import SiteIndex
from tests.helpers import NOW
from tests.rules.facts_factory import facts, site

PATH = "content/zwgk/tzgg/a.md"
START = date(2024, 1, 1)


def post(rank: int, *waives: str, to: date | None = None) -> Post:
    return Post(post="岗位", rank=rank, from_=START, to=to, waives=waives)


PEOPLE = People(
    people=(
        Person(id="wangwei", name="王卫", posts=(post(2, "links", "pairing"),)),
        Person(id="zhangmin", name="张敏", posts=(post(0, "links"),)),  # the editor, though with the right
        Person(id="left", name="李去", posts=(post(2, "links", to=date(2026, 3, 9)),)),
        Person(id="deputy", name="赵代", posts=(post(1),), deputy_for=(Deputy(person="wangwei", from_=START),)),
        Person(id="vendor", name="外包", posts=(post(2, "links"),), vendor=True),
    )
)


def finding(name: str = "link.dead-internal", text: str = "b.md", path: str = PATH) -> Finding:
    return Finding(
        rule="LINK001",
        name=name,
        level="error",
        message=Text("", ""),
        hint=Text("", ""),
        basis=Text("", ""),
        path=path,
        text=text,
    )


def waiver(**known: Any) -> Waiver:
    return Waiver(
        **{
            "rule": "link.dead-internal",
            "path": PATH,
            "text": "b.md",
            "reason": "引用原文",
            "by": "wangwei",
            "until": date(2026, 6, 30),
            **known,
        }
    )


def index(*waivers: Waiver) -> SiteIndex:
    return site(facts("zwgk/tzgg/a.md", editor="张敏"), people=PEOPLE, waivers=waivers)


def outcome(found: list[Finding], *waivers: Waiver) -> tuple[list[str], list[tuple[str, str]]]:
    """(how each finding is excused, what is said of the waivers)."""
    done = apply_waivers(found, index(*waivers), NOW, RULES)
    about = done[len(found) :]
    assert all(f.path == WAIVERS_FILE for f in about)
    return [f.excused for f in done[: len(found)]], [(f.name, f.level) for f in about]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rule": "link.dead"}, "suppress.unknown-rule"),
        ({"reason": " "}, "suppress.no-reason"),
        ({"by": "nobody"}, "suppress.not-entitled"),
        ({"by": "zhangmin"}, "suppress.not-entitled"),
        ({"by": "张敏"}, "suppress.not-entitled"),
        ({"by": "left"}, "suppress.not-entitled"),
        ({"by": "deputy"}, "suppress.not-entitled"),
        ({"by": "vendor"}, "suppress.not-entitled"),
        ({"rule": "review.missing-level", "text": ""}, "suppress.not-entitled"),  # nobody may
        ({"until": date(2026, 3, 9)}, "suppress.expired"),
        ({"until": None}, "suppress.too-long"),
        ({"path": "content/zwgk/tzgg/b.md"}, "suppress.unused"),
        ({"text": "c.md"}, "suppress.unused"),
        ({"rule": "link.anchor"}, "suppress.unused"),
    ],
)
def test_a_bad_waiver_excuses_nothing_and_is_said(change: dict[str, Any], said: str) -> None:
    assert outcome([finding()], waiver(**change)) == ([""], [(said, "error")])


@pytest.mark.parametrize(
    "change", [{}, {"text": ""}, {"rule": "LINK001"}, {"by": "王卫"}, {"until": date(2026, 3, 10)}]
)
def test_a_sound_waiver_excuses(change: dict[str, Any]) -> None:
    assert outcome([finding()], waiver(**change)) == (["waived"], [])


def test_a_waiver_for_more_than_a_year_holds_but_is_questioned() -> None:
    assert outcome([finding()], waiver(until=date(2027, 3, 10))) == (["waived"], [])
    assert outcome([finding()], waiver(until=date(2027, 3, 11))) == (["waived"], [("suppress.too-long", "warning")])


def test_only_what_is_named_is_excused() -> None:
    others = [finding(text="c.md"), finding(path="content/zwgk/tzgg/b.md"), finding("link.anchor")]
    assert outcome([*others, finding()], waiver()) == (["", "", "", "waived"], [])


def test_the_second_of_two_equal_waivers_is_unused() -> None:
    assert outcome([finding()], waiver(), waiver()) == (["waived"], [("suppress.unused", "error")])


def test_findings_about_waivers_never_block_but_an_unreadable_file_does() -> None:
    about = {rule.name: rule.blocks for rule in RULES if rule.name.startswith("suppress.")}
    assert [name for name, blocks in about.items() if blocks] == ["suppress.unreadable"]


def prints(*found: Finding, key: str = "www.chengxi.example") -> list[str]:
    return [f.fingerprint for f in fingerprints(found, key)]


def test_equal_findings_are_told_apart_within_a_file_only() -> None:
    one, two, elsewhere = prints(finding(), finding(), finding(path="content/b.md"))
    assert one != two and one == elsewhere


def test_a_fingerprint_keeps_while_the_text_moves_and_goes_when_it_is_edited() -> None:
    base = replace(finding(), context="前文|后文")
    moved = replace(base, message=Text("别的话", "other words"), context="前 文|后文 ")
    assert prints(base) == prints(moved)
    for other in (replace(base, context="前文改|后文"), replace(base, text="c.md"), replace(base, rule="LINK002")):
        assert prints(base) != prints(other)
    assert prints(base) != prints(base, key="other.example")


@given(st.text(), st.text(), st.text(max_size=80))
def test_any_text_has_a_fingerprint(text: str, context: str, key: str) -> None:
    (first,) = prints(replace(finding(text=text), context=context), key=key)
    assert len(first) == 32 and [first] == prints(replace(finding(text=text), context=context), key=key)
