"""A tree is written beside the old one and switched in one step: what the disk refuses, and what the system cannot do."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.errors import SitegenError, WriteError
from sitegen.stages.spare import UNFINISHED, files_of, named_in, remove
from sitegen.stages.write import Stage, all_or_nothing, plainly, sync
from tests.stages.test_follow import NEW, OLD, switched


def read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file() and "manifest" not in path.parts}


def test_a_spare_tree_with_files_for_folders_and_folders_for_files_becomes_the_new_one(tmp_path: Path) -> None:
    """The tree before the last one is written over: the site has changed its shape since."""
    switched(tmp_path, OLD).discard()
    switched(tmp_path, OLD | {"x": b"1"}).discard()
    stage = switched(tmp_path, NEW)
    assert read(tmp_path / "public") == NEW
    assert stage.folder.exists()


@pytest.mark.parametrize("found", ["a file", "a folder", "a link"])
def test_what_is_not_ours_is_not_written_over(tmp_path: Path, found: str) -> None:
    output = tmp_path / "public"
    if found == "a folder":
        output.mkdir()
        (output / "thesis.doc").write_bytes(b"x")
    elif found == "a file":
        output.write_bytes(b"x")
    else:
        output.symlink_to(tmp_path)
    with pytest.raises(SitegenError):
        Stage(output).begin()


@pytest.mark.parametrize("mark", ["", ".sitegen-internal", "manifest/index.json"])
def test_what_is_ours_or_empty_is_replaced(tmp_path: Path, mark: str) -> None:
    output = tmp_path / "public"
    output.mkdir()
    if mark:
        (output / mark).parent.mkdir(exist_ok=True)
        (output / mark).write_bytes(b"")
    stage = Stage(output)
    stage.begin()
    stage.put("a/b", b"1")
    stage.complete({"a/b"})
    stage.settle()
    stage.switch()
    stage.discard()
    assert read(output) == {"a/b": b"1"}
    assert not stage.folder.exists()


def test_a_file_is_written_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "public")
    stage.begin()
    stage.put("a/b", b"1")
    with pytest.raises(WriteError):
        stage.put("a/b", b"2")
    with pytest.raises(WriteError):
        stage.put("a/b/c", b"2")
    assert stage.read("a/b") == b"1"
    stage.drop("a/b")
    with pytest.raises(WriteError):
        stage.drop("a/b")
    with pytest.raises(WriteError):
        stage.read("a/b")


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, write = Stage(tmp_path / "public"), os.write
    stage.begin()
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:3])))
    stage.put("a", b"0123456789")
    assert stage.read("a") == b"0123456789"


@pytest.mark.parametrize(("number", "said"), [
    (errno.ENOSPC, "磁盘已满"), (errno.EROFS, "磁盘只读"), (errno.EACCES, "没有写权限"), (errno.EDQUOT, "磁盘配额已满"), (errno.EIO, os.strerror(errno.EIO)), (None, "odd"),
])
def test_what_the_disk_refuses_is_said(tmp_path: Path, number: int | None, said: str) -> None:
    with pytest.raises(WriteError) as raised, plainly(tmp_path / "public"):
        raise OSError(number, os.strerror(number)) if number else OSError("odd")
    assert said in raised.value.message.zh


def test_a_file_is_taken_over_only_where_it_is_what_was_written(tmp_path: Path) -> None:
    switched(tmp_path, OLD).discard()
    stage = Stage(tmp_path / "public")
    stage.begin()
    there = (tmp_path / "public/index.html").stat()
    mark = (there.st_ino, there.st_size, there.st_mtime_ns)
    assert not stage.link("index.html", (*mark[:2], mark[2] + 1))
    assert not stage.link("none.html", mark)
    assert stage.link("index.html", mark)
    assert not stage.link("index.html", mark)  # it is there


def test_files_that_are_gone_already_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").write_bytes(b"1")
    (tmp_path / "c").write_bytes(b"2")
    remove(tmp_path, ["a/b", "a/none", "c/none", "none"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c"]


@pytest.mark.parametrize("broken", [b"{", b"[]", b'{"shards": 1}', b'{"shards": {"none.json": "0"}}', None])
def test_a_tree_whose_manifest_cannot_be_read_is_no_spare(tmp_path: Path, broken: bytes | None) -> None:
    public = switched(tmp_path, OLD).output
    assert files_of(public)
    (public / "odd").write_bytes(b"")
    assert files_of(public) is None and named_in(public)
    if broken is None:
        (public / UNFINISHED).touch()
    else:
        (public / "manifest/index.json").write_bytes(broken)
    assert named_in(public) is None


class Libc:
    """A C library whose calls end with an error, or one that lacks them."""

    def __init__(self, **calls: int) -> None:
        for name, number in calls.items():
            setattr(self, name, self._ends(number))

    @staticmethod
    def _ends(number: int) -> Callable[..., int]:
        def call(*arguments: object) -> int:
            ctypes.set_errno(number)
            return -1

        return call


@pytest.mark.parametrize("libc", [Libc(), Libc(renameat2=errno.ENOSYS), Libc(renameat2=errno.EINVAL)], ids=["absent", "unknown", "not here"])
def test_where_two_folders_cannot_be_exchanged_they_are_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, libc: Libc) -> None:
    switched(tmp_path, OLD).discard()
    (tmp_path / ".public.sitegen-old").mkdir()  # of a run that was killed in the gap
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: libc)
    stage = switched(tmp_path, NEW)
    assert read(tmp_path / "public") == NEW and read(stage.folder) == OLD
    stage.back()
    assert read(tmp_path / "public") == OLD and read(stage.folder) == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == [".public.sitegen-new", "public"]


def test_an_exchange_that_the_disk_refuses_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    switched(tmp_path, OLD).discard()
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: Libc(renameat2=errno.EIO))
    with pytest.raises(WriteError):
        switched(tmp_path, NEW)
    assert read(tmp_path / "public") == OLD


def test_one_sync_of_the_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync(tmp_path)
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: Libc(syncfs=errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        sync(tmp_path)
    asked: list[str] = []
    monkeypatch.setattr(os, "sync", lambda: asked.append("all disks"))
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: Libc())
    sync(tmp_path)
    assert asked == ["all disks"]


def test_when_one_of_several_switches_fails_all_go_back(tmp_path: Path) -> None:
    """The second stands for a first build, the third has not been switched when the fault comes."""
    switched(tmp_path, OLD).discard()
    stages = []
    for name in ("public", "internal", "third"):
        stage = Stage(tmp_path / name)
        stage.begin()
        stage.put("new", b"1")
        stages.append(stage)
    with pytest.raises(KeyboardInterrupt), all_or_nothing(*stages):
        stages[0].switch()
        stages[1].switch()
        raise KeyboardInterrupt
    for stage in stages:
        stage.discard()
    assert read(tmp_path / "public") == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public"]
