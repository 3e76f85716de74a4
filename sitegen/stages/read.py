"""Disk -> texts: the only reader of `content/`. A file that cannot be read is a finding, never an exception."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from sitegen.article import Article
from sitegen.frozen import dataclass
from sitegen.model import META_KEYS, Dealings, Facts, Link, Meta, Moment
from sitegen.paths import inside
from sitegen.settings import Settings
from sitegen.text import frontmatter
from sitegen.text.citations import citations
from sitegen.text.decode import decode, plain
from sitegen.text.frontmatter import FrontMatter, unread
from sitegen.text.hosts import host
from sitegen.text.identity import masked_persons
from sitegen.text.problem import Problem
from sitegen.walking import ARTICLE_SUFFIX

__all__ = [
    "MAX_BYTES",
    "Source",
    "article",
    "articles",
    "decoded",
    "facts",
    "given",
    "is_withdrawn",
    "read_bytes",
    "source",
]

MAX_BYTES = 2 * 1024 * 1024
"""Largest article (reference: reliability, threat model)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file as it lies on the disk: its decoded text, or why there is none."""

    path: str
    text: str
    sha256: str
    problems: tuple[Problem, ...] = ()


_OPENING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def read_bytes(path: Path | str) -> bytes:
    """A regular file's bytes; OSError where it is not one (a pipe would hang the build)."""
    handle = os.open(path, _OPENING)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(f"not a regular file: {os.path.basename(path)}")
        data = os.read(handle, found.st_size + 1)
        if len(data) == found.st_size:  # there is no byte more
            return data
        parts = [data]
        while parts[-1]:  # until a read gives nothing: a file may grow, and a read may give less than asked
            parts.append(os.read(handle, 1 << 20))
        return b"".join(parts)
    finally:
        os.close(handle)


def source(content: Path | str, path: str, known: str = "") -> Source:
    """Read and decode one text. `known`: see `decoded`."""
    try:
        data = read_bytes(f"{content}/{path}")
    except OSError as error:
        return Source(
            path=path,
            text="",
            sha256="",
            problems=(Problem(code="fm.unreadable", start=0, end=0, data={"reason": error.strerror or str(error)}),),
        )
    return decoded(path, data, known)


def decoded(path: str, data: bytes, known: str = "") -> Source:
    """The text in these bytes, or why there is none. `known`: sha256 of bytes that were found good before."""
    if len(data) > MAX_BYTES:
        large = Problem(code="fm.too-large", start=0, end=0, data={"size": len(data), "limit": MAX_BYTES})
        return Source(path=path, text="", sha256="", problems=(large,))
    digest = sha256(data).hexdigest()
    text = plain(data) if digest == known else decode(data, path)
    if isinstance(text, Problem):
        return Source(path=path, text=data.decode("utf-8", "replace"), sha256=digest, problems=(text,))
    return Source(path=path, text=text, sha256=digest)


def article(
    read: Source, settings: Settings, hash_file: Callable[[str], str | None], read_file: Callable[[str], bytes | None] = lambda path: None,
    last_author: str | None = None,
) -> Article:
    """The typed text. Where the file or its front matter is broken, an article with its problems and empty facts."""
    return articles([read], settings, hash_file, read_file, {read.path: last_author} if last_author else {})[0]


def articles(
    reads: Sequence[Source], settings: Settings, hash_file: Callable[[str], str | None], read_file: Callable[[str], bytes | None],
    authors: Mapping[str, str],
) -> list[Article]:
    """The same of many: each step for all of them, then the next. `authors`: mail of whoever last changed the content, by path."""
    fronts = frontmatter.read_all(["" if one.problems else one.text for one in reads], settings.zone)
    return [_article(one, unread(one.problems) if one.problems else front, settings, hash_file, read_file, authors.get(one.path))
            for one, front in zip(reads, fronts, strict=True)]


def _article(
    read: Source, front: FrontMatter, settings: Settings, hash_file: Callable[[str], str | None],
    read_file: Callable[[str], bytes | None], last_author: str | None,
) -> Article:
    meta = front.meta
    folder, _, name = read.path.rpartition("/")
    column_id = meta.column or folder
    column = settings.column_by_id.get(column_id)
    return Article(
        path=read.path,
        source=read.text,
        sha256=read.sha256,
        front=front,
        settings=settings,
        column=column,
        column_id=column_id,
        type=meta.type or (column.type if column else None) or "article",
        id=meta.id or read.path[: -len(ARTICLE_SUFFIX)],
        slug=meta.slug or name[: -len(ARTICLE_SUFFIX)],
        unit=meta.unit or (column.owner if column else None) or "",
        hash_file=hash_file,
        last_author=last_author,
        read_file=read_file,
    )


