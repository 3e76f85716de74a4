"""The publication record: what it gives back, and what it says where it is damaged, foreign, locked or out of step with the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sitegen import keeping
from sitegen.errors import SitegenError, WriteError
from sitegen.record import PAGE, Record
from sitegen.stages.write import Stage
from tests.delivery.commands import SITE, files, published_site, run
from tests.helpers import write_site

FILE = ".sitegen/record/record.sqlite"
NOTICE, ATTACHED = "content/zwgk/tzgg/a.md", "content/zwgk/tzgg/shared.csv"
NEIGHBOUR = "content/zwgk/tzgg/neighbour.md"


def sql(site: Path, *words: str) -> None:
    with sqlite3.connect(site / FILE) as db:
        for one in words:
            db.execute(one)
    db.close()


def test_before_the_first_build_there_is_nothing(tmp_path: Path) -> None:
    record = Record(tmp_path)
    assert (record.published(), record.withdrawn(), record.manifest_digest(), record.print()) == ({}, {}, "", "")
    record.forget_files()
    record.close()
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_record_is_one_sentence_and_nothing_changes(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    (site / FILE).write_bytes(b"SQLite format 3\0" + b"garbage" * 2000)
    before = files(site / "public")
    for words in (("build",), ("publish",), ("withdraw", "needle", "--reason", "误", "--by", "赵安")):
        done = run(site, *words)
        assert (done.code in (2, 4), "发布记录" in done.err, "Traceback" in done.err) == (True, True, False), done.err
    assert files(site / "public") == before


def test_a_page_of_the_record_that_is_damaged_is_named_with_the_remedy(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    data = bytearray((site / FILE).read_bytes())
    for at in range(PAGE, len(data), PAGE):  # all but the first page, which holds the format
        data[at : at + 200] = b"\xff" * 200
    (site / FILE).write_bytes(data)
    done = run(site, "build")
    assert (done.code, "已损坏" in done.err, "从备份恢复" in done.err) == (2, True, True), done.err


def test_a_record_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    sql(site, "pragma user_version = 9")
    before = (site / FILE).read_bytes()
    done = run(site, "build")
    assert (done.code, "另一版本" in done.err, (site / FILE).read_bytes() == before) == (2, True, True)


def test_a_record_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    sql(site, "drop table withdrawn", "create table withdrawn (id text primary key)", "pragma user_version = 1")
    assert run(site, "withdraw", "needle", "--reason", "误", "--by", "赵安", as_of="2026-03-10T10:00").code == 0
    assert list(Record(site).withdrawn()) == ["needle"]


def test_what_another_program_holds_is_said_and_nothing_is_switched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = published_site(tmp_path)
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **more: connect(*given, **{"timeout": 0, **more}))
    holder = connect(site / FILE, isolation_level=None)
    holder.execute("begin exclusive")
    before = files(site / "public")
    (site / NOTICE).write_text(SITE[NOTICE].replace("3月底", "4月底"), encoding="utf-8")
    done = run(site, "build")
    holder.close()
    assert (done.code, "locked" in done.err, files(site / "public") == before) == (4, True, True), done.err


def test_what_was_not_committed_never_was(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    record = Record(site)
    before = record.published()
    with record.pending() as pending:
        pending.put({}, {})
    assert Record(site).published() == before
    with record.pending():
        pass
    seen = record.print()
    record.close()
    record.close()
    sql(site, "delete from settings")
    assert Record(site).print() != seen


def test_a_source_that_is_not_the_cleared_one_is_not_given_back(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    settings = Record(site)
    assert settings.source("needle") and settings.source("nobody") is None
    sql(site, "update published set source = x'00' where id = 'needle'")
    assert Record(site).source("needle") is None


def hold(site: Path) -> None:
    """A new version of one text that may not be published, and of its attachment."""
    text = SITE[NEIGHBOUR].replace("另见", "身份证号11010519491231002X，另见")
    (site / NEIGHBOUR).write_text(text, encoding="utf-8")


def test_a_held_text_stays_with_the_attachment_it_was_published_with(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    before = files(site / "public/zwgk/tzgg/neighbour")
    for change in (lambda: (site / ATTACHED).write_text("乡镇,别的\n", encoding="utf-8"), (site / ATTACHED).unlink):
        hold(site)
        change()
        done = run(site, "build", "--gate", "article")
        assert (done.code, "neighbour" in done.err + done.out) == (5, True), done.err
        assert files(site / "public/zwgk/tzgg/neighbour") == before
        assert (site / "public/zwgk/tzgg/shared.csv").read_text("utf-8") == SITE[ATTACHED]


def test_a_held_text_keeps_picture_links_and_sizes_of_files_that_changed_or_are_gone(tmp_path: Path) -> None:
    texts = SITE | {"content/zwgk/tzgg/needle.md": SITE["content/zwgk/tzgg/needle.md"].replace("各地要于", "见[明细表](jingyu.csv)。各地要于")}
    site = published_site(tmp_path, texts)
    page = site / "public/zwgk/tzgg/needle/index.html"
    before = page.read_bytes()
    assert all(name in before for name in (b"jingyu.gif", b"jingyu.csv"))
    (site / "content/zwgk/tzgg/jingyu.csv").write_text("别的，长得多" * 100, encoding="utf-8")
    (site / "content/zwgk/tzgg/needle.md").write_text(texts["content/zwgk/tzgg/needle.md"] + "身份证号11010519491231002X。\n", encoding="utf-8")
    for name in ("", "jingyu.csv", "jingyu.gif"):
        if name:
            (site / "content/zwgk/tzgg" / name).unlink()
        assert run(site, "build", "--gate", "article").code == 5
        assert page.read_bytes() == before


def test_a_held_text_that_was_never_published_is_left_out(tmp_path: Path) -> None:
    site = write_site(tmp_path, SITE)
    hold(site)
    assert run(site, "build", "--gate", "article").code == 5
    assert not (site / "public/zwgk/tzgg/neighbour").exists()


def test_bytes_that_nobody_has_any_more_stop_the_build(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    record, stage = Record(site), Stage(tmp_path / "other")
    stage.begin()
    ((path, sha),) = record.published()["neighbour"].files
    (site / ATTACHED).unlink()
    assert keeping.copied(site, record, path, sha, stage) == sha
    record.file(sha).write_bytes(b"tampered")
    with pytest.raises(SitegenError, match="changed after it was checked"):
        keeping.copied(site, record, path, sha, stage)
    record.file(sha).unlink()
    with pytest.raises(SitegenError, match="changed after it was checked"):
        keeping.copied(site, record, path, sha, stage)


@pytest.mark.parametrize("change", [lambda path: path.unlink(), lambda path: path.write_text("别的", encoding="utf-8")], ids=["gone", "another"])
def test_a_text_that_changes_after_it_was_checked_is_neither_published_nor_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                                                     change: Callable[[Path], object]) -> None:
    site = published_site(tmp_path)
    before, recorded = files(site / "public"), Record(site).published()
    (site / NOTICE).write_text(SITE[NOTICE].replace("3月底", "4月底"), encoding="utf-8")
    kept = keeping.kept

    def late(*given: Any) -> Any:
        found = kept(*given)
        change(site / NOTICE)
        return found

    monkeypatch.setattr(keeping, "kept", late)
    done = run(site, "build")
    assert (done.code != 0, "又被改动" in done.err) == (True, True), done.err
    assert files(site / "public") == before and Record(site).published() == recorded


def test_attachments_that_no_text_refers_to_are_dropped(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    kept = {path.name for path in (site / ".sitegen/record/files").iterdir()}
    assert run(site, "withdraw", "needle", "--reason", "误", "--by", "赵安", as_of="2026-03-10T10:00").code == 0
    left = {path.name for path in (site / ".sitegen/record/files").iterdir()}
    assert left < kept
    Record(site).forget_files()
    assert {path.name for path in (site / ".sitegen/record/files").iterdir()} == left


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / ".sitegen").write_bytes(b"")
    with pytest.raises(WriteError):
        Record(tmp_path).settings()
