"""Pages that need not be made again: the files of the last build whose every input is the same. Output tree and store in,
links into the stage out. A page not certainly the same is made anew, so a lost store costs time and nothing else."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from sitegen.stages.plan import Job, Portal, page_view
from sitegen.stages.plan.around import page_key
from sitegen.stages.render import View
from sitegen.stages.write import Stage
from sitegen.store import FileRow, Store

__all__ = ["Made", "Reuse", "Taken"]

LOOK, COLUMNS = "look", "columns"
"""Names under which the store keeps what the pages of the last build looked like (`inputs.look_key`), and of what texts its lists were made."""
OF_COLUMN = frozenset({"column", "feed", "urlset"})
"""Kinds of pages that show nothing but texts of one column."""


@dataclass(frozen=True, slots=True)
class Made:
    """What one job became: its files, and what the reviews of a text prove."""

    files: tuple[tuple[str, str], ...]
    """(path in the output, sha256)"""
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a build takes over from the last one, and what it has to make."""

    kept: Mapping[str, Made]
    """By the path of the page."""
    todo: tuple[Job, ...]
    views: Mapping[str, View]
    """Views that were made to see whether the page changes, by the path of the page."""
    keys: Mapping[str, str]
    """Path of a page to be made -> digest of all it depends on."""
    columns: Mapping[str, str]
    """Column -> digest of all its lists depend on."""


class Reuse:
    """The pages of one output."""

    def __init__(self, root: Path, stage: Stage, look: str = "") -> None:
        """`look`: what pages look like now (`inputs.look_key`); empty: as the last build's did."""
        self._root, self._stage = root, stage
        self._rows: dict[str, list[FileRow]] = {}
        self._columns: Mapping[str, str] = {}
        try:
            with closing(Store(root)) as store:
                self._look = look or store.note(LOOK) or ""
                if store.note(LOOK) == self._look and self._look:
                    output = _name(root, stage.output)
                    self._rows = {path: list(rows) for path, rows in groupby(store.files(output), attrgetter("path"))}
                    self._columns = store.note(f"{COLUMNS} {output}") or {}
        except (OSError, sqlite3.Error, ValueError):
            self._look = look

    def take(self, portal: Portal, jobs: Sequence[Job]) -> Taken:
        """Link what is the same into the stage."""
        columns = {job.key: portal.column_key(job.key) for job in jobs if job.kind in OF_COLUMN and job.key}
        kept: dict[str, Made] = {}
        keys: dict[str, str] = {}
        views: dict[str, View] = {}
        todo: list[Job] = []
        for job in jobs:
            rows = self._rows.get(job.path)
            if rows and job.kind in OF_COLUMN and self._columns.get(job.key, "") == columns.get(job.key):
                key = rows[0].key
            elif job.kind == "text":
                key = page_key(portal, portal.by_id[job.key], self._look)
            else:
                views[job.path] = view = page_view(portal, job)
                key = _view_key(view, self._look)
            if rows and rows[0].key == key and self._linked(rows):
                kept[job.path] = Made(tuple((row.file, row.sha256) for row in rows), rows[0].statement)
                views.pop(job.path, None)
            else:
                keys[job.path] = key
                todo.append(job)
        return Taken(kept=kept, todo=tuple(todo), views=views, keys=keys, columns=columns)

    def _linked(self, rows: Sequence[FileRow]) -> bool:
        """Whether all files of a page are what the last build wrote, and could be linked."""
        done: list[str] = []
        for row in rows:
            if not self._stage.link(row.file, (row.inode, row.size, row.written)):
                for file in done:
                    self._stage.drop(file)
                return False
            done.append(row.file)
        return True

    def keep(self, taken: Taken, made: Mapping[str, Made]) -> None:
        """Remember what the stage holds, before it is switched: its files stay the same ones wherever they lie, and should
        the switch fail, the next build finds none of them and makes all, as where nothing could be remembered."""
        output = _name(self._root, self._stage.output)
        try:
            with closing(Store(self._root)) as store:
                store.begin()
                store.put_note(LOOK, self._look)
                store.put_note(f"{COLUMNS} {output}", taken.columns)
                store.put_files(output, self._files(taken, made), gone=self._rows.keys() - taken.kept.keys())
                store.commit()
        except (OSError, sqlite3.Error):
            Store.remove(self._root)

    def _files(self, taken: Taken, made: Mapping[str, Made]) -> Iterator[FileRow]:
        for path, one in made.items():
            for file, sha in one.files:
                found = os.lstat(f"{self._stage.folder}/{file}")
                yield FileRow(path, file, taken.keys[path], sha, found.st_ino, found.st_size, found.st_mtime_ns, one.statement)


def _name(root: Path, output: Path) -> str:
    """The folder, seen from the site, in letters any store takes."""
    return json.dumps(os.path.relpath(output.resolve(), root.resolve()))


def _view_key(view: View, look: str) -> str:
    """Digest of a view and of what it is shown in."""
    chrome = getattr(view, "chrome", None)
    kind: Any = type(view)
    words = repr((look, kind.__name__, chrome.digest if chrome else "", _but_chrome(kind)(view)))
    return blake2b(words.encode("utf-8", "replace"), digest_size=16).hexdigest()


@cache
def _but_chrome(kind: Any) -> attrgetter[Any]:
    return attrgetter("__class__.__name__", *(field.name for field in fields(kind) if field.name != "chrome"))
