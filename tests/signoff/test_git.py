"""Git that is absent, broken, shallow or strange: said in one sentence, or nothing is believed; never a wrong signature."""

from __future__ import annotations

import json
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from sitegen.errors import SitegenError
from sitegen.evidence import digests_at, proofs
from sitegen.judging import site as under_check
from sitegen.rules.signing import entitled
from sitegen.settings import People, Settings
from sitegen.stages.read_git import GitFailed, Objects, head_of
from sitegen.stages.read_git.calls import ask
from sitegen.stages.read_git.pgp import BLOCK, Ring
from sitegen.stages.read_git.revision import at_revision, changed_since
from sitegen.stages.read_git.store import FOLDER, load, save
from sitegen.stages.read_site import read_site
from sitegen.stages.review_profiles import names, profile
from tests.helpers import NOW
from tests.signoff.repository import NOTICE, SITE, TEXT, Repo


@pytest.fixture
def no_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))


def test_without_git_nothing_is_known(repo: Repo, no_programs: None) -> None:
    settings = under_check(repo.root, NOW).settings
    assert head_of(repo.root) is None
    assert proofs(repo.root, settings).known is False
    with pytest.raises(GitFailed):
        ask(repo.root, "status")
    with pytest.raises(SitegenError, match="knows no revision"):
        changed_since(repo.root, "HEAD")


def test_without_gpg_no_key_belongs_to_anybody(repo: Repo, tmp_path: Path, no_programs: None) -> None:
    person = under_check(repo.root, NOW).settings.people.people[0]
    ring = Ring([type(person)(**{field: getattr(person, field) for field in person.__dataclass_fields__} | {"keys": (f"{BLOCK}\nx",)})])
    assert Path(ring.program(tmp_path)).read_text("utf-8").startswith("#!/bin/sh\nexec gpg")
    assert ring.owner("A" * 40) == ""


def test_a_broken_repository_is_one_sentence(repo: Repo) -> None:
    repo.signed()
    tree = repo.git("rev-parse", "HEAD^{tree}")
    shutil.rmtree(repo.root / ".sitegen", ignore_errors=True)
    stored = repo.root / ".git/objects" / tree[:2] / tree[2:]
    stored.chmod(0o600)
    stored.unlink()
    with pytest.raises(SitegenError, match="git history cannot be read"):
        proofs(repo.root, settings_of(repo))


def settings_of(repo: Repo) -> Settings:
    return read_site(repo.root).settings


def test_a_shallow_clone_is_said_and_claims_no_authors_beyond_its_edge(repo: Repo, tmp_path: Path) -> None:
    """What its first commit seems to add is older than it is: nobody is taken for its author."""
    repo.signed()
    repo.edit("3月底", "4月底", "zhangmin", "10:00", NOTICE)
    repo.write("content/zwgk/tzgg/b.md", TEXT.replace("id: a", "id: b"))
    repo.commit("另一稿", "lihua", "11:00")
    shallow = tmp_path / "shallow"
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.root}", str(shallow))
    found = proofs(shallow, settings_of(repo))
    assert (found.shallow, dict(found.authors)) == (True, {})
    whole = proofs(repo.root, settings_of(repo))
    assert (whole.shallow, whole.authors["zwgk/tzgg/b.md"]) == (False, "lihua@chengxi.example")


@pytest.mark.parametrize("edge", [None, "\u00e9"], ids=["no file", "another encoding"])
def test_a_shallow_clone_whose_edge_cannot_be_read(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edge: str | None) -> None:
    """Then nobody knows what is cut off, and no author may be believed."""
    answers = {"--is-shallow-repository": b"true\n", "--git-path": str(tmp_path / "edge").encode()}
    if edge:
        (tmp_path / "edge").write_text(edge, "utf-8")
    history = import_module("sitegen.stages.read_git.history")
    monkeypatch.setattr(history, "ask", lambda root, *words: answers[words[1]])
    with pytest.raises(GitFailed):
        history._cut_off(repo.root)


