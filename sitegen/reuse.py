"""Pages of texts that need not be made again: the files of the last build whose every input is the same. Output tree and
store in, links into the stage out. A page not certainly the same is made anew, so a lost store costs time and nothing else."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

from sitegen.stages.plan import Job, Portal
from sitegen.stages.plan.texts import frame
from sitegen.stages.write import Stage
from sitegen.store import PageRow, Store
from sitegen.workers import fan_out

__all__ = ["Made", "Reuse", "Taken"]

LOOK = "look"
"""Under this name the store keeps what the pages of the last build looked like: see `inputs.look_key`."""


@dataclass(frozen=True, slots=True)
class Made:
    """What one text became: the files of its page, and what its reviews prove."""

    files: tuple[tuple[str, str], ...]
    """(path in the output, sha256)"""
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a build takes over from the last one, and what it has to make."""

    kept: Mapping[str, Made]
    """By the path of the page."""
    todo: tuple[Job, ...]
    keys: Mapping[str, str]
    """Path of a text's page -> digest of all it depends on."""


class Reuse:
    """The pages of one output."""

    def __init__(self, root: Path, stage: Stage, look: str = "") -> None:
        """`look`: what pages look like now (`inputs.look_key`); empty: as the last build's did."""
        self._root, self._stage = root, stage
        self._rows: dict[str, PageRow] = {}
        try:
            with closing(Store(root)) as store:
                self._look = look or store.note(LOOK) or ""
                if store.note(LOOK) == self._look and self._look:
                    self._rows = store.pages(_name(stage.output))
        except (OSError, sqlite3.Error, ValueError):
            self._look = look

    def take(self, portal: Portal, jobs: Sequence[Job], count: int) -> Taken:
        """Link what is the same into the stage; `count` of processes to look for it."""
        texts = [job for job in jobs if job.kind == "text"]
        shares = fan_out(partial(_keys, portal, self._look), texts, count)
        keys = dict(zip((job.path for job in texts), (key for share in shares for key in share), strict=True))
        kept: dict[str, Made] = {}
        for job in texts:
            row = self._rows.get(job.path)
            if row is not None and row.key == keys[job.path] and (files := self._linked(row)) is not None:
                kept[job.path] = Made(files, row.statement)
        return Taken(kept=kept, todo=tuple(job for job in jobs if job.path not in kept), keys=keys)

    def _linked(self, row: PageRow) -> tuple[tuple[str, str], ...] | None:
        """The files of a page, linked; None where one is not what the last build wrote."""
        files = json.loads(row.files)
        if not all(_mark(f"{self._stage.output}/{path}") == tuple(mark) for path, _, mark in files):
            return None
        done = [path for path, _, _ in files if self._stage.link(path)]
        if len(done) < len(files):
            for path in done:
                self._stage.drop(path)
            return None
        return tuple((path, sha) for path, sha, _ in files)

    def keep(self, taken: Taken, made: Mapping[str, Made]) -> None:
        """Remember what the stage holds, before it is switched: its files stay the same ones wherever they lie, and should
        the switch fail, the next build finds none of them and makes all, as where nothing could be remembered."""
        output = _name(self._stage.output)
        rows = [PageRow(path, taken.keys[path], _files(self._stage.folder, one.files), one.statement) for path, one in made.items()]
        try:
            with closing(Store(self._root)) as store:
                store.begin()
                store.put_note(LOOK, self._look)
                store.put_pages(output, rows, gone=self._rows.keys() - taken.keys.keys())
                store.commit()
        except (OSError, sqlite3.Error):
            Store.remove(self._root)


def _name(output: Path) -> str:
    """The folder, in letters any store takes."""
    return json.dumps(str(output.resolve()))


def _files(folder: Path, files: Iterable[tuple[str, str]]) -> str:
    return json.dumps([(path, sha, _mark(f"{folder}/{path}")) for path, sha in files], ensure_ascii=False)


def _mark(path: str) -> tuple[int, int, int] | None:
    """Which file it is and when it was last written; None where there is none. In-place changes show in it."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _keys(portal: Portal, look: str, jobs: Sequence[Job]) -> list[str]:
    return [blake2b(repr((look, frame(portal, portal.by_id[job.key]))).encode("utf-8", "replace"), digest_size=16).hexdigest() for job in jobs]
