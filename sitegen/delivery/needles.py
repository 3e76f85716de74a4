"""Proof that a withdrawn text is gone: searches every byte of a new tree for its title, address and sentences."""

from __future__ import annotations

import gzip
import html
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sitegen.frozen import dataclass
from sitegen.model import Facts, Meta, Text
from sitegen.progress import FILES, step
from sitegen.stages.read import read_bytes
from sitegen.stages.spare import inodes
from sitegen.workers import fan_out

__all__ = ["MIN_SENTENCE", "Needle", "hits", "needles", "sentences", "variants"]

SEARCHING = Text("查找残留字句", "look for what is left of it")

MIN_SENTENCE = 10
"""Characters of the shortest run of text that is looked for."""
_RUN = re.compile(r"[^\s。！？；：，、!?;,.:*_\[\]()<>&\"'`#|/\\~=+{}-]{" + str(MIN_SENTENCE) + ",}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """Words that must be in no file of the new tree."""

    words: str
    variants: tuple[bytes, ...]
    """As HTML, JSON, XML and addresses write them."""
    quoted: frozenset[str] = frozenset()
    """Pages of other texts that say the words themselves: they may."""
    covers: tuple[bytes, ...] = ()
    """Titles, summaries and addresses of other texts that contain the words: not looked into, in lists and feeds."""


def sentences(body: str, most: int = 12) -> list[str]:
    """The longest plain runs of a body: what an export of any kind would still contain."""
    return sorted(set(_RUN.findall(body)), key=lambda run: (-len(run), run))[:most]


def needles(facts: Facts, meta: Meta, files: Iterable[str], body: str) -> tuple[list[str], list[str]]:
    """(words to look for, sentences to choose three from) of a text about to be withdrawn.

    `files`: paths of its attachments and images that no other text refers to.
    """
    words = [facts.title, facts.url, *facts.aliases, *(f"/{path}" for path in files), facts.summary, facts.doc_number,
             *(item.title for item in meta.attachments if len(item.title) >= MIN_SENTENCE)]
    return sorted({word for word in words if len(word) > 3}), sentences(body)


def variants(words: str) -> tuple[bytes, ...]:
    """The words as the formats of the site write them."""
    forms = {words, html.escape(words), html.escape(words, quote=False), html.escape(words).replace("&#x27;", "&#39;").replace("&quot;", "&#34;"),
             json.dumps(words, ensure_ascii=False)[1:-1], json.dumps(words)[1:-1]}
    if words.startswith("/"):
        forms.add(quote(words))
    return tuple(sorted(form.encode() for form in forms))


def hits(folder: Path, wanted: Sequence[Needle], jobs: int = 1) -> list[tuple[str, str]]:
    """(path, words) of every place in the tree where they still stand, file names and compressed files included."""
    paths = sorted(inodes(folder))
    with step(SEARCHING, len(paths), FILES):
        shares = fan_out(partial(_hits, folder, wanted), paths, jobs)
    return [hit for share in shares for hit in share]


def _hits(folder: Path, wanted: Sequence[Needle], paths: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for path in paths:
        data = _unpacked(read_bytes(folder / path))
        for needle in wanted:
            if path in needle.quoted or not any(form in data for form in needle.variants):
                continue
            left = data
            for cover in needle.covers:
                left = left.replace(cover, b"")
            if any(form in left for form in needle.variants):
                found.append((path, needle.words))
    return found


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return data + gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return data
