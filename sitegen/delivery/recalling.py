"""The published texts, from the publication record: facts of each, and which of them say certain words themselves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from sitegen.delivery import tree
from sitegen.errors import SitegenError
from sitegen.frozen import dataclass
from sitegen.inputs import rules_key
from sitegen.model import JOINT, Facts, Text
from sitegen.packed import unpacked
from sitegen.progress import TEXTS, step
from sitegen.record import Record
from sitegen.settings import Settings
from sitegen.site_index import Published
from sitegen.stages import read
from sitegen.store import Store
from sitegen.workers import fan_out

__all__ = ["Recalled", "recall"]

RECALLING = Text("取回已发布稿件", "recall what is published")


@dataclass(frozen=True, kw_only=True)
class Recalled:
    """What the record knows of the texts that stay."""

    texts: tuple[Facts, ...]
    quotes: Mapping[str, tuple[Facts, ...]]
    """Words -> texts whose own source says them; words that nobody says are not in it."""


@dataclass(frozen=True, kw_only=True)
class _Share:
    facts: tuple[Facts, ...]
    quotes: tuple[tuple[str, str], ...]
    """(words, id of a text that says them)."""
    lost: tuple[str, ...]


def recall(root: Path, settings: Settings, kept: Mapping[str, bytes], published: Mapping[str, Published], words: Sequence[str], site: tree.Load,
           jobs: int) -> Recalled:
    """Facts of `published` as the last build knew them. `settings`: made of the files `kept`; `site`: the published tree, which knows
    what signatures are worth.

    Raises SitegenError where the record lost a source.
    """
    known = _remembered(root, kept, published)
    evidence = _evidence(site) if len(known) < len(published) else {}
    share = partial(_recall, root, settings, published, known.keys(), evidence, [(word, word.encode()) for word in words])
    with step(RECALLING, len(published), TEXTS):
        shares = fan_out(share, sorted(published), jobs)
    if lost := [name for share in shares for name in share.lost]:
        raise SitegenError(Text(f"发布记录里 {'、'.join(lost)} 的已发布版本丢失，无法重建网站", f"the record lost the published version of {', '.join(lost)}"),
                           Text("从备份恢复 .sitegen/record 后重试", "restore .sitegen/record from a backup, then try again"))
    read_anew = {f.id: f for share in shares for f in share.facts}
    texts = {key: known.get(key) or read_anew[key] for key in sorted(published)}
    quotes: dict[str, tuple[Facts, ...]] = {}
    for one in shares:
        for word, key in one.quotes:
            quotes[word] = (*quotes.get(word, ()), texts[key])
    return Recalled(texts=tuple(texts.values()), quotes=quotes)


def _remembered(root: Path, kept: Mapping[str, bytes], published: Mapping[str, Published]) -> dict[str, Facts]:
    """Facts that the store still has of the very bytes that are published, read under the very settings; by id.

    The store is only a shortcut: what it does not know for sure is read again from the record.
    """
    site = root / "site.yaml"
    try:
        if site.read_bytes() != kept.get(site.name):
            return {}
        with closing(Store(root)) as store:
            if not str(store.note("judged-by")).startswith(rules_key(root)):
                return {}
            ids = {one.path: key for key, one in published.items()}
            found = {ids[path]: facts for path, facts in store.facts(unpacked(Facts)) if path in ids}
    except (OSError, sqlite3.Error, ValueError, TypeError, KeyError):
        return {}
    return {key: facts for key, facts in found.items() if _is(facts, published[key])}


def _is(facts: Facts, one: Published) -> bool:
    return (facts.id, facts.sha256, facts.digest, facts.url, facts.unit, facts.files) == (one.id, one.sha256, one.digest, one.url, one.unit, one.files)


def _evidence(site: tree.Load) -> Mapping[str, Mapping[str, str]]:
    """Address of a text -> level -> evidence, as `reviews/` of the published tree says; git is not asked for a withdrawal."""
    found: dict[str, Mapping[str, str]] = {}
    for path in tree.named(site):
        if path.startswith("reviews/"):
            with suppress(ValueError, TypeError, KeyError):
                for said in json.loads(site(path) or b"[]"):
                    found[said["subject"][0]["name"]] = {level["level"]: level["evidence"] for level in said["predicate"]["levels"]}
    return found


def _recall(root: Path, settings: Settings, published: Mapping[str, Published], known: Container[str], evidence: Mapping[str, Mapping[str, str]],
            words: Sequence[tuple[str, bytes]], keys: Sequence[str]) -> _Share:
    """In a worker: its own connection to the record."""
    facts: list[Facts] = []
    quotes: list[tuple[str, str]] = []
    lost: list[str] = []
    with closing(Record(root)) as record:
        for key in keys:
            data = record.source(key)
            if data is None:
                lost.append(key)
                continue
            if key not in known:
                facts.append(_facts(published[key], data, settings, evidence.get(published[key].url, {})))
            quotes += [(word, key) for word, form in words if form in data]
    return _Share(facts=tuple(facts), quotes=tuple(quotes), lost=tuple(lost))


def _facts(one: Published, data: bytes, settings: Settings, evidence: Mapping[str, str]) -> Facts:
    text = read.article(read.decoded(one.path, data), settings, dict(one.files).get)
    joint = [entry for entry in text.signatures if entry.level == JOINT and entry.review.at]
    attested = tuple((entry.level, entry.review.name, evidence.get(entry.level, "names")) for entry in (*text.signed.values(), *joint))
    return replace(read.facts(text, attested), files=one.files)
