"""A published tree against its manifest: what was changed, what is missing, what was added. Reads only."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from sitegen.model import Text
from sitegen.paths import is_safe
from sitegen.progress import FILES, step
from sitegen.stages.manifest import MANIFEST
from sitegen.stages.read import read_bytes
from sitegen.stages.spare import inodes
from sitegen.workers import fan_out

__all__ = ["NAMESPACE", "SIGNATURE", "Deviation", "Load", "ManifestError", "compare", "deviations", "digests", "loader", "manifest_digest", "named", "shards"]

COMPARING = Text("逐个比对文件", "compare the files")

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


def shards(load: Load) -> dict[str, str]:
    """Path -> sha256 of the parts of the manifest. Raises ManifestError where its index is missing or is none."""
    index = _map(load(MANIFEST))
    found = index.get("shards") if index else None
    if not isinstance(found, dict):
        raise ManifestError(MANIFEST)
    return {name: str(digest) for name, digest in found.items()}


def digests(load: Load) -> tuple[dict[str, str], list[Deviation]]:
    """(path -> sha256 of every file the manifest names, its shards included; shards that are not as the index says).

    Raises ManifestError where the index is missing or is no manifest.
    """
    found: dict[str, str] = {}
    wrong: list[Deviation] = []
    for name, wanted in sorted(shards(load).items()):
        data = load(name) if is_safe(name) else None
        found[name] = wanted
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
    with step(COMPARING, len(wanted), FILES):
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


def deviations(folder: Path, jobs: int = 1) -> list[Deviation]:
    """All that differs between a tree and its manifest, by path. Raises ManifestError."""
    load = loader(folder)
    wanted, wrong = digests(load)
    added = [Deviation("added", path) for path in inodes(folder) if path not in wanted and path not in _OWN]
    return sorted({*wrong, *compare(wanted, load, jobs), *added}, key=lambda one: (one.path, one.kind))
