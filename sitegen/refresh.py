"""Bringing the store up to date with `content/`: only texts that changed are read and judged again."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sitegen import codec, judging
from sitegen.judging import SiteUnderCheck
from sitegen.model import Facts, Finding
from sitegen.proofs import Proofs
from sitegen.stages.read import Stamp, Tree, read_bytes
from sitegen.store import SAFE_AGE, Store, TextRow

__all__ = ["Change", "Refreshed", "refresh"]

UNTRUSTED: Stamp = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One text that differs from what the store knew."""

    path: str
    before: TextRow | None
    """None: new, or judged under other rules."""
    after: TextRow

    @property
    def same_shape(self) -> bool:
        """Only its words changed: nothing that a list, a neighbour, a link or a rule on the site could see."""
        return (
            self.before is not None
            and self.before[6] == self.after[6] == "[]"
            and _shape(self.before[5]) == _shape(self.after[5])
        )


@dataclass(frozen=True, kw_only=True)
class Refreshed:
    """What is different, and access to all that is known."""

    changed: tuple[Change, ...]
    gone: tuple[str, ...]
    store: Store

    def facts(self) -> Iterator[Facts]:
        return (codec.load(Facts, facts) for _, facts, _ in self.store.facts() if facts)

    def findings(self) -> Iterator[Finding]:
        for _, _, findings in self.store.facts():
            if findings != "[]":
                yield from codec.load(tuple[Finding, ...], findings)


def refresh(root: Path, tree: Tree, under: SiteUnderCheck, jobs: int, store: Store) -> Refreshed:
    """Read and judge what changed. The store's transaction is open afterwards: the caller commits it."""
    store.begin()
    if store.note("judged-by") != under.key:
        store.clear("text")
        store.put_note("judged-by", under.key)
    known = store.stamps()
    moved = {path for path, refs in store.refs().items() if any(_differs(ref, tree.stamps) for ref in json.loads(refs))}
    moved |= _proved_anew(under.context.proofs, store)
    stale = [path for path in tree.articles if known.get(path) != tree.stamps[path] or path in moved]
    gone = tuple(sorted(known.keys() - tree.stamps.keys()))
    before = {path: row for path in stale if path in known and (row := store.text(path))}
    touched = {path for path, row in before.items() if path not in moved and _sha(root, path) == row[3]}
    young = time.time_ns() - SAFE_AGE
    judged = judging.articles(root, [path for path in stale if path not in touched], under, jobs)
    rows = [_row(one, tree.stamps, young) for one in judged]
    store.put_texts(rows)
    store.put_texts((path, *_trusted(tree.stamps[path], young), *before[path][3:]) for path in touched)
    store.drop_texts(gone)
    return Refreshed(
        changed=tuple(Change(path=row[0], before=before.get(row[0]), after=row) for row in rows), gone=gone, store=store
    )


def _proved_anew(proofs: Proofs, store: Store) -> set[str]:
    """Texts of which git or a forge says something else than when they were judged."""
    now = proofs.prints()
    if (noted := store.note("proofs")) == (note := json.dumps(now, sort_keys=True)):
        return set()
    store.put_note("proofs", note)
    before: dict[str, str] = json.loads(noted) if noted else {}
    changed = {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}
    refs = store.refs()
    if "" in changed:  # signatures of texts that moved: whose they are, only looking tells
        return set(store.stamps())
    return changed | {path for path, written in refs.items() if any(ref[0] in changed for ref in json.loads(written))}


def _row(one: judging.Judged, stamps: Mapping[str, Stamp], young: int) -> TextRow:
    refs = [[path, sha, *_trusted(stamps.get(path, UNTRUSTED), young)] for path, sha in one.refs]
    return (
        one.path,
        *_trusted(stamps[one.path], young),
        one.sha256,
        json.dumps(refs, ensure_ascii=False),
        codec.dump(one.facts) if one.facts else None,
        codec.dump(one.findings) if one.findings else "[]",
    )


def _trusted(stamp: Stamp, young: int) -> Stamp:
    """The stamp, or one that never matches where the file is too young to be sure."""
    return stamp if stamp[0] < young else UNTRUSTED


def _differs(ref: list[object], stamps: Mapping[str, Stamp]) -> bool:
    path, sha, mtime, size = ref
    return stamps.get(str(path)) != (mtime, size) if sha else path in stamps


def _sha(root: Path, path: str) -> str:
    try:
        return sha256(read_bytes(root / "content" / path)).hexdigest()
    except OSError:
        return ""


def _shape(facts: str | None) -> str | None:
    """Facts without what only the text's own page shows."""
    if facts is None:
        return None
    seen = codec.load(Facts, facts)
    return codec.dump(
        replace(seen, sha256="", digest="", links=tuple(link._replace(start=0, end=0) for link in seen.links))
    )
