"""Gates beside the three reviews: how a text is disclosed, and 保密审查; what of them stays inside."""

from __future__ import annotations

from tests.signoff.repository import NOTICE, PEOPLE, SITE, TEXT, Repo

RECORD = "disclosure_changes: [{to: 依申请公开, at: 2026-03-09 10:05, by: zhaoan, reason: 涉及第三方商业秘密}]\n"


def test_a_change_of_disclosure_after_the_first_review(repo: Repo) -> None:
    repo.signed()
    repo.edit("id: a\n", "id: a\ndisclosure: 依申请公开\n", "zhangmin", "10:00")
    assert "review.disclosure-changed" in repo.said() and "review.content-changed final" in repo.said()
    repo.edit("id: a\n", f"id: a\n{RECORD}", "zhangmin", "10:05")
    assert "review.disclosure-changed" not in repo.said()
    repo.edit("disclosure: 依申请公开\n", "disclosure: 不予公开\n", "zhangmin", "10:10")
    assert "review.disclosure-changed" in repo.said()  # what is on record is another change


def test_what_every_text_is_by_default_is_no_change(repo: Repo) -> None:
    repo.signed()
    repo.edit("id: a\n", "id: a\ndisclosure: 主动公开\n", "zhangmin", "10:00")
    assert "review.disclosure-changed" not in repo.said()


def test_a_change_signed_anew_is_still_a_change(repo: Repo) -> None:
    repo.signed(text=TEXT.replace("id: a\n", "id: a\ndisclosure: 不予公开\n"))
    repo.edit("disclosure: 不予公开\n", "disclosure: 主动公开\n", "zhangmin", "10:00")
    repo.edit("date: 2026-03-09 09:20\n", "", "zhangmin", "10:10")
    done = repo.run("review", "sign", str(repo.root / NOTICE), "--level", "first", who="lihua", at="11:00")
    assert done.return_value == 0 and "review.disclosure-changed" in done.stderr + done.output
    assert "review.disclosure-changed" in repo.said()


def test_nothing_of_these_records_is_rendered(repo: Repo) -> None:
    records = (
        "secrecy_review: {by: 保密员钱宁, at: 2026-03-08, conclusion: 不涉密可以公开, ref: 保审2026第七号}\n"
        + RECORD.replace("依申请公开", "主动公开")
    )
    repo.signed(text=TEXT.replace("id: a\n", f"id: a\n{records}"))
    assert repo.run("build", at="11:00").return_value == 0
    files = [path.read_bytes().decode("utf-8", "replace") for path in (repo.root / "public").rglob("*") if path.is_file()]
    assert any("农田水利" in text for text in files)
    assert not [word for word in ("钱宁", "不涉密", "第七号", "第三方商业秘密") if any(word in text for text in files)]


def test_a_refused_or_late_secrecy_review_stops_the_build(repo: Repo) -> None:
    repo.signed(text=TEXT.replace("id: a\n", "id: a\nsecrecy_review: {by: 钱宁, at: 2026-03-08, conclusion: 不宜公开}\n"))
    assert repo.run("build", at="11:00").return_value == 1
    repo.edit("at: 2026-03-08, conclusion: 不宜公开", "at: 2026-03-10, conclusion: 可以公开", "zhangmin", "11:10")
    assert repo.run("build", at="11:20").return_value == 1
    repo.edit("at: 2026-03-10", "at: 2026-03-08", "zhangmin", "11:30")
    assert repo.run("build", at="11:40").return_value == 0


def test_a_sensitive_text_waits_for_its_joint_review(repo: Repo) -> None:
    repo.write("site.yaml", SITE.replace("{minimum: commit}", "{minimum: commit, sensitivity: {sensitive: {joint: 1}}}"))
    people = "  - {id: sunjing, name: 孙静, unit: office, mails: [sunjing@chengxi.example], posts: [{post: 网信办负责人, rank: 2, levels: [joint], from: 2024-01-01}]}\n"
    repo.write("checks/people.yaml", PEOPLE + people)
    repo.write(NOTICE, TEXT.replace("id: a\n", "id: a\nsensitivity: sensitive\n"))
    repo.commit("新稿", "zhangmin", "08:00")
    repo.sign("first", "lihua", "09:00")
    repo.sign("second", "wangwei", "09:10")
    assert repo.run("review", "form", str(repo.root / NOTICE), "--output", "-").output.count("会审") == 1
    assert "待会审（孙静）" in repo.run("review", "status").output
    refused = repo.run("review", "sign", str(repo.root / NOTICE), "--level", "会审", who="wangwei", at="09:15")
    assert refused.exception is not None
    repo.sign("joint", "sunjing", "09:15")
    repo.sign("final", "zhaoan", "09:20")
    assert repo.said() == set()
    log = repo.run("review", "log", "--format", "csv", at="10:00").output
    assert "2026-03-09 09:15,会审,孙静" in log and ",commit," in log
    assert repo.run("build", at="11:00").return_value == 0
    assert "会审" not in (repo.root / "public/zwgk/tzgg/a/index.html").read_text("utf-8")
    assert repo.run("review", "verify", str(repo.root / "public"), at="11:00").return_value == 0


def test_whoever_reviewed_it_already_cannot_join(repo: Repo) -> None:
    repo.write("checks/people.yaml", PEOPLE.replace("levels: [second]", "levels: [second, joint]"))
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.sign("second", "wangwei", "09:10")
    before = repo.read()
    done = repo.run("review", "sign", str(repo.root / NOTICE), "--level", "joint", who="wangwei", at="09:15")
    assert done.return_value == 1 and "同一人" in done.stderr and repo.read() == before
