"""A few texts judged against what is known of the site, without looking at every other text again.

Rules on the site see facts of all texts, the time, settings and the record, and nothing else. Where none of these has
another value than when they last ran, what they said still holds: `remember` keeps it by text, `findings` gives it for
the texts that are asked for, beside what the rules on single texts say of them now. An edit of a body moves places and
digests of its own text and no more. Whenever anything else moved, there is no answer, and the whole site is checked.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import fields, replace
from datetime import datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sitegen import codec, judging
from sitegen.article import CONTENT
from sitegen.clocks import next_change
from sitegen.frozen import dataclass
from sitegen.judging import Judged, SiteUnderCheck
from sitegen.model import Facts, Finding, Place
from sitegen.packed import unpacked
from sitegen.record import Record
from sitegen.refresh import row_of
from sitegen.rules import RULES
from sitegen.site_index import SiteIndex
from sitegen.store import SAFE_AGE, SAID, Store
from sitegen.walking import Tree

__all__ = ["Known", "findings", "remember"]

MOST = 16
"""Texts that moved: with more than this the whole site is looked at."""
OWN = frozenset({"sha256", "digest"})
"""Facts of a text that no rule on the site reads (tests/test_closeup.py)."""
PLACED = ("links", "external", "cited")
"""Facts whose last two values say where they stand in the file."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """The texts asked for, with all that is found in them before levels, waivers and the baseline are settled."""

    facts: tuple[Facts, ...]
    findings: tuple[Finding, ...]
    texts: int
    """Readable texts of the whole site."""


def remember(root: Path, under: SiteUnderCheck, tree: Tree, record: Record, index: SiteIndex, said: Iterable[Finding]) -> None:
    """Keep what the rules on the site said just now, where it can be told how long that holds."""
    young = time.time_ns() - SAFE_AGE
    if under.overlay or _own_site_rules(under) or any(tree.stamps[path][0] > young for path in tree.files):
        return
    try:
        with closing(Store(root)) as store:
            if _texts(store, under, tree, record) is not None:
                return
            now = under.context.now
            until = next_change(index, now, under.context.calendar)
            note = {"of": _state(under, tree, record), "since": now.isoformat(), "until": until.isoformat(), "texts": len(index.articles)}
            by_path: dict[str, list[Finding]] = {}
            for finding in said:
                if finding.path and finding.path.startswith(CONTENT):
                    by_path.setdefault(finding.path[len(CONTENT) :], []).append(finding)
            store.begin()
            store.put_said([(path, codec.dump(tuple(found))) for path, found in by_path.items()])
            store.put_note(SAID, note)
            store.commit()
    except (OSError, ValueError, KeyError, sqlite3.Error):
        pass  # then the whole site is looked at next time


def _texts(store: Store, under: SiteUnderCheck, tree: Tree, record: Record) -> int | None:
    """How many texts can be read, where what was said of the site is still true of all that is no text; else None."""
    note = store.note(SAID)
    if not isinstance(note, dict):
        return None
    since, until, now = datetime.fromisoformat(note["since"]), datetime.fromisoformat(note["until"]), under.context.now
    held = (now == since or since <= now < until) and note["of"] == _state(under, tree, record)
    return int(note["texts"]) if held else None


def findings(root: Path, under: SiteUnderCheck, tree: Tree, record: Record, asked: Sequence[str]) -> Known | None:
    """What is known of the texts `asked` for (paths under `content/`); None where the whole site has to be looked at."""
    try:
        with closing(Store(root)) as store:
            return _looked(root, under, tree, record, asked, store)
    except (OSError, sqlite3.Error, ValueError, TypeError, KeyError):
        return None  # whatever is wrong with the store, the run on the whole site deals with it


def _looked(root: Path, under: SiteUnderCheck, tree: Tree, record: Record, asked: Sequence[str], store: Store) -> Known | None:
    if (texts := _texts(store, under, tree, record)) is None:
        return None
    stamps = store.stamps()
    if stamps.keys() != set(tree.articles) or not set(asked) <= stamps.keys():
        return None
    todo = sorted({path for path in tree.articles if stamps[path] != tree.stamps[path]} | under.overlay.keys())
    if len(todo) > MOST:
        return None
    young = time.time_ns() - SAFE_AGE
    with judging.articles(root, todo, under, 1) as judged:
        moved = {one.path: _moved(one, store) for one in judged}
    if not all(one.is_harmless for one in moved.values()):
        return None
    store.begin()
    for path, one in moved.items():
        if path not in under.overlay:
            store.put_texts([row_of(one.now, tree.stamps, young)])
            store.put_said([(path, codec.dump(one.said))] if one.said else [], path)
    store.commit()
    return Known(
        facts=tuple(facts for path in asked if (facts := moved[path].facts if path in moved else _facts(*store.facts_of(path)))),
        findings=tuple(
            finding for path in asked for part in ((moved[path].own, moved[path].said) if path in moved else _kept(store, path)) for finding in part
        ),
        texts=texts,
    )


@dataclass(frozen=True, kw_only=True)
class _Moved:
    """A text judged anew, held against what was known of it."""

    now: Judged
    facts: Facts | None
    said: tuple[Finding, ...] = ()
    """What the rules on the site said of it, at its places of today."""
    is_harmless: bool = True
    """No rule on the site can say anything else."""

    @property
    def own(self) -> tuple[Finding, ...]:
        return codec.load(tuple[Finding, ...], self.now.findings)


def _moved(now: Judged, store: Store) -> _Moved:
    before, after = _facts(*store.facts_of(now.path)), _facts(now.front, now.rest, now.mark)
    if before is None or after is None:
        return _Moved(now=now, facts=after, is_harmless=before is after)
    if _shape(before) != _shape(after):
        return _Moved(now=now, facts=after, is_harmless=False)
    _, said = _kept(store, now.path)
    places = dict(zip(_places(before), _places(after), strict=True))
    if any(one.place and (one.place.line or (one.place.start, one.place.end) not in places) for one in said):
        return _Moved(now=now, facts=after, is_harmless=False)
    shifted = (replace(one, place=Place(0, 0, 0, 0, *places[one.place.start, one.place.end])) if one.place else one for one in said)
    return _Moved(now=now, facts=after, said=tuple(shifted))


def _facts(front: str | None, rest: str, mark: str) -> Facts | None:
    return _make()(json.loads(front), rest, mark) if front else None


@cache
def _make() -> Callable[[list[Any], str, str], Facts]:
    return unpacked(Facts)


def _kept(store: Store, path: str) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What the rules on single texts said of a text, and those on the site."""
    own, said = store.findings_of(path)
    return codec.load(tuple[Finding, ...], own), codec.load(tuple[Finding, ...], said)


def _shape(facts: Facts) -> list[Any]:
    """All that rules on the site see of a text, but where in its file it stands."""
    return [
        [part[:-2] for part in getattr(facts, field.name)] if field.name in PLACED else getattr(facts, field.name)
        for field in fields(facts)
        if field.name not in OWN
    ]


def _places(facts: Facts) -> list[tuple[int, int]]:
    return [(part[-2], part[-1]) for name in PLACED for part in getattr(facts, name)]


def _own_site_rules(under: SiteUnderCheck) -> bool:
    """Rules of the site's own may read what ours do not."""
    return any(rule.scope == "site" for rule in under.rules[len(RULES) :])


def _state(under: SiteUnderCheck, tree: Tree, record: Record) -> dict[str, str]:
    """Everything that rules on the site depend on beside the facts of texts and the time, as digests."""
    files = sorted((path, *tree.stamps[path]) for path in tree.files)
    return {
        "rules": under.key,
        "proofs": _digest(sorted(under.context.proofs.prints().items())),
        "files": _digest([files, tree.refused]),
        "record": record.print(),
    }


def _digest(value: object) -> str:
    return blake2b(repr(value).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
