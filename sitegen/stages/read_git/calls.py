"""Running git: one process per question about everything, none per text. In: arguments. Out: bytes, or GitFailed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["GitFailed", "Objects", "ask", "head_of", "is_hash"]

PLAIN = (
    "--no-replace-objects",
    "--no-optional-locks",
    "-c",
    "core.quotepath=off",
    "-c",
    "log.showSignature=false",
    "-c",
    "i18n.logOutputEncoding=UTF-8",
    "-c",
    "core.fsmonitor=false",
)
"""History as it is: nothing that a repository's own settings could paint over."""


class GitFailed(Exception):
    """Git is absent, this is no repository, or the question has no answer."""


def ask(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints; `given` goes to its standard input. Raises GitFailed."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *PLAIN, *arguments], input=given, capture_output=True, check=False
        )
    except OSError as error:
        raise GitFailed(error.strerror or str(error)) from None
    if done.returncode:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def head_of(root: Path) -> str | None:
    """The commit that is checked out; None where there is no repository, or nothing in it yet."""
    try:
        return ask(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
    except GitFailed:
        return None


def is_hash(text: str) -> bool:
    """Whether a text is a full object name, so that no export can smuggle in an option or an expression."""
    return len(text) in (40, 64) and all(c in "0123456789abcdef" for c in text)


class Objects:
    """Contents of blobs, in one call for many."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def prefix(self) -> str:
        """Path of the site below the top of its repository, with a closing slash; empty at the top."""
        return ask(self._root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")

    def many(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Name (an object name, or `COMMIT:PATH`) -> bytes; what is no blob, or not there, is left out."""
        wanted = [name for name in dict.fromkeys(names) if "\n" not in name and name]
        if not wanted:
            return {}
        out = ask(self._root, "cat-file", "--batch", given="\n".join(wanted).encode("utf-8", "surrogateescape") + b"\n")
        found: dict[str, bytes] = {}
        at = 0
        for name in wanted:
            end = out.index(b"\n", at)
            head = out[at:end]
            at = end + 1
            if head.endswith((b" missing", b" ambiguous")):
                continue
            kind, size = head.rsplit(b" ", 2)[1:]
            if kind == b"blob":
                found[name] = out[at : at + int(size)]
            at += int(size) + 1
        return found
