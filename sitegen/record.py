"""The publication record `.sitegen/record/`: what is on the site and the cleared sources of it. Not a cache."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from sitegen.errors import SitegenError, WriteError
from sitegen.model import Text
from sitegen.site_index import Published, TakenDown

__all__ = ["Pending", "Record", "Sources"]

FOLDER = Path(".sitegen/record")
SCHEMA = """
create table if not exists published (
  id text primary key, path text not null, sha256 text not null, digest text not null, date text not null, url text not null,
  unit text not null, files text not null, source blob not null) without rowid;
create table if not exists withdrawn (
  id text primary key, at text not null, by text not null, reason text not null, url text not null,
  aliases text not null, date text not null) without rowid;
create table if not exists settings (path text primary key, bytes blob not null) without rowid;
create table if not exists state (key text primary key, value text not null) without rowid;
"""
VERSION = 2
PAGE = 65_536
"""Bytes: a source takes several kilobytes. Smaller pages would chain it, each with room to spare: half of the file."""
MANIFEST_STATE = "manifest"


class Record:
    """One SQLite file, and the attachments of published texts under their sha256. Deleting it loses held versions."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER
        self._db: sqlite3.Connection | None = None
        self._published: Mapping[str, Published] | None = None

    def forget_published(self) -> Mapping[str, Published]:
        """What was on the site; the next look reads it anew."""
        before, self._published = self.published(), None
        return before

    def published(self) -> Mapping[str, Published]:
        """What the last build put on the site, by id; empty before the first. Read once: the lock keeps other builds out."""
        if self._published is None:
            self._published = self._read_published()
        return self._published

    def _read_published(self) -> Mapping[str, Published]:
        if not (self._folder / "record.sqlite").exists():
            return {}
        rows = self._rows("select id, path, sha256, digest, date, url, unit, files from published")
        return {row[0]: Published(id=row[0], path=row[1], sha256=row[2], digest=row[3], date=row[4], url=row[5], unit=row[6],
                                  files=tuple((path, sha) for path, sha in json.loads(row[7])) if row[7] != "[]" else ()) for row in rows}

    def source(self, key: str) -> bytes | None:
        """The cleared source of a published text, checked against its sha256; None where it is lost."""
        rows = self._rows("select sha256, source from published where id = ?", key)
        return next((bytes(source) for digest, source in rows if sha256(source).hexdigest() == digest), None)

    def file(self, digest: str) -> Path:
        """Where the bytes of an attachment with that sha256 are kept."""
        return self._folder / "files" / digest

    def keep_files(self, files: Iterable[tuple[Path, str]]) -> None:
        """Keep the bytes of published attachments: (path, sha256)."""
        for path, digest in files:
            kept = self.file(digest)
            if not kept.exists():
                kept.parent.mkdir(parents=True, exist_ok=True)
                part = kept.with_suffix(".part")
                part.write_bytes(path.read_bytes())
                os.replace(part, kept)

    def print(self) -> str:
        """Changes with every change of the record: number, size and time of its file."""
        try:
            found = os.stat(self._folder / "record.sqlite")
        except OSError:
            return ""
        return f"{found.st_ino} {found.st_size} {found.st_ctime_ns}"

    def withdrawn(self) -> Mapping[str, TakenDown]:
        """What `withdraw` took down, by id; empty before the first build."""
        if not (self._folder / "record.sqlite").exists():
            return {}
        rows = self._rows("select id, at, by, reason, url, aliases, date from withdrawn")
        return {row[0]: TakenDown(id=row[0], at=row[1], by=row[2], reason=row[3], url=row[4], aliases=tuple(json.loads(row[5])),
                                  date=row[6]) for row in rows}

    def settings(self) -> Mapping[str, bytes]:
        """The files the last build was settled by (site.yaml, checks, theme), by their path in the site."""
        return {path: bytes(data) for path, data in self._rows("select path, bytes from settings")}

    def manifest_digest(self) -> str:
        """sha256 of the manifest's index as the last build wrote it; empty before the first."""
        if not (self._folder / "record.sqlite").exists():
            return ""
        return next((value for (value,) in self._rows("select value from state where key = ?", MANIFEST_STATE)), "")

    def forget_files(self) -> None:
        """Drop the kept attachments that no published text refers to."""
        wanted = {digest for one in self.published().values() for _, digest in one.files}
        folder = self._folder / "files"
        for kept in sorted(folder.iterdir()) if folder.is_dir() else ():
            if kept.name not in wanted:
                kept.unlink(missing_ok=True)

    @contextmanager
    def pending(self) -> Iterator[Pending]:
        """What will be on the site: written while the block lasts, valid from its `commit` on. Without one, nothing was."""
        db = self._open()
        try:
            yield Pending(db, self)
        finally:
            if db.in_transaction:
                db.rollback()

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _rows(self, words: str, *given: str) -> list[Any]:
        with _said():
            return self._open().execute(words, given).fetchall()

    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            with _said():
                self._folder.mkdir(parents=True, exist_ok=True)
                db = sqlite3.connect(self._folder / "record.sqlite", isolation_level=None)
                written = db.execute("pragma user_version").fetchone()[0]
            if written not in (0, 1, VERSION):
                db.close()
                raise SitegenError(Text(f"发布记录由另一版本的 sitegen 写成（格式 {written}，本版本为 {VERSION}）",
                                        f"the publication record has format {written}; this sitegen knows {VERSION}"),
                                   Text("换用写成它的版本，或从备份恢复 .sitegen/record",
                                       "use the sitegen that wrote it, or restore .sitegen/record from a backup"))
            if written != VERSION:  # a look at the record leaves its bytes alone: a check may run where nothing can be written
                with _said():
                    if written == 1:
                        db.execute("drop table if exists withdrawn")  # had no rows in that version
                    db.execute(f"pragma page_size = {PAGE}")  # of a new file only
                    db.executescript(SCHEMA)
                    db.execute(f"pragma user_version = {VERSION}")
            self._db = db
        return self._db