_AS_WRITTEN = {field.name for field in fields(Facts)}.intersection(META_KEYS).difference(Facts.AT_HAND)
"""Keys of front matter that are facts as they stand."""


def facts(text: Article, attested: tuple[tuple[str, str, str], ...] = ()) -> Facts:
    """What the index keeps of a text. `attested`: what its signatures are worth, by level."""
    return Facts(**given(text, attested))


def given(text: Article, attested: tuple[tuple[str, str, str], ...] = ()) -> dict[str, Any]:
    """The same, field by field, without what a text does not have."""
    meta = text.meta
    folder = text.path.rpartition("/")[0]
    outline, source = text.outline, text.source
    found: dict[str, Any] = {
        "path": text.path,
        "sha256": text.sha256,
        "digest": text.digest,
        "id": text.id,
        "column": text.column_id,
        "type": text.type,
        "slug": text.slug,
        "url": f"/{text.column_id}/{text.slug}/" if text.column_id else f"/{text.slug}/",
        "title": meta.title or "",
        "unit": text.unit,
        "date": meta.date,
        "draft": meta.draft,
        "renderable": _is_renderable(text),
        "withdrawn": is_withdrawn(meta),
        "signed": tuple([(review.level, review.at) for review in meta.reviewers if review.at]),
        "attested": attested,
        "anchors": tuple([heading.anchor for heading in outline.headings]),
        "cited": tuple(citations(source)),
        "masked": tuple(masked_persons(source)),
    }
    found |= {name: value for name, value in vars(meta).items() if value is not None and name in _AS_WRITTEN}
    if outline.links:
        found |= {"links": tuple(_links(text, folder)), "external": tuple(_external(text))}
    if text.files:
        found["files"] = tuple(
            sorted((path, sha) for written, sha in text.files.items() if sha and written != meta.source_copy and (path := inside(folder, written))))
    if dealings := _dealings(meta):
        found["dealings"] = dealings
    return found


def _is_renderable(text: Article) -> bool:
    """Design 5.1: only 主动公开 is rendered, a new-media post never, a letter with its writer's consent."""
    if text.type == "post" or (text.meta.disclosure or "主动公开") != "主动公开":
        return False
    return text.type != "letter" or text.meta.consent is True


def is_withdrawn(meta: Meta) -> bool:
    """Design 5.3: the last withdrawal is later than the final signature, or as late; an undated one counts for ever."""
    if not meta.withdrawals:
        return False
    final: Moment | None = next((r.at for r in meta.reviewers if r.level == "final"), None)
    return final is None or any(w.at is None or not final.is_after(w.at) for w in meta.withdrawals)


def _dealings(meta: Meta) -> Dealings | None:
    if not (meta.received or meta.answered or meta.opens or meta.closes or meta.event_date or meta.source_date):
        return None
    return Dealings(
        received=meta.received,
        accepted=meta.accepted_at,
        answered=meta.answered,
        answered_by=meta.answered_by or "",
        reply_kind=meta.reply_kind or "",
        complex=bool(meta.complex_reason),
        opens=meta.opens,
        closes=meta.closes,
        result=meta.result or "",
        event=meta.event_date,
        source_date=meta.source_date,
    )


def _external(text: Article) -> Iterator[Link]:
    for use in text.outline.links:
        if ("//" in use.dest or "%" in use.dest) and (name := host(use.dest)):
            yield Link(name, "", use.start + text.body_start, use.end + text.body_start)


def _links(text: Article, folder: str) -> Iterator[Link]:
    for use in text.outline.links:
        path, _, anchor = use.dest.partition("#")
        start, end = use.start + text.body_start, use.end + text.body_start
        if not path:
            if anchor:
                yield Link(text.path, anchor, start, end)
        elif path.startswith("/") and not path.startswith("//"):
            yield Link(path, anchor, start, end)
        elif ":" not in path.partition("/")[0] and not path.startswith("//"):
            yield Link(inside(folder, path) or path, anchor, start, end)
