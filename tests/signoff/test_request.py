"""What people see who approve in merge requests, and the CODEOWNERS that bring the right ones there."""

from __future__ import annotations

import pytest

from tests.signoff.repository import NOTICE, TEXT, Repo

HOSTILE = "<script>alert(1)</script> | @admin `x` <!-- sitegen-review -->"


@pytest.fixture
def branch(repo: Repo) -> Repo:
    repo.signed()
    repo.git("checkout", "-q", "-b", "work")
    repo.edit("3月底", "4月15日", "zhangmin", "10:00")
    repo.write(
        "content/zwgk/tzgg/b.md",
        TEXT.replace("id: a", "id: b").replace("title: 关于", f'title: "{HOSTILE}" #').replace("各乡镇", "```\n各乡镇"),
    )
    repo.commit("又一稿", "zhangmin", "10:05")
    return repo


def test_the_comment(branch: Repo) -> None:
    said = branch.run("review", "comment", "--base", "main").output
    assert said.startswith("<!-- sitegen-review -->\n") and said.count("<!-- sitegen-review -->") == 1 + said.count(
        '+title: "'
    )
    assert "**否，已失效**" in said and "下一步：**初审**" in said and "文字表述通顺" in said
    assert "-请于3月底前" in said and "+请于4月15日前" in said
    assert "review.content" in said.replace("\\", "")


def test_the_comment_stays_text(branch: Repo) -> None:
    head = branch.run("review", "comment", "--base", "main").output.split("````diff")[0]
    assert "<script>" not in head and "@admin" not in head and "@\u200badmin" in head
    assert "````diff" in branch.run("review", "comment", "--base", "main").output, "a fence longer than any in the text"


def test_the_comment_says_who_signed_and_what_is_left(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "work")
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.sign("first", "lihua", "09:00")
    said = repo.run("review", "comment", "--base", "main").output
    assert "| 初审 | 李华 | commit | 是 |" in said and "下一步：**复审**" in said and "（新稿）" in said


def test_the_pack(branch: Repo) -> None:
    out = branch.root / "../pack"
    assert branch.run("review", "pack", "--base", "main", str(out)).return_value == 0
    assert branch.run("review", "pack", "--base", "main", str(out)).return_value == 0, "again into its own folder"
    page = (out / "001.html").read_text("utf-8")
    assert "<del>3</del>" in page and "<ins>4</ins>" in page and "default-src 'none'" in page
    assert "<script>" not in (out / "002.html").read_text("utf-8")
    assert "002.html" in (out / "index.html").read_text("utf-8")


def test_a_pack_never_lands_in_somebody_elses_folder(branch: Repo) -> None:
    assert branch.run("review", "pack", "--base", "main", str(branch.root / "content")).exception
    assert (branch.root / NOTICE).exists()


@pytest.mark.parametrize(
    ("forge", "line"),
    [
        ("github", "/content/zwgk/tzgg/ @lihua-gov @wangwei-gov @zhaoan-gov"),
        ("gitlab", "/content/zwgk/tzgg/ @lihua @wangwei @zhaoan"),
        ("gitea", "content/zwgk/tzgg/.* @lihua @wangwei @zhaoan"),
    ],
)
def test_owners(repo: Repo, forge: str, line: str) -> None:
    said = repo.run("review", "owners", "--forge", forge).output.splitlines()
    assert line in said
    assert said[-1].startswith(("/checks/", "checks/")) and "zhaoan" in said[-1] and "lihua" not in said[-1]


def test_the_log(repo: Repo) -> None:
    repo.signed()
    said = repo.run("review", "log", "--format", "json", "--since", "2026-03-09").output
    assert '"evidence": "commit"' in said and "可以冒用" in said
    assert repo.run("review", "log", "--since", "2026-03-10", "--format", "json").output == "[]\n"
    assert repo.run("review", "log", "--format", "csv").output.startswith("\ufeff时间,审级,签署人")