def test_a_site_in_a_folder_of_a_larger_repository(repo: Repo) -> None:
    """What lies outside is nobody's text, and its commits sign nothing here."""
    inner = repo.root / "web"
    inner.mkdir()
    for name in ("site.yaml", "checks"):
        shutil.move(repo.root / name, inner / name)
    repo.write("web/" + NOTICE, TEXT)
    repo.write("content/zwgk/tzgg/a.md", TEXT)
    repo.commit("移到子目录", "lihua", "09:00")
    settings = read_site(inner).settings
    assert dict(proofs(inner, settings).authors) == {"zwgk/tzgg/a.md": "lihua@chengxi.example"}
    repo.write("content/zwgk/tzgg/a.md", TEXT + "外面的一份\n")
    head = repo.commit("外面的改动", "wangwei", "10:00")
    assert dict(proofs(inner, settings).authors) == {"zwgk/tzgg/a.md": "lihua@chengxi.example"}
    assert len(digests_at(inner, settings, {(head, "zwgk/tzgg/a.md"), (head, "zwgk/tzgg/none.md"), ("HEAD", "zwgk/tzgg/a.md")})) == 1


def test_versions_that_cannot_be_read_are_changes_of_content(repo: Repo) -> None:
    repo.write(NOTICE, b"\xff\xfe")
    repo.commit("坏编码", "lihua", "08:00")
    repo.write(NOTICE, "没有前言\n")
    repo.commit("没有前言", "wangwei", "08:10")
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:20")
    repo.sign("first", "lihua", "09:00")
    assert dict(proofs(repo.root, settings_of(repo)).authors) == {"zwgk/tzgg/a.md": "zhangmin@chengxi.example"}


def test_what_is_no_file_has_no_bytes(repo: Repo) -> None:
    repo.signed()
    head = repo.git("rev-parse", "HEAD")
    objects = Objects(repo.root)
    assert list(objects.many([f"{head}:content", f"{head}:none", "a\nb", "", f"{head}:{NOTICE}"])) == [f"{head}:{NOTICE}"]
    assert objects.many([]) == {}


def test_a_link_is_no_settings_file(repo: Repo) -> None:
    (repo.root / "checks/waivers.yaml").symlink_to("/etc/passwd")
    head = repo.commit("链接", "lihua", "08:00")
    read, listed = at_revision(repo.root, head)
    with pytest.raises(OSError, match="not a regular file"):
        read("checks/waivers.yaml")
    with pytest.raises(OSError, match="not a regular file"):
        read("checks")
    assert (read("none"), list(listed("checks"))) == (None, ["people.yaml", "waivers.yaml"])


def test_what_git_refuses_is_said(repo: Repo) -> None:
    head = repo.git("rev-parse", "HEAD")
    read, _ = at_revision(repo.root, head)
    shutil.rmtree(repo.root / ".git/objects")
    with pytest.raises(SitegenError, match="git ls-tree failed"):
        read("site.yaml")


def test_what_was_kept_of_git_is_checked_when_it_is_read(tmp_path: Path) -> None:
    save(tmp_path, "history", {"a": 1})
    assert load(tmp_path, "history") == {"a": 1}
    kept = tmp_path / FOLDER / "history.json"
    kept.write_bytes(kept.read_bytes().replace(b"1}", b"2}"))
    assert load(tmp_path, "history") is None
    assert load(tmp_path, "none") is None


def test_what_cannot_be_kept_is_read_again(tmp_path: Path) -> None:
    target = tmp_path / FOLDER / "history.json"
    target.mkdir(parents=True)
    save(tmp_path, "history", {"a": 1})
    assert load(tmp_path, "history") is None
    assert [path.name for path in target.parent.iterdir()] == ["history.json"]


