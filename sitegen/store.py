"""The store `.sitegen/cache/store.sqlite`: what was worked out before, by content. Safe to delete; anything odd in it
means that it is made anew. Nothing in it depends on the clock unless it says until when it holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sitegen.packed import mark_of
from sitegen.walking import Stamp

__all__ = ["EDITION", "SAFE_AGE", "SAID", "TOGETHER", "FileRow", "Store", "TextRow"]

Value = TypeVar("Value")
TOGETHER = 250
"""Rows parsed in one go."""
FILE = Path(".sitegen/cache/store.sqlite")
VERSION = 8
APPLICATION = 0x53474E31
PAGE = 16_384
"""Bytes: a row of a text takes two kilobytes and more, which small pages would chain."""
SAFE_AGE = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was read may change again within one tick of the file system's clock,
so its stamp is not trusted (as git does)."""
EDITION = "edition"
"""Note that is another one whenever texts were judged anew: a run that works beside others sees whether the store still tells of its texts."""
SAID = "said-of-site"
"""Note under which it is kept what the table `said` holds for; no longer, once a text is judged anew."""

TABLES = """
create table if not exists meta (key text primary key, value text not null) without rowid;
create table if not exists text (path text primary key, changed integer not null, size integer not null, sha256 text not null,
  refs text not null, front text, rest text not null, mark text not null, weight integer not null, findings text not null);
create index if not exists stamp on text (path, changed, size);
create table if not exists said (path text primary key, findings text not null) without rowid;
create table if not exists page (output text not null, path text not null, file text not null, key text not null, sha256 text not null,
  inode integer not null, size integer not null, written integer not null, statement blob not null, primary key (output, path, file)) without rowid;
"""

TextRow = tuple[str, int, int, str, str, str | None, str, str, int, str]
"""(path, changed, size, sha256, refs, facts at hand, other facts, mark of both, weight, findings); see `judging.Judged`."""


class FileRow(NamedTuple):
    """A file that the last build wrote for one of its pages."""

    path: str
    """Of the page."""
    file: str
    """The same, or another edition of it."""
    key: str
    """Digest of all that the page depends on."""
    sha256: str
    inode: int
    size: int
    written: int
    """Time of its last change, ns."""


