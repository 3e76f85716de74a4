"""The tree before the last one, kept to become the next: only what differs is written into it. Folder in, its files out.

Making ten thousand folders anew and removing the old ones costs seconds, whatever changed; here it costs nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from sitegen.stages.manifest import MANIFEST

__all__ = ["UNFINISHED", "clear", "files_of", "follow", "inodes", "named_in", "remove"]

UNFINISHED = ".sitegen-unfinished"
"""Stands in a tree while it is written: what was killed then is worth nothing."""


def files_of(folder: Path) -> dict[str, int] | None:
    """Every file of a finished tree, path -> inode; None where it is none, or holds what its manifest does not name."""
    named = named_in(folder)
    found = inodes(folder) if named else {}
    return found if named and named == found.keys() else None


def named_in(folder: Path) -> set[str] | None:
    """Every file of a finished tree, by its manifest alone; None where it is none."""
    if (folder / UNFINISHED).exists():
        return None
    try:
        shards = json.loads((folder / MANIFEST).read_bytes())["shards"]
        return {MANIFEST, *shards, *(path for name in shards for path in json.loads((folder / name).read_bytes()))}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def inodes(folder: Path) -> dict[str, int]:
    """What really lies in a tree, path -> inode: somebody may have put a file into it, or taken one out."""
    found: dict[str, int] = {}
    folders = [""]
    while folders:
        inside = folders.pop()
        with os.scandir(f"{folder}/{inside}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{inside}{entry.name}/")
                else:
                    found[f"{inside}{entry.name}"] = entry.inode()
    return found


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Take files out, and the folders they leave empty."""
    left: set[str] = set()
    for path in paths:
        try:
            os.unlink(f"{folder}/{path}")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):  # gone, or something else by now
            continue
        left.add(path.rpartition("/")[0])
    for place in sorted(left, key=len, reverse=True):
        while place:
            try:
                os.rmdir(f"{folder}/{place}")
            except OSError:  # something else is in it, or it is gone
                break
            place = place.rpartition("/")[0]


def follow(folder: Path, leader: Path, changed: Collection[str] | None = None) -> None:
    """Make a tree the same files as another: what differs goes, what lacks is linked. `changed`: all that may differ; None: anything."""
    (folder / UNFINISHED).touch()
    if changed is None:
        wanted, old = inodes(leader), inodes(folder)
        changed = [path for path in {**wanted, **old} if wanted.get(path) != old.get(path) and path != UNFINISHED]
    there = [path for path in changed if _is_file(f"{leader}/{path}")]
    remove(folder, {*changed}.difference(there))
    made: set[str] = set()
    for path in there:
        _like(folder, leader, path.rpartition("/")[0], made)
        with suppress(FileNotFoundError):
            os.unlink(f"{folder}/{path}")
        os.link(f"{leader}/{path}", f"{folder}/{path}", follow_symlinks=False)
    (folder / UNFINISHED).unlink()


def _is_file(place: str) -> bool:
    try:
        return not stat.S_ISDIR(os.lstat(place).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _like(folder: Path, leader: Path, inside: str, made: set[str]) -> None:
    """A folder and those above it, open to the same readers as in the other tree."""
    if inside and inside not in made:
        _like(folder, leader, inside.rpartition("/")[0], made)
        with suppress(FileExistsError):
            os.mkdir(f"{folder}/{inside}")
        shutil.copymode(f"{leader}/{inside}", f"{folder}/{inside}")
        made.add(inside)


def clear(folder: Path, path: str) -> None:
    """Take away whatever of the old tree stands where a file or its folders must stand."""
    parts = path.split("/")
    for count in range(1, len(parts) + 1):
        place = folder.joinpath(*parts[:count])
        if place.is_symlink() or place.is_file():
            place.unlink()
        elif count == len(parts) and place.is_dir():
            shutil.rmtree(place)
