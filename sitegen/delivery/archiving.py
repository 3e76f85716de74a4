"""One reproducible archive of all a site is made of: content, checks, settings, theme, publication record."""

from __future__ import annotations

import io
import os
import stat
import tarfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sitegen.errors import SitegenError
from sitegen.model import Text
from sitegen.progress import FILES, counted, step
from sitegen.record import Record
from sitegen.stages.lock import build_lock
from sitegen.stages.read import read_bytes
from sitegen.stages.write import plainly

__all__ = ["backup"]

PACKING = Text("打包", "pack")
PARTS = ("site.yaml", "content", "checks", "theme", ".sitegen/record")


def backup(root: Path, target: Path) -> tuple[str, int]:
    """Write the archive in one step; returns (sha256, number of files). Same site, same bytes. Raises SitegenError."""
    for part in PARTS:
        if target.is_relative_to(root / part):
            raise SitegenError(Text(f"备份文件不能放在 {part}/ 里", f"the archive cannot lie in {part}/"), Text("换一个位置", "choose another place"))
    with build_lock(root), plainly(target):
        record = Record(root)
        record.published()  # lets SQLite finish what a killed build left
        record.close()
        written = target.with_name(f".{target.name}.part")
        paths = list(_files(root))
        try:
            with step(PACKING, len(paths), FILES), tarfile.open(written, "w", format=tarfile.PAX_FORMAT) as archive:
                for path in counted(paths):
                    _add(archive, root, path)
            digest = _digest(written)
            os.replace(written, target)
        finally:
            written.unlink(missing_ok=True)
    return digest, len(paths)


def _digest(archive: Path) -> str:
    """sha256 of a file that may be larger than the memory."""
    total = sha256()
    with archive.open("rb") as file:
        while part := file.read(1 << 20):
            total.update(part)
    return total.hexdigest()


def _files(root: Path) -> Iterator[str]:
    """Regular files and links, sorted; pipes and devices have no content."""
    for part in sorted(PARTS):
        stack = [part]
        found = []
        while stack:
            path = stack.pop()
            try:
                mode = os.lstat(root / path).st_mode
            except FileNotFoundError:
                continue
            if stat.S_ISDIR(mode):
                stack += [f"{path}/{name}" for name in os.listdir(root / path)]
            elif stat.S_ISREG(mode) or stat.S_ISLNK(mode):
                found.append(path)
        yield from sorted(found)


def _add(archive: tarfile.TarFile, root: Path, path: str) -> None:
    entry = tarfile.TarInfo(path)
    entry.mode, entry.mtime = 0o644, 0
    if (root / path).is_symlink():
        entry.type, entry.linkname = tarfile.SYMTYPE, os.readlink(root / path)
        archive.addfile(entry)
        return
    data = read_bytes(root / path)
    entry.size = len(data)
    archive.addfile(entry, io.BytesIO(data))
