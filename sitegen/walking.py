"""What lies under `content/`: names and stamps, nothing is opened. Folder in, tree out."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

__all__ = ["ARTICLE_SUFFIX", "Stamp", "Tree", "is_leftover", "walk"]

ARTICLE_SUFFIX = ".md"
Refusal = Literal["link", "special", "name", "folder", "suffix"]
OTHER_SUFFIXES = (".markdown", ".mkd", ".mdown", ".mdx", ".html", ".htm", ".xhtml", ".shtml")
"""What other programs take for a page: never read as a text here, so it must not look as if it were."""
LEFTOVER = ("~", ".swp", ".swo", ".tmp", ".bak", ".orig", ".rej")


Stamp = tuple[int, int]
"""(ctime in ns, size in bytes): a hint that a file has not changed; its sha256 is the truth. No editor can set a ctime."""


class Tree(NamedTuple):
    """What lies under `content/`."""

    articles: tuple[str, ...]
    """Paths of the texts, sorted."""
    stamps: Mapping[str, Stamp]
    """(time of change in ns, bytes) of every text and every other regular file."""
    refused: tuple[tuple[str, Refusal], ...]
    """Paths that are neither: symbolic links, pipes and devices, names that no address can carry, closed folders."""

    @property
    def files(self) -> frozenset[str]:
        """Every file that is not a text: what texts may refer to."""
        return frozenset(self.stamps.keys() - set(self.articles))


def walk(content: Path) -> Tree:
    """List `content/` without following links. Hidden files and editors' leftovers are not there."""
    articles: list[str] = []
    stamps: dict[str, Stamp] = {}
    refused: list[tuple[str, Refusal]] = []
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(content / folder))
        except OSError:
            if folder or content.is_dir():
                refused.append((folder, "folder"))
            continue
        for entry in entries:
            name = entry.name
            if is_leftover(name):
                continue
            path = f"{folder}/{name}" if folder else name
            if not name.isprintable() or "\\" in name:
                refused.append((path.encode("utf-8", "backslashreplace").decode(), "name"))
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
                continue
            try:
                found = entry.stat(follow_symlinks=False)
            except FileNotFoundError:  # gone since the folder was listed
                continue
            if stat.S_ISREG(found.st_mode):
                stamps[path] = (found.st_ctime_ns, found.st_size)
                if name.lower().endswith(ARTICLE_SUFFIX):
                    articles.append(path)
                elif name.lower().endswith(OTHER_SUFFIXES):
                    refused.append((path, "suffix"))
            else:
                refused.append((path, "link" if stat.S_ISLNK(found.st_mode) else "special"))
    return Tree(articles=tuple(sorted(articles)), stamps=stamps, refused=tuple(sorted(refused)))


def is_leftover(name: str) -> bool:
    """Hidden files, and what editors leave beside the one they save."""
    return name.startswith(".") or name.endswith(LEFTOVER)
