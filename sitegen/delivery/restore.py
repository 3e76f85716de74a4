"""Puts a tampered tree right: each deviating file from wherever its very bytes still are; evidence is kept aside."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from sitegen.delivery.tree import SIGNATURE, Deviation, ManifestError, deviations, digests, loader
from sitegen.stages.manifest import MANIFEST
from sitegen.stages.read import read_bytes
from sitegen.stages.write import plainly

__all__ = ["restore"]


def restore(folder: Path, found: Iterable[Deviation], sources: Sequence[Path], expected: str, quarantine: Path,
            kept: Callable[[str], Path]) -> tuple[Deviation, ...]:
    """`expected`: how the sha256 of the manifest's index begins, "" where nobody knows; `kept(sha256)`: where an attachment is kept.

    Returns what is still wrong.
    """
    with plainly(folder):
        if any(one.path in (MANIFEST, SIGNATURE) for one in found):
            _index(folder, sources, expected, quarantine)
        for _ in range(2):  # shards first: they name the rest
            try:
                wanted = digests(loader(folder))[0]
                wrong = deviations(folder)
            except ManifestError:
                return (Deviation("missing", MANIFEST),)
            for one in wrong:
                if one.kind != "missing":
                    _aside(folder, one.path, quarantine)
                if one.kind != "added" and (data := _bytes(wanted[one.path], [*(s / one.path for s in sources), kept(wanted[one.path])])) is not None:
                    _put(folder / one.path, data)
    return tuple(deviations(folder))


def _index(folder: Path, sources: Sequence[Path], expected: str, quarantine: Path) -> None:
    """The manifest's index and its signature, from a source that has the expected one."""
    for source in sources:
        data = loader(source)(MANIFEST)
        if data is not None and expected and sha256(data).hexdigest().startswith(expected):
            _aside(folder, MANIFEST, quarantine)
            _put(folder / MANIFEST, data)
            signature = loader(source)(SIGNATURE)
            if signature is not None:
                _put(folder / SIGNATURE, signature)
            return


def _bytes(digest: str, places: Iterable[Path]) -> bytes | None:
    for place in places:
        try:
            data = read_bytes(place)
        except OSError:
            continue
        if sha256(data).hexdigest() == digest:
            return data
    return None


def _aside(folder: Path, path: str, quarantine: Path) -> None:
    """Move a file that does not belong there out of the tree, for those who look into the incident."""
    if not os.path.lexists(folder / path):
        return
    number = 0
    while (target := quarantine / f"{number:03d}" / path).exists():
        number += 1
    target.parent.mkdir(parents=True, exist_ok=True)
    os.rename(folder / path, target)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)
