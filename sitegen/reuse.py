"""Pages that need not be made again: the files of the last build whose every input is the same. Output tree and store in,
links into the stage out. A page not certainly the same is made anew, so a lost store costs time and nothing else."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import fields
from functools import cache, cached_property
from hashlib import blake2b, sha256
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from sitegen.frozen import dataclass
from sitegen.model import Facts
from sitegen.stages.plan import Job, Portal, page_view
from sitegen.stages.plan.around import Around, around, is_plain, page_key, ties
from sitegen.stages.render import View
from sitegen.stages.write import Stage
from sitegen.store import FileRow, Store

__all__ = ["Made", "Reuse", "Taken"]

LOOK, COLUMNS, WORLD, NOTES = "look", "columns", "world", "notes"
"""Names under which the store keeps what the pages of the last build looked like (`inputs.look_key`), of what texts its lists were made, in
which world (`sayings`), and what others noted of its files."""
TIES = "*"
"""Among the columns: what pages of texts show of other columns (`plan.around.ties`)."""
OF_COLUMN = frozenset({"column", "feed", "urlset"})
"""Kinds of pages that show nothing but texts of one column."""


class Made(NamedTuple):
    """What one job became: its files, and what the reviews of a text prove."""

    files: tuple[tuple[str, str], ...]
    """(path in the output, sha256)"""
    statement: bytes = b""
    """Empty where the page was taken over: see `Reuse.statements`."""
    key: str = ""
    """Digest of all it depends on; empty: as it was claimed by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a build takes over from the last one, and what it has to make."""

    kept: Mapping[str, Made]
    """By the path of the page."""
    todo: tuple[Job, ...]
    views: Mapping[str, View]
    """Views that were made to see whether the page changes, by the path of the page."""


class Reuse:
    """The pages of one output."""

    def __init__(self, root: Path, stage: Stage, look: str = "", world: str = "") -> None:
        """`look`: what pages look like now (`inputs.look_key`); empty: as the last build's did. `world`: where all readable texts are published,
        the time during which they look the same from outside and every page shows the same of them; else empty."""
        self._root, self._stage, self._world = root, stage, world
        self._is_same_world = False
        self._rows: dict[str, list[FileRow]] = {}
        self._kept: set[str] = set()
        self._keys: dict[str, str] = {}
        self._noted: Mapping[str, Any] = {}
        self._notes: dict[str, Any] = {}
        self._columns: Mapping[str, str] = {}
        self._now_columns: Mapping[str, str] = {}
        """Column -> digest of all its lists depend on, and the pages of its texts beside `ties`: at the last build, and now."""
        try:
            with closing(Store(root)) as store:
                output = _name(root, stage.output)
                before = store.note(f"{LOOK} {output}") or ""
                self._look = look or before
                if before == self._look and self._look:
                    self._rows = {path: list(rows) for path, rows in groupby(store.files(output), attrgetter("path"))}
                    self._columns = store.note(f"{COLUMNS} {output}") or {}
                    self._noted = store.note(f"{NOTES} {output}") or {}
                    self._is_same_world = bool(world) and store.note(f"{WORLD} {output}") == world
        except (OSError, sqlite3.Error, ValueError):
            self._look = look

    @property
    def knows_pages(self) -> bool:
        """Whether there are pages of a last build that looked the same."""
        return bool(self._rows)

    def take(self, portal: Portal, jobs: Sequence[Job]) -> Taken:
        """Link what is the same into the stage."""
        self._now_columns = self._columns if self._is_same_world else {TIES: ties(portal), **{
            column.id: portal.column_key(column.id) for column in portal.settings.columns if not column.link}}
        kept: dict[str, Made] = {}
        views: dict[str, View] = {}
        todo: list[Job] = []
        for job in jobs:
            rows, view = self._rows.get(job.path), None
            if not rows:  # whoever makes the page works its key out
                todo.append(job)
                continue
            if job.kind == "text":
                facts = portal.by_id[job.key]
                key = rows[0].key if rows[0].key.startswith(facts.mark) and self._is_same_around(facts) else self.text_key(portal, facts)
            elif self._is_same_world or (job.kind in OF_COLUMN and self._is_same(job.key)):
                key = rows[0].key
            else:
                view = page_view(portal, job)
                key = self.view_key(view)
            if found := self.claim(job.path, key):
                kept[job.path] = found
            else:
                todo.append(job)
                if view:
                    views[job.path] = view
        return Taken(kept=kept, todo=tuple(todo), views=views)

    def _is_same_around(self, facts: Facts) -> bool:
        """Whether all that a text's page shows of other texts is certainly what it was."""
        return self._is_same_world or (is_plain(facts) and self._is_same(TIES) and self._is_same(facts.column))

    def _is_same(self, column: str) -> bool:
        return column in self._columns and self._columns[column] == self._now_columns.get(column)

    def claim(self, path: str, key: str) -> Made | None:
        """The page of the last build, linked into the stage, where it depends on the same now; None: it must be made."""
        self._keys[path] = key
        rows = self._rows.get(path)
        if rows and rows[0].key == key and self._linked(rows):
            self._kept.add(path)
            return Made(tuple([(row.file, row.sha256) for row in rows]))
        return None

    def statements(self, paths: Sequence[str]) -> dict[str, bytes]:
        """What the reviews of texts prove, by the path of the page: of pages that were taken over, as far as that is still known."""
        with suppress(OSError, sqlite3.Error):
            if paths:
                with closing(Store(self._root)) as store:
                    return dict(store.statements(_name(self._root, self._stage.output), paths))
        return {}

    def noted(self, name: str) -> Any:
        """What was noted of the files of the last build; None: nothing."""
        return self._noted.get(name)

    def note(self, name: str, value: Any) -> None:
        """Say something of the files of this build, for the next one."""
        self._notes[name] = value

    def sha256(self, file: str) -> str:
        """Of a file of the last build; empty: there was none."""
        return self._sha256.get(file, "")

    def read(self, file: str) -> bytes | None:
        """A file of the last build, as it was written; None where it is not that any more."""
        try:
            data = (self._stage.output / file).read_bytes()
        except OSError:
            return None
        return data if sha256(data).hexdigest() == self.sha256(file) else None

    @cached_property
    def _sha256(self) -> dict[str, str]:
        return {row.file: row.sha256 for rows in self._rows.values() for row in rows}

    def text_key(self, portal: Portal, facts: Facts, near: Around | None = None) -> str:
        """Digest of what a text's page depends on, its own part first. `near`: what stands around it, if that is known."""
        return facts.mark + self.key(page_key(portal, facts, near or around(portal, facts)))

    def key(self, words: object) -> str:
        """Digest of what a page depends on, and of what pages look like."""
        return blake2b(repr((self._look, words)).encode("utf-8", "replace"), digest_size=16).hexdigest()

    def view_key(self, view: View) -> str:
        """Digest of a view and of what it is shown in."""
        kind: Any = type(view)
        chrome = getattr(view, "chrome", None)
        return self.key((kind.__name__, chrome.digest if chrome else "", _but_chrome(kind)(view)))

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

    def keep(self, made: Mapping[str, Made]) -> None:
        """Remember what the stage holds, before it is switched: its files stay the same ones wherever they lie, and should
        the switch fail, the next build finds none of them and makes all, as where nothing could be remembered.

        `made`: by the path of the page, what was not to be claimed.
        """
        output = _name(self._root, self._stage.output)
        try:
            with closing(Store(self._root)) as store:
                store.begin()
                store.put_note(f"{LOOK} {output}", self._look)
                store.put_note(f"{COLUMNS} {output}", self._now_columns)
                store.put_note(f"{WORLD} {output}", self._world)
                store.put_note(f"{NOTES} {output}", self._notes)
                store.put_files(output, self._files(made), gone=self._rows.keys() - self._kept)
                store.commit()
        except sqlite3.OperationalError:
            pass  # another run is writing, or the disk is full: what was written here has other stamps than the rows say
        except (OSError, sqlite3.Error):
            Store.remove(self._root)

    def _files(self, made: Mapping[str, Made]) -> Iterator[tuple[FileRow, bytes]]:
        for path, one in made.items():
            for file, sha in one.files:
                found = os.lstat(f"{self._stage.folder}/{file}")
                row = FileRow(path, file, one.key or self._keys[path], sha, found.st_ino, found.st_size, found.st_mtime_ns)
                yield row, one.statement if file == path else b""


def _name(root: Path, output: Path) -> str:
    """The folder, seen from the site, in letters any store takes."""
    return json.dumps(os.path.relpath(output.resolve(), root.resolve()))


@cache
def _but_chrome(kind: Any) -> attrgetter[Any]:
    return attrgetter("__class__.__name__", *(field.name for field in fields(kind) if field.name != "chrome"))
