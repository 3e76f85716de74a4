"""保密审查 as a gate: its conclusion, its time; the checklist of a signature."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.pipeline import inspect
from tests.helpers import NOW, example_site, write_site
from tests.rules.review_sites import check, reviews


@pytest.mark.parametrize(
    ("conclusion", "refused"),
    [
        ("不宜公开", True),
        ("不予公开", True),
        ("暂不公开", True),
        ("不可以公开", True),
        ("经审查，不同意公开", True),
        ("属于国家秘密", True),
        ("经审查，内容涉密", True),
        ("审查未通过", True),
        ("可以公开", False),
        ("可公开", False),
        ("同意公开", False),
        ("不涉密", False),
        ("非涉密", False),
        ("没有涉密内容", False),
        ("未发现涉密内容，可以公开", False),
        ("不属于国家秘密，同意公开", False),
        ("不属于不予公开范围，可以公开", False),
        ("通过", False),
    ],
)
def test_what_the_secrecy_review_concludes(conclusion, refused):
    record = f"secrecy_review: {{by: 张敏, at: 2026-03-05, conclusion: {conclusion}}}\n"
    assert [rule for rule, *_ in check(record)] == (["secrecy-refused"] if refused else [])
    assert check(record + "disclosure: 不予公开\n") == []


@pytest.mark.parametrize(
    ("at", "late"),
    [("2026-03-09", False), ("2026-03-09 09:00", False), ("2026-03-09 09:01", True), ("2026-03-10", True), ("2026-03-05", False)],
)
def test_the_secrecy_review_comes_before_publishing(at, late):
    record = f"secrecy_review: {{by: 张敏, at: {at}, conclusion: 可以公开}}\n"
    assert [rule for rule, *_ in check(record)] == (["secrecy-late"] if late else [])


SITE = """-- site.yaml --
version: 1
site: {name: 澄溪县人民政府, domain: www.chengxi.example}
columns: [{id: zwgk, name: 政务公开, children: [{id: zwgk/tzgg, name: 通知公告, type: notice, owner: office}]}]
checks: {evidence: {minimum: names}, rules: {review.checklist-incomplete: {options: {required: true}}}}
"""


def left_open(folder: Path, example: str) -> set[str | None]:
    found = inspect(write_site(folder, example_site(example)), now=NOW, jobs=1).checked.findings
    return {f.field for f in found if f.name == "review.checklist-incomplete" and f.path == "content/zwgk/tzgg/a.md"}


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("", set()),
        ("wording, facts, privacy", set()),
        ("wording, facts, privacy, more", set()),
        ("wording", {"reviewers.first"}),
        ("nothing", {"reviewers.first"}),
    ],
)
def test_points_left_open_are_said(written, left, tmp_path):
    keys = reviews().replace("09:00}", f"09:00, checklist: [{written}]}}", 1) if written else reviews()
    assert left_open(tmp_path, f"---\n{keys}---\n") == left


def test_a_site_may_ask_every_signature_for_its_checklist(tmp_path):
    assert left_open(tmp_path, SITE) == {"reviewers.first", "reviewers.second", "reviewers.final"}
