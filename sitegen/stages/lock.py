"""One build of a site at a time, and one preview: a kernel lock, which dies with the process that holds it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from sitegen.errors import SitegenError
from sitegen.model import Text
from sitegen.stages.write import plainly

__all__ = ["build_lock"]


@contextmanager
def build_lock(root: Path, work: Literal["build", "preview"] = "build") -> Iterator[None]:
    """Keep a second build of the same site out, by a lock that dies with the process; likewise a second preview."""
    folder = root / ".sitegen"
    with plainly(folder):
        folder.mkdir(exist_ok=True)
        handle = os.open(folder / ("lock" if work == "build" else "preview.lock"), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(handle, 64).decode("ascii", "replace").strip() or "?"
            doing = Text("构建", "building") if work == "build" else Text("预览", "previewing")
            raise SitegenError(Text(f"另一个 sitegen 正在{doing.zh}本网站（进程 {holder}）", f"another sitegen is {doing.en} this site (process {holder})"),
                               Text("等它结束后再试", "wait until it has ended")) from None
        with suppress(OSError):  # who holds it is a courtesy: a full disk has better places to be noticed
            os.ftruncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)
