"""The index of the search: made from the slices of all texts, or amended from that of the last build where few of them changed.

Slices and index of one build are remembered together (`reuse`), so what the last index holds follows from the slices that
lie beside it. An edit reads its own old slice, and rewrites the few shards of the pairs that come or go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from sitegen.model import Facts, Text
from sitegen.progress import step
from sitegen.reuse import Made, Reuse
from sitegen.stages.plan import Portal, search
from sitegen.stages.write import Stage
from sitegen.text.search import Change, changed
from sitegen.workers import fan_out

__all__ = ["indexed"]

INDEXING = Text("编制检索索引", "index for the search")
SEGMENTS = Text("段", "segments")
MOST = 64
"""Texts: with more than this new or changed the index is made anew."""
NAME, KEY = "search", "shard"
"""Of the note on which texts an index is of, and of every file of it: whether that is what it was, the slices tell."""


def indexed(portal: Portal, public: Stage, reuse: Reuse | None, digests: Mapping[str, str], jobs: int) -> dict[str, Made]:
    """The files of the index, put into the stage; by path. `digests`: of all slices."""
    made = _amended(portal, public, reuse, digests) if reuse else None
    if reuse:
        reuse.note(NAME, search.members(portal, len(portal.numbers)))
    return _made(portal, public, jobs) if made is None else made


def _made(portal: Portal, public: Stage, jobs: int) -> dict[str, Made]:
    files: dict[str, Made] = {}
    segments = list(search.segments(portal))
    with step(INDEXING, len(segments), SEGMENTS):
        for some in fan_out(partial(_segments, portal, public), segments, jobs, least=1):
            files |= {path: Made(((path, sha),), key=KEY) for path, sha in some.items()}
    return files


def _segments(portal: Portal, public: Stage, shares: Sequence[tuple[int, tuple[Facts, ...]]]) -> dict[str, str]:
    """Index of some segments, from the slices that lie in the stage. Returns path -> sha256."""
    digests: dict[str, str] = {}
    for number, rows in shares:
        slices = (search.entry(portal, facts, public.read(search.slice_path(portal, facts))) for facts in rows)
        for path, data in search.shards(portal, number, slices):
            digests[path] = public.put(path, data)
    return digests


def _amended(portal: Portal, public: Stage, reuse: Reuse, digests: Mapping[str, str]) -> dict[str, Made] | None:
    """The index of the last build, amended; None where it must be made anew: nothing is known of it, or too much changed."""
    before = reuse.noted(NAME)
    if not before or before != search.members(portal, before["count"]):
        return None
    slices = {facts.id: search.slice_path(portal, facts) for facts in portal.texts}
    todo = [facts for facts in portal.texts if reuse.sha256(slices[facts.id]) != digests[slices[facts.id]]]
    changes: dict[str, list[Change]] = {}
    for facts in todo if len(todo) <= MOST else ():
        path, old = slices[facts.id], None
        if portal.numbers[facts.id] < before["count"]:
            if (data := reuse.read(path)) is None:
                return None
            old = search.entry(portal, facts, data)
        for shard, change in search.changes(portal, facts, old, search.entry(portal, facts, public.read(path))):
            changes.setdefault(shard, []).append(change)
    return _put(portal, public, reuse, changes) if len(todo) <= MOST else None


def _put(portal: Portal, public: Stage, reuse: Reuse, changes: Mapping[str, Sequence[Change]]) -> dict[str, Made] | None:
    """Every shard: taken over, or read, changed and written; None where one is not what was written."""
    files: dict[str, Made] = {}
    for path in search.shard_paths(portal):
        one: Made | None = None
        if path not in changes:
            one = reuse.claim(path, KEY)
        elif (data := reuse.read(path)) is not None:
            one = Made(((path, public.put(path, changed(data, changes[path]))),), key=KEY)
        if one is None:
            for done in files:
                public.drop(done)
            return None
        files[path] = one
    return files
