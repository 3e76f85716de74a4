"""Whatever is stored is read back equal."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.codec import dump, encode, encoder, load
from sitegen.model import Facts, Finding, Link, Moment, Place, Text, Urgent
from sitegen.packed import mark_of, parted, parted_of, unpacked

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


@given(FACTS)
def test_facts_in_two_parts(facts: Facts) -> None:
    """Unpacked as a whole, by one field, or not at all: the same value."""
    front, rest = parted(facts)
    make = unpacked(Facts)
    assert make(json.loads(front), rest, mark_of(front, rest)) == facts
    for name in ("title", "links", "urgent", "cited"):
        assert getattr(make(json.loads(front), rest, mark_of(front, rest)), name) == getattr(facts, name)
    for name in ("links", "urgent", "replaces", "cited"):
        assert facts.holds(name) == make(json.loads(front), rest, "").holds(name) == bool(getattr(facts, name))
    assert hash(make(json.loads(front), rest, mark_of(front, rest))) == hash(facts)
    assert make(json.loads(front), rest, mark_of(front, rest)).mark == facts.mark
    assert parted(make(json.loads(front), rest, mark_of(front, rest))) == (front, rest)


@given(FACTS, st.booleans())
def test_fields_that_were_given_are_packed_as_their_value_is(facts: Facts, sparse: bool) -> None:
    values = {field.name: getattr(facts, field.name) for field in fields(Facts) if field.init}
    some = {name: value for name, value in values.items() if not sparse or name in Facts.AT_HAND or facts.holds(name)}
    assert parted_of(Facts, some) == parted(facts)


@pytest.mark.parametrize("value", ["\u2028\ud800\"\\\n", [], {}, [None, True, 1, -1.5, "国"], {"乙": {"b": 1, "a": []}, "甲": "\x7f"}, "", None])
def test_json_is_what_the_standard_library_writes(value: object) -> None:
    assert encode(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert encoder(sort_keys=True)(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@given(FACTS)
def test_a_value_afresh_is_equal_and_leaves_the_other_as_it_was(facts: Facts) -> None:
    assert facts.afresh() == facts
    packed = unpacked(Facts)(json.loads(parted(facts)[0]), parted(facts)[1], facts.mark)
    again = packed.afresh()
    assert (again.mark, again.links, again) == (facts.mark, facts.links, facts)
    with pytest.raises(AttributeError):
        Facts.__dict__["links"].__get__(packed)  # asking the one unpacked nothing in the other


@given(FACTS)
def test_a_glimpse_of_a_field_unpacks_nothing(facts: Facts) -> None:
    packed = unpacked(Facts)(json.loads(parted(facts)[0]), parted(facts)[1], facts.mark)
    for name in ("signed", "attested", "links", "urgent", "replaces", "summary"):
        assert packed.peek(name) == facts.peek(name) == getattr(facts, name)
        with pytest.raises(AttributeError):
            Facts.__dict__[name].__get__(packed)


@pytest.mark.parametrize("words", ['"signed":', '\\"signed":[]', 'signed', '","signed":[["final"'])
def test_words_that_look_like_a_field_are_words(words: str) -> None:
    facts = replace(PLAIN, source=words, signed=(("first", Moment(datetime(2026, 1, 5, tzinfo=timezone.utc), True)),))
    assert unpacked(Facts)(json.loads(parted(facts)[0]), parted(facts)[1], facts.mark).peek("signed") == facts.signed


def test_a_field_that_does_not_exist() -> None:
    front = ["a.md", *[""] * (len(Facts.AT_HAND) - 7), None, False, True, False, [], 0, 0]
    with pytest.raises(AttributeError):
        _ = unpacked(Facts)(front, "", "").heading  # type: ignore[attr-defined]


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
