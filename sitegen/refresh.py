"""What is known of every text, with the store kept up to date: only texts that changed are read and judged again."""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from sitegen import codec, judging
from sitegen.article import CONTENT
from sitegen.judging import NO_FINDINGS, Judged, SiteUnderCheck
from sitegen.model import Facts, Finding
from sitegen.outward import outside, shifted
from sitegen.packed import unpacked
from sitegen.stages.check import EVERYTHING, Interest
from sitegen.stages.read import read_bytes
from sitegen.store import EDITION, SAFE_AGE, SAID, TOGETHER, Store, TextRow
from sitegen.walking import Stamp, Tree
from sitegen.workers import Meanwhile, nothing

__all__ = ["MOST", "facts_of", "known", "row_of"]

MOST = 16
"""Texts judged anew: with more than this nobody looks whether they are as they were from outside."""

UNTRUSTED: Stamp = (0, 0)
"""A stamp no file has: the text is looked at again next time."""


def known(root: Path, tree: Tree, under: SiteUnderCheck, jobs: int, interest: Interest = EVERYTHING,
          meanwhile: Meanwhile = nothing) -> tuple[list[Facts], list[Finding], str]:
    """Facts of every text, and the findings of interest, by path; and the edition of the store that tells the same. Without a store that can
    be opened everything is judged anew: same answer, and no edition."""
    try:
        with closing(Store(root)) as store:
            found = _refreshed(root, tree, replace(under, overlay={}), jobs, store, interest, meanwhile)
            _unsaved(root, under, store, found)
            return (*_merged(found, store, bool(under.overlay)), found.edition)
    except (OSError, sqlite3.OperationalError):
        pass  # no place to write, or another run is writing: this one goes without
    except (sqlite3.Error, ValueError, TypeError, KeyError):
        Store.remove(root)  # whatever is wrong with it, it can be made anew
    found = _Known(interest)
    with judging.articles(root, sorted({*tree.articles, *under.overlay}), under, jobs, meanwhile) as judged:
        for some in _grouped(judged):
            found.add(some)
    return found.facts, found.findings, ""


class _Known:
    """Unpacks what comes, while others still judge."""

    def __init__(self, interest: Interest) -> None:
        self.interest = interest
        self.paths: set[str] = set()
        self.facts: list[Facts] = []
        self.findings: list[Finding] = []
        self.edition = ""

    def add(self, some: Sequence[Judged]) -> None:
        """What was judged just now."""
        self.paths.update(one.path for one in some)
        self.facts += _unpacked(some)
        for one in some:
            if one.findings != NO_FINDINGS and self.interest.covers(one.path, one.weight):
                self.say(one.findings)

    def put(self, one: Judged) -> None:
        """What was judged as it is not yet saved, in place of the file."""
        if one.path in self.paths:
            self.facts = [facts for facts in self.facts if facts.path != one.path]
            self.findings = [finding for finding in self.findings if finding.path != CONTENT + one.path]
        self.add([one])

    def say(self, findings: str) -> None:
        self.findings += codec.load(tuple[Finding, ...], findings)


def _refreshed(root: Path, tree: Tree, under: SiteUnderCheck, jobs: int, store: Store, interest: Interest, meanwhile: Meanwhile) -> _Known:
    """Judge what changed and put it into the store; returns what is known of it."""
    found = _Known(interest)
    found.edition = store.note(EDITION) or ""  # before anything else is read: who writes later makes it another
    same_rules = store.note("judged-by") == under.key
    stamps = store.stamps() if same_rules else {}
    moved = (
        {path for path, refs in store.refs().items() if any(_differs(ref, tree.stamps) for ref in json.loads(refs))}
        if same_rules
        else set()
    )
    said, noted = under.context.proofs.prints(), json.loads(store.note("proofs") or "{}")
    if same_rules:
        moved |= _proved_anew(noted, said, store)
    stale = [path for path in tree.articles if stamps.get(path) != tree.stamps[path] or path in moved]
    touched = {
        path: row
        for path in stale
        if path in stamps and path not in moved and (row := store.text(path)) and _sha(root, path) == row[3]
    }
    young = time.time_ns() - SAFE_AGE
    todo = [path for path in stale if path not in touched]
    gone = stamps.keys() - tree.stamps.keys()
    if not (todo or touched or gone) and same_rules and said == noted:
        return found
    same = same_rules and not gone and len(todo) <= MOST and stamps.keys() >= set(todo)
    with judging.articles(root, todo, under, jobs, meanwhile) as judged:
        store.begin()
        if same:
            judged = iter(few := list(judged))
            same = all(_same_outside(one, store) for one in few)
        if not same:
            store.forget(SAID)
        if not same_rules:
            store.clear("text")
            store.put_note("judged-by", under.key)
        found.edition = secrets.token_hex(8)
        store.put_note(EDITION, found.edition)
        store.put_note("proofs", json.dumps(said, sort_keys=True))
        store.put_texts(_rows(judged, found, tree.stamps, young))
        store.put_texts((path, *_trusted(tree.stamps[path], young), *row[3:]) for path, row in touched.items())
        store.drop_texts(gone)
        store.commit()
    return found


