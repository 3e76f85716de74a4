"""The delivery folder: `releases/NNNNNN-xxxxxxxx/` as differences from the one before, and `current`, a link to the one served."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from sitegen.delivery.tree import SIGNATURE, ManifestError, digests, loader, manifest_digest
from sitegen.errors import WriteError
from sitegen.frozen import dataclass
from sitegen.model import Text
from sitegen.progress import FILES, counted, step
from sitegen.stages.manifest import MANIFEST
from sitegen.stages.read import read_bytes
from sitegen.stages.write import plainly, sync

__all__ = ["Release", "Releases"]

_NAME = re.compile(r"[0-9]{6}-[0-9a-f]{8}")
_PART = ".part"
DELIVERING = Text("送出文件", "deliver the files")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One delivered tree."""

    name: str
    published: Mapping[str, str] | None
    """Id -> sha256 of the cleared source of every text in it; None: its list is gone or broken."""


class Releases:
    """All releases of one delivery folder. A release is never changed once it is there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._all = folder, folder / "releases"
        self._new, self._back = folder / ".current.new", folder / ".current.back"

    def names(self) -> list[str]:
        """Oldest first."""
        return sorted(name for name in (os.listdir(self._all) if self._all.is_dir() else ()) if _NAME.fullmatch(name))

    def all(self) -> list[Release]:
        return [Release(name=name, published=self._published(name)) for name in self.names()]

    def _published(self, name: str) -> Mapping[str, str] | None:
        try:
            found = json.loads((self._all / f"{name}.json").read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    def path(self, name: str) -> Path:
        return self._all / name

    def current(self) -> str | None:
        """Name of the release that is served."""
        try:
            name = os.readlink(self.folder / "current").rpartition("/")[2]
        except OSError:
            return None
        return name if (self._all / name).is_dir() else None

    def manifest_digest(self, name: str) -> str:
        return manifest_digest(self._all / name)

    def fault(self, name: str) -> str | None:
        """What a release lacks to be served: the first file that is not there, or None."""
        folder = self._all / name
        try:
            wanted, wrong = digests(loader(folder))
        except ManifestError as error:
            return str(error)
        if wrong:
            return wrong[0].path
        return next((path for path in wanted if not os.path.lexists(folder / path)), None)

    def add(self, source: Path, wanted: Mapping[str, str], published: Mapping[str, str], key: Path | None) -> str:
        """Copy a verified tree as the next release, sharing unchanged files with the present one; returns its name."""
        names = self.names()
        name = f"{int(names[-1][:6]) + 1 if names else 1:06d}-{wanted[MANIFEST][:8]}"
        before = self.current()
        with plainly(self.folder), step(DELIVERING, len(wanted), FILES):
            self._all.mkdir(parents=True, exist_ok=True)
            part = self._all / (name + _PART)
            made: set[str] = set()
            for path, digest in counted(wanted.items()):
                _make(part, path.rpartition("/")[0], made)
                self._take(path, digest, source, part, self._all / before if before else None)
            if key is not None:
                _sign(part, key)
            (self._all / f"{name}.json").write_bytes(json.dumps(published, ensure_ascii=False, sort_keys=True, indent=0).encode() + b"\n")
            sync(part)
            os.rename(part, self._all / name)
        return name

    @staticmethod
    def _take(path: str, digest: str, source: Path, part: Path, before: Path | None) -> None:
        """One file: a hard link where the release before holds the very bytes, else a copy. Its bytes are looked at again."""
        data = read_bytes(source / path)
        if sha256(data).hexdigest() != digest:
            raise WriteError(Text(f"{path} 在发布过程中被改动，已停止", f"{path} changed while it was being delivered"))
        if before is not None:
            try:
                if read_bytes(before / path) == data:
                    os.link(before / path, part / path)
                    return
            except OSError:
                pass
        handle = os.open(part / path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, 0o644)  # a web server must be able to read what is published, whatever the umask
            file.write(data)

    def tidy(self) -> None:
        """Remove what a run that died left: links, and a release half made or half deleted, whose files may be those of a withdrawn text."""
        with plainly(self.folder):
            for link in (self._new, self._back):
                link.unlink(missing_ok=True)
            for left in self._all.glob(f"*{_PART}"):
                shutil.rmtree(left)
            for words in self._all.glob("*.json"):
                if not (self._all / words.stem).is_dir():
                    words.unlink()

    def switch(self, name: str) -> None:
        """Serve a release: one rename of a link. Where that cannot be made durable the one before is served on, or none: the
        link back is made first, since the disk may be full by then."""
        current, before = self.folder / "current", self.current()
        with plainly(self.folder):
            self._point(self._new, name)
            if before:
                self._point(self._back, before)
            os.replace(self._new, current)
            try:
                sync(self.folder)
            except OSError:
                if before:
                    os.replace(self._back, current)
                else:
                    current.unlink()
                raise
            with suppress(OSError):
                self._back.unlink(missing_ok=True)

    @staticmethod
    def _point(link: Path, name: str) -> None:
        link.unlink(missing_ok=True)
        link.symlink_to(f"releases/{name}")

    def keep(self, count: int) -> None:
        """Delete the oldest beyond `count`; the one served stays."""
        now = self.current()
        for name in self.names()[:-count]:
            if name != now:
                self.delete(name)

    def delete(self, name: str) -> None:
        """Take a release away: out of sight first, then its files."""
        with plainly(self.folder):
            gone = self._all / (name + _PART)
            shutil.rmtree(gone, ignore_errors=True)
            os.rename(self._all / name, gone)
            shutil.rmtree(gone)
            (self._all / f"{name}.json").unlink(missing_ok=True)


def _make(part: Path, folder: str, made: set[str]) -> None:
    """A folder and those above it, open to readers."""
    if folder in made:
        return
    if folder:
        _make(part, folder.rpartition("/")[0], made)
    os.makedirs(part / folder, exist_ok=True)
    os.chmod(part / folder, 0o755)
    made.add(folder)


def _sign(folder: Path, key: Path) -> None:
    """Write the SSH signature of the manifest's index beside it."""
    from sitegen.delivery.tree import NAMESPACE

    try:
        done = subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(folder / MANIFEST)], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)
        reason = done.stderr.strip()
    except OSError as error:
        reason = str(error)
    if not (folder / SIGNATURE).is_file():
        raise WriteError(Text(f"清单签名失败：{reason}", f"the manifest could not be signed: {reason}"),
                         Text("检查 build.manifest_key 指向的 SSH 私钥（不能有口令）",
                             "look at the SSH key that build.manifest_key names; it has no passphrase"))
