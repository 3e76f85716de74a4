"""Git -> files as they stood at a revision, and which files changed since. Only asks; never changes the repository."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from sitegen.errors import SitegenError
from sitegen.model import Text

__all__ = ["at_revision", "changed_since"]


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Paths relative to the site of files that differ from the revision, with new files not yet added.

    Raises SitegenError where git or the revision is absent.
    """
    commit = _commit(root, revision)
    changed = _git(root, "diff", "--name-only", "-z", "--relative", "--no-renames", commit, "--", ".")
    new = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    return frozenset(name for name in (changed + new).decode("utf-8", "surrogateescape").split("\0") if name)


def at_revision(root: Path, revision: str) -> tuple[Callable[[str], bytes | None], Callable[[str], Iterable[str]]]:
    """(bytes of a file, names in a folder) as they stood then, for `read_site`."""
    commit = _commit(root, revision)
    prefix = _git(root, "rev-parse", "--show-prefix").decode().strip()

    def load(path: str) -> bytes | None:
        where = prefix + path
        listed = _git(root, "ls-tree", "-z", "--full-tree", commit, "--", where)
        if not listed:
            return None
        mode, kind, sha = listed.split(b"\t")[0].split(b" ")
        if kind != b"blob" or mode == b"120000":
            raise OSError(0, "not a regular file")
        return _git(root, "cat-file", "blob", sha.decode())

    def names(folder: str) -> Iterable[str]:
        listed = _git(root, "ls-tree", "-z", "--name-only", "--full-tree", commit, "--", f"{prefix}{folder}/")
        found = (name.decode("utf-8", "surrogateescape").rpartition("/")[2] for name in listed.split(b"\0") if name)
        return sorted(name for name in found if not name.startswith("."))

    return load, names


def _commit(root: Path, revision: str) -> str:
    try:
        return (
            _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            .decode()
            .strip()
        )
    except SitegenError:
        raise SitegenError(
            Text(
                f"git 里没有版本“{revision}”，或这里不是 git 仓库",
                f"git knows no revision {revision!r}, or this is no repository",
            ),
            Text(
                "CI 中先取回目标分支：git fetch origin 分支名，再写 origin/分支名",
                "in CI fetch the target branch first, then name it origin/BRANCH",
            ),
        ) from None


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError:
        raise SitegenError(Text("没有找到 git", "git was not found"), Text("安装 git", "install git")) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SitegenError(
            Text(
                f"git {arguments[0]} 失败：{said[0] if said else done.returncode}",
                f"git {arguments[0]} failed: {said[0] if said else done.returncode}",
            )
        )
    return done.stdout
