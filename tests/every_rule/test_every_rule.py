"""What the tool says when every rule is broken once: the whole report, to be read and reviewed as a text.

The faulty site is made of the rules' own bad examples: those that are one notice stand side by side in one site, those that need files
of their own each have a site. After a wanted change: `python -m pytest tests/every_rule --update-golden`, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.pipeline import Inspection
from sitegen.rules import RULES
from sitegen.rules.base import Rule
from sitegen.stages.report import Report, render, summarise
from tests.helpers import NOTICE, NOW, PERFECT, example_site

EXPECTED = Path(__file__).parent / "expected.txt"

NOT_HERE = {
    "fm.unreadable": "needs a file without permission to read: tests/cli/test_hostile_texts.py",
    "fm.too-large": "needs two million bytes: tests/cli/test_hostile_texts.py",
    "fm.special-file": "needs a symbolic link: tests/cli/test_hostile_texts.py",
    "review.author-is-reviewer": "needs git",
    "review.disclosure-changed": "needs git",
    "scan.unreadable": "is found by `scan` only: tests/test_scan.py",
    "review.date-changed": "needs a publication record",
    "image.too-large": "needs a binary file: tests/rules/test_files.py",
    "image.exif-gps": "needs a binary file: tests/rules/test_files.py",
    "attachment.too-large": "needs a binary file: tests/rules/test_files.py",
    "attachment.metadata": "needs a binary file: tests/rules/test_files.py",
    "attachment.no-reader": "depends on what is installed",
    "review.recorded-exception": "needs a recorded exception",
    "review.clock": "needs git: tests/signoff",
    "config.people-changed": "needs git: tests/signoff",
}
"""Rules that no text archive can break, each with the reason."""

BROKEN = [rule for rule in RULES if rule.name not in NOT_HERE]


def is_notice(rule: Rule) -> bool:
    return not rule.bad.startswith("-- ")


def one_site() -> dict[str, str]:
    """The perfect site with one faulty notice for each rule."""
    notices = {f"content/zwgk/tzgg/{rule.name}.md": example_site(rule.bad)[NOTICE].replace("\nid: a\n", f"\nid: {rule.name}\n")
               for rule in BROKEN if is_notice(rule)}
    return PERFECT | notices


def concise(seen: Inspection) -> str:
    findings = seen.checked.findings
    report = Report(findings=findings, summary=summarise(findings, articles=len(seen.index.articles)), as_of=NOW, lang="zh",
                    settings=seen.settings, source=lambda path: None)
    return "".join(render(report, "concise"))


@pytest.mark.untraced
def test_the_report_on_every_rule_is_the_expected_one(judged: dict[str, Inspection], update_golden: bool) -> None:
    text = "\n".join(f"== {name}\n{concise(seen)}" for name, seen in judged.items())
    if update_golden:
        EXPECTED.write_text(text, encoding="utf-8")
    assert {rule.name for rule in BROKEN} <= {finding.name for seen in judged.values() for finding in seen.checked.findings}
    assert text == EXPECTED.read_text("utf-8"), "python -m pytest tests/every_rule --update-golden, then read the diff"


def test_the_exceptions_are_rules() -> None:
    assert NOT_HERE.keys() <= {rule.name for rule in RULES}
