"""Every rule: its identity, its words in both languages, and its examples run through the whole check."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from sitegen.model import LEVELS, Finding
from sitegen.pipeline import inspect
from sitegen.rules import RULES
from sitegen.rules.base import Rule
from tests.helpers import NOW, PERFECT, each, example_site, write_site

pytestmark = pytest.mark.untraced  # the cases of test_cases.py go the same ways, and more

BEYOND_AN_ARCHIVE = {
    "fm.unreadable",
    "fm.too-large",
    "fm.special-file",
    "review.author-is-reviewer",
    "review.date-changed",
    "review.disclosure-changed",
    "review.clock",
    "config.people-changed",
    "image.too-large",
    "image.exif-gps",
    "attachment.too-large",
    "attachment.metadata",
    "attachment.no-reader",
    "scan.unreadable",
}
"""What no text archive can show: permissions, two million bytes, symbolic links, git, the publication record,
binary files, an installation without its extras."""

SAID = Path(__file__).with_name("examples.txt")

UNAVOIDABLE = {
    "text.bidi": {"text.invisible-char"},  # it is one
    "link.withdrawn": {"review.before-withdrawal"},  # the text that was taken down has not been signed anew
    "review.bad-date": {"fm.missing-field"},
}
"""Rule -> what its example cannot help but report too."""

by_name = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


def found(folder: Path, files: dict[str, str]) -> tuple[Finding, ...]:
    return inspect(write_site(folder, files), now=NOW, jobs=1).checked.findings


def names(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{f.name} {f.path} {f.message.zh}" for f in findings if not f.excused]


def test_the_perfect_site_has_no_finding(tmp_path: Path) -> None:
    assert names(found(tmp_path, PERFECT)) == []


def said(finding: Finding) -> str:
    """A finding as people get it: where, how grave, in what words, what would be put in place."""
    at = finding.place
    where = f"{at.line}:{at.column}-{at.end_line}:{at.end_column}" if at else "-"
    head = f"{finding.level} {finding.path} {finding.field or '-'} {where} {finding.text!r}"
    words = (*finding.message, *finding.hint)
    return "\n".join([head, *(f"  {' '.join(word.split())}" for word in words), *(f"  fix {edit}" for edit in finding.fixes)])


def sections() -> dict[str, str]:
    """Rule -> what its bad example is to say."""
    parts = SAID.read_text("utf-8").split("== ")[1:] if SAID.is_file() else []
    return {name: text.strip("\n") for name, _, text in (part.partition(" ==\n") for part in parts)}


@by_name
def test_bad_example_is_reported_and_said_in_full(rule: Rule, tmp_path: Path, update_golden: bool) -> None:
    """It and nothing else; place, key, level and words of every finding. After a change: --update-golden, and read the difference."""
    if rule.name in BEYOND_AN_ARCHIVE:
        pytest.skip("no text archive can hold it")
    findings = found(tmp_path, example_site(rule.bad))
    reported = {f.name for f in findings if not f.excused}
    assert rule.name in reported, names(findings)
    assert reported <= {rule.name} | UNAVOIDABLE.get(rule.name, set()), names(findings)
    now = "\n".join(said(f) for f in findings if f.name == rule.name)
    expected = sections()
    if update_golden:
        expected[rule.name] = now
        order = [one.name for one in RULES if one.name in expected]
        SAID.write_text("\n".join(f"== {name} ==\n{expected[name]}\n" for name in order), "utf-8")
    assert now == expected.get(rule.name)


@by_name
def test_good_example_is_silent(rule: Rule, tmp_path: Path) -> None:
    assert names(found(tmp_path, example_site(rule.good))) == []


def test_ids_and_names_are_unique_and_well_formed() -> None:
    assert [x for x, n in Counter(rule.id for rule in RULES).items() if n > 1] == []
    assert [x for x, n in Counter(rule.name for rule in RULES).items() if n > 1] == []
    for rule in RULES:
        assert re.fullmatch(r"[A-Z]+[0-9]{3}", rule.id), rule.id
        assert re.fullmatch(r"[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*", rule.name), rule.name


def test_rules_stand_by_family_and_number() -> None:
    families = list(dict.fromkeys(rule.id.rstrip("0123456789") for rule in RULES))
    assert list(RULES) == sorted(RULES, key=lambda rule: (families.index(rule.id.rstrip("0123456789")), rule.id))


@each(RULES, lambda rule: rule.name)
def test_words_are_there_in_both_languages_with_the_same_kind_of_placeholders(rule: Rule) -> None:
    """Every placeholder is a plain name: what a finding carries in `data`."""
    assert rule.level in LEVELS
    for text in (rule.title, rule.message, rule.hint, rule.basis, rule.rationale):
        assert text.zh.strip() and text.en.strip()
    for text in (rule.title, rule.message, rule.hint, rule.rationale):  # a basis may be a standard's number alone
        assert re.search("[\u4e00-\u9fff]", text.zh), f"no Chinese in {text.zh}"

    for text in (*rule.message, *rule.hint):
        for _, name, form, _ in Formatter().parse(text):
            assert name is None or (name.isidentifier() and not form), text
