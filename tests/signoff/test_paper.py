"""Evidence `form`: a printed form, signed on paper, put on record by somebody who is no signer."""

from __future__ import annotations

import pytest

from tests.signoff.repository import NOTICE, SITE, TEXT, Repo

LATER = "content/zwgk/tzgg/b.md"


@pytest.fixture
def paper(repo: Repo) -> Repo:
    repo.write("site.yaml", SITE.replace("minimum: commit", "minimum: form"))
    repo.write(NOTICE, TEXT)
    repo.write(LATER, TEXT.replace("id: a", "id: b"))
    repo.write("../scan.pdf", b"%PDF-1.4 signed")
    repo.commit("新稿", "zhangmin", "08:00")
    return repo


def record(repo: Repo, level: str, name: str, at: str, *paths: str, who: str = "zhangmin") -> object:
    return repo.run(
        "review",
        "record",
        *(str(repo.root / path) for path in paths or (NOTICE,)),
        "--level",
        level,
        "--name",
        name,
        "--form-number",
        "2026-015",
        "--scan",
        str(repo.root / "../scan.pdf"),
        who=who,
        at=at,
    )


def test_leaders_never_need_git(paper: Repo) -> None:
    for level, name, at in (("初审", "李华", "09:00"), ("复审", "王卫", "09:10"), ("终审", "赵安", "09:20")):
        assert record(paper, level, name, at, NOTICE, LATER).return_value == 0
    assert paper.reached() == paper.reached(LATER) == {"first": "form", "second": "form", "final": "form"}
    assert paper.said() == set()
    assert "recorded_by: zhangmin" in paper.read()


def test_a_signer_does_not_record(paper: Repo) -> None:
    assert record(paper, "first", "lihua", "09:00", who="lihua").exception
    paper.sign("first", "lihua", "09:00")
    assert record(paper, "second", "wangwei", "09:10", who="lihua").exception


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("recorded_by: zhangmin", "recorded_by: lihua", "登记人自己也是签署人"),
        ("recorded_by: zhangmin", "recorded_by: 某某", "没有登记人"),
        ("number: 2026-015", 'number: ""', "缺少单号"),
        ("scan: sha256:", "scan: md5:", "扫描件摘要"),
    ],
)
def test_a_form_that_is_no_form(paper: Repo, old: str, new: str, why: str) -> None:
    record(paper, "first", "lihua", "09:00")
    paper.edit(old, new, "zhangmin", "09:05")
    assert paper.reached() == {"first": "digest"}
    assert why in paper.worth()["first"].why_not[0].zh
    assert "review.unattested first" in paper.said()


def test_an_edit_voids_paper_too(paper: Repo) -> None:
    record(paper, "first", "lihua", "09:00")
    paper.edit("3月底", "4月底", "zhangmin", "09:05")
    assert paper.reached() == {"first": "names"}


def test_the_form_to_print(paper: Repo) -> None:
    paper.edit("title: 关于", "title: <b>关于", "zhangmin", "08:10")
    html = paper.run("review", "form", str(paper.root / NOTICE), str(paper.root / LATER), "--output", "-").output
    assert "网站信息发布审签单" in html and "size: A4" in html
    assert "&lt;b&gt;关于" in html and "<b>关于" not in html
    assert "1／2" in html and "2／2" in html
    assert all(word in html for word in ("初审", "业务股室负责人", "文字表述通顺", "终审", "主要负责人", "sha256-v1:"))
