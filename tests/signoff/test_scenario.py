"""The whole life of a text on a real repository: written, signed by three, edited, void, signed again, published, withdrawn."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from typing import Any

import pytest

from sitegen.stages.read_git import calls as read_git_calls
from tests.signoff.repository import NOTICE, SITE, TEXT, Repo


def test_from_the_first_word_to_the_withdrawal(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    assert {"review.missing-level first", "review.missing-level second", "review.missing-level final"} <= repo.said()
    assert "待初审（李华）" in repo.run("review", "status").output

    shown = repo.sign("first", "lihua", "09:00").output
    assert "首次签审" in shown and "□ 文字表述通顺" in shown
    repo.sign("second", "wangwei", "09:10", options=("--checked", "policy,basis,value,secrecy"))
    repo.sign("final", "zhaoan", "09:20")
    assert "date: 2026-03-09 09:20" in repo.read() and "checklist: [policy, basis, value, secrecy]" in repo.read()
    assert repo.said() == set() and set(repo.reached().values()) == {"commit"}
    assert "Sitegen-Review: final content/zwgk/tzgg/a.md sha256-v1:" in repo.git("log", "-1", "--format=%B")

    repo.edit("3月底前完成", "4月15日前完成", "zhangmin", "09:30")
    assert {
        "review.content-changed first",
        "review.content-changed second",
        "review.content-changed final",
    } <= repo.said()
    assert repo.run("build", at="09:35").return_value == 1
    assert not (repo.root / "public").exists()

    shown = repo.sign("first", "lihua", "10:00").output
    assert "+请于4月15日前完成" in shown and "-请于3月底前完成" in shown
    repo.sign("second", "wangwei", "10:10")
    assert "终审" in repo.run("review", "status").output
    repo.write(NOTICE, repo.read().replace("date: 2026-03-09 09:20\n", ""))
    repo.commit("重新定发布时间", "zhangmin", "10:15")
    repo.sign("final", "zhaoan", "10:20")
    assert repo.said() == set()

    built = repo.run("build", at="11:00")
    assert built.return_value == 0, built.output
    statement = json.loads((repo.root / "public/reviews/zwgk/tzgg.json").read_text("utf-8"))[0]
    assert [(row["level"], row["post"], row["evidence"]) for row in statement["predicate"]["levels"]] == [
        ("first", "业务股室负责人", "commit"),
        ("second", "分管负责人", "commit"),
        ("final", "主要负责人", "commit"),
    ]
    assert "李华" not in (repo.root / "public/reviews/zwgk/tzgg.json").read_text("utf-8")
    ledger = list(csv.reader(io.StringIO((repo.root / "internal/review-log/2026.csv").read_text("utf-8-sig"))))
    assert [row[2] for row in ledger] == ["签署人", "李华", "王卫", "赵安"]
    assert repo.run("review", "verify", str(repo.root / "public"), at="11:00").return_value == 0

    shard = repo.root / "public/reviews/zwgk/tzgg.json"
    shard.write_text(
        shard.read_text("utf-8").replace(statement["subject"][0]["digest"]["sha256-v1"], "0" * 64), "utf-8"
    )
    tampered = repo.run("review", "verify", str(repo.root / "public"), at="11:00")
    assert tampered.return_value == 1 and "发布的不是现稿" in tampered.output

    repo.edit(
        "date: 2026-03-09 10:20\n",
        "date: 2026-03-09 10:20\nwithdrawals: [{at: 2026-03-09 12:00, by: zhaoan, reason: 差错}]\n",
        "zhangmin",
        "12:00",
    )
    assert repo.run("build", at="12:10").return_value == 0
    assert "水利局" not in (repo.root / "public/zwgk/tzgg/a/index.html").read_text("utf-8"), (
        "its address says that it is gone, and no more"
    )
    assert "review.before-withdrawal final" in repo.said()

    repo.edit("4月15日前完成", "4月20日前完成", "zhangmin", "12:20")
    repo.edit("date: 2026-03-09 10:20\n", "", "zhangmin", "12:25")
    repo.three(hour=13)
    assert repo.said() == set()
    assert repo.run("build", at="14:00").return_value == 0
    assert "4月20日" in (repo.root / "public/zwgk/tzgg/a/index.html").read_text("utf-8")


def test_many_texts_are_signed_in_one_go_with_a_commit_each(repo: Repo) -> None:
    names = [f"content/zwgk/tzgg/n{number}.md" for number in range(3)]
    for number, name in enumerate(names):
        repo.write(name, TEXT.replace("id: a", f"id: n{number}"))
    repo.commit("新稿", "zhangmin", "08:00")
    before = int(repo.git("rev-list", "--count", "HEAD"))
    repo.sign("first", "lihua", "09:00", *names)
    assert int(repo.git("rev-list", "--count", "HEAD")) == before + 3
    assert [repo.reached(name) for name in names] == [{"first": "commit"}] * 3


def test_undecided_needs_a_consultation(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.sign("first", "lihua", "09:00")
    repo.sign("second", "wangwei", "09:10")
    assert repo.run("review", "sign", NOTICE, "--level", "final", "--undecided", who="zhaoan", at="09:20").exception
    repo.sign("final", "zhaoan", "09:20", options=("--undecided", "--consulted", "市政府办公室 2026-03-09 答复同意"))
    assert repo.said() == set() and "undecided: true" in repo.read()


def test_delivered_withdrawn_by_command_corrected_signed_anew_and_delivered_again(repo: Repo) -> None:
    """The same life by the commands that an office uses: `publish` and `withdraw` instead of a build and an edit."""
    served = repo.root / "served/current/zwgk/tzgg/a/index.html"
    repo.write("site.yaml", SITE + "build: {deliver: {to: served}}\n")
    repo.write(".gitignore", ".sitegen/\n/public/\n/internal/\n/served/\n")
    repo.signed()
    assert repo.run("build", at="10:00").return_value == 0
    published = repo.run("publish", at="10:05")
    assert published.return_value == 0, published.output
    assert "3月底" in served.read_text("utf-8")

    gone = repo.run("withdraw", "a", "--reason", "期限写错", "--by", "zhaoan", at="10:30")
    assert gone.return_value == 0, gone.output
    assert "水利" not in served.read_text("utf-8") and "期限写错" not in served.read_text("utf-8")
    assert "期限写错" in repo.read()
    repo.commit("撤稿", "zhangmin", "10:35")
    assert "review.before-withdrawal final" in repo.said()
    assert repo.run("build", at="10:40").return_value == 0
    assert "水利" not in (repo.root / "public/zwgk/tzgg/a/index.html").read_text("utf-8")

    repo.edit("3月底前", "4月15日前", "zhangmin", "10:45")
    repo.edit("date: 2026-03-09 09:20\n", "", "zhangmin", "10:50")
    repo.three(hour=11)
    assert repo.said() == set() and set(repo.reached().values()) == {"commit"}
    assert repo.run("build", at="12:00").return_value == 0
    assert repo.run("publish", at="12:05").return_value == 0
    assert "4月15日" in served.read_text("utf-8")
    assert repo.run("verify", str(repo.root / "served/current"), at="12:10").return_value == 0
    assert repo.run("review", "verify", str(repo.root / "served/current"), at="12:10").return_value == 0


def test_git_is_called_in_batches_however_many_texts_and_signatures(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signed, edited, signed again: the number of processes does not grow with that of texts or of older signatures."""
    calls: list[list[str]] = []
    really = subprocess.run

    def counted(command: list[str], **more: Any) -> Any:
        calls.append(command)
        return really(command, **more)

    def processes() -> int:
        shutil.rmtree(repo.root / ".sitegen", ignore_errors=True)
        with monkeypatch.context() as patch:
            patch.setattr(read_git_calls.subprocess, "run", counted)
            calls.clear()
            assert repo.reached() == {"first": "commit"}
        return len(calls)

    def round_of(names: list[str], word: str, hour: int) -> None:
        for name in names:
            repo.write(name, TEXT.replace("id: a", f"id: {name[-4:-3]}").replace("3月底", word))
        repo.commit("稿", "zhangmin", f"{hour:02}:00")
        repo.sign("first", "lihua", f"{hour:02}:30", *names)

    round_of([NOTICE], "3月底", 8)
    round_of([NOTICE], "4月底", 9)
    few = processes()
    more = [NOTICE, *(f"content/zwgk/tzgg/{letter}.md" for letter in "bcdef")]
    round_of(more, "5月底", 10)
    round_of(more, "6月底", 11)
    assert processes() <= few + 2  # a round more of one batch, where a text has changed more often
