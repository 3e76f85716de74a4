"""The story of a verification: a folder or a live site against the manifest, and the manifest against record and key."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from sitegen.delivery import restore, snapshot, tree
from sitegen.delivery.publishing import signed_by
from sitegen.delivery.releases import Releases
from sitegen.delivery.tree import Deviation, Load, ManifestError
from sitegen.errors import SitegenError
from sitegen.frozen import dataclass
from sitegen.model import Text
from sitegen.record import Record
from sitegen.stages.manifest import MANIFEST

__all__ = ["Verified", "restored", "verify_folder", "verify_url"]

LARGEST = 512 * 1024 * 1024
"""Bytes read from a server for one file."""


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What was found."""

    deviations: tuple[Deviation, ...]
    files: int
    """Files the manifest names."""


def verify_folder(folder: Path, *, root: Path | None, key: str | None, jobs: int) -> Verified:
    """`root`: the site it was built from, whose record knows the manifest; `key`: public key the manifest must be signed with."""
    if not folder.is_dir():
        raise SitegenError(Text(f"没有目录 {folder.name}", f"there is no folder {folder.name}"))
    folder = folder.resolve()
    try:
        found = tree.deviations(folder, jobs)
        files = len(tree.digests(tree.loader(folder))[0])
    except ManifestError:
        return Verified(deviations=(Deviation("missing", MANIFEST),), files=0)
    load = tree.loader(folder)
    return Verified(deviations=tuple(sorted({*found, *_forged(load, _expected(folder, root), key)}, key=lambda one: (one.path, one.kind))), files=files)


def verify_url(address: str, *, root: Path | None, key: str | None) -> Verified:
    """A live site, file by file. What was added cannot be seen from outside. `root`: the site whose record knows the manifest."""
    expected = Record(root).manifest_digest() if root else ""
    load = _Web(address)
    try:
        wanted, wrong = tree.digests(load)
    except ManifestError:
        return Verified(deviations=(Deviation("missing", MANIFEST),), files=0)
    found = {*wrong, *tree.compare(wanted, load, 1), *_forged(load, expected, key)}
    return Verified(deviations=tuple(sorted(found, key=lambda one: (one.path, one.kind))), files=len(wanted))


class _Web:
    """Files of a live site by path."""

    def __init__(self, address: str) -> None:
        self._base = address.rstrip("/") + "/"

    def __call__(self, path: str) -> bytes | None:
        name = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
        try:
            with urllib.request.urlopen(self._base + quote(name), timeout=30) as answer:
                return bytes(answer.read(LARGEST))
        except urllib.error.HTTPError as error:
            return bytes(error.read(LARGEST)) if error.code == 410 else None
        except (OSError, ValueError) as error:
            raise SitegenError(Text(f"访问不了 {self._base}：{error}", f"cannot reach {self._base}: {error}")) from None


def _expected(folder: Path, root: Path | None) -> str:
    """The digest that the record holds for this very folder: the site's output; "" for any other."""
    if root is None:
        return ""
    record = Record(root)
    digest = record.manifest_digest()
    if not digest:
        return ""
    settings = snapshot.settings_of(root, record.settings())
    record.close()
    return digest if folder == (root / settings.build.output).resolve() else ""


def _forged(load: Load, expected: str, key: str | None) -> Iterator[Deviation]:
    if expected and sha256(load(MANIFEST) or b"").hexdigest() != expected:
        yield Deviation("forged", MANIFEST)
    if key is not None and not signed_by(load, key):
        yield Deviation("forged", tree.SIGNATURE)


def restored(folder: Path, found: Verified, root: Path) -> tuple[Deviation, ...]:
    """Put back what deviates, from the output, the releases and the record; what was there goes to .sitegen/quarantine.

    Returns what could not be put back.
    """
    record = Record(root)
    settings = snapshot.settings_of(root, record.settings())
    output = (root / settings.build.output).resolve()
    sources = [output]
    if settings.build.deliver:
        releases = Releases((root / settings.build.deliver.to).resolve())
        sources += [releases.path(name) for name in reversed(releases.names())]
    folder = folder.resolve()
    expected = _expected(folder, root) or (folder.name.rpartition("-")[2] if folder.parent.name == "releases" else "")
    left = restore.restore(folder, found.deviations, [source for source in sources if source != folder], expected, root / ".sitegen/quarantine", record.file)
    record.close()
    return left
