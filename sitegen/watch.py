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

from sitegen.walking import is_leftover

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
        self._dirty = self._grown = self._stopped = False
        self._before = tuple(_stamps(root))
        self._observer: BaseObserver | None = None

    @property
    def polls(self) -> bool:
        """Whether it looks by itself: because it was told to, or because the system tells nobody any more."""
        return self._poll

    def __enter__(self) -> Watch:
        self._start()
        if tuple(_stamps(self._root)) != self._before:
            self._notify(grown=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._end()

    def wait(self) -> bool:
        """Wait for a change, and then until the disk rests. False: stopped."""
        with self._changed:
            while not self._dirty and not self._stopped:
                self._changed.wait()
            for _ in range(PATIENCE):
                if self._stopped or not self._changed.wait(self._quiet):
                    break
            grown, self._dirty, self._grown = self._grown, False, False
        if grown and not self._stopped:
            # What appears in a new folder before it is watched is told to nobody: look at all folders anew.
            self._end()
            self._start()
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
            self._notify(grown=event.is_directory and event.event_type in ("created", "moved"))

    def _start(self) -> None:
        """Watch the folders that are there; one that appeared before the watching began is told to nobody."""
        watched: list[Path] = []
        while self._observer is None or watched != self._folders():
            self._end()
            watched = self._folders()
            try:
                self._observer = self._observing(PollingObserver() if self._poll else Observer(), watched)
            except OSError:  # the system's number of watches is used up, or a folder went away
                if self._poll:
                    raise
                self._poll = True

    def _folders(self) -> list[Path]:
        return [folder for name in FOLDERS if (folder := self._root / name).is_dir()]

    def _observing(self, observer: BaseObserver, folders: list[Path]) -> BaseObserver:
        observer.schedule(self, str(self._root))
        for folder in folders:
            observer.schedule(self, str(folder), recursive=True)
        observer.start()
        return observer

    def _end(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def _notify(self, *, grown: bool = False) -> None:
        with self._changed:
            self._dirty = True
            self._grown |= grown
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
