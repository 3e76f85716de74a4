"""What the commands of sign-off refuse and say: options that are none, disks that refuse, texts that cannot be read, trees tampered with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from sitegen.cli.main import cli
from sitegen.errors import SitegenError
from tests.signoff.repository import NOTICE, PEOPLE, TEXT, Repo
from tests.signoff.test_forges import bring, request
from tests.signoff.test_paper import record

NO_LIST = TEXT.replace("\n---\n", "\nreviewers: 无\n---\n", 1)


def refused(done: Result, *words: str) -> None:
    """One sentence for people, never a traceback."""
    assert isinstance(done.exception, SitegenError | click.UsageError), repr(done.exception)
    said = done.exception.message if isinstance(done.exception, click.UsageError) else f"{done.exception.message.zh} {done.exception.hint}"
    assert all(word in str(said) for word in words), said


def drafted(repo: Repo, text: str = TEXT) -> str:
    repo.write(NOTICE, text)
    repo.commit("新稿", "zhangmin", "08:00")
    return str(repo.root / NOTICE)


def blocked(place: Path) -> None:
    """A folder in the place of a file: nothing can be written there."""
    (place / "x").mkdir(parents=True)


def test_the_subcommands(repo: Repo) -> None:
    said = CliRunner().invoke(cli, ["review", "--help"]).output
    assert all(name in said for name in ("sign", "record", "verify", "owners"))
    refused(repo.run("review", "nothing"), "nothing")


@pytest.mark.parametrize(("words", "said"), [
    (("log", "--since", "昨天"), "不是日期"),
    (("sign", "{text}", "--level", "first", "--checked", "wording,nothing"), "没有核对事项 nothing"),
    (("sign", "none.md", "--level", "first"), "没有文章"),
    (("status", "content/zwgk"), "没有文章"),
    (("record", "{text}", "--level", "first", "--name", "无此人", "--form-number", "1", "--scan", "{text}"), "都要在 checks/people.yaml"),
    (("record", "{text}", "--level", "first", "--name", "李华", "--form-number", "1", "--scan", "{text}", "--at", "昨天"), "不是时间"),
    (("import", "{text}", "--forge", "github", "--request", "../12"), "只能用字母"),
    (("verify", "none"), "none"),
])
def test_what_is_asked_wrong(repo: Repo, words: tuple[str, ...], said: str) -> None:
    text = drafted(repo)
    refused(repo.run("review", *(word.format(text=text) for word in words), who="lihua" if words[0] == "sign" else "zhangmin"), said)
    assert repo.read() == TEXT and repo.git("status", "--porcelain") == ""


@pytest.mark.parametrize("words", [("sign", "--level", "first"), ("record", "--level", "first", "--name", "李华", "--form-number", "1", "--scan", "{text}")], ids=["sign", "record"])
def test_front_matter_that_cannot_be_written_into(repo: Repo, words: tuple[str, ...]) -> None:
    text = drafted(repo, NO_LIST)
    refused(repo.run("review", words[0], text, *(word.format(text=text) for word in words[1:]), who="lihua" if words[0] == "sign" else "zhangmin"), "前言无法自动写入")
    assert repo.read() == NO_LIST


def test_a_text_that_cannot_be_read_is_not_signed_and_waits_for_nobody(repo: Repo) -> None:
    text = drafted(repo, "---\ntitle: [\n---\n")
    refused(repo.run("review", "sign", text, "--level", "first", who="lihua"), "先运行 sitegen check")
    assert repo.run("review", "status").output == "没有待审签的文章\n"


def test_what_waits_and_what_does_not(repo: Repo) -> None:
    repo.signed()
    assert repo.run("review", "status").output == "没有待审签的文章\n"
    assert "已签完" in repo.run("review", "status", str(repo.root / NOTICE)).output
    repo.write("content/zwgk/tzgg/b.md", TEXT.replace("id: a", "id: b"))
    assert "content/zwgk/tzgg/b.md" in (said := repo.run("review", "status").output) and "待初审（李华）" in said and said.endswith("1 篇待审签\n")


def test_without_a_commit_and_without_words(repo: Repo) -> None:
    text = drafted(repo)
    head = repo.git("rev-parse", "HEAD")
    assert repo.run("review", "sign", text, "--level", "first", "--no-commit", "--quiet", who="lihua", at="09:00").output == ""
    assert "level: first" in repo.read() and repo.git("rev-parse", "HEAD") == head
    done = repo.run("review", "record", text, "--level", "second", "--name", "王卫", "--form-number", "1", "--scan", text, "--no-commit", "--quiet", at="09:30")
    assert (done.output, done.return_value, "level: second" in repo.read(), repo.git("rev-parse", "HEAD") == head) == ("", 0, True, True)


def test_a_form_that_would_be_a_fault_is_not_put_on_record(repo: Repo) -> None:
    text = drafted(repo)
    repo.write("../scan.pdf", b"%PDF-1.4 signed")
    done = record(repo, "final", "李华", "09:00")
    assert isinstance(done, Result) and (done.return_value, "李华" in done.output, repo.read()) == (1, True, TEXT)
    refused(repo.run("review", "sign", text, "--level", "final", who="lihua", at="09:00"), "没有终审权限")


def test_a_commit_that_git_refuses_is_said(repo: Repo) -> None:
    text = drafted(repo)
    hook = repo.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 今天不行\nexit 1\n")
    hook.chmod(0o755)
    refused(repo.run("review", "sign", text, "--level", "first", who="lihua", at="09:00"), "git 提交失败", "今天不行")


def test_a_text_that_cannot_be_written_is_said(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    text = drafted(repo)
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "a.md":
            raise OSError(28, "No space left on device")
        return write(self, data)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", full)
        refused(repo.run("review", "sign", text, "--level", "first", who="lihua", at="09:00"), "无法写入", "No space left")
    assert repo.read() == TEXT


def test_a_byte_order_mark_stays(repo: Repo) -> None:
    repo.write(NOTICE, "\ufeff" + TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.sign("first", "lihua", "09:00")
    assert repo.read().startswith("\ufeff---\n") and "level: first" in repo.read()


def test_the_form_as_a_file(repo: Repo) -> None:
    text = drafted(repo)
    out = repo.root / "../form.html"
    assert "已生成" in repo.run("review", "form", text, "--output", str(out)).output
    assert repo.run("review", "form", text, "--output", str(out), "--quiet").output == ""
    assert "网站信息发布审签单" in out.read_text("utf-8")
    refused(repo.run("review", "form", text, "--output", str(repo.root / "none/form.html")), "无法写入")


@pytest.mark.parametrize("forge", ["github", "gitea"])
def test_owners_are_written_where_the_forge_looks(repo: Repo, forge: str) -> None:
    done = repo.run("review", "owners", "--forge", forge, "--write")
    assert done.output == f".{forge}/CODEOWNERS\n"
    assert "zwgk/tzgg/" in (repo.root / done.output.strip()).read_text("utf-8")
    (repo.root / done.output.strip()).unlink()
    blocked(repo.root / done.output.strip())
    refused(repo.run("review", "owners", "--forge", forge, "--write"), "无法写入")


def test_the_ledger_as_a_table(repo: Repo) -> None:
    repo.signed()
    said = repo.run("review", "log").output
    assert said.count("content/zwgk/tzgg/a.md") == said.count("《关于开展") == 3 and "commit：" in said and "初审  李华" in said


def changed_request(repo: Repo) -> None:
    """A branch that removes a text, adds a file and changes what people may do."""
    repo.signed()
    repo.git("checkout", "-q", "-b", "work")
    repo.git("rm", "-q", NOTICE)
    repo.write("content/zwgk/tzgg/a.csv", "甲\n")
    repo.write("content/zwgk/tzgg/c.md", "---\ntitle: [\n---\n")
    repo.write("checks/people.yaml", PEOPLE.replace("levels: [first]", "levels: [first, final]"))
    repo.commit("改动", "zhangmin", "10:00")


def test_a_pack_of_what_is_gone_broken_and_judged_anew(repo: Repo) -> None:
    changed_request(repo)
    out = repo.root / "../pack"
    assert repo.run("review", "pack", "--base", "main", str(out), "--quiet").output == ""
    assert sorted(path.name for path in out.glob("*.html")) == ["001.html", "002.html", "003.html", "index.html"]
    assert "审核依据" in (out / "index.html").read_text("utf-8")
    said = repo.run("review", "comment", "--base", "main").output
    assert "config.people" in said.replace("\\", "") and "tzgg/c" in said.replace("\\", "")
    blocked(repo.root / "../blocked/index.html")
    (repo.root / "../blocked/.sitegen-pack").write_text("")
    refused(repo.run("review", "pack", "--base", "main", str(repo.root / "../blocked")), "无法写入")


def built(repo: Repo) -> Path:
    repo.signed()
    done = repo.run("build", at="12:00")
    assert done.return_value == 0, done.output
    assert repo.run("review", "verify", str(repo.root / "public")).return_value == 0
    return repo.root / "public"


def statements(public: Path, change: Callable[[Any], object]) -> None:
    (path,) = (public / "reviews").rglob("*.json")
    rows = json.loads(path.read_text("utf-8"))
    change(rows)
    path.write_text(json.dumps(rows), "utf-8")


@pytest.mark.parametrize(("change", "said"), [
    (lambda rows: rows.clear(), "没有审签声明"),
    (lambda rows: rows.append(json.loads(json.dumps(rows[0]).replace("zwgk/tzgg/a", "zwgk/tzgg/ghost"))), "仓库里没有这篇"),
    (lambda rows: rows[0]["subject"][0].update(digest={"sha256-v1": "0" * 64}), "发布的不是现稿"),
    (lambda rows: rows[0]["subject"][0].update(digest={}), "发布的不是现稿"),
    (lambda rows: rows[0].update(predicate=None), "发布的不是现稿"),
    (lambda rows: rows[0]["predicate"]["levels"].pop(), "审级或凭据与仓库不一致"),
    (lambda rows: rows[0]["predicate"]["levels"][0].update(evidence="signed"), "审级或凭据与仓库不一致"),
])
def test_a_published_tree_that_says_something_else(repo: Repo, change: Callable[[Any], object], said: str) -> None:
    public = built(repo)
    statements(public, change)
    done = repo.run("review", "verify", str(public))
    assert (done.return_value, said in done.output) == (1, True), done.output


def test_a_statement_without_a_page(repo: Repo) -> None:
    public = built(repo)
    (public / "zwgk/tzgg/a/index.html").unlink()
    assert "没有页面" in repo.run("review", "verify", str(public)).output


@pytest.mark.parametrize("data", ["{", "[1]", '[{"subject": []}]', "[" * 100_000])
def test_what_is_no_statement(repo: Repo, data: str) -> None:
    public = built(repo)
    next((public / "reviews").rglob("*.json")).write_text(data, "utf-8")
    refused(repo.run("review", "verify", str(public)), "可能被改动")


def test_approvals_that_cannot_be_kept(repo: Repo) -> None:
    commit = request(repo)
    blocked(repo.root / "checks/approvals/github-12.json")
    with pytest.raises(AssertionError, match="cannot write github-12"):
        bring(repo, "github", commit)


def test_an_approval_without_words_at_no_time_of_a_commit_that_is_not_here(repo: Repo) -> None:
    commit = request(repo)

    def undated(data: Any) -> None:
        for vote in data["approved_by"]:
            vote["approved_at"] = "昨天"

    assert "李华" in bring(repo, "gitlab", commit, undated)
    exported = (Path(__file__).parent / "exports/github.json").read_text("utf-8").replace("HEAD_COMMIT", "0" * 40)
    repo.write("../export.json", exported)
    done = repo.run("review", "import", str(repo.root / "../export.json"), "--forge", "github", "--request", "13", "--quiet")
    assert (done.return_value, done.output) == (0, "")
    kept = json.loads((repo.root / "checks/approvals/github-13.json").read_text("utf-8"))
    assert {tuple(vote["paths"]) for vote in kept["votes"]} == {()}
