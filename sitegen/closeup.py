"""A few texts judged against what is known of the site, without looking at every other text again.

What the rules on the site said is kept by text for as long as it holds (`sayings`): `findings` gives it for the texts that
are asked for, beside what the rules on single texts say of them now. An edit of a body moves places and digests of its own
text and no more. Whenever anything else moved, there is no answer, and the whole site is checked.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sitegen import codec, judging
from sitegen.frozen import dataclass
from sitegen.judging import Judged, SiteUnderCheck
from sitegen.model import Facts, Finding
from sitegen.outward import looks, shifted
from sitegen.record import Record
from sitegen.refresh import MOST, facts_of, row_of
from sitegen.sayings import AGAIN, standing
from sitegen.store import SAFE_AGE, Store
from sitegen.walking import Tree

__all__ = ["Known", "findings"]


@dataclass(frozen=True, kw_only=True)
class Known:
    """The texts asked for, with all that is found in them before levels, waivers and the baseline are settled."""

    facts: tuple[Facts, ...]
    findings: tuple[Finding, ...]
    texts: int
    """Readable texts of the whole site."""


def findings(root: Path, under: SiteUnderCheck, tree: Tree, record: Record, asked: Sequence[str]) -> Known | None:
    """What is known of the texts `asked` for (paths under `content/`); None where the whole site has to be looked at."""
    try:
        with closing(Store(root)) as store:
            return _looked(root, under, tree, record, asked, store)
    except (OSError, sqlite3.Error, ValueError, TypeError, KeyError):
        return None  # whatever is wrong with the store, the run on the whole site deals with it


def _looked(root: Path, under: SiteUnderCheck, tree: Tree, record: Record, asked: Sequence[str], store: Store) -> Known | None:
    if (texts := standing(store, under, tree, record)) is None:
        return None
    stamps = store.stamps()
    if stamps.keys() != set(tree.articles) or not set(asked) <= stamps.keys():
        return None
    todo = sorted({path for path in tree.articles if stamps[path] != tree.stamps[path]} | under.overlay.keys())
    if len(todo) > MOST or any(store.said_of(AGAIN + path) for path in asked):
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
            store.put_said([(path, codec.dump(one.said))] if one.said else [], [path])
    store.commit()
    return Known(
        facts=tuple(facts for path in asked if (facts := moved[path].facts if path in moved else facts_of(*store.facts_of(path)))),
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
        return _loaded(self.now.findings)


def _moved(now: Judged, store: Store) -> _Moved:
    before, after = facts_of(*store.facts_of(now.path)), facts_of(now.front, now.rest, now.mark)
    if before is None or after is None:
        return _Moved(now=now, facts=after, is_harmless=before is after)
    said = shifted(before, after, _loaded(store.said_of(now.path))) if looks(before) == looks(after) else None
    return _Moved(now=now, facts=after, said=said or (), is_harmless=said is not None)


def _kept(store: Store, path: str) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What the rules on single texts said of a text, and those on the site."""
    return _loaded(store.findings_of(path)), _loaded(store.said_of(path))


def _loaded(said: str) -> tuple[Finding, ...]:
    return codec.load(tuple[Finding, ...], said) if said else ()
