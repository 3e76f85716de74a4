"""A site's sources on the disk -> "something has changed". Knows nothing of what is done about it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Condition
from types import TracebackType

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from sitegen.stages.read import is_leftover

__all__ = ["FOLDERS", "SETTINGS", "Watch"]

FOLDERS, SETTINGS = ("content", "checks", "theme"), "site.yaml"
"""All that a build reads."""
QUIET = 0.05
"""Seconds of rest after a change before it counts: an editor saves in several steps, a checkout touches many files."""
PATIENCE = 40
"""So many rests are waited for at most: a folder that never rests must not stop the preview."""
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})


class Watch(FileSystemEventHandler):
    """Watches while its block runs. What changes between its making and the block counts too."""

    def __init__(self, root: Path, *, poll: bool = False, quiet: float = QUIET) -> None:
        """`poll`: look every second instead of being told, for network drives and shared folders."""
        self._root, self._quiet = root, quiet
        self._poll = poll
        self._changed = Condition()
        self._dirty = self._stopped = False
        self._before = tuple(_stamps(root))
        self._observer: BaseObserver = PollingObserver() if poll else Observer()

    @property
    def polls(self) -> bool:
        """Whether it looks by itself: because it was told to, or because the system tells nobody any more."""
        return self._poll

    def __enter__(self) -> Watch:
        try:
            self._start()
        except OSError:
            # The system's number of watches is used up.
            self._observer, self._poll = PollingObserver(), True
            self._start()
        if tuple(_stamps(self._root)) != self._before:
            self._notify()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._observer.stop()
        self._observer.join()

    def wait(self) -> bool:
        """Wait for a change, and then until the disk rests. False: stopped."""
        with self._changed:
            while not self._dirty and not self._stopped:
                self._changed.wait()
            for _ in range(PATIENCE):
                if self._stopped or not self._changed.wait(self._quiet):
                    break
            self._dirty = False
            return not self._stopped

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's thread."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type in ("modified", "closed")):
            return
        for written in (event.src_path, event.dest_path):
            path = Path(os.fsdecode(written))
            if not written or not path.is_relative_to(self._root) or path == self._root:
                continue
            parts = path.relative_to(self._root).parts
            if is_leftover(parts[-1]) or not (parts[0] in FOLDERS or parts == (SETTINGS,)):
                continue
            if len(parts) == 1 and event.is_directory and event.event_type in ("created", "moved"):
                self._attend(path)
            self._notify()

    def _start(self) -> None:
        self._observer.schedule(self, str(self._root))
        for name in FOLDERS:
            self._attend(self._root / name)
        self._observer.start()

    def _attend(self, folder: Path) -> None:
        if folder.is_dir():
            self._observer.schedule(self, str(folder), recursive=True)

    def _notify(self) -> None:
        with self._changed:
            self._dirty = True
            self._changed.notify_all()


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    """Path, time and size of every file that counts."""
    folders = [str(root / name) for name in FOLDERS]
    files = [str(root / SETTINGS)]
    for top in folders:
        for folder, names, found in os.walk(top):
            names.sort()
            files += (os.path.join(folder, name) for name in sorted(found) if not is_leftover(name))
    for path in files:
        try:
            status = os.lstat(path)
        except OSError:
            continue
        yield path, status.st_mtime_ns, status.st_size
