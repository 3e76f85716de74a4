"""Every rule has cases beyond its example: silent ones first, then three and more that it reports, in full."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sitegen.rules import RULES
from sitegen.rules.base import Rule
from tests.helpers import each
from tests.rules.casework import TABLES, Case, Cases, Exempt, found, marked, said, tables

ROOT = Path(__file__).parents[2]
ALL = {name: cases for table in tables().values() for name, cases in table.items()}
CASES = {name: cases for name, cases in ALL.items() if isinstance(cases, Cases)}
by_name = pytest.mark.parametrize("name", CASES)


def case(given: str | Case) -> Case:
    return given if isinstance(given, Case) else Case(site=given)


def judged(folder: Path, name: str, given: Case) -> list[tuple[str, tuple[str, int, int] | None]]:
    """What the rule says of a case, in words, and where."""
    with pytest.MonkeyPatch.context() as patched:
        for attribute, value in given.patch.items():
            patched.setattr(attribute, value)
        findings = found(folder, name, given)
    return [(said(f), (f.path or "", f.place.start, f.place.end) if f.place else None) for f in findings]


def written(path: Path) -> dict[str, str]:
    """`rule number` -> what stands in a file beside its table."""
    parts = path.read_text("utf-8").split("== ")[1:] if path.is_file() else []
    return {head: words.strip("\n") for head, _, words in (part.partition(" ==\n") for part in parts)}


def write(path: Path, rules: list[str], words: dict[str, str]) -> None:
    """In the order of the table; cases that are no more go."""
    heads = sorted((head for head in words if head.split()[0] in rules), key=lambda head: (rules.index(head.split()[0]), int(head.split()[1])))
    path.write_text("\n".join(f"== {head} ==\n{words[head]}\n" for head in heads), "utf-8")


@by_name
def test_silent(name: str, tmp_path: Path) -> None:
    wrong = [(one, words) for n, one in enumerate(CASES[name].silent) if (words := judged(tmp_path / str(n), name, case(one)))]
    assert wrong == []


@by_name
def test_reported(name: str, tmp_path: Path, update_golden: bool) -> None:
    """Where the case marks it, and in the words written down beside the table. After a change: --update-golden, and read."""
    table = next(table for table, rules in tables().items() if name in rules)
    path = TABLES / f"{table}.txt"
    now: dict[str, str] = {}
    for number, one in enumerate(CASES[name].reported, 1):
        findings = judged(tmp_path / str(number), name, case(one))
        assert findings, one
        if marks := marked(case(one))[1]:
            assert {place for _, place in findings} == marks, one
        now[f"{name} {number}"] = "\n".join(words for words, _ in findings)
    before = written(path)
    if update_golden:
        others = {head: words for head, words in before.items() if head.split()[0] != name}
        write(path, list(tables()[table]), others | now)
        before = now
    assert now == {head: words for head, words in before.items() if head.split()[0] == name}


@each(RULES, lambda rule: rule.name)
def test_every_rule_has_a_silent_case_and_three_reported_ones(rule: Rule) -> None:
    cases = ALL.get(rule.name)
    assert cases is not None, f"write cases of {rule.name}: tests/rules/cases/"
    if isinstance(cases, Exempt):
        assert cases.reason and cases.tests
        assert all(rule.name in (ROOT / "tests" / file).read_text("utf-8") for file in cases.tests)
        return
    assert cases.silent
    assert len({repr(case(one)) for one in cases.reported} - {repr(Case(site=rule.bad))}) >= 3


def test_tables_name_each_rule_once_and_exempt_hardly_any() -> None:
    named = Counter(name for table in tables().values() for name in table)
    assert named == Counter(rule.name for rule in RULES)
    assert sum(isinstance(cases, Exempt) for cases in ALL.values()) <= 1
