"""Every attack on the sign-off that the design lists: on a real repository, detected or honestly out of reach."""

from __future__ import annotations

import pytest

from tests.signoff.repository import NOTICE, PEOPLE, SITE, TEXT, Repo

OTHER = "content/zwgk/tzgg/b.md"
ALL = {"first": "commit", "second": "commit", "final": "commit"}


def test_without_an_attack_all_is_well(repo: Repo) -> None:
    repo.signed()
    assert repo.reached() == ALL
    assert repo.said() == set()


# A review block copied from another article


def test_a_copied_review_block_proves_nothing(repo: Repo) -> None:
    repo.signed()
    block = repo.read().partition("reviewers:\n")[2].partition("---\n")[0]
    repo.write(
        OTHER,
        TEXT.replace("id: a", "id: b").replace("3月底", "4月底").replace("\n---\n", f"\nreviewers:\n{block}---\n", 1),
    )
    repo.commit("新稿", "zhangmin", "10:00")
    assert {
        "review.content-changed first",
        "review.content-changed second",
        "review.content-changed final",
    } <= repo.said()


def test_a_whole_signed_article_copied_is_no_signed_article(repo: Repo) -> None:
    """The text is the same, so the digest is; the commits speak of another file."""
    repo.signed()
    repo.write(OTHER, repo.read().replace("id: a", "id: b"))
    repo.commit("又一稿", "zhangmin", "10:00")
    assert repo.reached(OTHER) == dict.fromkeys(ALL, "digest")
    assert {"review.unattested first", "review.unattested second", "review.unattested final"} <= repo.said()


# Changes behind a signature


def test_an_image_changed_behind_an_unchanged_text(repo: Repo) -> None:
    repo.write("content/zwgk/tzgg/tu.png", b"one")
    repo.signed(text=TEXT + "\n![示意图](tu.png)\n")
    assert repo.said() == set()
    repo.write("content/zwgk/tzgg/tu.png", b"two")
    repo.commit("换图", "zhangmin", "10:00")
    assert "review.content-changed final" in repo.said()


def test_a_reviewer_who_changed_the_image_is_an_author(repo: Repo) -> None:
    repo.write("content/zwgk/tzgg/tu.png", b"one")
    repo.commit("配图", "lihua", "07:30")
    repo.write(NOTICE, TEXT + "\n![示意图](tu.png)\n")
    repo.commit("新稿", "zhangmin", "08:00")
    assert (
        repo.run("review", "sign", str(repo.root / NOTICE), "--level", "first", who="lihua", at="09:00").return_value
        == 1
    )


def test_a_changed_title(repo: Repo) -> None:
    repo.signed()
    repo.edit("title: 关于", "title: 急 关于", "zhangmin", "10:00")
    assert "review.content-changed final" in repo.said()


def test_line_ends_are_no_change_and_no_authorship(repo: Repo) -> None:
    repo.signed()
    repo.write(NOTICE, repo.read().replace("\n", "\r\n"))
    repo.commit("换行符", "lihua", "10:00")
    assert repo.reached() == ALL
    assert repo.said() == set()


def test_a_signature_over_an_older_text(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.sign("first", "lihua", "09:00")
    repo.edit("3月底", "4月底", "zhangmin", "09:05")
    repo.sign("second", "wangwei", "09:10")
    assert repo.reached() == {"first": "names", "second": "commit"}
    assert "review.content-changed first" in repo.said()


def test_editing_the_digest_by_hand_reaches_the_floor_only(repo: Repo) -> None:
    """Whoever edits the file can write the digest of the new text; no commit of the signer's says so."""
    repo.signed()
    repo.edit("3月底", "4月底", "zhangmin", "10:00")
    new = repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()
    old = repo.read().partition("digest: ")[2].split()[0].rstrip("}")
    repo.edit(old, new, "zhangmin", "10:10")
    assert repo.reached() == dict.fromkeys(ALL, "digest")
    assert "review.unattested final" in repo.said()


def test_a_signature_smuggled_in_with_an_edit(repo: Repo) -> None:
    """A commit of the signer that also changes the text is no review of it, and makes them its author."""
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.edit("3月底", "4月底", "zhangmin", "08:10")
    digest = repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()
    repo.edit("4月底", "5月底", "zhangmin", "08:20")
    repo.write(
        NOTICE,
        repo.read()
        .replace("5月底", "4月底")
        .replace(
            "\n---\n",
            f'\nreviewers:\n  - {{level: first, name: lihua, at: 2026-03-09 09:00, digest: "{digest}"}}\n---\n',
            1,
        ),
    )
    repo.commit(f"初审\n\nSitegen-Review: first {NOTICE} {digest}", "lihua", "09:00")
    assert repo.reached() == {"first": "digest"}
    assert {"review.unattested first", "review.author-is-reviewer first"} <= repo.said()


# Git at work: rename, merge, rebase, squash, cherry-pick


def test_a_rename_keeps_signatures_and_author(repo: Repo) -> None:
    repo.signed()
    repo.git("mv", NOTICE, OTHER)
    repo.commit("改名", "lihua", "10:00")
    assert repo.reached(OTHER) == ALL
    assert repo.said() == set()


def test_a_move_to_another_column_keeps_signatures(repo: Repo) -> None:
    repo.signed()
    (repo.root / "content/zwgk/xwdt").mkdir()
    repo.git("mv", NOTICE, "content/zwgk/xwdt/a.md")
    repo.commit("换栏目", "zhangmin", "10:00")
    assert repo.reached("content/zwgk/xwdt/a.md") == ALL
    assert repo.said() == set()


def test_a_merge_that_combines_two_reviewed_edits(repo: Repo) -> None:
    """Each half was signed, the whole never was."""
    repo.write(NOTICE, TEXT)
    start = repo.commit("新稿", "zhangmin", "08:00")
    repo.edit("各乡镇人民政府", "各乡（镇）人民政府", "zhangmin", "08:10")
    repo.three()
    repo.git("checkout", "-q", "-b", "other", start)
    repo.edit("报县水利局。", "报县水利局和应急局。", "zhangmin", "08:20")
    repo.three(hour=10)
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "-X", "ours", "other", "-m", "合并", at="11:00")
    assert "和应急局" in repo.read() and "各乡（镇）" in repo.read()
    assert {"review.content-changed first", "review.content-changed final"} <= repo.said()


