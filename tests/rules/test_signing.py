"""One person or two: names that look alike, namesakes, and anything at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.rules.signing import editors, fold, same_person
from sitegen.settings import People, Person
from tests.rules.review_sites import URGENT, URGENT_SITE, check


@pytest.mark.parametrize("name", ["李 华", "李　华", "李\u200b华", "李\u3164华", "\u2060李华", "李华\u00a0"])
def test_names_that_look_alike_are_one_person(name):
    people = People(people=(Person(id="lihua", name="李华"),))
    assert fold(name) == "李华"
    assert same_person("lihua", name, people) and same_person(name, "李华", people)
    assert same_person(name, "李华", People(known=False))


def test_two_people_with_one_name_are_two_by_id():
    people = People(people=(Person(id="w1", name="吴磊"), Person(id="w2", name="吴磊")))
    assert not same_person("w1", "w2", people)
    assert same_person("w1", "吴磊", people)  # who is meant is not known: not proven to be another


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_names_compare(one, other):
    people = People(people=(Person(id="a", name=one),))
    assert same_person(one, other, people) == same_person(other, one, people)
    assert same_person(one, one, people) == bool(fold(one))
    assert all(name.strip() == name and name for name in editors(one))


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "level": st.sampled_from(["first", "second", "final", "初审", "x", ""]),
                "name": st.sampled_from(["李华", "lihua", "王 卫", "{x}", ""]),
                "at": st.sampled_from(["2026-03-06", "2026-03-06 09:00", "0001-01-01", "9999-12-31 23:59", "x"]),
                "digest": st.sampled_from(["", "{0}", "sha256-v1:"]),
            },
        ),
        max_size=5,
    ),
    st.sampled_from(["", "{title}", "李华、王卫"]),
)
def test_any_signatures_give_findings_never_a_traceback(entries, editor):
    lines = "".join(
        "  - {" + ", ".join(f'{key}: "{value}"' for key, value in entry.items()) + "}\n" for entry in entries
    )
    keys = f'editor: "{editor}"\nreviewers:{chr(10) + lines if lines else " []" + chr(10)}' + URGENT.replace(
        "赵安", '"{x}"'
    )
    assert check(keys, URGENT_SITE)
