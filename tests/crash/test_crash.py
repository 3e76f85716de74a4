"""Readers see the whole old site or the whole new site, wherever a build dies (design 6, promise 2).

Forty seeded points in every run; every point of every kind with SITEGEN_FULL=1 (some minutes).
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from sitegen.stages.spare import files_of
from tests.crash.harness import DELIVERING, EDITS, Ended, Nursery, compiled
from tests.delivery.commands import AS_OF, files
from tests.helpers import NOTICE, write_site

pytestmark = pytest.mark.untraced

BUILD = ("build", "--as-of", AS_OF)
WITHDRAW = ("withdraw", "needle", "--reason", "误", "--by", "赵安", "--as-of", "2026-03-10T10:00")
PUBLISH = ("publish", "--as-of", AS_OF)
ROLLBACK = ("publish", "--rollback", "--as-of", AS_OF)
PROMISED = 2.0
"""CPU seconds in which what was interrupted must end; by the clock it is test_signals that looks."""
FULL = os.environ.get("SITEGEN_FULL") == "1"
SEED, POINTS = 20261120, {"kill": 9, "torn": 5, "eio": 8, "enospc": 5, "int": 2, "term": 2}
ENDS = {"kill": {-9}, "torn": {-9}, "eio": {0, 4}, "enospc": {0, 4}, "int": {0, 130}, "term": {0, 130}}
"""How a command may end after each fault. 0: it struck after the switch, in what is only tidying; the site is the new one then."""


class Tree(NamedTuple):
    """All that is public, and all that is internal."""

    public: dict[str, bytes]
    internal: dict[str, bytes]


class Bench:
    """A published site with edits to come, and what it must look like before and after."""

    def __init__(self, folder: Path) -> None:
        self.nursery = Nursery(compiled(folder))
        self.folder, self.origin = folder, folder / "origin"
        write_site(self.origin, DELIVERING)
        for words in (BUILD, PUBLISH):
            assert self.nursery.warm(self.origin, *words).code == 0
        self.old = trees(self.origin)
        built = self.copy("built", edited=True)
        self.build = self._calls(built, *BUILD)
        self.new = trees(built)
        self.litter = names(built)
        clean = write_site(folder / "clean", DELIVERING | EDITS)
        assert self.nursery.warm(clean, *BUILD).code == 0
        assert trees(clean).public == self.new.public, "incremental output is not clean output"
        self.publish = self._calls(built, *PUBLISH)
        self.rollback = self._calls(built, *ROLLBACK)
        assert self.nursery.warm(self.copy("down", edited=False), *WITHDRAW).code == 0
        down = self.copy("down", edited=False)
        self.withdraw = self._calls(down, *WITHDRAW)
        self.down = trees(down)
        self.litter_down = names(down)
        self.edit = self._calls(self.standing("edit"), *BUILD)

    def _calls(self, site: Path, *words: str) -> list[str]:
        """Names of the changing calls."""
        done = self.nursery.run(site, *words)
        assert done.code == 0, done.err
        return done.seen.split()

    def copy(self, name: str, *, edited: bool) -> Path:
        """The published site elsewhere: a build there takes no page over, since the files are not those it made."""
        site = self.folder / name
        rmtree(site, ignore_errors=True)
        copytree(self.origin, site, symlinks=True)
        return write_site(site, EDITS) if edited else site

    def standing(self, name: str) -> Path:
        """The published site elsewhere, built there twice and edited: the next build links what did not change, into the spare tree."""
        site = self.copy(name, edited=False)
        for text in ("再次印发。", ""):
            write_site(site, {path: source + text for path, source in DELIVERING.items() if path == NOTICE})
            assert self.nursery.run(site, *BUILD).code == 0
        assert trees(site) == self.old
        return write_site(site, EDITS)


def trees(site: Path) -> Tree:
    return Tree(files(site / "public"), files(site / "internal"))


def names(site: Path) -> set[str]:
    """What lies in the site beside its texts and outputs."""
    return {path.relative_to(site).as_posix() for where in (site, site / ".sitegen", site / "www", site / "www/releases") if where.is_dir()
            for path in where.iterdir() if not is_spare(path) and (path.parent.name != "releases" or not path.name[:6].isdigit() or path.suffix == ".part")}


def is_spare(path: Path) -> bool:
    """The tree before the last one, whole: the next build writes into it (decision 0006)."""
    return path.name == ".public.sitegen-new" and files_of(path) is not None


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # a busy disk makes syncs slow, not the experiment better
    with TemporaryDirectory(dir=memory, prefix="sitegen-crash-") as folder:
        one = Bench(Path(folder))
        yield one
        one.nursery.close()


def state(seen: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> str:
    """old, new, or torn: neither."""
    return "new" if seen == new else "old" if seen == old else "torn"


def points(calls: Sequence[str], share: int = 1) -> list[tuple[str, int]]:
    if FULL:
        return [(mode, n) for mode in POINTS for n in range(1, len(calls) + 1)]
    dice = random.Random(SEED)
    return [(mode, dice.randint(1, len(calls))) for mode, count in POINTS.items() for _ in range(max(1, count // share))]


def ended_well(done: Ended, mode: str, n: int) -> None:
    """A run may make fewer calls than the one that was counted, since folders are gone through in any order: then nothing struck."""
    assert done.code in (ENDS[mode] if done.calls != n and (done.code < 0 or done.calls > n) else ENDS[mode] | {0}), (mode, n, done)
    assert "Traceback" not in done.err
    assert done.stopping < PROMISED, (mode, n, done)


def disturbed(bench: Bench, site: Path, mode: str, n: int) -> str:
    """A build with edits that is disturbed, and the one after it. Returns what the first left: old or new."""
    done = bench.nursery.run(site, *BUILD, mode=mode, n=n)
    where = (mode, n, done.code, done.err)
    ended_well(done, mode, n)
    seen = trees(site)
    public, internal = state(seen.public, bench.old.public, bench.new.public), state(seen.internal, bench.old.internal, bench.new.internal)
    assert "torn" not in (public, internal), where
    assert done.code != 0 or public == "new", where
    assert done.code not in (4, 130) or public == "old", where
    again = bench.nursery.run(site, *BUILD)
    assert again.code == 0, (where, again.err)
    assert (trees(site) == bench.new) is True, where
    assert names(site) == bench.litter, where
    return public


def disturbed_build(bench: Bench, mode: str, n: int) -> str:
    return disturbed(bench, bench.copy("site", edited=True), mode, n)


def disturbed_edit(bench: Bench, mode: str, n: int) -> str:
    return disturbed(bench, bench.standing("site"), mode, n)


def disturbed_withdrawal(bench: Bench, mode: str, n: int) -> str:
    site = bench.copy("site", edited=False)
    done = bench.nursery.run(site, *WITHDRAW, mode=mode, n=n)
    where = (mode, n, done.code, done.err)
    public = state(trees(site).public, bench.old.public, bench.down.public)
    assert public in ("old", "new"), where
    served = state(files(site / "www/current"), bench.old.public, bench.down.public)
    assert served in ("old", "new"), where
    assert done.code != 0 or (public, served) == ("new", "new"), where
    assert done.code not in (4, 130) or served == "old", where
    assert done.code not in (4, 130) or public == "old" or "sitegen publish" in done.err, where
    assert done.code in {-9, 0, 4, 130}, where
    assert "Traceback" not in done.err, where
    assert done.stopping < PROMISED, where
    again = bench.nursery.run(site, *WITHDRAW)
    assert again.code == 0 or "已于" in again.err, (where, again.err)
    assert (trees(site).public == bench.down.public) is True, where
    assert bench.nursery.run(site, *PUBLISH).code == 0
    assert names(site) <= bench.litter_down, where
    assert holding(site) == [], where
    return public


def disturbed_delivery(bench: Bench, mode: str, n: int) -> str:
    site = bench.copy("site", edited=True)
    assert bench.nursery.run(site, *BUILD).code == 0
    return delivered(bench, site, PUBLISH, mode, n, old=bench.old.public, new=bench.new.public)


def disturbed_rollback(bench: Bench, mode: str, n: int) -> str:
    site = bench.copy("site", edited=True)
    for words in (BUILD, PUBLISH):
        assert bench.nursery.run(site, *words).code == 0
    return delivered(bench, site, ROLLBACK, mode, n, old=bench.new.public, new=bench.old.public)


def delivered(bench: Bench, site: Path, words: Sequence[str], mode: str, n: int, *, old: dict[str, bytes], new: dict[str, bytes]) -> str:
    """What is served changes from `old` to `new`, or not at all; the next delivery is that of the last build."""
    done = bench.nursery.run(site, *words, mode=mode, n=n)
    where = (mode, n, done.code, done.err)
    ended_well(done, mode, n)
    served = state(files(site / "www/current"), old, new)
    assert served in ("old", "new"), where
    assert done.code != 0 or served == "new", where
    assert done.code not in (4, 130) or served == "old", where
    again = bench.nursery.run(site, *PUBLISH)
    assert again.code == 0, (where, again.err)
    assert (files(site / "www/current") == bench.new.public) is True, where
    assert not [name for name in names(site) if name.endswith((".part", ".new", ".back"))], where
    return served


def test_every_build_that_dies_leaves_a_whole_site(bench: Bench) -> None:
    for mode, n in points(bench.build, share=2):
        disturbed_build(bench, mode, n)


def test_every_build_after_an_edit_that_dies_leaves_a_whole_site(bench: Bench) -> None:
    for mode, n in points(bench.edit, share=2):
        disturbed_edit(bench, mode, n)


def test_every_withdrawal_that_dies_can_be_given_again(bench: Bench) -> None:
    for mode, n in points(bench.withdraw, share=4):
        disturbed_withdrawal(bench, mode, n)


def test_every_delivery_that_dies_leaves_a_whole_release(bench: Bench) -> None:
    for mode, n in points(bench.publish, share=4):
        disturbed_delivery(bench, mode, n)


def test_every_rollback_that_dies_serves_a_whole_release(bench: Bench) -> None:
    for mode, n in points(bench.rollback, share=9):
        disturbed_rollback(bench, mode, n)


def holding(site: Path) -> list[str]:
    """Files of any tree, served or not, that say what was withdrawn."""
    return [path for path, data in files(site).items() if not path.startswith(("content/", ".sitegen/cache/")) and "七彩鲸鱼".encode() in data]


def test_a_read_only_disk_is_one_plain_message(bench: Bench) -> None:
    site = bench.copy("site", edited=True)
    done = bench.nursery.run(site, *BUILD, mode="erofs", n=0)
    assert (done.code, "磁盘只读" in done.err, "Traceback" in done.err) == (4, True, False)
    assert trees(site) == bench.old


def test_fifty_kills_leave_no_litter(bench: Bench) -> None:
    site = bench.copy("site", edited=True)
    dice = random.Random(SEED)
    for _ in range(50 if FULL else 8):
        bench.nursery.run(site, *BUILD, mode="kill", n=dice.randint(1, len(bench.build)))
    assert bench.nursery.run(site, *BUILD).code == 0
    assert names(site) == bench.litter
    assert trees(site) == bench.new
