"""After a switch the tree that was replaced becomes the same files as the one in its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.stages.manifest import manifest
from sitegen.stages.spare import UNFINISHED, files_of, inodes
from sitegen.stages.write import Stage

OLD = {"index.html": b"old", "a/b/c.html": b"secret", "a/b/d.html": b"same", "f/g": b"a file where a folder comes", "h/i/j": b"the reverse"}
NEW = {"index.html": b"new", "a/b/d.html": b"same", "f/g/h.html": b"deep", "h/i": b"flat", "k/l.html": b"added"}


def switched(folder: Path, files: dict[str, bytes]) -> Stage:
    """A new tree in the output's place; the one before it is in the stage."""
    stage = Stage(folder / "public", spare=True)
    stage.begin()
    digests = {path: stage.put(path, data) for path, data in files.items()}
    listed = dict(manifest(digests))
    for path, data in listed.items():
        stage.put(path, data)
    stage.complete({*digests, *listed})
    stage.switch()
    return stage


def test_the_old_tree_becomes_the_new_one(tmp_path: Path) -> None:
    switched(tmp_path, OLD).discard()
    stage = switched(tmp_path, NEW)
    (stage.folder / "odd").symlink_to("/etc/hostname")
    stage.follow()
    stage.discard()
    assert inodes(stage.folder) == inodes(tmp_path / "public")
    assert files_of(stage.folder) == files_of(tmp_path / "public")
    assert not (stage.folder / "a/b/c.html").exists() and (stage.folder / "h/i").read_bytes() == b"flat"


def test_whatever_the_umask_readers_may_enter(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        switched(tmp_path, OLD).discard()
        stage = switched(tmp_path, NEW)
        stage.follow()
    finally:
        os.umask(before)
    assert (stage.folder / "k").stat().st_mode & 0o777 == 0o755


def test_where_it_cannot_the_old_tree_goes_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    switched(tmp_path, OLD).discard()
    stage = switched(tmp_path, NEW)

    def refused(*args: object, **kwargs: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refused)
    stage.follow()
    stage.discard()
    assert not stage.folder.exists()
    assert (tmp_path / "public/k/l.html").read_bytes() == b"added"


def test_killed_in_the_middle_it_is_no_spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    switched(tmp_path, OLD).discard()
    stage = switched(tmp_path, {**OLD, "k/l.html": b"added"})

    def killed(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", killed)
    with pytest.raises(KeyboardInterrupt):
        stage.follow()
    assert (stage.folder / UNFINISHED).exists() and files_of(stage.folder) is None
    stage.discard()
    assert not stage.folder.exists()
