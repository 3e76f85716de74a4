"""`.sitegen/cache/evidence/`: what was read from git, by name. Safe to delete, checked when read, never trusted blindly."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

__all__ = ["load", "save"]

FOLDER = Path(".sitegen/cache/evidence")
VERSION = 2
"""Of the shape and of the reasoning behind it: another one is read as nothing."""


def load(root: Path, name: str) -> Any:
    """What was saved under that name; None where there is nothing, or not what was written."""
    try:
        head, _, body = (root / FOLDER / f"{name}.json").read_bytes().partition(b"\n")
        if head.decode() != _seal(body):
            return None
        return json.loads(body)
    except (OSError, ValueError):
        return None


def save(root: Path, name: str, value: Any) -> None:
    """Keep it; where the disk does not let us, the next run reads git again."""
    body = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode()
    target = root / FOLDER / f"{name}.json"
    part = target.with_suffix(f".{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_seal(body).encode() + b"\n" + body)
        os.replace(part, target)
    except OSError:
        part.unlink(missing_ok=True)


def _seal(body: bytes) -> str:
    return f"sitegen-evidence {VERSION} {sha256(body).hexdigest()}"
