"""The one function that resolves every path an editor may write, and the one that resolves every output path."""

from __future__ import annotations

import posixpath
import unicodedata
from pathlib import Path

__all__ = ["MAX_PART", "MAX_PATH", "find_site", "inside", "is_safe"]

MAX_PART, MAX_PATH = 200, 900
"""Bytes of one part and of the whole path (reference: reliability, threat model)."""

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"com{i}" for i in range(1, 10)), *(f"lpt{i}" for i in range(1, 10))})


def is_safe(path: str) -> bool:
    """True for a relative path that stays where it is put on any system: no `..`, device, hidden or overlong part."""
    if not path or path.startswith("/") or len(path.encode("utf-8", "replace")) > MAX_PATH:
        return False
    for part in path.split("/"):
        if (not part or part.startswith(".") or part[-1] in ". " or "\\" in part or ":" in part or not part.isprintable()
                or len(part.encode("utf-8", "replace")) > MAX_PART or part.partition(".")[0].lower() in _RESERVED):
            return False
    return unicodedata.normalize("NFC", path) == path


def inside(folder: str, written: str) -> str | None:
    """The path under `content/` that `written` names from a text in `folder`; None where it leaves `content/` or is unsafe."""
    if written.startswith("/") or "\\" in written or "\0" in written:
        return None
    path = posixpath.normpath(posixpath.join(folder, written))
    return path if is_safe(path) else None


def find_site(start: Path) -> Path | None:
    """The nearest folder from `start` upward that has a site.yaml."""
    return next((folder for folder in (start, *start.parents) if (folder / "site.yaml").is_file()), None)
