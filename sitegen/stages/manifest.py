"""The manifest of a tree: the sha256 of every file, in shards. Digests in, files out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from json.encoder import encode_basestring as _quoted

__all__ = ["MANIFEST", "manifest"]

MANIFEST = "manifest/index.json"
"""Its presence marks a folder as an output of ours, which a build may replace."""


def manifest(digests: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the manifest: one shard for each first-level folder, and an index of the shards."""
    shards: dict[str, dict[str, str]] = {}
    for path in sorted(digests):
        shards.setdefault(path.partition("/")[0] if "/" in path else "_root", {})[path] = digests[path]
    index = {}
    for name, files in shards.items():
        data = _shard(files)
        index[f"manifest/{name}.json"] = sha256(data).hexdigest()
        yield f"manifest/{name}.json", data
    yield MANIFEST, _json({"version": 1, "shards": index})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=0).encode() + b"\n"


def _shard(files: Mapping[str, str]) -> bytes:
    """As `_json` writes it; by hand, since the library's fast encoder knows no line breaks."""
    return ("{\n" + ",\n".join([f'{_quoted(path)}: "{files[path]}"' for path in sorted(files)]) + "\n}\n").encode()
