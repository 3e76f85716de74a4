"""What a reviewer signs (design 5.6). In: front matter as written, body, digests of files. Out: `sha256-v1:HEX`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from sitegen.codec import encoder
from sitegen.schema.article import ARTICLE

__all__ = ["PREFIX", "canonical", "digest"]

PREFIX = "sha256-v1:"
_ENCODE = encoder(sort_keys=True)


def canonical(raw: Mapping[str, Any], body: str, files: Mapping[str, str]) -> bytes:
    """Canonical JSON in UTF-8: keys sorted by code point, no blanks, no normalisation of the text.

    `raw` is the front matter as parsed strings (keys that are not signed are left out here), `body` everything after
    the closing `---` line, `files` the SHA-256 in hex of every referenced file by its path as written.
    """
    meta = {key: value for key, value in raw.items() if key in ARTICLE.digest_keys}
    if "\r" in body:
        body = body.replace("\r\n", "\n")
    text = body.removeprefix("\ufeff").rstrip("\n") + "\n"
    return _ENCODE({"body": text, "files": dict(files), "meta": meta}).encode("utf-8", "surrogatepass")


def digest(raw: Mapping[str, Any], body: str, files: Mapping[str, str]) -> str:
    """`sha256-v1:` and 64 hex digits."""
    return PREFIX + hashlib.sha256(canonical(raw, body, files)).hexdigest()
