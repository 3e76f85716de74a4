"""The nursery as an object, and the site on which builds are made to fail."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Any, NamedTuple

import pytest

from tests.delivery.commands import SIGNED, SITE
from tests.helpers import archive

__all__ = ["DELIVERING", "EDITS", "MODES", "Ended", "Nursery", "compiled"]

ROOT = Path(__file__).parents[2]
MODES = ("count", "kill", "torn", "eio", "enospc", "erofs", "int", "term")
"""What happens at the n-th changing call; the numbers are those of faults.c."""

_MORE = "".join(f"""\
-- content/zwgk/xwdt/n{n}.md --
---
title: 我县第{n}次农田水利建设现场会召开
source: 县政府办公室
editor: 张敏
id: n{n}
date: 2026-03-09 {9 + n:02d}:00
{SIGNED}---
会议部署了第{n}批农田水利建设工作，要求各乡镇抓紧落实。
""" for n in range(9))
DELIVERING = SITE | archive(_MORE) | {"site.yaml": SITE["site.yaml"] + "build: {deliver: {to: www, keep: 3}}\n"}
"""Sixteen texts, attachments, a place to deliver to."""

_WITHDRAWN = SITE["content/zwgk/tzgg/needle.md"].replace("\n---\n各乡镇", "\nwithdrawals:\n  - {at: 2026-03-09 20:00, by: 赵安, reason: 内容有误}\n---\n各乡镇")
EDITS = {
    "content/zwgk/tzgg/a.md": SITE["content/zwgk/tzgg/a.md"].replace("请于3月底前", "请于4月底前"),
    "content/zwgk/tzgg/b.md": SITE["content/zwgk/tzgg/a.md"].replace("id: a\n", "id: b\n").replace("春季农田", "夏季农田"),
    "content/zwgk/tzgg/needle.md": _WITHDRAWN,
}
"""One text changed, one added, one withdrawn with its files."""


class Ended(NamedTuple):
    code: int
    """Exit code; negative: the signal that killed it."""
    calls: int
    """Changing calls made; 0 where it was killed."""
    seen: str
    """Names of these calls, in mode `count`."""
    seconds: float
    stopping: float
    """CPU seconds from the signal to the end; 0 where none was sent. On a busy machine any time may pass meanwhile."""
    waited: float
    """The same by the clock."""
    err: str


def compiled(folder: Path) -> Path:
    """The fault shim; skips where there is no compiler (and fails in CI)."""
    if which("gcc") is None or not sys.platform.startswith("linux"):
        reason = "gcc on Linux is not here: the crash suite did not run"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    shim = folder / "faults.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", str(shim), str(Path(__file__).with_name("faults.c")), "-ldl"], check=True)
    return shim


class Nursery:
    """Runs commands in forks of a warm process, with a fault at the n-th changing call."""

    def __init__(self, shim: Path) -> None:
        environment: dict[str, str] = {**os.environ, "LD_PRELOAD": str(shim)}
        self._process = subprocess.Popen([sys.executable, "-m", "tests.crash.nursery"], cwd=ROOT, env=environment, stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, text=True)

    def run(self, site: Path, *words: str, mode: str = "count", n: int = 0) -> Ended:
        return self._ask({"site": str(site), "mode": MODES.index(mode), "n": n, "words": words})

    def warm(self, site: Path, *words: str) -> Ended:
        """Run it once in the process that forks: what it loads and compiles is there for all that follow."""
        return self._ask({"site": str(site), "mode": "warm", "words": words})

    def _ask(self, job: dict[str, Any]) -> Ended:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return Ended(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
