"""What judging read of texts, laid aside until their pages are made: these need not read, check and split the same again.

One unnamed file beside the record, written by the workers that judge and read by those that make pages. It lives as long as one
build; what is not in it is read again from its source. It holds what was judged, so nothing else can be published.
"""

from __future__ import annotations

import fcntl
import marshal
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["NOWHERE", "Aside", "Place"]


class Place(NamedTuple):
    """Where something lies in the file."""

    start: int
    size: int


NOWHERE = Place(0, 0)
"""Nothing was laid aside: nothing has no size."""
_PLAINLY = 2
"""Format without a look at what stands twice."""
_SIZE = 32
"""Bits of a size."""
_DIGEST = 32
"""Bytes of a digest, before each value."""


class Aside:
    """Values of the simple kinds: strings, numbers, lists, tuples and maps of these."""

    def __init__(self, folder: Path) -> None:
        """Without a place to write nothing is laid aside."""
        self._handle = -1
        self._places: dict[str, int] = {}
        """Start and size in one number: half the memory of a pair."""
        from tempfile import TemporaryFile  # dear, and a check of one text lays nothing aside

        with suppress(OSError), TemporaryFile(dir=folder) as file:
            self._handle = os.dup(file.fileno())

    def put(self, digests: Sequence[str], values: Sequence[Any]) -> list[Place]:
        """Lay aside, all in one go, what bytes with these digests (sha256) became; None: nothing."""
        packed = [b"" if value is None else bytes.fromhex(digest) + marshal.dumps(value, _PLAINLY) for digest, value in zip(digests, values, strict=True)]
        try:
            start = self._write(b"".join(packed))
        except OSError:
            return [NOWHERE] * len(packed)
        ends = [*accumulate(map(len, packed), initial=start)]
        return [Place(end, len(data)) for end, data in zip(ends, packed, strict=False)]

    def note(self, path: str, place: Place) -> None:
        """What the text became lies there."""
        if place.size:
            self._places[path] = place.start << _SIZE | place.size

    def get(self, path: str, sha256: str) -> Any:
        """What these very bytes of the text became; None where it was not laid aside."""
        if (place := self._places.get(path)) is None:
            return None
        start, size = place >> _SIZE, place & (1 << _SIZE) - 1
        data = os.pread(self._handle, size, start)
        return marshal.loads(memoryview(data)[_DIGEST:]) if len(data) == size and data[:_DIGEST] == bytes.fromhex(sha256) else None

    def close(self) -> None:
        """It was all needed."""
        self._places.clear()
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _write(self, data: bytes) -> int:
        """Where it begins. OSError where the disk refuses."""
        with _alone(self._handle):
            start, done = os.fstat(self._handle).st_size, 0
            while done < len(data):
                done += os.pwrite(self._handle, memoryview(data)[done:], start + done)
        return start


@contextmanager
def _alone(handle: int) -> Iterator[None]:
    """While no other worker writes."""
    if handle < 0:
        raise OSError("no file")
    fcntl.lockf(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.lockf(handle, fcntl.LOCK_UN)