def _same_outside(one: Judged, store: Store) -> bool:
    """Whether a text is for all others what it was; then what the rules on the site said of it goes where it stands now."""
    before, after = facts_of(*store.facts_of(one.path)), facts_of(one.front, one.rest, one.mark)
    if before is None or after is None:
        return before is after
    said = codec.load(tuple[Finding, ...], store.said_of(one.path) or NO_FINDINGS)
    moved = shifted(before, after, said) if outside(before) == outside(after) else None
    if moved and moved != said:
        store.put_said([(one.path, codec.dump(moved))], [one.path])
    return moved is not None


def facts_of(front: str | None, rest: str, mark: str) -> Facts | None:
    """Facts of the three parts the store has of them; None of a text that cannot be read."""
    return next(iter(_make()([json.loads(front)], [rest], [mark]))) if front else None


def _unpacked(some: Sequence[Judged]) -> Iterator[Facts]:
    """Facts of the texts that can be read, on one shelf."""
    sound = [(one, json.loads(one.front)) for one in some if one.front]
    for one, front in sound:
        front[0] = one.path  # the same object: there is one string for each path
    return _make()([front for _, front in sound], [one.rest for one, _ in sound], [one.mark for one, _ in sound])


def _grouped(judged: Iterable[Judged]) -> Iterator[list[Judged]]:
    """Those that share a shelf."""
    coming = iter(judged)
    while some := [*islice(coming, TOGETHER)]:
        yield some


@cache
def _make() -> Callable[[Iterable[list[Any]], Iterable[str], Iterable[str]], Iterator[Facts]]:
    return unpacked(Facts)


def _unsaved(root: Path, under: SiteUnderCheck, store: Store, found: _Known) -> None:
    """Judge what an editor has not saved yet, and what refers to it: known in this run only."""
    if not under.overlay:
        return
    refer = {path for path, refs in store.refs().items() if any(ref[0] in under.overlay for ref in json.loads(refs))}
    with judging.articles(root, sorted(refer | under.overlay.keys()), under, 1) as judged:
        for one in judged:
            found.put(one)


def _proved_anew(before: Mapping[str, str], now: Mapping[str, str], store: Store) -> set[str]:
    """Texts of which git or a forge says something else than when they were judged."""
    changed = {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}
    if "" in changed:  # signatures of texts that moved: whose they are, only looking tells
        return set(store.stamps())
    if not changed:
        return changed
    return changed | {path for path, refs in store.refs().items() if any(ref[0] in changed for ref in json.loads(refs))}


def _merged(found: _Known, store: Store, unsaved: bool) -> tuple[list[Facts], list[Finding]]:
    """What was judged just now, and from the store all others."""
    new = frozenset(found.paths)
    if unsaved or store.count() != len(new):
        found.facts += [facts for path, facts in store.facts(_make()) if path not in new]
        said: set[str] = set()
        for path, findings in store.findings(found.interest.weight):
            if path not in new:
                said.add(path)
                found.say(findings)
        for path in store.below(found.interest.below):
            if path not in new and path not in said and (row := store.text(path)):
                found.say(row[-1])
    return found.facts, found.findings


def _rows(judged: Iterable[Judged], found: _Known, stamps: Mapping[str, Stamp], young: int) -> Iterator[TextRow]:
    for some in _grouped(judged):
        found.add(some)
        yield from (row_of(one, stamps, young) for one in some)


def row_of(one: Judged, stamps: Mapping[str, Stamp], young: int) -> TextRow:
    """What the store keeps of a text that was judged just now."""
    refs = [[path, sha, *_trusted(stamps.get(path, UNTRUSTED), young)] for path, sha in one.refs]
    return (
        one.path,
        *_trusted(stamps[one.path], young),
        one.sha256,
        codec.encode(refs),
        one.front,
        one.rest,
        one.mark,
        one.weight,
        one.findings,
    )


def _trusted(stamp: Stamp, young: int) -> Stamp:
    """The stamp, or one that never matches where the file is too young to be sure."""
    return stamp if stamp[0] < young else UNTRUSTED


def _differs(ref: list[object], stamps: Mapping[str, Stamp]) -> bool:
    """A file that a text refers to is not what it was: changed, gone, or there at last."""
    path, sha, changed, size = ref
    return stamps.get(str(path)) != (changed, size) if sha else path in stamps


def _sha(root: Path, path: str) -> str:
    try:
        return sha256(read_bytes(root / "content" / path)).hexdigest()
    except OSError:
        return ""
