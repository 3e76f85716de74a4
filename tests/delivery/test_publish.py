"""Delivery: verified, as a difference, in one switch; back in one command; never with a withdrawn text."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.delivery.releases import Releases
from sitegen.errors import WriteError
from sitegen.model import Text
from tests.delivery.commands import SITE, files, published_site, run

DELIVERED = SITE | {"site.yaml": SITE["site.yaml"] + "build: {deliver: {to: www, keep: 3}}\n"}
NOTICE = "content/zwgk/tzgg/a.md"


def edit(site: Path, number: int) -> None:
    """A new version of one text, built but not delivered."""
    text = DELIVERED[NOTICE].replace("请于3月底前", f"第{number}版，请于3月底前")
    (site / NOTICE).write_text(text, encoding="utf-8")
    built = run(site, "build")
    assert built.code == 0, built.out


def names(site: Path) -> list[str]:
    return sorted(path.name[:6] for path in (site / "www/releases").iterdir() if path.is_dir())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = published_site(tmp_path, DELIVERED)
    assert run(folder, "publish").code == 0
    return folder


def test_the_served_tree_is_the_build(site: Path) -> None:
    assert files(site / "www/current") == files(site / "public")
    assert os.readlink(site / "www/current").startswith("releases/000001-")


def test_unchanged_files_are_shared_with_the_release_before(site: Path) -> None:
    old = site / "www" / os.readlink(site / "www/current")
    edit(site, 2)
    assert run(site, "publish").code == 0
    new = site / "www/current"
    assert (old / "zwgk/tzgg/z/index.html").samefile(new / "zwgk/tzgg/z/index.html")
    assert not (old / "zwgk/tzgg/a/index.html").samefile(new / "zwgk/tzgg/a/index.html")


def test_a_file_tampered_with_in_a_release_is_not_carried_on(site: Path) -> None:
    (site / "www/current/zwgk/tzgg/z/index.html").write_text("hijacked")
    edit(site, 2)
    run(site, "publish")
    assert files(site / "www/current") == files(site / "public")


def test_the_same_build_is_not_delivered_twice(site: Path) -> None:
    again = run(site, "publish")
    assert (again.code, "没有变化" in again.err, names(site)) == (0, True, ["000001"])


@pytest.mark.untraced
def test_as_many_releases_stay_as_were_asked_for(site: Path) -> None:
    for number in range(2, 7):
        edit(site, number)
        run(site, "publish")
    assert names(site) == ["000004", "000005", "000006"]
    assert sorted(path.name for path in (site / "www").iterdir()) == ["current", "releases"]


def test_rollback_goes_back_one_or_more(site: Path) -> None:
    first = files(site / "www/current")
    edit(site, 2)
    run(site, "publish")
    second = files(site / "www/current")
    edit(site, 3)
    run(site, "publish")
    assert (run(site, "publish", "--rollback").code, files(site / "www/current") == second) == (0, True)
    assert (run(site, "publish", "--rollback", "1").code, files(site / "www/current") == first) == (0, True)
    assert run(site, "publish", "--rollback").code == 4
    assert (run(site, "publish").code, files(site / "www/current") == files(site / "public")) == (0, True)


def spoil(site: Path, path: str, data: bytes | None) -> None:
    if data is None:
        (site / path).unlink()
    else:
        (site / path).write_bytes(data)


@pytest.mark.parametrize(("path", "data"), [
    ("public/zwgk/tzgg/a/index.html", b"tampered"),
    ("public/zwgk/tzgg/a/index.html", None),
    ("public/index.html", None),
    ("public/manifest/index.json", None),
    ("public/manifest/index.json", b'{"version": 1, "shards": {}}'),
    ("public/manifest/zwgk.json", b"{}"),
    ("public/shell.php", b"<?php"),
])
def test_a_build_that_is_not_whole_is_refused_and_nothing_changes(site: Path, path: str, data: bytes | None) -> None:
    edit(site, 2)
    spoil(site, path, data)
    before = files(site / "www")
    assert run(site, "publish").code == 4
    assert files(site / "www") == before


def test_without_a_place_to_deliver_to(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    done = run(site, "publish")
    assert (done.code, "deliver" in done.err) == (2, True)


def test_a_withdrawal_delivers_and_deletes_every_release_that_held_the_text(site: Path) -> None:
    edit(site, 2)
    run(site, "publish")
    done = run(site, "withdraw", "needle", "--reason", "误", "--by", "赵安", as_of="2026-03-10T10:00")
    assert done.code == 0, done.err
    assert names(site) == ["000003"]
    assert not [path for path, data in files(site / "www").items() if "七彩鲸鱼".encode() in data]
    assert run(site, "publish", "--rollback").code == 4


def test_a_release_without_the_text_survives_the_withdrawal(tmp_path: Path) -> None:
    without = {path: text for path, text in DELIVERED.items() if "needle" not in path and "neighbour" not in path and "jingyu" not in path}
    site = published_site(tmp_path, without)
    run(site, "publish")
    for path in ("content/zwgk/tzgg/needle.md", "content/zwgk/tzgg/jingyu.csv", "content/zwgk/tzgg/jingyu.gif"):
        (site / path).write_text(DELIVERED[path], encoding="utf-8")
    run(site, "build")
    run(site, "publish")
    run(site, "withdraw", "needle", "--reason", "误", "--by", "赵安", as_of="2026-03-10T10:00")
    assert names(site) == ["000001", "000003"]
    assert run(site, "publish", "--rollback").code == 0


def test_what_a_killed_delivery_left_goes_with_the_next(site: Path) -> None:
    (site / "www/releases/000002-deadbeef.part/x").mkdir(parents=True)
    (site / "www/.current.new").symlink_to("nowhere")
    edit(site, 2)
    assert run(site, "publish").code == 0
    assert sorted(path.name for path in (site / "www").iterdir()) == ["current", "releases"]
    assert names(site) == ["000001", "000002"]


def test_what_cannot_be_tidied_up_is_no_failed_delivery_but_is_said(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 4 promises that nothing changed."""
    for number in (2, 3):
        edit(site, number)
        assert run(site, "publish").code == 0
    edit(site, 4)

    def refused(self: Releases, name: str) -> None:
        raise WriteError(Text("磁盘只读", "read-only"))

    with monkeypatch.context() as disk:
        disk.setattr(Releases, "delete", refused)
        done, again = run(site, "publish"), run(site, "publish")
    assert (done.code, "没能全部删除" in done.err, files(site / "www/current") == files(site / "public")) == (0, True, True)
    assert (again.code, "磁盘只读" in again.err) == (4, True)
    assert (run(site, "publish").code, names(site)) == (0, ["000002", "000003", "000004"])


