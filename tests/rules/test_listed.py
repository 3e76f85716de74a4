"""A rule known by its row is the rule of its module; nothing of it is loaded before somebody asks for the rest."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from importlib import import_module

import pytest

from sitegen.rules import FILES
from sitegen.rules.base import Rule
from sitegen.rules.listed import KNOWN, listed
from sitegen.rules.listing import LISTING
from sitegen.text.clues import words
from tests.helpers import each


def whole(file: str) -> Rule:
    rule: Rule = import_module(f"sitegen.rules.{file}").RULE
    return rule


@each(FILES)
def test_a_row_tells_what_the_rule_says(file: str) -> None:
    rule, row = whole(file), listed(Rule, f"sitegen.rules.{file}", LISTING[file])
    assert {name: getattr(row, name) for name in KNOWN if name != "clue"} == {name: getattr(rule, name) for name in KNOWN if name != "clue"}, "run make docs"
    assert {words()[n] for n in (row.clue.wanted if row.clue else ())} == {words()[n] for n in (rule.clue.wanted if rule.clue else ())}, "run make docs"


def test_the_list_has_no_row_too_many() -> None:
    assert list(LISTING) == list(FILES), "run make docs"


def test_what_the_row_does_not_tell_comes_from_the_module() -> None:
    row = listed(Rule, "sitegen.rules.pii_idcard", ("XX001", *LISTING["pii_idcard"][1:]))
    assert row.id == "XX001"
    rule = whole("pii_idcard")
    assert all(getattr(row, field.name) == getattr(rule, field.name) for field in reversed(fields(Rule)))
    assert row.id == rule.id, "once loaded the module has the last word"
    with pytest.raises(AttributeError):
        _ = row.nothing_of_this_name


def test_the_list_of_rules_loads_hardly_any() -> None:
    code = "import sys, sitegen.rules as r; print(sum(f'sitegen.rules.{file}' in sys.modules for file in r.FILES)); r.RULES[0].check; print(r.RULES[0].bad != '')"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert (int(said[0]) <= 5, said[1]) == (True, "True")
