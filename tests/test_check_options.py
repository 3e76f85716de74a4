"""Options of `sitegen check` that teams use: changed files, policy from a trusted revision, standard input, settings in force."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from sitegen.cli.main import cli
from sitegen.errors import SitegenError
from tests.helpers import NOTICE, PERFECT, write_site

WRONG = PERFECT[NOTICE].replace("请于3月底前", "请于3月底前布署并")
AS_OF = "2026-03-10T09:00"

Check = Callable[..., Result]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", PERFECT)


@pytest.fixture
def check(root: Path) -> Check:
    def run(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(
            cli,
            ["check", "--site", str(root), "--as-of", AS_OF, "--jobs", "1", *arguments],
            input=stdin,
            standalone_mode=False,
        )

    return run


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=false", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
    )


def commit(root: Path) -> None:
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x", "--allow-empty")


def names(result: Result) -> list[tuple[str, str]]:
    return [(f["name"], f["path"]) for f in json.loads(result.stdout)["findings"]]


def test_only_changed_files_are_reported(root: Path, check: Check) -> None:
    write_site(
        root,
        {
            NOTICE: WRONG,
            "content/zwgk/xwdt/news.md": PERFECT["content/zwgk/xwdt/news.md"].replace("会议部署", "会议布署"),
        },
    )
    commit(root)
    assert names(check("--changed-since", "HEAD", "--format", "json")) == []
    write_site(root, {NOTICE: WRONG + "新增一段。\n"})
    assert names(check("--changed-since", "HEAD", "--format", "json")) == [("typo.word", NOTICE)]
    write_site(root, {"content/zwgk/tzgg/new.md": WRONG.replace("id: a\n", "id: new\n")})
    assert ("typo.word", "content/zwgk/tzgg/new.md") in names(check("--changed-since", "HEAD", "--format", "json")), (
        "new files count before they are added"
    )


def test_a_finding_elsewhere_that_a_change_caused_is_reported(root: Path, check: Check) -> None:
    """pair.one-way stands at the text that lacks the link and names the one that changed."""
    policy = "content/zwgk/zcwj/p.md"
    write_site(root, {policy: PERFECT[policy].replace("interpreted_by: i\n", "")})
    commit(root)
    write_site(root, {"content/zwgk/zcjd/i.md": PERFECT["content/zwgk/zcjd/i.md"] + "新增一段。\n"})
    assert ("pair.one-way", policy) in names(check("--changed-since", "HEAD", "--format", "json"))


@pytest.mark.parametrize("revision", ["no-such", "--help", "HEAD~9", ""])
def test_an_unknown_revision_is_said(revision: str, root: Path, check: Check) -> None:
    commit(root)
    for option in ("--base", "--changed-since"):
        error = check(f"{option}={revision}").exception
        assert isinstance(error, SitegenError) and error.exit_code == 2


def test_a_branch_cannot_grant_itself_rights(root: Path, check: Check) -> None:
    """Rules, people, waivers, word lists and baseline come from the base; texts and columns from here."""
    commit(root)
    write_site(
        root,
        {
            NOTICE: WRONG + "按照绵安府办[2023]71号要求办理。\n",
            "site.yaml": PERFECT["site.yaml"].replace(
                "  evidence: {minimum: names}\n",
                "  evidence: {minimum: names}\n  rules: {docno.bracket: {level: off}}\n",
            ),
            "checks/waivers.yaml": f"- {{rule: typo.word, path: {NOTICE}, text: 布署, reason: 引用, by: wangwei, until: 2026-06-30}}\n",
            "checks/words/own.csv": "word,category,level\n排查,示例,info\n",
        },
    )
    assert names(check("--format", "json")) == [("sensitive.word", NOTICE)]
    found = names(check("--format", "json", "--base", "HEAD"))
    assert [row for row in found if row[0] != "config.people-changed"] == [("docno.bracket", NOTICE), ("typo.word", NOTICE)]
    assert [path for name, path in found if name == "config.people-changed"] == ["checks/waivers.yaml", "site.yaml"], "and it says so"


def test_a_signer_added_in_the_same_branch_does_not_count(root: Path, check: Check) -> None:
    commit(root)
    people = PERFECT["checks/people.yaml"].replace(
        "张敏, unit: office, posts: [{post: 编辑, rank: 0, from: 2024-01-01}]",
        "张敏, unit: office, posts: [{post: 编辑, rank: 3, levels: [final], from: 2024-01-01}]",
    )
    write_site(
        root,
        {
            "checks/people.yaml": people,
            NOTICE: PERFECT[NOTICE].replace("editor: 张敏", "editor: 王卫2").replace("name: 赵安", "name: 张敏"),
        },
    )
    assert "review.role" not in [name for name, _ in names(check("--format", "json"))]
    assert "review.role" in [name for name, _ in names(check("--format", "json", "--base", "HEAD"))]


def test_standard_input_stands_for_a_file(root: Path, check: Check) -> None:
    before = (root / NOTICE).read_bytes()
    assert names(check("--stdin-filename", NOTICE, "--format", "json", stdin=WRONG.encode())) == [("typo.word", NOTICE)]
    new = "content/zwgk/tzgg/new.md"
    assert ("typo.word", new) in names(
        check("--stdin-filename", new, "--format", "json", stdin=WRONG.replace("id: a\n", "id: new\n").encode())
    )
    assert (root / NOTICE).read_bytes() == before and not (root / new).exists()
    assert "布署" in check("--stdin-filename", NOTICE, stdin=WRONG.encode()).stdout, "code frames show the input"


@pytest.mark.parametrize("name", ["site.yaml", "../a.md", "content/a.txt"])
def test_standard_input_stands_for_texts_only(name: str, check: Check) -> None:
    assert isinstance(check("--stdin-filename", name, stdin=b"").exception, click.BadParameter)


def test_settings_in_force_with_their_origin(root: Path, check: Check) -> None:
    site = PERFECT["site.yaml"] + "  rules: {pair.missing: {level: warning}}\n"
    write_site(root, {"site.yaml": site})
    rows = dict(
        line.split("  # ") for line in check("--print-config", NOTICE).stdout.splitlines() if not line.endswith("# ")
    )
    line = site[: site.index("pair.missing")].count("\n") + 1
    assert rows["rule pair.missing: warning"] == f"site.yaml:{line}"
    assert rows["rule fm.syntax: error"] == "包内默认值"
    assert rows["id: a"] == f"{NOTICE}:5" and rows["type: notice"] == rows["unit: office"] == "site.yaml:8"
    assert rows["checks.evidence.minimum: names"].startswith("site.yaml:")


def test_fixes_are_said_and_reports_written(root: Path, check: Check, tmp_path: Path) -> None:
    draft = PERFECT[NOTICE].split("reviewers:")[0] + "---\n按照绵安府办[2023]71号要求，布署工作。\n"
    write_site(root, {NOTICE: draft})
    done = check(
        "--fix",
        "--format",
        "json",
        "--report",
        f"sarif={tmp_path / 'a.sarif'}",
        "--report",
        f"html={tmp_path / 'a.html'}",
    )
    assert "已改正 content/zwgk/tzgg/a.md：1 处" in done.stderr
    assert [name for name, _ in names(done)] == ["review.missing-level"] * 3 + ["typo.word"]
    assert (tmp_path / "a.sarif").exists() and (tmp_path / "a.html").exists()


def test_fix_touches_only_the_paths_named(root: Path, check: Check) -> None:
    draft = PERFECT[NOTICE].split("reviewers:")[0] + "---\n按照绵安府办[2023]71号要求办理。\n"
    write_site(root, {NOTICE: draft, "content/zwgk/tzgg/b.md": draft.replace("id: a\n", "id: b\n")})
    check("--fix", "content/zwgk/tzgg/b.md")
    assert "[2023]" in (root / NOTICE).read_text("utf-8") and "〔2023〕" in (root / "content/zwgk/tzgg/b.md").read_text(
        "utf-8"
    )


def test_a_baseline_is_made_once_and_pruned(root: Path, check: Check) -> None:
    write_site(root, {NOTICE: PERFECT[NOTICE].split("reviewers:")[0] + "---\n按照绵安府办[2023]71号要求办理。\n"})
    assert check().return_value == 1
    assert "1 处、施行前发布的文章 1 篇" in check("--baseline", "create").stderr
    assert check().return_value == 0
    again = check("--baseline", "create").exception
    assert isinstance(again, SitegenError) and "已存在" in again.message.zh
    write_site(root, {NOTICE: PERFECT[NOTICE]})
    assert "删去 2 条，余 0 条" in check("--baseline", "prune").stderr
    assert check("--format", "json").return_value == 0


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 9}', '{"version": 1, "findings": [{"path": "a"}]}', "\ufeff{"])
def test_a_broken_baseline_is_neither_pruned_nor_made_anew(text: str, root: Path, check: Check) -> None:
    write_site(root, {"checks/baseline.json": text})
    for what, words in (("prune", "无法读取，没有改动"), ("create", "已存在")):
        refused = check("--baseline", what).exception
        assert isinstance(refused, SitegenError) and words in refused.message.zh
    assert (root / "checks/baseline.json").read_text("utf-8") == text


def test_pruning_where_there_is_no_baseline_writes_none(root: Path, check: Check) -> None:
    assert "删去 0 条，余 0 条" in check("--baseline", "prune").stderr
    assert not (root / "checks/baseline.json").exists()


def test_a_new_fault_never_enters_by_pruning(root: Path, check: Check) -> None:
    old = PERFECT[NOTICE].split("reviewers:")[0] + "---\n按照绵安府办[2023]71号要求办理。\n"
    write_site(root, {NOTICE: old})
    check("--baseline", "create")
    write_site(root, {"content/zwgk/tzgg/b.md": old.replace("id: a\n", "id: b\n")})
    assert "删去 0 条，余 2 条" in check("--baseline", "prune").stderr
    assert check("content/zwgk/tzgg/b.md").return_value == 1


def test_a_day_that_is_none_makes_no_baseline(root: Path, check: Check) -> None:
    assert isinstance(check("--baseline", "create", "--before", "2026-02-30").exception, click.BadParameter)
    assert not (root / "checks/baseline.json").exists()


def test_the_summary_of_a_workflow_step_gets_the_full_list(
    root: Path, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    write_site(root, {NOTICE: WRONG})
    assert "::warning" in check("--format", "github").stdout
    assert "typo.word" in (tmp_path / "summary.md").read_text("utf-8")


def test_private_word_lists(root: Path, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(root, {"site.yaml": PERFECT["site.yaml"] + "  word_lists: [$SITEGEN_TEST_WORDS]\n"})
    missing = json.loads(check("--format", "json").stdout)["findings"]
    assert [(f["name"], f["path"], f["blocks"]) for f in missing] == [("lexicon.unreadable", "site.yaml", True)]
    (tmp_path / "private.csv").write_text("word,category\n水利设施,内部\n", "utf-8")
    monkeypatch.setenv("SITEGEN_TEST_WORDS", str(tmp_path / "private.csv"))
    result = check("--format", "json")
    assert ("sensitive.word", NOTICE) in names(result)
    assert str(tmp_path) not in result.stdout, "where the list lies is nobody's business"
    (tmp_path / "private.csv").write_bytes(b"\xff\xfe\x00")
    assert [name for name, _ in names(check("--format", "json"))] == ["lexicon.unreadable"]


def test_a_newer_rule_reaches_a_pinned_site_as_a_warning() -> None:
    from dataclasses import replace

    from sitegen.model import Finding, Text
    from sitegen.rules import RULES
    from sitegen.settings import Settings, Site
    from sitegen.stages.check import _settled

    words = Text("x", "x")
    rule = replace(next(rule for rule in RULES if rule.name == "docno.bracket"), since=2)
    finding = Finding(rule="DOC001", name=rule.name, level="error", message=words, hint=words, basis=words)
    levels = []
    for version in (1, 2):
        settled = _settled(finding, Settings(site=Site(name=""), version=version), {rule.name: rule})
        levels.append(settled.level if settled else "")
    assert levels == ["warning", "error"]
