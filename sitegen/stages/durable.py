"""A tree on the disk for good: one sync of its file system, begun while others still write. Folder in, nothing out."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from threading import Thread

__all__ = ["Durable", "sync"]


class Durable:
    """What lies in a folder, on its way to the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ahead: Thread | None = None
        self._failed: OSError | None = None
        """What the disk refused when it was to begin."""

    def hasten(self) -> None:
        """The disk begins with what is there. Whatever goes wrong `settle` says."""
        if self._ahead is None or not self._ahead.is_alive():
            self._ahead = Thread(target=self._begin, daemon=True)
            self._ahead.start()

    def settle(self) -> None:
        """All that is there stays, whatever happens. OSError where the disk refuses it, or did when it was to begin: the system says so once."""
        self.finish()
        if self._failed:
            raise self._failed
        sync(self._folder)

    def finish(self) -> None:
        """What was begun is done."""
        if self._ahead:
            self._ahead.join()

    def _begin(self) -> None:
        try:
            sync(self._folder)
        except OSError as error:
            self._failed = self._failed or error


def sync(folder: Path) -> None:
    """One sync of the file system that holds the stage (Linux syncfs), not one per file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "syncfs"):
            os.sync()
        elif libc.syncfs(handle) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(handle)
