"""The site's own rules, declared in YAML or written in Python: what they find, what is refused, what a crash does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sitegen.model import Finding
from sitegen.pipeline import inspect
from sitegen.rules.own import declared
from sitegen.rules.own_python import loaded
from tests.helpers import NOTICE, NOW, PERFECT, write_site

HEAD = "{id: X-001, name: x.sample, message: 问题, hint: 改法, basis: 依据, "
PYTHON = """
from sitegen.model import Text
from sitegen.rules.base import Rule

def check(article, context):
    start = article.source.find("各乡镇")
    if start >= 0:
        yield RULE.at(article, start, start + 3)

W = Text("示例", "An example")
RULE = Rule(id="X-101", name="x.python", level="warning", scope="article", check=check, title=W, message=W, hint=W, basis=W,
            rationale=W, bad="", good="", waived_by="wording")
"""


def found(folder: Path, rule: str, files: Mapping[str, str] | None = None, suffix: str = "yaml") -> tuple[Finding, ...]:
    path = f"checks/rules/local.{suffix}"
    site = PERFECT["site.yaml"].replace(
        "  evidence: {minimum: names}\n", f"  evidence: {{minimum: names}}\n  site_rules: [{path}]\n"
    )
    return inspect(
        write_site(folder, PERFECT | {"site.yaml": site, path: rule, **(files or {})}), now=NOW, jobs=1
    ).checked.findings


@pytest.mark.parametrize(
    ("rule", "paths"),
    [
        (HEAD + "kind: word, words: [农田水利设施]}", ["content/zwgk/tzgg/a.md"]),
        (HEAD + "kind: word, words: [农田水利设施], allow: [完成农田水利设施]}", []),
        (HEAD + "kind: word, words: [水库], columns: [zwgk/zcwj]}", ["content/zwgk/zcwj/p.md"] * 2),
        (HEAD + "kind: word, words: [水库], types: [notice]}", []),
        (HEAD + "kind: pattern, pattern: '[0-9]{1,2}月底'}", ["content/zwgk/tzgg/a.md"]),
        (HEAD + "kind: required-field, field: index_number, types: [policy]}", ["content/zwgk/zcwj/p.md"]),
        (HEAD + "kind: required-field, field: reviewers, types: [policy]}", []),
        (HEAD + "kind: forbidden-field, field: disclosure}", ["content/zwgk/zcwj/p.md"]),
        (
            HEAD + "kind: max-length, field: title, limit: 16, columns: [zwgk/tzgg]}",
            ["content/zwgk/tzgg/a.md", "content/zwgk/tzgg/z.md"],
        ),
        (HEAD + "kind: min-length, limit: 60, columns: [zwgk/tzgg]}", ["content/zwgk/tzgg/z.md"]),
        (HEAD + "kind: number, field: x-copies, max: '100'}", []),
        (HEAD + "kind: word, words: [没有这个词]}", []),
    ],
)
def test_kinds(rule: str, paths: list[str], tmp_path: Path) -> None:
    assert [f.path for f in found(tmp_path, f"- {rule}\n")] == paths


@pytest.mark.parametrize(("value", "hits"), [("99", 0), ("100.5", 1), ("多", 1), ("-1", 1), ("", 0)])
def test_numbers(value: str, hits: int, tmp_path: Path) -> None:
    text = PERFECT[NOTICE].replace("id: a\n", f"id: a\nx-copies: {value}\n")
    assert (
        len(found(tmp_path, f"- {HEAD}kind: number, field: x-copies, min: '0', max: '100'}}\n", {NOTICE: text})) == hits
    )


def test_a_finding_has_the_words_level_and_place_of_its_rule(tmp_path: Path) -> None:
    (one,) = found(tmp_path, f"- {HEAD}level: error, kind: word, words: [农田水利设施]}}\n")
    assert (one.rule, one.name, one.level, one.message.zh, one.hint.zh, one.basis.zh) == (
        "X-001",
        "x.sample",
        "error",
        "问题",
        "改法",
        "依据",
    )
    assert one.blocks and one.place and one.text == "农田水利设施" and one.place.line == 14


def test_braces_in_the_words_of_an_office_are_braces(tmp_path: Path) -> None:
    rule = HEAD.replace("message: 问题", "message: '写成 {年}'") + "kind: word, words: [农田水利设施]}"
    assert [f.message.zh for f in found(tmp_path, f"- {rule}\n")] == ["写成 {年}"]


def test_site_yaml_sets_their_level_and_a_waiver_excuses_them(tmp_path: Path) -> None:
    rule = f"- {HEAD}level: error, kind: word, words: [农田水利设施]}}\n"
    waiver = (
        f"- {{rule: x.sample, path: {NOTICE}, text: 农田水利设施, reason: 原文如此, by: wangwei, until: 2026-06-30}}\n"
    )
    assert [f.excused for f in found(tmp_path / "1", rule, {"checks/waivers.yaml": waiver})] == ["waived"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {id: X-1}\n", "缺少"),
        (f"- {HEAD}kind: word}}\n", "缺少 words"),
        (f"- {HEAD}kind: wrod, words: [a]}}\n", "word"),
        (f"- {HEAD}kind: word, wrods: [a]}}\n", "wrods"),
        (f"- {HEAD.replace('X-001', 'REV001')}kind: word, words: [示例词]}}\n", "X-"),
        (f"- {HEAD.replace('x.sample', 'fm.syntax')}kind: word, words: [示例词]}}\n", "x."),
        (f"- {HEAD}kind: word, words: [示例词]}}\n- {HEAD}kind: word, words: [示例词]}}\n", "重复"),
        (f"- {HEAD}kind: pattern, pattern: '(甲+)+'}}\n", "重复"),
        (f"- {HEAD}kind: pattern, pattern: '甲*'}}\n", "重复"),
        (f"- {HEAD}kind: pattern, pattern: '(甲'}}\n", "正则"),
        (f"- {HEAD}kind: number, field: x-a}}\n", "min"),
        ("id: X-1\n", "列表"),
        ("- [\n", ""),
    ],
)
def test_what_is_refused_is_a_blocking_finding_and_the_others_run(text: str, words: str, tmp_path: Path) -> None:
    _, problems = declared(text)
    assert problems and any(words in p.message.zh for p in problems), problems
    findings = found(tmp_path, text)
    assert {f.name for f in findings} <= {"rule.unreadable"} and all(f.blocks for f in findings) and findings


def test_a_file_that_is_not_there_and_a_name_that_is_no_rule(tmp_path: Path) -> None:
    site = PERFECT["site.yaml"] + "  site_rules: [checks/rules/none.yaml]\n  rules: {x.none: {level: info}}\n"
    findings = inspect(write_site(tmp_path, PERFECT | {"site.yaml": site}), now=NOW, jobs=1).checked.findings
    assert [(f.name, f.path) for f in findings] == [
        ("rule.unreadable", "checks/rules/none.yaml"),
        ("rule.unreadable", "site.yaml"),
    ]


def test_a_rule_in_python(tmp_path: Path) -> None:
    (one,) = found(tmp_path, PYTHON, suffix="py")
    assert (one.rule, one.path, one.text) == ("X-101", NOTICE, "各乡镇")


def test_a_module_that_is_not_named_does_not_run(tmp_path: Path) -> None:
    files = PERFECT | {"checks/rules/evil.py": f"open({str(tmp_path / 'ran')!r}, 'w')\n"}
    assert (
        inspect(write_site(tmp_path, files), now=NOW, jobs=1).checked.findings == () and not (tmp_path / "ran").exists()
    )


@pytest.mark.parametrize("body", ["raise ValueError('甲')", "yield 1", "yield RULE.at(article, 0, None)", "1 / 0"])
def test_a_rule_that_raises_is_one_finding_and_the_others_run(body: str, tmp_path: Path) -> None:
    module = PYTHON.replace("yield RULE.at(article, start, start + 3)", body).replace("if start >= 0:", "if True:")
    broken = PERFECT[NOTICE].replace("布置", "").replace("各乡镇", "工作布署，各乡镇")
    findings = found(tmp_path, module, {NOTICE: broken, "checks/waivers.yaml": "[]\n"}, suffix="py")
    assert [f.name for f in findings if f.name == "rule.crashed"] == ["rule.crashed"]
    assert "typo.word" in {f.name for f in findings}
    crashed = next(f for f in findings if f.name == "rule.crashed")
    assert crashed.blocks and crashed.path == "checks/rules/local.py" and crashed.data["row"] in (1, 8)


@pytest.mark.parametrize(
    "text",
    [
        "(",
        "1 / 0",
        "x = 1",
        "RULE = 1",
        "RULES = []",
        PYTHON.replace("X-101", "REV001"),
        PYTHON.replace("x.python", "python"),
        "import nothing_of_that_name",
    ],
)
def test_a_module_without_usable_rules_is_a_problem(text: str) -> None:
    rules, problems = loaded("checks/rules/a.py", text)
    assert rules == () and len(problems) == 1
