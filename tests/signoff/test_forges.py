"""Evidence `forge`: exports of four forges in their own shapes, and what does not count."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.signoff.repository import NOTICE, SITE, TEXT, Repo

EXPORTS = Path(__file__).parent / "exports"
FORGES = ("github", "gitlab", "gitea", "gitee")


def request(repo: Repo) -> str:
    """A branch with a new text that two people have entered in `reviewers`; its head."""
    repo.write("site.yaml", SITE.replace("minimum: commit", "minimum: forge"))
    repo.commit("要求平台审批", "zhangmin", "07:30")
    repo.git("checkout", "-q", "-b", "work")
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    digest = repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()
    repo.write(
        NOTICE,
        TEXT.replace(
            "\n---\n",
            f"""
reviewers:
  - {{level: first, name: lihua, at: 2026-03-09 09:00, digest: "{digest}"}}
  - {{level: second, name: wangwei, at: 2026-03-09 09:10, digest: "{digest}"}}
---
""",
            1,
        ),
    )
    return repo.commit("登记", "zhangmin", "08:30")


def bring(repo: Repo, forge: str, commit: str, change: Callable[[Any], None] = lambda data: None) -> str:
    """Import the recorded export as that of `commit`; what the command says."""
    data = json.loads((EXPORTS / f"{forge}.json").read_text("utf-8").replace("HEAD_COMMIT", commit))
    change(data)
    repo.write("../export.json", json.dumps(data))
    more = ("--commit", commit) if forge == "gitlab" else ()
    done = repo.run(
        "review",
        "import",
        str(repo.root / "../export.json"),
        "--forge",
        forge,
        "--request",
        "12",
        "--base",
        "main",
        *more,
    )
    assert done.return_value == 0 and not done.exception, f"{done.output} {done.exception!r}"
    return done.output


@pytest.mark.parametrize("forge", FORGES)
def test_an_approval_of_this_very_text(repo: Repo, forge: str) -> None:
    said = bring(repo, forge, request(repo))
    assert "李华" in said and "有效" in said
    assert repo.reached() == {"first": "forge", "second": "forge"}
    assert not [name for name in repo.said() if "unattested" in name]


@pytest.mark.parametrize("forge", FORGES)
def test_an_approval_on_a_commit_with_another_text(repo: Repo, forge: str) -> None:
    head = request(repo)
    bring(repo, forge, head)
    old = repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()
    repo.write(NOTICE, repo.read().replace("3月底", "4月底"))
    new = repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()
    repo.write(NOTICE, repo.read().replace(old, new))
    repo.commit("批准之后又改", "zhangmin", "09:30")
    assert repo.reached() == {"first": "digest", "second": "digest"}
    assert "批准的是另一稿" in repo.worth()["first"].why_not[0].zh


def test_an_approval_survives_a_merge_of_something_else(repo: Repo) -> None:
    head = request(repo)
    bring(repo, "gitea", head)
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--squash", "work")
    repo.commit("压缩合并", "zhangmin", "10:00")
    assert repo.reached() == {"first": "forge", "second": "forge"}


OTHER = "content/zwgk/tzgg/other.md"


def counted(repo: Repo, forge: str = "gitea") -> list[str]:
    kept = json.loads((repo.root / f"checks/approvals/{forge}-12.json").read_text("utf-8"))
    return next(vote["paths"] for vote in kept["votes"])


def test_only_texts_of_the_request_are_approved_before_and_after_the_merge(repo: Repo) -> None:
    repo.write(OTHER, TEXT.replace("id: a", "id: b"))
    repo.commit("别的稿子", "zhangmin", "07:20")
    head = request(repo)
    bring(repo, "gitea", head)
    assert counted(repo) == ["zwgk/tzgg/a.md"]
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "-m", "合并", "work", at="10:00")
    repo.edit("3月底", "4月底", "zhangmin", "10:10", OTHER)
    bring(repo, "gitea", head)
    assert counted(repo) == ["zwgk/tzgg/a.md"]
    assert repo.reached() == {"first": "forge", "second": "forge"}


def test_where_the_texts_of_a_request_cannot_be_told_nothing_is_imported(repo: Repo) -> None:
    head = request(repo)
    repo.write("../export.json", (EXPORTS / "gitea.json").read_text("utf-8").replace("HEAD_COMMIT", head))
    done = repo.run("review", "import", str(repo.root / "../export.json"), "--forge", "gitea", "--request", "12")
    assert "--base" in done.exception.hint.zh  # type: ignore[union-attr]
    assert not (repo.root / "checks/approvals").exists()


@pytest.mark.parametrize(("forge", "reached"), [("gitlab", "digest"), ("github", "forge"), ("gitea", "forge")])
def test_a_head_that_was_pushed_after_the_vote(repo: Repo, forge: str, reached: str) -> None:
    """GitHub and Gitea name the approved commit; GitLab only the head, so its time is looked at. Gitee gives no time of the vote."""
    request(repo)
    repo.edit("农田水利设施排查", "农田水利设施全面排查", "zhangmin", "09:30")
    digest = repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()
    old = repo.read().partition('digest: "')[2].partition('"')[0]
    repo.write(NOTICE, repo.read().replace(old, digest))
    head = repo.commit("批准之后又推送", "zhangmin", "09:40")
    said = bring(repo, forge, head)
    assert set(repo.reached().values()) == {reached} and ("stale" in said) is (reached == "digest")


def test_the_import_says_how_many_texts_are_still_the_approved_ones(repo: Repo) -> None:
    head = request(repo)
    assert "1 篇与现稿相同" in bring(repo, "gitea", head)
    repo.edit("3月底", "4月底", "zhangmin", "09:30")
    assert "0 篇与现稿相同" in bring(repo, "gitea", head)


def row(number: int, **values: object) -> Callable[[Any], None]:
    return lambda data: data[number].update(values)


@pytest.mark.parametrize(
    ("forge", "change", "why"),
    [
        ("github", row(0, state="DISMISSED"), "dismissed"),
        ("gitea", row(0, dismissed=True), "dismissed"),
        ("gitea", row(0, stale=True), "stale"),
        ("gitea", row(0, state="REQUEST_CHANGES"), "changes-requested"),
        (
            "github",
            lambda data: data.append({**data[0], "state": "CHANGES_REQUESTED", "submitted_at": "2026-03-09T02:00:00Z"}),
            "changes-requested",
        ),
        (
            "github",
            lambda data: data.append({**data[0], "state": "DISMISSED", "submitted_at": "2026-03-09T02:00:00Z"}),
            "dismissed",
        ),
    ],
)
def test_what_takes_an_approval_back(repo: Repo, forge: str, change: Callable[[Any], None], why: str) -> None:
    assert f"不计：{why}" in bring(repo, forge, request(repo), change)
    assert repo.reached() == {"first": "digest", "second": "forge"}


def test_a_comment_takes_nothing_back(repo: Repo) -> None:
    bring(
        repo,
        "github",
        request(repo),
        lambda data: data.append({**data[0], "state": "COMMENTED", "submitted_at": "2026-03-09T02:00:00Z"}),
    )
    assert repo.reached()["first"] == "forge"


def test_an_account_of_nobody(repo: Repo) -> None:
    said = bring(repo, "github", request(repo), lambda data: data[0]["user"].update(login="stranger"))
    assert "没有这个账号" in said
    assert repo.reached()["first"] == "digest"


def test_a_commit_that_is_not_here(repo: Repo) -> None:
    head = request(repo)
    bring(repo, "github", head)
    text = (repo.root / "checks/approvals/github-12.json").read_text("utf-8")
    repo.write("checks/approvals/github-12.json", text.replace(head, "1" * 40))
    assert repo.reached() == {"first": "digest", "second": "digest"}
    assert "不在本仓库" in repo.worth()["first"].why_not[0].zh


@pytest.mark.parametrize("data", ["{}", "[1]", "not json", '[{"user": {"login": "a"}}]', "null"])
def test_what_is_no_export_is_one_sentence(repo: Repo, data: str) -> None:
    repo.write("../export.json", data)
    done = repo.run("review", "import", str(repo.root / "../export.json"), "--forge", "github", "--request", "12")
    assert type(done.exception).__name__ == "SitegenError"


@pytest.mark.parametrize("commit", ["--output=x", "HEAD", "main:content", "a" * 39])
def test_a_commit_name_is_a_name_and_nothing_else(repo: Repo, commit: str) -> None:
    bring(repo, "github", request(repo), lambda data: data[0].update(commit_id=commit))
    assert repo.reached()["first"] == "digest"
