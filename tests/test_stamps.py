"""Whether anybody touched a published tree or its twin: one look at each file tells, and an edit keeps up what is known of both."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.producing import staged
from sitegen.stages.manifest import manifest
from sitegen.stages.spare import UNFINISHED, inodes
from sitegen.stages.write import Stage
from sitegen.stamps import DIGEST, Stamps
from sitegen.twins import settle, untouched
from tests.stages.test_follow import NEW, OLD

FILE = Path("public.stamps")


def build(root: Path, files: dict[str, bytes]) -> bool:
    """A tree published, what did not change taken over; whether nobody had touched anything since the last one."""
    with untouched(root, FILE) as known:
        stage = Stage(root / "public", spare=True, known=known)
        with staged(stage):
            digests = {}
            for path, data in files.items():
                here = root / "public" / path
                if here.is_file() and here.read_bytes() == data and stage.link(path, mark(here)):
                    digests[path] = "0"
                else:
                    digests[path] = stage.put(path, data)
            listed = dict(manifest(digests))
            for path, data in listed.items():
                stage.put(path, data)
            stage.complete({*digests, *listed})
            stage.switch()
            settle(root, {FILE: stage})
        return stage._known is not None


def mark(path: Path) -> tuple[int, int, int]:
    found = path.lstat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def same(root: Path) -> None:
    """The twin is the same files, and what is known of both is what they look like."""
    public, twin = root / "public", root / ".public.sitegen-new"
    assert inodes(public) == inodes(twin)
    known = Stamps.load(root / FILE)
    assert known and {*known.files.names} == inodes(public).keys()
    assert known.hold(root) and known.have_twin(twin)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Published twice: there is a twin."""
    build(tmp_path, OLD)
    assert not build(tmp_path, OLD)
    same(tmp_path)
    return tmp_path


@pytest.mark.parametrize("files", [OLD, NEW, OLD | {"index.html": b"2"}, OLD | {"n/e/w": b""}, {"index.html": b"old"}])
def test_an_edit_keeps_up_what_is_known(root: Path, files: dict[str, bytes]) -> None:
    for _ in range(2):
        assert build(root, files)
        same(root)
    assert {path: (root / "public" / path).read_bytes() for path in files} == files
    assert build(root, OLD)
    same(root)


def written_anew(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"no longer the one that is published")


TOUCHES: dict[str, Callable[[Path], object]] = {
    "a file written": lambda root: (root / "public/index.html").write_bytes(b"x"),
    "a file gone": lambda root: (root / "public/a/b/c.html").unlink(),
    "a file too many": lambda root: (root / "public/a/odd").write_bytes(b"x"),
    "a folder too many": lambda root: (root / "public/odd").mkdir(),
    "the tree gone": lambda root: (root / "public").rename(root / "other"),
    "a file too many in the twin": lambda root: (root / ".public.sitegen-new/a/odd").write_bytes(b"x"),
    "a file of the twin gone": lambda root: (root / ".public.sitegen-new/a/b/c.html").unlink(),
    "another in its place": lambda root: os.replace(root / ".public.sitegen-new/index.html", root / ".public.sitegen-new/a/b/c.html"),
    "a file of the twin written anew": lambda root: written_anew(root / ".public.sitegen-new/a/b/d.html"),
    "the twin gone": lambda root: (root / ".public.sitegen-new").rename(root / "other"),
    "the twin left unfinished": lambda root: (root / ".public.sitegen-new" / UNFINISHED).touch(),
    "what is known cut short": lambda root: (root / FILE).write_bytes((root / FILE).read_bytes()[:-8]),
    "what is known changed": lambda root: (root / FILE).write_bytes((root / FILE).read_bytes()[:DIGEST] + b"[]\n"),
    "what is known lost": lambda root: (root / FILE).unlink(),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_whatever_was_touched_all_is_looked_at_again(root: Path, touch: Callable[[Path], object]) -> None:
    touch(root)
    assert not build(root, NEW)
    assert {path.relative_to(root / "public").as_posix() for path in (root / "public").rglob("*") if path.is_file() and "manifest" not in path.parts} == NEW.keys()
    assert {path: (root / "public" / path).read_bytes() for path in NEW} == NEW
    build(root, NEW)
    same(root)
    assert build(root, OLD)


def test_of_another_output_nothing_is_known(root: Path) -> None:
    with untouched(root, FILE) as known:
        assert known(root / "public")
        assert known(root / "elsewhere") is None


def test_what_is_kept_is_read_back_only_where_it_is_the_one_asked_for(root: Path) -> None:
    known = Stamps.load(root / FILE)
    assert known
    digest = known.save(root / FILE)
    assert Stamps.load(root / FILE, digest) and Stamps.load(root / FILE, "0" * DIGEST) is None
