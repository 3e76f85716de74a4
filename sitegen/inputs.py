"""What a run depends on besides the texts: the tool, the settings files, the theme; each as one digest of contents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from sitegen import __version__

__all__ = ["look_key", "rules_key", "tool"]

PACKAGE = Path(__file__).parent


def rules_key(root: Path) -> str:
    """Changes whenever a text might be judged differently: tool, site.yaml, checks/."""
    return _digest(tool(), root, ["site.yaml", *_below(root, "checks")])


def look_key(root: Path) -> str:
    """Changes whenever a page might look different though no text changed: tool, site.yaml, checks/, theme/."""
    return _digest(tool(), root, ["site.yaml", *_below(root, "checks"), *_below(root, "theme")])


def _digest(tool: str, root: Path, paths: list[str]) -> str:
    total = sha256(tool.encode())
    for path in paths:
        try:
            data = (root / path).read_bytes()
        except OSError:
            data = b""
        total.update(f"\0{path}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        total.update(data)
    return total.hexdigest()


def _below(root: Path, folder: str) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file() and not path.name.startswith("."))


@cache
def tool() -> str:
    """Version of the tool and, for who works on it, the stamps of its files."""
    return repr((__version__, sorted(_stamps(PACKAGE, "")), _packages()))


def _stamps(folder: Path, below: str) -> Iterator[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _stamps(folder / entry.name, f"{below}{entry.name}/")
        else:
            found = entry.stat()
            yield below + entry.name, found.st_mtime_ns, found.st_size


def _packages() -> str:
    """Which optional packages are there: a reader of PDF adds findings; the engine for words must not, but a doubt costs only one run."""
    import importlib.util

    return str([importlib.util.find_spec(name) is not None for name in ("ahocorasick_rs", "opencc", "pypdf", "PIL", "mammoth", "docx", "openpyxl", "selectolax", "jieba")])
