"""A backup holds all a site is made of, and the same site gives the same bytes."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

from tests.delivery.commands import files, published_site, run


def test_twice_the_same_bytes_whatever_the_times(tmp_path: Path) -> None:
    site = published_site(tmp_path / "site")
    first = run(site, "backup", str(tmp_path / "one.tar"))
    for path in site.rglob("*"):
        os.utime(path, (1, 1))
        path.chmod(0o755)
    second = run(site, "backup", str(tmp_path / "two.tar"), "--quiet")
    assert (second.err, "已备份" in first.err) == ("", True)
    assert (first.code, second.code) == (0, 0), first.err
    assert (tmp_path / "one.tar").read_bytes() == (tmp_path / "two.tar").read_bytes()
    assert first.out.split()[0] == second.out.split()[0]


def test_unpacked_it_builds_the_same_site(tmp_path: Path) -> None:
    site = published_site(tmp_path / "site")
    run(site, "backup", str(tmp_path / "b.tar"))
    with tarfile.open(tmp_path / "b.tar") as archive:
        entries = archive.getmembers()
        archive.extractall(tmp_path / "again", filter="data") if hasattr(tarfile, "data_filter") else archive.extractall(tmp_path / "again")
    assert run(tmp_path / "again", "build").code == 0
    assert files(tmp_path / "again/public") == files(site / "public")
    assert {(e.uid, e.gid, e.uname, e.gname, e.mtime) for e in entries} == {(0, 0, "", "", 0)}
    assert [e.name for e in entries if not e.name.startswith((".sitegen/record/", "checks/", "content/", "site.yaml"))] == []


def test_it_takes_no_output_and_no_cache(tmp_path: Path) -> None:
    site = published_site(tmp_path / "site")
    (site / ".sitegen/cache").mkdir(exist_ok=True)
    (site / ".sitegen/cache/x").write_text("x")
    run(site, "backup", str(tmp_path / "b.tar"))
    with tarfile.open(tmp_path / "b.tar") as archive:
        assert not [name for name in archive.getnames() if name.startswith(("public", "internal", ".sitegen/cache", ".sitegen/lock"))]


def test_links_are_kept_and_pipes_do_not_hang(tmp_path: Path) -> None:
    site = published_site(tmp_path / "site")
    os.mkfifo(site / "content/pipe")
    (site / "content/link").symlink_to("/etc/passwd")
    assert run(site, "backup", str(tmp_path / "b.tar")).code == 0
    with tarfile.open(tmp_path / "b.tar") as archive:
        assert archive.getmember("content/link").issym()
        assert "content/pipe" not in archive.getnames()


def test_an_archive_does_not_lie_in_what_it_archives(tmp_path: Path) -> None:
    site = published_site(tmp_path / "site")
    assert run(site, "backup", str(site / "content/b.tar")).code == 2


def test_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    site = published_site(tmp_path / "site")
    assert run(site, "backup", str(tmp_path / "no/such/folder/b.tar")).code == 4