class Sources(Protocol):
    """Cleared sources of texts that are new or changed, by id."""

    def __getitem__(self, key: str, /) -> bytes: ...

    def __contains__(self, key: object, /) -> bool: ...


class Pending:
    """Changes of the record that nobody sees yet."""

    def __init__(self, db: sqlite3.Connection, record: Record) -> None:
        self._db, self._record = db, record

    def put(self, now_published: Mapping[str, Published], sources: Sources) -> None:
        """What will be published, with the sources of those that are new or changed."""
        db = self._begun()
        with _said():
            before = self._record.forget_published()
            db.executemany("delete from published where id = ?", [(key,) for key in before.keys() - now_published.keys()])
            db.executemany("insert or replace into published values (?, ?, ?, ?, ?, ?, ?, ?, ?)", (
                (one.id, one.path, one.sha256, one.digest, one.date, one.url, one.unit, json.dumps(one.files) if one.files else "[]", sources[key])
                for key in sorted(now_published) if key in sources and (one := now_published[key])))  # in the order of the table: half the time
            db.executemany("update published set path = ?, digest = ?, date = ?, url = ?, unit = ?, files = ? where id = ?", (
                (one.path, one.digest, one.date, one.url, one.unit, json.dumps(one.files), key)
                for key in now_published if key not in sources and (one := now_published[key]) != before.get(key)))

    def settle(self, settings: Mapping[str, bytes]) -> None:
        """The files it is settled by; not called: as before."""
        db = self._begun()
        with _said():
            db.execute("delete from settings")
            db.executemany("insert into settings values (?, ?)", sorted(settings.items()))

    def take_down(self, one: TakenDown) -> None:
        """A text is withdrawn."""
        with _said():
            self._begun().execute("insert or replace into withdrawn values (?, ?, ?, ?, ?, ?, ?)",
                                  (one.id, one.at, one.by, one.reason, one.url, json.dumps(one.aliases), one.date))

    def commit(self, manifest: str) -> None:
        """It is valid. `manifest`: sha256 of the manifest's index."""
        db = self._begun()
        with _said():
            db.execute("insert or replace into state values (?, ?)", (MANIFEST_STATE, manifest))
            db.execute("commit")

    def _begun(self) -> sqlite3.Connection:
        if not self._db.in_transaction:
            with _said():
                self._db.execute("pragma secure_delete = on")  # what was withdrawn leaves no bytes in free pages
                self._db.execute("begin immediate")
        return self._db


@contextmanager
def _said() -> Iterator[None]:
    """What the disk or SQLite refused, and a damaged file, as one message; nothing was switched when it is raised before the switch."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        if not isinstance(error, sqlite3.OperationalError | OSError):
            raise SitegenError(Text(f"发布记录 {FOLDER}/record.sqlite 已损坏（{error}）", f"the publication record is damaged ({error})"),
                               Text("从备份恢复 .sitegen/record；确无备份时删除该目录后重新构建（将失去暂缓发布文章的上一版本）",
                                    "restore .sitegen/record from a backup, or delete it and build again")) from None
        raise WriteError(Text(f"发布记录 {FOLDER} 无法读写：{error}", f"the publication record cannot be read or written: {error}"),
                         Text("检查磁盘空间、目录权限，确认没有其他程序占用后重试",
                             "look at space and permissions and at who else holds it, then try again")) from None
