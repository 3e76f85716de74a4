"""benchmarks/mutants.py and rules_speed.py: every variant is a program that differs, and the tables find their place."""

from __future__ import annotations

import ast
import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    return importlib.import_module(name)


UNTOUCHED = (
    'x: int\n"""Words."""\n__all__ = ["a"]\n',
    'RULE = Rule(name="a", level="error", title=Text("甲", "a"))\n',
    "def f():\n    assert x == 1\n",
)

CHANGED = (
    ("def f(x):\n    return x < 1\n", {"nothing returned", "comparison to LtE", "comparison to GtE", "constant + 1"}),
    ("if a and b:\n    c()\n", {"condition negated", "to or", "dropped"}),
    ('P = re.compile("(?<!甲)乙+")\n', {"pattern without (?<!甲)", "pattern without +"}),
    ("RULE = Rule(options={1: True})\n", {"constant + 1", "constant flipped"}),
    ("x = [a for a in b if a]\n", {"filter dropped", "filter negated"}),
)


@pytest.mark.parametrize("source", UNTOUCHED)
def test_words_for_people_are_left_alone(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(script("mutants", monkeypatch).mutants(source)) == []


@pytest.mark.parametrize(("source", "expected"), CHANGED)
def test_changes(source: str, expected: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert {one.what.partition(": ")[0] for one in script("mutants", monkeypatch).mutants(source)} == expected


def test_each_variant_of_a_rule_compiles_and_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    mutants = script("mutants", monkeypatch)
    source = (ROOT / "sitegen/rules/date_weekday.py").read_text("utf-8")
    right = ast.dump(ast.parse(source))
    for one in mutants.mutants(source):
        wrong = mutants.mutated(source, one)
        compile(wrong, "a.py", "exec")
        assert ast.dump(wrong) != right, one


def test_the_table_of_speeds_replaces_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    speed = script("rules_speed", monkeypatch)
    once = speed.put_table("# 性能\n", "| 1 |\n")
    assert speed.put_table(once, "| 2 |\n") == once.replace("| 1 |", "| 2 |")
    assert speed.with_hits("---\ntitle: 甲\n---\n## 乙\n\n丙\n") == f"---\ntitle: 甲\n---\n## 乙\n\n丙{speed.FAULT}\n"
