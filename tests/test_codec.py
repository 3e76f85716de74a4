"""Whatever is stored is read back equal."""

from __future__ import annotations

import json
import pickle
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.codec import dump, load
from sitegen.model import Facts, Finding, Link, Moment, Place, Text, Urgent
from sitegen.packed import Packed, mark_of, parted, unpacked

WORDS = st.text(max_size=6)
MOMENTS = st.builds(Moment, st.datetimes(timezones=st.sampled_from([timezone.utc, timezone(timedelta(hours=8))])), st.booleans())
LINKS = st.builds(Link, WORDS, WORDS, st.integers(0, 9), st.integers(0, 9))
FACTS = st.builds(
    Facts, path=WORDS, sha256=WORDS, digest=WORDS, id=WORDS, column=WORDS, type=WORDS, slug=WORDS, url=WORDS, title=WORDS, unit=WORDS,
    date=st.none() | MOMENTS, draft=st.booleans(), renderable=st.booleans(), withdrawn=st.booleans(),
    signed=st.lists(st.tuples(WORDS, MOMENTS), max_size=3).map(tuple), replaces=st.lists(WORDS, max_size=2).map(tuple),
    interpretation_required=st.none() | st.booleans(), urgent=st.none() | st.builds(Urgent, reason=WORDS, by=WORDS, at=st.none() | MOMENTS),
    links=st.lists(LINKS, max_size=3).map(tuple), files=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple))


PLAIN = Facts(path="a.md", sha256="", digest="", id="a", column="", type="article", slug="a", url="/a/", title="", unit="", date=None, draft=False,
              renderable=True, withdrawn=False)


@given(FACTS)
def test_facts(facts: Facts) -> None:
    assert load(Facts, dump(facts)) == facts


def packed(*values: Facts) -> list[Facts]:
    """The same on one shelf, nothing unpacked."""
    parts = [parted(value) for value in values]
    return [*unpacked(Facts)([json.loads(front) for front, _ in parts], [rest for _, rest in parts], [mark_of(*both) for both in parts])]


def asked(facts: Facts) -> set[str]:
    """Fields that are kept unpacked."""
    return set(Packed.__dict__["_own"].__get__(facts) or ())


@given(FACTS)
def test_facts_in_two_parts(facts: Facts) -> None:
    """Unpacked as a whole, by one field, or not at all: the same value."""
    assert packed(facts) == [facts]
    for name in ("title", "links", "urgent", "cited", "sha256"):
        assert getattr(packed(facts)[0], name) == getattr(facts, name)
    for name in ("links", "urgent", "replaces", "cited"):
        assert facts.holds(name) == packed(facts)[0].holds(name) == bool(getattr(facts, name))
    assert hash(packed(facts)[0]) == hash(facts)
    assert packed(facts)[0].mark == facts.mark == mark_of(*parted(facts))
    assert parted(packed(facts)[0]) == parted(facts)
    assert pickle.loads(pickle.dumps(packed(facts)[0])) == pickle.loads(pickle.dumps(facts)) == facts
    assert replace(packed(facts)[0], title="另一个") == replace(facts, title="另一个")


@given(st.lists(FACTS, max_size=4))
def test_many_on_one_shelf(several: list[Facts]) -> None:
    side_by_side = packed(*several)
    assert [facts.mark for facts in side_by_side] == [facts.mark for facts in several]
    assert [facts.peek("signed") for facts in side_by_side] == [facts.signed for facts in several]
    assert side_by_side == several


def test_a_value_has_no_room_for_what_is_seldom_asked_for() -> None:
    assert sys.getsizeof(PLAIN) < 200


@given(FACTS)
def test_a_value_afresh_is_equal_and_leaves_the_other_as_it_was(facts: Facts) -> None:
    assert facts.afresh() == facts
    before = packed(facts)[0]
    again = before.afresh()
    assert (again.mark, again.links, again) == (facts.mark, facts.links, facts)
    assert not asked(before)  # asking the one unpacked nothing in the other


@given(FACTS)
def test_a_glimpse_of_a_field_unpacks_nothing(facts: Facts) -> None:
    one = packed(facts)[0]
    for name in ("signed", "attested", "links", "urgent", "replaces", "summary"):
        assert one.peek(name) == facts.peek(name) == getattr(facts, name)
        assert name not in asked(one)


@given(FACTS)
def test_a_field_is_unpacked_once(facts: Facts) -> None:
    one = packed(facts)[0]
    assert one.signed is one.signed
    assert one.sha256 is one.sha256
    assert one.mark == facts.mark


@pytest.mark.parametrize("words", ['"signed":', '\\"signed":[]', 'signed', '","signed":[["final"'])
def test_words_that_look_like_a_field_are_words(words: str) -> None:
    facts = replace(PLAIN, source=words, signed=(("first", Moment(datetime(2026, 1, 5, tzinfo=timezone.utc), True)),))
    assert packed(facts)[0].peek("signed") == facts.signed


def test_a_field_that_does_not_exist() -> None:
    with pytest.raises(AttributeError):
        _ = packed(PLAIN)[0].heading  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        _ = PLAIN.heading  # type: ignore[attr-defined]


@given(WORDS, st.none() | st.builds(Place, *[st.integers(0, 99)] * 6))
def test_findings(words: str, place: Place | None) -> None:
    finding = Finding(rule="X001", name="x.y", level="info", message=Text(words, words), hint=Text("", ""), basis=Text("", ""),
                      place=place, related=((words, 3),), data={"text": words, "n": 3})
    assert load(Finding, dump(finding)) == finding


@pytest.mark.parametrize("text", ["", "{", "[]", "[1]", '{"path": 1}'])
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        load(Facts, text)


def test_what_has_no_place_in_the_store_is_refused() -> None:
    with pytest.raises(TypeError):
        dump(object())


def test_times_keep_their_zone() -> None:
    moment = Moment(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=8))), False)
    assert load(Moment, dump(moment)).at.utcoffset() == timedelta(hours=8)
