"""The index of the search: made from the slices of all texts, or amended from that of the last build where few of them changed.

Slices and index of one build are remembered together (`reuse`), so what the last index holds follows from the slices that
lie beside it. An edit reads its own old slice, and rewrites the few shards of the pairs that come or go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import zip_longest

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
NOTE, KEY = "search", "shard"
"""Of the note on which texts an index is of, and of every file of it: whether that is what it was, the slices tell."""


def indexed(portal: Portal, public: Stage, reuse: Reuse | None, digests: Mapping[str, str], jobs: int) -> dict[str, Made]:
    """The files of the index, put into the stage; by path. `digests`: of all slices."""
    made = _amended(portal, public, reuse, digests) if reuse else None
    if reuse:
        reuse.note(NOTE, {"division": search.division(portal), "members": search.members(portal)})
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
        slices = (search.entry(portal.numbers[facts.id], public.read(search.slice_path(portal, facts))) for facts in rows)
        for path, data in search.shards(portal, number, slices):
            digests[path] = public.put(path, data)
    return digests


def _amended(portal: Portal, public: Stage, reuse: Reuse, digests: Mapping[str, str]) -> dict[str, Made] | None:
    """The index of the last build, amended; None where it must be made anew: nothing is known of it, or too much changed."""
    before, now = reuse.noted(NOTE), search.members(portal)
    if not before or before["division"] != search.division(portal) or len(before["members"]) > len(now):
        return None
    changes: dict[str, list[Change]] = {}
    todo = 0
    for number, (old_id, new_id) in enumerate(zip_longest(before["members"], now, fillvalue="")):
        path = search.slice_of(number)
        if old_id == new_id and (not new_id or reuse.sha256(path) == digests[path]):
            continue
        todo += 1
        was = reuse.read(path) if old_id else b""
        if todo > MOST or was is None or (old_id and new_id and old_id != new_id):  # numbers have moved
            return None
        old, new = search.entry(number, was) if old_id else None, search.entry(number, public.read(path)) if new_id else None
        for shard, change in search.changes(portal, old_id or new_id, old, new):
            changes.setdefault(shard, []).append(change)
    return _put(portal, public, reuse, changes)


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