class Store:
    """One embedded file, versioned, in a journal that survives a kill. Every value goes in and out as it is."""

    def __init__(self, root: Path) -> None:
        self._root, self._path = root, root / FILE
        self._db = self._opened()

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(2):
            try:
                db = sqlite3.connect(self._path, isolation_level=None)
                db.execute(f"pragma page_size = {PAGE}")  # of a new file only
                db.execute("pragma journal_mode = wal")
                db.execute("pragma synchronous = normal")
                marks = (db.execute("pragma application_id").fetchone()[0], db.execute("pragma user_version").fetchone()[0])
                if marks == (0, 0):
                    db.executescript(TABLES)
                    db.execute(f"pragma application_id = {APPLICATION}")
                    db.execute(f"pragma user_version = {VERSION}")
                    return db
                if marks == (APPLICATION, VERSION):
                    return db
                db.close()
            except sqlite3.DatabaseError:
                pass
            self.remove(self._root)
        raise OSError(f"{FILE} cannot be opened")

    @staticmethod
    def remove(root: Path) -> None:
        """Delete it; the next run makes it anew. Never raises."""
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                (root / f"{FILE}{suffix}").unlink(missing_ok=True)

    def count(self) -> int:
        """How many texts are known."""
        number: int = self._db.execute("select count(*) from text").fetchone()[0]
        return number

    def note(self, key: str) -> Any:
        """A small value kept under a name, or None."""
        row = self._db.execute("select value from meta where key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else None

    def stamps(self) -> Mapping[str, Stamp]:
        """What the texts looked like when they were read: path -> stamp."""
        return {path: (changed, size) for path, changed, size in self._db.execute("select path, changed, size from text")}

    def refs(self) -> Mapping[str, str]:
        """Path -> referenced files as JSON, of the texts that refer to any."""
        return dict(self._db.execute("select path, refs from text where refs != '[]'").fetchall())

    def text(self, path: str) -> TextRow | None:
        row: TextRow | None = self._db.execute("select * from text where path = ?", (path,)).fetchone()
        return row

    def facts(self, make: Callable[[Iterable[list[Any]], Iterable[str], Iterable[str]], Iterable[Value]]) -> Iterator[tuple[str, Value]]:
        """(path, value) of every readable text, by path. `make`: of their facts at hand, their other facts and the marks of both. Raises ValueError
        where a row is damaged: the other facts are unpacked much later, when nobody looks out for that."""
        rows = self._db.execute("select path, front, rest, mark from text where front is not null order by path")
        while some := rows.fetchmany(TOGETHER):
            if any(mark_of(front, rest) != mark for _, front, rest, mark in some):
                raise ValueError(f"{FILE} is damaged")
            fronts = json.loads(f"[{','.join([row[1] for row in some])}]")
            paths, _, rests, marks = zip(*some, strict=True)
            yield from zip(paths, make(fronts, rests, marks), strict=True)

    def findings(self, weight: int) -> Generator[tuple[str, str], None, None]:
        """(path, findings) of every text with findings that weigh so much; 0 weighs most."""
        yield from self._db.execute("select path, findings from text where weight <= ? order by path", (weight,))

    def facts_of(self, path: str) -> tuple[str | None, str, str]:
        """(facts at hand, other facts, mark of both) of a known text."""
        front, rest, mark = self._db.execute("select front, rest, mark from text where path = ?", (path,)).fetchone()
        if front is not None and mark_of(front, rest) != mark:
            raise ValueError(f"{FILE} is damaged")
        return front, rest, mark

    def findings_of(self, path: str) -> str:
        """What the rules on single texts said of a known text."""
        own: str = self._db.execute("select findings from text where path = ?", (path,)).fetchone()[0]
        return own

    def said(self) -> Mapping[str, str]:
        """What the rules on the site said, by what it was said of."""
        return dict(self._db.execute("select path, findings from said").fetchall())

    def said_of(self, path: str) -> str:
        """The same of one thing; empty: nothing."""
        row = self._db.execute("select findings from said where path = ?", (path,)).fetchone()
        return row[0] if row else ""

    def put_said(self, rows: Iterable[tuple[str, str]], instead: Iterable[str] | None = None) -> None:
        """What the rules on the site say, `instead` of what they said of these; without: instead of all."""
        if instead is None:
            self._db.execute("delete from said")
        else:
            self._db.executemany("delete from said where path = ?", [(path,) for path in instead])
        self._db.executemany("insert into said values (?, ?)", rows)

    def below(self, names: Iterable[str]) -> list[str]:
        """Known paths that are one of the names or below it."""
        found: set[str] = set()
        for name in names:
            found |= {row[0] for row in self._db.execute("select path from text where path = ? or path glob ?", (name, _escaped(name) + "/*"))}
        return sorted(found)

    def put_texts(self, rows: Iterable[TextRow]) -> None:
        self._db.executemany("insert or replace into text values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def drop_texts(self, paths: Iterable[str]) -> None:
        self._db.executemany("delete from text where path = ?", [(path,) for path in paths])

    def files(self, output: str) -> list[FileRow]:
        """Files of an output folder, by page."""
        rows = self._db.execute("select path, file, key, sha256, inode, size, written from page where output = ? order by path, file", (output,))
        return list(map(FileRow._make, rows.fetchall()))

    def statements(self, output: str, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """(path, statement of the reviews) of the pages of texts."""
        for path in paths:
            yield from self._db.execute("select path, statement from page where output = ? and path = ? and file = path", (output, path))

    def put_files(self, output: str, rows: Iterable[tuple[FileRow, bytes]], gone: Iterable[str]) -> None:
        """Rows that are new or changed, each with the statement of a text's reviews, and pages that are no more or were made anew."""
        self._db.executemany("delete from page where output = ? and path = ?", [(output, path) for path in gone])
        self._db.executemany("insert or replace into page values (?, ?, ?, ?, ?, ?, ?, ?, ?)", ((output, *row, statement) for row, statement in rows))

    def put_note(self, key: str, value: Any) -> None:
        self._db.execute("insert or replace into meta values (?, ?)", (key, json.dumps(value, ensure_ascii=False)))

    def forget(self, key: str) -> None:
        self._db.execute("delete from meta where key = ?", (key,))

    def clear(self, *tables: str) -> None:
        for table in tables:
            self._db.execute(f"delete from {table}")

    def begin(self) -> None:
        self._db.execute("begin immediate")

    def commit(self) -> None:
        self._db.execute("commit")

    def close(self) -> None:
        self._db.close()


def _escaped(name: str) -> str:
    """A name as a pattern of SQLite's `glob` that fits it alone."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
