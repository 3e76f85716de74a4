"""The kept texts, one JSON string a line, by kind: what once failed, and what shows something that no text before it showed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

__all__ = ["KINDS", "read", "write"]

HERE = Path(__file__).parent
KINDS = ("body", "file")


def read(kind: str) -> tuple[str, ...]:
    place = HERE / f"{kind}.jsonl"
    return tuple(json.loads(line) for line in place.read_text("ascii").splitlines()) if place.exists() else ()


def write(kind: str, texts: Iterable[str]) -> None:
    lines = dict.fromkeys(json.dumps(text) for text in texts)
    (HERE / f"{kind}.jsonl").write_text("".join(f"{line}\n" for line in lines), "ascii")