def test_signatures_mixed_with_edits_are_not_verified(repo: Repo) -> None:
    """A commit that signs and edits proves nothing: nobody asks whose key is on it."""
    repo.write("site.yaml", SITE.replace("minimum: commit", "minimum: signed"))
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    digest = repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()
    repo.write(NOTICE, TEXT.replace("\n---\n", f"\nreviewers: [{{level: first, name: lihua, at: 2026-03-09 09:00, digest: \"{digest}\"}}]\n---\n", 1) + "夹带\n")
    repo.commit(f"初审\n\nSitegen-Review: first {NOTICE} {digest}\n", "lihua", "09:00")
    found = proofs(repo.root, settings_of(repo))
    assert found.verified and [commit.only_reviews for commits in found.commits.values() for commit in commits] == [False]


@pytest.mark.parametrize("data", ["{", "[]", json.dumps({"version": 2, "votes": []}), json.dumps({"version": 1, "votes": [{"x": 1}]}), "[" * 100_000,
                                  json.dumps({"version": 1, "votes": [{"forge": 1, "request": "1", "account": "a", "state": "x", "commit": "c", "at": "", "paths": []}]})])
def test_imported_votes_that_somebody_broke(repo: Repo, data: str) -> None:
    repo.signed()
    repo.write("checks/approvals/github-1.json", data)
    with pytest.raises(SitegenError, match="holds no imported approvals"):
        proofs(repo.root, settings_of(repo))


def test_an_approved_text_stands_with_its_attachments(repo: Repo) -> None:
    text = TEXT.replace("\n---\n", "\nattachments: [{path: a.csv, title: 任务表}]\n---\n", 1)
    repo.write(NOTICE, text)
    repo.write("content/zwgk/tzgg/a.csv", "甲,乙\n")
    one = repo.commit("新稿", "zhangmin", "08:00")
    repo.write("content/zwgk/tzgg/a.csv", "甲,丙\n")
    other = repo.commit("改附件", "zhangmin", "08:10")
    path = "zwgk/tzgg/a.md"
    found = digests_at(repo.root, settings_of(repo), {(one, path), (other, path)})
    assert found[one, path] != found[other, path]
    assert found[other, path] == repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()


def test_a_practice_that_is_not_shipped_is_named_with_those_that_are() -> None:
    with pytest.raises(SitegenError) as raised:
        profile("nowhere")
    assert all(name in (raised.value.hint.zh if raised.value.hint else "") for name in names())


def test_nobody_is_entitled_where_nobody_is_known() -> None:
    assert entitled(People(units=(), people=(), known=False), "first", NOW.date()) == ()


def test_the_answers_that_are_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch, repo: Repo) -> None:
    people = settings_of(repo).people
    monkeypatch.setattr("sitegen.rules.signing._MOST", 3)
    for day in range(1, 9):
        assert [person.id for person in entitled(people, "first", NOW.date().replace(day=day))] == ["lihua"]
        assert len(people.answers) <= 3


def test_a_text_that_a_merge_brings_back_keeps_its_author(repo: Repo) -> None:
    """It was gone when the history was read last, and no commit since then changes it: only signs it."""
    repo.write(NOTICE, TEXT)
    repo.commit("新稿", "zhangmin", "08:00")
    repo.git("branch", "old")
    repo.git("rm", "-q", NOTICE)
    repo.commit("删去", "wangwei", "08:10")
    settings = settings_of(repo)
    assert dict(proofs(repo.root, settings).authors) == {}
    repo.git("checkout", "-q", "old")
    repo.write("content/zwgk/xwdt/c.md", TEXT.replace("id: a", "id: c"))
    repo.commit("另一稿", "wangwei", "08:20")
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--no-commit", "-s", "ours", "old", check=False)
    repo.git("checkout", "old", "--", "content")
    repo.git("commit", "-q", "-m", "合并", who="wangwei", at="08:30")
    repo.write(NOTICE, TEXT.replace("\n---\n", "\nreviewers: [{level: first, name: lihua, at: 2026-03-09 09:00}]\n---\n", 1))
    repo.commit("初审", "lihua", "09:00")
    found = dict(proofs(repo.root, settings).authors)
    shutil.rmtree(repo.root / ".sitegen")
    assert found == dict(proofs(repo.root, settings).authors)
    assert set(found) == {"zwgk/tzgg/a.md", "zwgk/xwdt/c.md"}
