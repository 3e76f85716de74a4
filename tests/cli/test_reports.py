"""What `check` writes: filters, files, and the JSON that scripts rely on (design 5.4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

KEYS: dict[str, tuple[type, ...]] = {
    "rule": (str,), "name": (str,), "level": (str,), "blocks": (bool,), "path": (str, type(None)), "unit": (str, type(None)),
    "field": (str, type(None)), "line": (int, type(None)), "column": (int, type(None)), "end_line": (int, type(None)),
    "end_column": (int, type(None)), "span": (list, type(None)), "message": (str,), "hint": (str,), "basis": (str,), "fingerprint": (str,),
    "related": (list,), "data": (dict,),
}
SUMMARY = {"error": int, "warning": int, "info": int, "waived": int, "baselined": int, "inherited": int, "held": list, "articles": int}
FAULTY = {
    "content/zwgk/tzgg/b.md": "---\ntitle: 关于停水的通知\nsource: 县水利局\neditor: 张敏\nid: b\ndate: 2026-03-09 10:00\n---\n停水[详情](nowhere.md)。\n",
    "content/zwgk/xwdt/c.md": "---\ntitel: x\n---\n",
    "content/zwgk/xwdt/d.md": "没有前言\n",
}


@pytest.fixture
def faulty(site: Path) -> Path:
    for path, text in FAULTY.items():
        (site / path).write_text(text, "utf-8")
    return site


def document(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def test_json_has_exactly_these_keys_and_types(run: Run, faulty: Path) -> None:
    body = document(run("check", "--format", "json").out)
    assert list(body) == ["schema_version", "as_of", "summary", "findings"]
    assert (body["schema_version"], body["as_of"]) == (1, "2026-03-10T09:00:00+08:00")
    assert {key: type(value) for key, value in body["summary"].items()} == SUMMARY
    assert body["findings"]
    for finding in body["findings"]:
        assert list(finding) == list(KEYS)
        assert [key for key, kinds in KEYS.items() if type(finding[key]) not in kinds] == []
        assert finding["fingerprint"]
        assert finding["span"] is None or (len(finding["span"]) == 2 and finding["span"][0] <= finding["span"][1])


def test_json_is_in_the_promised_order(run: Run, faulty: Path) -> None:
    rows = document(run("check", "--format", "json").out)["findings"]
    levels = ("error", "warning", "info")
    order = [(levels.index(row["level"]), row["path"] or "", row["span"] or [-1, -1]) for row in rows]
    assert order == sorted(order)


def test_the_same_bytes_for_any_number_of_jobs(run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.workers.MIN_SHARE", 1)
    one = run("check", "--format", "json", "--jobs", 1)
    two = run("check", "--format", "json", "--jobs", 2)
    assert one == two


def test_reports_are_written_to_files_as_to_the_screen(run: Run, faulty: Path, tmp_path: Path) -> None:
    ran = run("check", "--report", f"json={tmp_path}/a.json", "--report", f"concise={tmp_path}/a.txt")
    assert ran.code == 1
    assert (tmp_path / "a.json").read_text("utf-8") == run("check", "--format", "json").out
    assert (tmp_path / "a.txt").read_text("utf-8") == run("check", "--format", "concise").out


def test_a_report_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("check", "--report", f"json={tmp_path}/nowhere/a.json")
    assert ran.code == 2
    assert "报告写不进" in ran.err


@pytest.mark.parametrize(("path", "files"), [
    ("content/zwgk/tzgg", {"content/zwgk/tzgg/b.md"}),
    ("content/zwgk/xwdt/c.md", {"content/zwgk/xwdt/c.md"}),
    ("content/zwgk/zcwj", set()),
])
def test_a_path_limits_what_is_reported(run: Run, faulty: Path, path: str, files: set[str]) -> None:
    ran = run("check", path, "--format", "json")
    assert {row["path"] for row in document(ran.out)["findings"]} == files
    assert ran.code == (1 if files else 0)


def test_a_path_never_limits_what_is_indexed(run: Run, faulty: Path) -> None:
    """The link's target is looked for in the whole site."""
    notice = faulty / "content/zwgk/tzgg/b.md"
    notice.write_text(notice.read_text("utf-8").replace("nowhere.md", "../zcwj/p.md"), "utf-8")
    found = {row["name"] for row in document(run("check", "content/zwgk/tzgg/b.md", "--format", "json").out)["findings"]}
    assert "link.dead-internal" not in found
    assert "review.missing-level" in found


def test_a_path_may_be_relative_to_here(run: Run, faulty: Path) -> None:
    ran = run("check", "b.md", "--format", "json", cwd=faulty / "content/zwgk/tzgg")
    assert {row["path"] for row in document(ran.out)["findings"]} == {"content/zwgk/tzgg/b.md"}


def test_carets_stand_below_double_width_characters(run: Run, faulty: Path) -> None:
    lines = run("check", "content/zwgk/tzgg/b.md").out.splitlines()
    at = next(i for i, line in enumerate(lines) if "link.dead-internal" in line)
    source, carets = lines[at + 2], lines[at + 3]
    assert source.startswith("  8 | 停水[详情](nowhere.md)")
    assert carets.startswith("    | ")
    assert set(carets[6:].strip()) == {"^"}
