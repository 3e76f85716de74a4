"""A tree made durable: what is begun early changes nothing of what is promised at the end."""

from __future__ import annotations

import errno
from pathlib import Path
from threading import Event

import pytest

from sitegen import producing
from sitegen.stages import durable
from sitegen.stages.durable import Durable
from tests.golden.test_golden import built, expected


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> list[OSError | None]:
    """What the next syncs meet with; empty: they are done."""
    faults: list[OSError | None] = []

    def sync(folder: Path) -> None:
        if faults and (fault := faults.pop(0)):
            raise fault

    monkeypatch.setattr(durable, "sync", sync)
    return faults


FULL, BROKEN = OSError(errno.ENOSPC, "full"), OSError(errno.EIO, "broken")


@pytest.mark.parametrize(("begun", "faults", "said"), [
    (0, [None], None),
    (0, [FULL], FULL),
    (1, [None, None], None),
    (1, [None, FULL], FULL),
    (1, [FULL, None], FULL),  # the system would not say it again
    (2, [None, BROKEN, None], BROKEN),
    (2, [FULL, BROKEN, None], FULL),
])
def test_whatever_the_disk_refuses_is_said_at_the_end(tmp_path: Path, disk: list[OSError | None], begun: int, faults: list[OSError | None],
                                                      said: OSError | None) -> None:
    tree = Durable(tmp_path)
    disk += faults
    for _ in range(begun):
        tree.hasten()
        tree.finish()
    try:
        tree.settle()
    except OSError as error:
        assert error is said
    else:
        assert said is None


def test_what_is_under_way_is_not_begun_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done, syncs = Event(), []

    def sync(folder: Path) -> None:
        syncs.append(folder)
        assert len(syncs) > 1 or done.wait(20)

    monkeypatch.setattr(durable, "sync", sync)
    tree = Durable(tmp_path)
    tree.hasten()
    tree.hasten()
    done.set()
    tree.settle()
    assert len(syncs) == 2


def test_a_site_of_many_pages_is_begun_early_and_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Path] = []
    hasten = Durable.hasten
    monkeypatch.setattr(producing, "MANY", 0)
    monkeypatch.setattr(Durable, "hasten", lambda self: (begun.append(self._folder), hasten(self)))
    assert built(tmp_path / "site") == expected()
    assert len(begun) == 2


def test_a_real_disk(tmp_path: Path) -> None:
    tree = Durable(tmp_path)
    (tmp_path / "a").write_bytes(b"x" * 10_000)
    tree.hasten()
    tree.hasten()
    (tmp_path / "b").write_bytes(b"y")
    tree.settle()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a", "b"]
