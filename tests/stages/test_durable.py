"""A tree made durable: what is begun early changes nothing of what is promised at the end."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from sitegen.stages import durable
from sitegen.stages.durable import Durable


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


def test_a_real_disk(tmp_path: Path) -> None:
    tree = Durable(tmp_path)
    (tmp_path / "a").write_bytes(b"x" * 10_000)
    tree.hasten()
    tree.hasten()
    (tmp_path / "b").write_bytes(b"y")
    tree.settle()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a", "b"]
