"""The publication record `.sitegen/record/`: what is on the site and the cleared sources of it. Not a cache."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from sitegen.errors import SitegenError
from sitegen.model import Text
from sitegen.site_index import Published

__all__ = ["Record"]

FOLDER = Path(".sitegen/record")
SCHEMA = """
create table if not exists published (
  id text primary key, path text not null, sha256 text not null, digest text not null, date text not null, url text not null,
  unit text not null, files text not null, source blob not null) without rowid;
create table if not exists withdrawn (id text primary key, at text not null, by text not null, reason text not null, url text not null);
"""
VERSION = 1


class Record:
    """One SQLite file, and the attachments of published texts under their sha256. Deleting it loses held versions."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER
        self._db: sqlite3.Connection | None = None

    def published(self) -> Mapping[str, Published]:
        """What the last build put on the site, by id; empty before the first."""
        if not (self._folder / "record.sqlite").exists():
            return {}
        try:
            rows = (
                self._open()
                .execute("select id, path, sha256, digest, date, url, unit, files from published")
                .fetchall()
            )
        except sqlite3.DatabaseError as error:
            raise SitegenError(
                Text(
                    f"发布记录 {FOLDER}/record.sqlite 已损坏（{error}）", f"the publication record is damaged ({error})"
                ),
                Text(
                    "从备份恢复 .sitegen/record；确无备份时删除该目录后重新构建（将失去暂缓发布文章的上一版本）",
                    "restore .sitegen/record from a backup, or delete it and build again",
                ),
            ) from None
        return {
            row[0]: Published(
                id=row[0],
                path=row[1],
                sha256=row[2],
                digest=row[3],
                date=row[4],
                url=row[5],
                unit=row[6],
                files=tuple((path, sha) for path, sha in json.loads(row[7])),
            )
            for row in rows
        }

    def source(self, key: str) -> bytes | None:
        """The cleared source of a published text, checked against its sha256; None where it is lost."""
        row = self._open().execute("select sha256, source from published where id = ?", (key,)).fetchone()
        return bytes(row[1]) if row and sha256(row[1]).hexdigest() == row[0] else None

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

    @contextmanager
    def pending(self, now_published: Mapping[str, Published], sources: Mapping[str, bytes]) -> Iterator[None]:
        """Write what will be on the site, and make it valid only when the block ends well: the switch stands inside."""
        db = self._open()
        try:
            db.execute("begin immediate")
            self._write(db, now_published, sources)
            yield
        except BaseException:
            db.rollback()
            raise
        db.commit()

    def _write(
        self, db: sqlite3.Connection, now_published: Mapping[str, Published], sources: Mapping[str, bytes]
    ) -> None:
        """Rows of `now_published`, with the sources of those that changed."""
        before = {row[0] for row in db.execute("select id from published")}
        db.executemany("delete from published where id = ?", [(key,) for key in before - now_published.keys()])
        db.executemany(
            "insert or replace into published values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    one.id,
                    one.path,
                    one.sha256,
                    one.digest,
                    one.date,
                    one.url,
                    one.unit,
                    json.dumps(one.files),
                    sources[key],
                )
                for key, one in now_published.items()
                if key in sources
            ),
        )
        db.executemany(
            "update published set path = ?, digest = ?, date = ?, url = ?, unit = ?, files = ? where id = ?",
            (
                (one.path, one.digest, one.date, one.url, one.unit, json.dumps(one.files), key)
                for key, one in now_published.items()
                if key not in sources
            ),
        )

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self._folder / "record.sqlite", isolation_level=None)
            self._db.executescript(SCHEMA)
            written = self._db.execute("pragma user_version").fetchone()[0]
            if written not in (0, VERSION):
                raise SitegenError(
                    Text(
                        f"发布记录由另一版本的 sitegen 写成（格式 {written}，本版本为 {VERSION}）",
                        f"the publication record has format {written}; this sitegen knows {VERSION}",
                    ),
                    Text(
                        "换用写成它的版本，或从备份恢复 .sitegen/record",
                        "use the sitegen that wrote it, or restore .sitegen/record from a backup",
                    ),
                )
            if not written:  # a look at the record leaves its bytes alone
                self._db.execute(f"pragma user_version = {VERSION}")
        return self._db