def test_a_merge_of_signatures_given_side_by_side(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.sign("first", "lihua", "09:00")
    repo.git("checkout", "-q", "-b", "other")
    repo.commit("空", "zhangmin", "09:01")
    repo.git("checkout", "-q", "main")
    repo.sign("second", "wangwei", "09:10")
    repo.git("merge", "-q", "other", "-m", "合并", who="zhaoan", at="09:15")
    repo.sign("final", "zhaoan", "09:20")
    assert repo.reached() == ALL
    assert repo.said() == set()


def test_a_rebase_keeps_the_evidence_and_raises_a_question_of_time(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.git("checkout", "-q", "-b", "work")
    repo.three()
    repo.git("checkout", "-q", "main")
    repo.write("README.md", "说明")
    repo.commit("别的事", "zhangmin", "11:00")
    repo.git("checkout", "-q", "work")
    repo.git("rebase", "-q", "main", at="12:00")
    assert repo.reached() == ALL
    assert repo.said() == {"review.clock first"}


def test_a_squash_leaves_the_digest_only(repo: Repo) -> None:
    """Squashing throws away who signed; the report says so, and review import or signing again puts it right."""
    repo.git("checkout", "-q", "-b", "work")
    repo.signed()
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--squash", "work")
    message = "\n".join(f"Sitegen-Review: {level} {NOTICE} {found}" for level, found in digests(repo).items())
    repo.commit(f"合并\n\n{message}", "zhangmin", "12:00")
    assert repo.reached() == dict.fromkeys(ALL, "digest")
    why = repo.worth()["first"].why_not
    assert why and "不是签署人登记的邮箱" in why[0].zh


def test_a_cherry_pick_keeps_a_commit_but_not_its_signature(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.git("checkout", "-q", "-b", "work")
    repo.sign("first", "lihua", "09:00")
    repo.git("checkout", "-q", "main")
    repo.git("cherry-pick", "work", who="lihua", at="09:00")
    assert repo.reached() == {"first": "commit"}


def test_a_cherry_pick_onto_another_text_proves_nothing(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.git("checkout", "-q", "-b", "work")
    repo.sign("first", "lihua", "09:00")
    repo.git("checkout", "-q", "main")
    repo.edit("3月底", "4月底", "zhangmin", "09:05")
    repo.git("cherry-pick", "work", who="lihua", at="09:00")
    assert repo.reached() == {"first": "names"}
    assert "review.content-changed first" in repo.said()


# People


def test_the_editors_second_mail_address(repo: Repo) -> None:
    """Li Hua writes under a private address and reviews under the office's."""
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "lihua", "08:00", mail="Li.Hua@home.example")
    done = repo.run("review", "sign", str(repo.root / NOTICE), "--level", "first", who="lihua", at="09:00")
    assert done.return_value == 1 and "李华是最后修改正文的人" in done.output


def test_a_signature_under_a_stranger_s_mail(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    done = repo.run(
        "review",
        "sign",
        str(repo.root / NOTICE),
        "--level",
        "first",
        who="lihua",
        at="09:00",
        mail="lihua@evil.example",
    )
    assert done.exception and "lihua@evil.example" in str(getattr(done.exception, "message", ""))


def test_a_role_granted_in_the_same_request(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.git("checkout", "-q", "-b", "work")
    repo.write("checks/people.yaml", PEOPLE.replace("rank: 1, levels: [first]", "rank: 1, levels: [first, second]"))
    repo.commit("加权限", "lihua", "08:30")
    repo.sign("second", "lihua", "09:00")
    assert not any(name.startswith(("review.role", "config")) for name in repo.said())
    assert {"review.role second", "config.people-changed"} <= repo.said("main")


def test_a_demand_lowered_in_the_same_request(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.git("checkout", "-q", "-b", "work")
    repo.write("site.yaml", SITE.replace("minimum: commit", "minimum: names"))
    repo.write(
        NOTICE, TEXT.replace("\n---\n", "\nreviewers: [{level: first, name: lihua, at: 2026-03-09 08:20}]\n---\n", 1)
    )
    repo.commit("放宽", "zhangmin", "08:30")
    assert "review.unattested first" not in repo.said()
    assert {"review.unattested first", "config.people-changed"} <= repo.said("main")


def test_a_reviewer_who_has_left(repo: Repo) -> None:
    repo.write(
        "checks/people.yaml",
        PEOPLE.replace("levels: [second], from: 2024-01-01", "levels: [second], from: 2024-01-01, to: 2026-03-08"),
    )
    repo.commit("王卫调离", "zhangmin", "07:10")
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.sign("first", "lihua", "09:00")
    done = repo.run("review", "sign", str(repo.root / NOTICE), "--level", "second", who="wangwei", at="09:10")
    assert done.exception, "the command refuses"
    by_hand(repo, "second", "wangwei", "09:10")
    assert "review.role second" in repo.said()


def test_a_deputy_who_also_held_the_second_review(repo: Repo) -> None:
    repo.write(
        "checks/people.yaml",
        PEOPLE.replace(
            "    mails: [wangwei@",
            "    deputy_for: [{person: zhaoan, from: 2026-03-09, to: 2026-03-10}]\n    mails: [wangwei@",
        ),
    )
    repo.commit("王卫代行", "zhangmin", "07:10")
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.sign("first", "lihua", "09:00")
    repo.sign("second", "wangwei", "09:10")
    done = repo.run("review", "sign", str(repo.root / NOTICE), "--level", "final", who="wangwei", at="09:20")
    assert done.return_value == 1, "one natural person signs one level"
    by_hand(repo, "final", "wangwei", "09:20")
    assert "review.same-person final" in repo.said()


@pytest.mark.parametrize("name", ["王 卫", "王\u3000卫", "王\u200b卫", "ｗａｎｇｗｅｉ", "wangwei\u200b"])
def test_names_that_only_look_like_another_person(repo: Repo, name: str) -> None:
    """Blanks, width and zero width make no second person, and no known one."""
    repo.write(
        NOTICE,
        TEXT.replace(
            "\n---\n",
            f'\nreviewers:\n  - {{level: second, name: wangwei, at: 2026-03-09 09:10}}\n  - {{level: final, name: "{name}", at: 2026-03-09 09:20}}\n---\n',
            1,
        ),
    )
    repo.commit("新稿", "zhangmin", "08:00")
    assert {"review.unknown-person final", "review.same-person final"} <= repo.said()


# Time


def test_a_back_dated_commit(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "15:00")
    repo.sign("first", "lihua", "09:00")
    assert "review.clock first" in repo.said()


def test_a_back_dated_entry(repo: Repo) -> None:
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.sign("first", "lihua", "15:00")
    text = repo.read()
    assert "at: 2026-03-09 15:00" in text
    repo.write(NOTICE, text.replace("at: 2026-03-09 15:00", "at: 2026-03-09 09:00"))
    repo.commit("改时间", "zhangmin", "16:00")
    assert "review.clock first" in repo.said()


# Honestly out of reach


def test_whoever_pushes_can_take_a_name_and_only_signatures_tell(repo: Repo) -> None:
    """`commit` rests on a name anybody can set: reported as such, and not as `signed`."""
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    by_hand(repo, "first", "lihua", "09:00")
    assert repo.reached(verify=True) == {"first": "commit"}
    from sitegen.proofs import LIMITS

    assert "可以冒用" in LIMITS["commit"].zh


def digests(repo: Repo) -> dict[str, str]:
    digest = repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()
    return dict.fromkeys(ALL, digest)


def by_hand(repo: Repo, level: str, who: str, at: str) -> None:
    """An entry and a commit as `review sign` would make them, without asking it."""
    from sitegen.text.signature import with_review

    digest = repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()
    repo.write(NOTICE, with_review(repo.read(), level, who, f"2026-03-09 {at}", digest))
    repo.commit(f"签\n\nSitegen-Review: {level} {NOTICE} {digest}", who, at)
