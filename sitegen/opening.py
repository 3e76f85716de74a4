"""Files of a site opened when somebody asks: a text, its bytes, its places and its words. No rule, no worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from sitegen.article import CONTENT, Article
from sitegen.model import Place
from sitegen.settings import Settings
from sitegen.stages import read

__all__ = ["byte_reader", "hasher", "locator", "open_article", "open_source", "source_of"]


def open_article(
    root: Path, path: str, settings: Settings, hash_file: Callable[[str], str | None] | None = None,
    overlay: Mapping[str, bytes] | None = None, last_author: str | None = None,
) -> Article:
    """One text, read now, or as the overlay has it."""
    return read.article(open_source(root, path, overlay), settings, hash_file or hasher(root), byte_reader(root), last_author)


def open_source(root: Path, path: str, overlay: Mapping[str, bytes] | None = None) -> read.Source:
    """Its decoded file."""
    return read.decoded(path, overlay[path]) if overlay and path in overlay else read.source(f"{root}/{CONTENT}", path)


def hasher(root: Path) -> Callable[[str], str | None]:
    """Path under `content/` -> sha256 of the file's bytes, or None where there is no such file."""

    def hash_file(path: str) -> str | None:
        try:
            return sha256(read.read_bytes(f"{root}/{CONTENT}{path}")).hexdigest()
        except OSError:
            return None

    return hash_file


def byte_reader(root: Path) -> Callable[[str], bytes | None]:
    """Path under `content/` -> the file's bytes, or None where there is no such file."""

    def read_file(path: str) -> bytes | None:
        try:
            return read.read_bytes(f"{root}/{CONTENT}{path}")
        except OSError:
            return None

    return read_file


def locator(
    root: Path, settings: Settings, overlay: Mapping[str, bytes] | None = None
) -> Callable[[str, str | Place], Place | None]:
    """Finds the place of a front-matter key, or the lines of a place known by offsets only: reads only the texts named."""

    @lru_cache(maxsize=256)
    def opened(path: str) -> Article:
        return open_article(root, path, settings, overlay=overlay)

    def locate(path: str, where: str | Place) -> Place | None:
        text = opened(path)
        return text.place(where.start, where.end) if isinstance(where, Place) else text.field_place(where)

    return locate


def source_of(root: Path, overlay: Mapping[str, bytes] | None = None) -> Callable[[str], str | None]:
    """Text of a file of the site, for code frames; the overlay counts. Numbers of persons are hidden, character by character."""
    from sitegen.text.decode import decode
    from sitegen.text.identity import masked

    def text(path: str) -> str | None:
        try:
            given = (overlay or {}).get(path.removeprefix(CONTENT)) if path.startswith(CONTENT) else None
            found = decode(read.read_bytes(root / path) if given is None else given, path)
        except OSError:
            return None
        return masked(found) if isinstance(found, str) else None

    return text
