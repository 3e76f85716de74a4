"""Templates compiled once: in this process, and those of the package's own theme beside the bytecode of its modules."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import ClassVar

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from sitegen.inputs import tool

__all__ = ["Compiled"]

THEME = Path(__file__).resolve().parents[1] / "theme"
PLACE = Path(__file__).with_name("__pycache__")
_OWN = "theme-"
"""What the keys of the package's templates begin with, and their files."""


class Compiled(BytecodeCache):
    """By their source and by what compiles them. As with modules, where nothing can be written they are compiled anew."""

    _known: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        key = super().get_cache_key(name, filename)
        return f"{_OWN}{key}" if filename and Path(filename).is_relative_to(THEME) else key

    def get_source_checksum(self, source: str) -> str:
        return sha256(f"{_compiler()}\0{source}".encode("utf-8", "surrogatepass")).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))
        if bucket.code is None and bucket.key.startswith(_OWN) and (found := _read(bucket)):
            bucket.code = self._known[bucket.key, bucket.checksum] = found

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code
            if bucket.key.startswith(_OWN) and not sys.dont_write_bytecode:
                _write(bucket)


def _read(bucket: Bucket) -> CodeType | None:
    with suppress(OSError, EOFError, ValueError, TypeError):
        checksum, _, code = _file(bucket).read_bytes().partition(b"\n")
        found = marshal.loads(code) if checksum == bucket.checksum.encode() else None
        return found if isinstance(found, CodeType) else None
    return None


def _write(bucket: Bucket) -> None:
    part = PLACE / f"{bucket.key}.{os.getpid()}"
    try:
        part.write_bytes(bucket.checksum.encode() + b"\n" + marshal.dumps(bucket.code))
        os.replace(part, _file(bucket))
    except OSError:
        with suppress(OSError):
            part.unlink()


def _file(bucket: Bucket) -> Path:
    return PLACE / f"{bucket.key}.{sys.implementation.cache_tag}"


@cache
def _compiler() -> str:
    """The code of a template follows from these too: from the views it knows, for one."""
    return f"{sys.version} {jinja2.__version__} {tool()}"
