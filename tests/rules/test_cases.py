"""Every rule has cases beyond its example: silent ones first, then three and more that it reports, in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.rules import RULES
from tests.rules.casework import TABLES, Case, Cases, Exempt, found, marked, said, tables

ROOT = Path(__file__).parents[2]
CASES = {name: cases for name, cases in tables().items() if isinstance(cases, Cases)}
by_name = pytest.mark.parametrize("name", CASES)


def case(given: str | Case) -> Case:
    return given if isinstance(given, Case) else Case(site=given)


def judged(folder: Path, number: int, name: str, given: Case) -> list[tuple[str, tuple[str, int, int] | None]]:
    """What the rule says of a case, and where."""
    with pytest.MonkeyPatch.context() as patched:
        for attribute, value in given.patch.items():
            patched.setattr(attribute, value)
        findings = found(folder / str(number), name, given)
    return [(said(f), (f.path or "", f.place.start, f.place.end) if f.place else None) for f in findings]


def sections(path: Path) -> dict[str, str]:
    parts = path.read_text("utf-8").split("== ")[1:] if path.is_file() else []
    return {head: text.strip("\n") for head, _, text in (part.partition(" ==\n") for part in parts)}


@by_name
def test_silent(name: str, tmp_path: Path) -> None:
    wrong = [(one, said) for n, one in enumerate(CASES[name].silent) if (said := judged(tmp_path, n, name, case(one)))]
    assert wrong == []


@by_name
def test_reported(name: str, tmp_path: Path, update_golden: bool) -> None:
    """Where the case marks it, and in the words written down beside the table. After a change: --update-golden, and read."""
    path = TABLES / f"{name.partition('.')[0]}.txt"
    now: dict[str, str] = {}
    for number, one in enumerate(CASES[name].reported, 1):
        findings = judged(tmp_path, number, name, case(one))
        assert findings, one
        if marks := marked(case(one))[1]:
            assert {place for _, place in findings} == marks, one
        now[f"{name} {number}"] = "\n".join(words for words, _ in findings)
    expected = {head: words for head, words in sections(path).items() if head.partition(" ")[0] == name}
    if update_golden:
        rest = {head: words for head, words in sections(path).items() if head not in expected and head.partition(" ")[0] in CASES}
        order = {head.partition(" ")[0]: None for head in sorted(rest | now, key=lambda head: list(CASES).index(head.partition(" ")[0]))}
        kept = rest | now
        path.write_text("\n".join(f"== {head} ==\n{kept[head]}\n" for rule in order for head in kept if head.partition(" ")[0] == rule), "utf-8")
        expected = now
    assert now == expected


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_every_rule_has_a_silent_case_and_three_reported_ones(rule: object) -> None:
    name = rule.name  # type: ignore[attr-defined]
    cases = tables().get(name)
    assert cases is not None, f"write cases of {name}: tests/rules/cases/"
    if isinstance(cases, Exempt):
        assert cases.reason and all(name in (ROOT / "tests" / file).read_text("utf-8") for file in cases.tests)
        return
    assert cases.silent
    assert len({case(one).site + repr(case(one)) for one in cases.reported} - {rule.bad}) >= 3  # type: ignore[attr-defined]


def test_exemptions_are_few_and_tables_name_rules_only() -> None:
    assert tables().keys() <= {rule.name for rule in RULES}
    assert sum(isinstance(cases, Exempt) for cases in tables().values()) <= 2
