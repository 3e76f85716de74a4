"""A published tree against its manifest: what was changed, what is missing, what was added. Reads only."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from sitegen.paths import is_safe
from sitegen.stages.manifest import MANIFEST
from sitegen.stages.read import read_bytes
from sitegen.workers import fan_out

__all__ = ["NAMESPACE", "SIGNATURE", "Deviation", "Load", "ManifestError", "compare", "deviations", "digests", "files_of", "loader", "manifest_digest", "named"]

SIGNATURE = MANIFEST + ".sig"
"""SSH signature of the manifest's index, beside it; the only file that the manifest does not name."""
NAMESPACE = "sitegen-manifest"
"""What an SSH signature of a manifest is for: one made for anything else does not count (ssh-keygen -n)."""
_OWN = frozenset({MANIFEST, SIGNATURE})

Load = Callable[[str], bytes | None]
"""Path in the tree -> bytes, None where there is no such file."""


class Deviation(NamedTuple):
    """One file that is not as it was built."""

    kind: Literal["changed", "missing", "added", "forged"]
    """forged: a manifest that is not the one that was built, or whose signature does not hold."""
    path: str


class ManifestError(Exception):
    """There is no manifest, or it cannot be read; the text names the file."""


def manifest_digest(folder: Path) -> str:
    """sha256 of the manifest's index, which through its shards pins every byte of the tree; "" where there is none."""
    data = loader(folder)(MANIFEST)
    return sha256(data).hexdigest() if data is not None else ""


def loader(folder: Path) -> Load:
    """Files of a folder. Links are no files: following one would let it vouch for what lies outside."""

    def load(path: str) -> bytes | None:
        try:
            return read_bytes(folder / path)
        except OSError:
            return None

    return load


def digests(load: Load) -> tuple[dict[str, str], list[Deviation]]:
    """(path -> sha256 of every file the manifest names, its shards included; shards that are not as the index says).

    Raises ManifestError where the index is missing or is no manifest.
    """
    index = _map(load(MANIFEST))
    shards = index.get("shards") if index else None
    if not isinstance(shards, dict):
        raise ManifestError(MANIFEST)
    found: dict[str, str] = {}
    wrong: list[Deviation] = []
    for name, wanted in sorted(shards.items()):
        data = load(name) if is_safe(name) else None
        found[name] = str(wanted)
        if data is None or sha256(data).hexdigest() != wanted:
            wrong.append(Deviation("missing" if data is None else "changed", name))
        found |= {path: str(digest) for path, digest in (_map(data) or {}).items() if is_safe(path)}
    return found, wrong


def named(load: Load) -> Mapping[str, str]:
    """path -> sha256 of every file the manifest names; nothing where there is no manifest that can be read."""
    try:
        return digests(load)[0]
    except ManifestError:
        return {}


def _map(data: bytes | None) -> dict[str, object] | None:
    try:
        value = json.loads(data) if data is not None else None
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def compare(wanted: Mapping[str, str], load: Load, jobs: int = 1) -> list[Deviation]:
    """Named files that are not there or not the same."""
    shares = fan_out(partial(_compare, wanted, load), sorted(wanted), jobs)
    return [deviation for share in shares for deviation in share]


def _compare(wanted: Mapping[str, str], load: Load, paths: list[str]) -> list[Deviation]:
    found = []
    for path in paths:
        data = load(path)
        if data is None:
            found.append(Deviation("missing", path))
        elif sha256(data).hexdigest() != wanted[path]:
            found.append(Deviation("changed", path))
    return found


def files_of(folder: Path) -> Iterator[str]:
    """Every path below a folder that is no folder: files, links, pipes."""
    stack = [""]
    while stack:
        inner = stack.pop()
        with os.scandir(folder / inner) as entries:
            for entry in entries:
                path = f"{inner}/{entry.name}" if inner else entry.name
                if stat.S_ISDIR(entry.stat(follow_symlinks=False).st_mode):
                    stack.append(path)
                else:
                    yield path


def deviations(folder: Path, jobs: int = 1) -> list[Deviation]:
    """All that differs between a tree and its manifest, by path. Raises ManifestError."""
    load = loader(folder)
    wanted, wrong = digests(load)
    added = [Deviation("added", path) for path in files_of(folder) if path not in wanted and path not in _OWN]
    return sorted({*wrong, *compare(wanted, load, jobs), *added}, key=lambda one: (one.path, one.kind))
