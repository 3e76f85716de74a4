"""What the rules on the site say, kept for as long as it holds.

Rules on the site see facts of all texts, the time, settings, and the record, and nothing else. Where no text looks other than
it did (`outward.outside`), no other file moved and no hour has struck that anything waits for, they say what they said; only
those that read signatures or the record are asked in every run. All of that time is one world: its name goes with the pages
that were made in it, so that a build knows which of them need no second thought.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sitegen import codec
from sitegen.article import CONTENT
from sitegen.clocks import next_change
from sitegen.frozen import dataclass
from sitegen.judging import SiteUnderCheck
from sitegen.model import Finding
from sitegen.record import Record
from sitegen.rules import RULES
from sitegen.rules.base import Rule
from sitegen.site_index import SiteIndex
from sitegen.stages.check import of_site
from sitegen.store import EDITION, SAFE_AGE, SAID, Store
from sitegen.walking import Tree

__all__ = ["AGAIN", "Said", "said", "standing"]

AGAIN = "!"
"""Before the path of a text: what those rules said of it that are asked in every run."""
MOVING = frozenset({"signatures", "record"})
"""What a rule may read (`Rule.reads`) that changes within one world."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the rules on the site say now."""

    findings: tuple[Finding, ...]
    world: str
    """Name of the time during which all texts look the same from outside; empty: nothing is known of that."""


def said(root: Path, under: SiteUnderCheck, tree: Tree, record: Record, index: SiteIndex, edition: str) -> Said:
    """Ask the rules on the site, each only if it may say anything new. `edition`: of the store that tells the same of all texts as `index`
    (`refresh.known`); where another run has judged texts since, or there is none, all rules are asked and nothing is kept."""
    try:
        with closing(Store(root)) as store:
            return _recalled(store, under, tree, record, index, edition) or _asked(store, under, tree, record, index, edition)
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error):
        return Said(findings=tuple(of_site(index, under.context, under.rules)), world="")


def standing(store: Store, under: SiteUnderCheck, tree: Tree, record: Record) -> int | None:
    """How many texts can be read, where all that was said is still true, whatever texts look like; else None."""
    note = store.note(SAID)
    held = _holds(note, under, tree) and note["around"] == _around(under, record)
    return int(note["texts"]) if held else None


def _recalled(store: Store, under: SiteUnderCheck, tree: Tree, record: Record, index: SiteIndex, edition: str) -> Said | None:
    note = store.note(SAID)
    if under.overlay or not _holds(note, under, tree) or note["down"] != _down(index):
        return None
    rows = store.said()
    if not edition or store.note(EDITION) != edition:
        return None
    once = [finding for path, found in rows.items() if not path.startswith(AGAIN) for finding in _loaded(found)]
    again = tuple(of_site(index, under.context, _moving(under.rules)))
    now = dict(_packed(again, AGAIN))
    if note["around"] != _around(under, record) or now != {path: found for path, found in rows.items() if path.startswith(AGAIN)}:
        store.begin()
        if store.note(EDITION) == edition:
            store.put_said(now.items(), [path for path in rows if path.startswith(AGAIN)])
            store.put_note(SAID, note | {"around": _around(under, record), "texts": len(index.articles)})
        store.commit()
    return Said(findings=(*once, *again), world=note["world"])


def _asked(store: Store, under: SiteUnderCheck, tree: Tree, record: Record, index: SiteIndex, edition: str) -> Said:
    again = tuple(of_site(index, under.context, _moving(under.rules)))
    once = tuple(of_site(index, under.context, tuple(rule for rule in under.rules if not MOVING & rule.reads)))
    young = time.time_ns() - SAFE_AGE
    world = ""
    if edition and not (under.overlay or _own(under) or any(tree.stamps[path][0] > young for path in tree.files)):
        name, now = secrets.token_hex(8), under.context.now
        note = {
            "world": name, "of": _state(under, tree), "around": _around(under, record), "down": _down(index), "since": now.isoformat(),
            "until": next_change(index, now, under.context.calendar).isoformat(), "texts": len(index.articles)}
        store.begin()
        if store.note(EDITION) == edition:
            store.put_said([*_packed(once, ""), *_packed(again, AGAIN)])
            store.put_note(SAID, note)
            world = name
        store.commit()
    return Said(findings=(*once, *again), world=world)


def _holds(note: Any, under: SiteUnderCheck, tree: Tree) -> bool:
    """Whether it is still the same world, as far as it is no matter of texts."""
    if not isinstance(note, dict) or _own(under):
        return False
    since, until, now = datetime.fromisoformat(note["since"]), datetime.fromisoformat(note["until"]), under.context.now
    return (now == since or since <= now < until) and note["of"] == _state(under, tree)


def _moving(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if MOVING & rule.reads)


def _packed(findings: Iterable[Finding], before: str) -> Iterator[tuple[str, str]]:
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        path = finding.path or ""
        by_path.setdefault(path[len(CONTENT) :] if path.startswith(CONTENT) else "", []).append(finding)
    return ((before + path, codec.dump(tuple(found))) for path, found in by_path.items())


def _loaded(found: str) -> tuple[Finding, ...]:
    return codec.load(tuple[Finding, ...], found) if found else ()


def _own(under: SiteUnderCheck) -> bool:
    """Rules of the site's own on the site may read what ours do not."""
    return any(rule.scope == "site" for rule in under.rules[len(RULES) :])


def _down(index: SiteIndex) -> list[str]:
    """A new signature brings a text back that was taken down."""
    return sorted(facts.id for facts in index.articles if facts.withdrawn)


def _state(under: SiteUnderCheck, tree: Tree) -> dict[str, str]:
    """What the rules depend on beside texts, the time, signatures and the record, as digests."""
    files = sorted((path, *tree.stamps[path]) for path in tree.files)
    return {"rules": under.key, "files": _digest([files, tree.refused])}


def _around(under: SiteUnderCheck, record: Record) -> dict[str, str]:
    return {"proofs": _digest(sorted(under.context.proofs.prints().items())), "record": record.print()}


def _digest(value: object) -> str:
    return blake2b(repr(value).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