def undurable(site: Path) -> Callable[[Path], None]:
    """A sync that the disk refuses for the folder of deliveries."""

    def refused(folder: Path) -> None:
        if folder == (site / "www").resolve():
            raise OSError(5, "Input/output error")

    return refused


def test_what_cannot_be_made_durable_is_not_served(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(site / "www/current")
    edit(site, 2)

    with monkeypatch.context() as disk:
        disk.setattr("sitegen.delivery.releases.sync", undurable(site))
        assert run(site, "publish").code == 4
        assert files(site / "www/current") == before
    assert run(site, "publish").code == 0
    assert files(site / "www/current") == files(site / "public") != before
    assert sorted(path.name for path in (site / "www").iterdir()) == ["current", "releases"]


@pytest.mark.parametrize("break_it", [
    lambda folder: (folder / "index.html").unlink(),
    lambda folder: (folder / "manifest/zwgk.json").write_bytes(b"{}"),
    lambda folder: (folder / "manifest/index.json").write_bytes(b"{"),
    lambda folder: (folder / "manifest/index.json").unlink(),
], ids=["a page is gone", "a shard is another", "the manifest is broken", "the manifest is gone"])
def test_a_release_that_is_not_whole_is_not_gone_back_to(site: Path, break_it: Callable[[Path], object]) -> None:
    old = site / "www" / os.readlink(site / "www/current")
    edit(site, 2)
    assert run(site, "publish").code == 0
    served = os.readlink(site / "www/current")
    break_it(old)
    back = run(site, "publish", "--rollback")
    assert (back.code, "拒绝退回" in back.err, os.readlink(site / "www/current")) == (4, True, served)


def test_nowhere_to_deliver_to_and_no_key_to_sign_with(tmp_path: Path) -> None:
    assert run(published_site(tmp_path / "a"), "publish").code == 2
    keyed = DELIVERED | {"site.yaml": DELIVERED["site.yaml"].replace("keep: 3}", "keep: 3}, manifest_key: keys/none")}
    said = run(published_site(tmp_path / "b", keyed), "publish")
    assert (said.code, "没有签名私钥" in said.err, (tmp_path / "b/www").exists()) == (4, True, False)


@pytest.mark.parametrize("damage", [None, b"{", b"[]", b"[" * 100_000], ids=["gone", "broken", "no map", "deep"])
def test_a_release_of_which_nobody_knows_what_it_holds_goes_with_a_withdrawal(site: Path, damage: bytes | None) -> None:
    """It may hold what was withdrawn: serving it again must not be possible."""
    old = os.readlink(site / "www/current").rpartition("/")[2]
    edit(site, 2)
    assert run(site, "publish").code == 0
    listed = site / f"www/releases/{old}.json"
    listed.unlink() if damage is None else listed.write_bytes(damage)
    assert run(site, "publish").code == 0
    assert names(site) == ["000001", "000002"]  # nothing was withdrawn yet
    done = run(site, "withdraw", "needle", "--reason", "误", "--by", "赵安", as_of="2026-03-10T10:00")
    assert (done.code, old in done.err, names(site)) == (0, True, ["000003"])
    again = run(site, "publish", "--rollback")
    assert (again.code, "没有更早" in again.err) == (4, True)


def test_going_back_deletes_first_what_may_not_be_gone_back_to(site: Path) -> None:
    old = os.readlink(site / "www/current").rpartition("/")[2]
    with_text = (site / f"www/releases/{old}.json").read_bytes()
    run(site, "withdraw", "needle", "--reason", "误", "--by", "赵安", as_of="2026-03-10T10:00")
    shutil.copytree(site / "www/current/", site / "www/releases" / old)
    (site / f"www/releases/{old}.json").write_bytes(with_text)
    back = run(site, "publish", "--rollback")
    assert (back.code, f"含撤下内容的版本已删除：{old}" in back.err) == (4, True), back.err


def test_a_first_delivery_that_cannot_be_made_durable_is_not_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = published_site(tmp_path, DELIVERED)

    with monkeypatch.context() as disk:
        disk.setattr("sitegen.delivery.releases.sync", undurable(site))
        assert run(site, "publish").code == 4
    assert not os.path.lexists(site / "www/current")
    assert run(site, "publish").code == 0
    assert files(site / "www/current") == files(site / "public")


def test_a_file_that_changes_while_it_is_delivered_stops_the_delivery(site: Path) -> None:
    releases = Releases(site / "www")
    with pytest.raises(WriteError, match="changed while it was being delivered"):
        releases.add(site / "public", {"manifest/index.json": "0" * 64}, {}, None)
    assert names(site) == ["000001", "000002"]  # the second is a part
    assert run(site, "publish").code == 0
    assert names(site) == ["000001"]


def test_the_words_of_a_release_that_is_gone_go_too(site: Path) -> None:
    (site / "www/releases/000009-deadbeef.json").write_text("{}")
    assert run(site, "publish", "--quiet").err == ""
    assert sorted(path.name[:6] for path in (site / "www/releases").glob("*.json")) == ["000001"]


def test_the_served_release_stays_however_old(site: Path) -> None:
    for number in (2, 3):
        edit(site, number)
        run(site, "publish")
    assert run(site, "publish", "--rollback", "2").code == 0
    Releases(site / "www").keep(1)
    assert names(site) == ["000001", "000003"]
    assert os.readlink(site / "www/current").startswith("releases/000001-")


@pytest.mark.parametrize("absent", [False, True], ids=["no key", "no program"])
def test_a_manifest_that_cannot_be_signed_is_not_delivered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, absent: bool) -> None:
    site = published_site(tmp_path, DELIVERED | {"site.yaml": DELIVERED["site.yaml"].replace("keep: 3}", "keep: 3}, manifest_key: keys/key")})
    (site / "keys").mkdir()
    (site / "keys/key").write_text("this is no key\n")
    if absent:
        monkeypatch.setenv("PATH", str(tmp_path / "keys"))
    done = run(site, "publish")
    assert (done.code, "清单签名失败" in done.err, os.path.lexists(site / "www/current")) == (4, True, False), done.err
