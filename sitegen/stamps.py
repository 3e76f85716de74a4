"""What a tree of files looked like when it was written: whether anybody has touched it since, one look at each file tells.

An output has two trees, the published one and its twin, which becomes the next: the very same files under the same names.
Where nobody touched either, a build need not look at any file but those it changes.
"""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Collection, Container, Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

__all__ = ["Seen", "Stamps", "folders_of"]

VERSION = 1
DIGEST = 32
"""Characters before the rest of a kept file."""


class Seen:
    """Some files or folders of a tree, with inode, bytes and time of the last change of each. Two columns: a hundred thousand are many."""

    __slots__ = ("names", "numbers")

    def __init__(self, names: Sequence[str], numbers: array[int]) -> None:
        self.names, self.numbers = names, numbers

    @classmethod
    def of(cls, tree: Path, names: Sequence[str]) -> Seen:
        """As they are now. OSError where one is not there."""
        top, numbers = f"{tree}/", array("Q")
        for name in names:
            found = os.lstat(top + name)
            numbers.extend((found.st_ino, found.st_size, found.st_mtime_ns))
        return cls(names, numbers)

    def hold(self, tree: Path) -> bool:
        """They are what they were; a file put into a folder changes the folder."""
        try:
            return Seen.of(tree, self.names).numbers == self.numbers
        except OSError:
            return False

    def afresh(self, tree: Path, changed: Container[str], anew: Sequence[str]) -> Seen:
        """Without what changed as it is known, with `anew` as it is now."""
        names, numbers = [*self.names], self.numbers[:]
        for at in reversed([at for at, name in enumerate(names) if name in changed]):
            del names[at], numbers[3 * at : 3 * at + 3]
        there = Seen.of(tree, anew)
        return Seen([*names, *there.names], numbers + there.numbers)


class Stamps:
    """Of an output, by its path as seen from the site."""

    def __init__(self, output: str, files: Seen, folders: Seen, twin: Seen) -> None:
        """`files`, `folders`: of the published tree. `twin`: folders of the other one; none where it is not the same."""
        self.output, self.files, self.folders, self.twin = output, files, folders, twin

    @classmethod
    def of(cls, root: Path, output: Path, files: Sequence[str], twin: Path | None = None) -> Stamps:
        """As all of it is now."""
        folders = folders_of(files)
        return cls(os.path.relpath(output, root), Seen.of(output, files), Seen.of(output, folders), Seen.of(twin, folders) if twin else Seen([], array("Q")))

    def after(self, root: Path, twin: Path, changed: Collection[str], there: Sequence[str]) -> Stamps:
        """When both trees have changed places, and in both some files have. `there`: of the `changed`, those that are there now."""
        output, folders = root / self.output, folders_of(changed)
        left = [folder for folder in folders if os.path.isdir(output / folder)]
        return Stamps(self.output, self.files.afresh(output, changed, there), self.twin.afresh(output, {*folders}, left), self.folders.afresh(twin, {*folders}, left))

    def hold(self, root: Path) -> bool:
        """Nobody has touched the published tree."""
        return self.folders.hold(root / self.output) and self.files.hold(root / self.output)

    def have_twin(self, folder: Path) -> bool:
        """There is another tree, and nobody has put a file into it or taken one out."""
        return bool(self.twin.names) and self.twin.hold(folder)

    def save(self, file: Path) -> str:
        """Keep them; returns their digest."""
        parts = (self.files, self.folders, self.twin)
        names = json.dumps([VERSION, self.output, *[list(part.names) for part in parts]]).encode()
        data = b"\n".join((names, b"".join(part.numbers.tobytes() for part in parts)))
        digest = _digest(data)
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_bytes(digest.encode() + data)
        os.replace(part, file)
        return digest

    @classmethod
    def load(cls, file: Path, digest: str = "") -> Stamps | None:
        """What was kept last, of that `digest` where one is given; None where there is nothing, or nothing sound."""
        with suppress(OSError, ValueError):
            said, data = (whole := file.read_bytes())[:DIGEST].decode(), whole[DIGEST:]
            if said == _digest(data) and digest in ("", said):
                names, _, numbers = data.partition(b"\n")
                version, output, *parts = json.loads(names)
                if version == VERSION:
                    return cls(output, *_seen(parts, array("Q", numbers)))
        return None


def folders_of(files: Iterable[str]) -> list[str]:
    """Every folder that holds one of the files, or a folder that does; the tree itself is empty, the others end in `/`."""
    found = {"": None}
    for path in files:
        while (path := path.rpartition("/")[0]) and f"{path}/" not in found:
            found[f"{path}/"] = None
    return [*found]


def _seen(parts: Iterable[Sequence[str]], numbers: array[int]) -> Iterable[Seen]:
    start = 0
    for names in parts:
        end = start + 3 * len(names)
        yield Seen(names, numbers[start:end])
        start = end


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=DIGEST // 2).hexdigest()
