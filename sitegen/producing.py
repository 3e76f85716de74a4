"""Making the planned files, in shares for workers: view -> bytes -> file in the stage. Bodies live for a few pages only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from sitegen.errors import SitegenError
from sitegen.model import Facts, Text
from sitegen.record import Record
from sitegen.reuse import Made, Reuse, Taken
from sitegen.settings import Settings
from sitegen.site_index import Published
from sitegen.stages import read
from sitegen.stages.plan import Job, Plan, Portal, ledger, page_view, search, statements, texts
from sitegen.stages.plan.office import office_files
from sitegen.stages.render import Theme, View
from sitegen.stages.write import Stage, manifest
from sitegen.text.markdown import render
from sitegen.text.traditional import available, edition
from sitegen.views import ArticleView, Html, PageView
from sitegen.workers import fan_out

__all__ = ["Kept", "Pages", "kept", "office", "pages", "recall", "size_of", "staged", "theme"]


TOGETHER = 32
"""Pages made side by side: one step for all of them and then the next takes a sixth less time than one page after the other."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What the record must keep of a build."""

    published: Mapping[str, Published]
    sources: Mapping[str, bytes]
    """Sources of texts that are new or changed since the last build, by id."""


@dataclass(frozen=True, kw_only=True)
class _Share:
    digests: dict[str, str]
    texts: dict[str, Made]
    """By the path of the page."""


def theme(root: Path) -> Theme:
    return Theme(root / "theme")


def size_of(root: Path) -> Callable[[str], int]:
    return lambda path: (root / "content" / path).stat().st_size


@contextmanager
def staged(*stages: Stage) -> Iterator[None]:
    """Empty stages to write into; whatever goes wrong, they go away and the published trees stand."""
    try:
        for stage in stages:
            stage.begin()
        yield
    finally:
        for stage in stages:
            stage.discard()


def recall(record: Record, settings: Settings) -> Callable[[str], Facts | None]:
    """Facts of the last published version of a text, from the cleared source in the record; None where there is none."""
    published = record.published()

    def facts(key: str) -> Facts | None:
        one, data = published.get(key), record.source(key)
        if one is None or data is None:
            return None
        return read.facts(read.article(read.decoded(one.path, data), settings, dict(one.files).get))

    return facts


def _no_file(path: str) -> str | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Pages:
    """The public files of a build."""

    digests: Mapping[str, str]
    """Path in the output -> sha256."""
    remember: Callable[[], None]
    """To be called when they are in their place: the next build need not make them again."""


def pages(
    root: Path, planned: Plan, portal: Portal, look: Theme, record: Record, public: Stage, jobs: int, reuse: Reuse | None = None
) -> Pages:
    """Put every public file of the plan into the stage: taken over from the last build, or made."""
    portal.warm()
    taken = reuse.take(portal, planned.public, jobs) if reuse else Taken(kept={}, todo=planned.public, keys={})
    look.warm()
    held = _held(portal, record)
    digests = {path: public.put(path, data) for path, data in look.assets().items()}
    digests |= {path: sha for one in taken.kept.values() for path, sha in one.files}
    made: dict[str, Made] = {}
    for share in fan_out(partial(_make, root, portal, look, public, held), taken.todo, jobs):
        digests |= share.digests
        made |= share.texts
    said = {job.key: (taken.kept.get(job.path) or made[job.path]).statement for job in planned.public if job.kind == "text"}
    digests |= {path: _copy(root, record, path, sha, public) for path, sha in planned.files}
    for path, data in statements.shards(portal, said):
        digests[path] = public.put(path, data)
    if portal.settings.build.search:
        for indexed in fan_out(partial(_segments, portal, public), list(search.segments(portal)), jobs, least=1):
            digests |= indexed
    for path, data in manifest(digests):
        public.put(path, data)
    return Pages(digests=digests, remember=partial(reuse.keep, taken, made) if reuse else lambda: None)


def office(planned: Plan, portal: Portal, look: Theme, internal: Stage) -> None:
    """Write what only the office gets."""
    for job in planned.internal:
        internal.put(job.path, look.render(page_view(portal, job)))
    for path, made in office_files(portal):
        internal.put(path, made.encode() if isinstance(made, str) else look.render(made))
    found = ledger.rows(portal.index)
    internal.put("review-log.csv", ledger.as_csv(found).encode("utf-8", "replace"))
    internal.put("review-log.json", ledger.as_json(found).encode("utf-8", "replace"))
    internal.put(".sitegen-internal", b"")
    for path, data in look.assets().items():
        internal.put(path, data)


def kept(root: Path, planned: Plan, portal: Portal, record: Record) -> Kept:
    """What the record must know of this build; keeps the published attachments."""
    before, held = record.published(), _held(portal, record)
    changed = {
        f.id: held.get(f.id) or _cleared_bytes(root, f)
        for f in portal.texts
        if f.id not in before or before[f.id].sha256 != f.sha256
    }
    record.keep_files((root / "content" / path, sha) for path, sha in planned.files)
    return Kept(published={f.id: _published(f) for f in portal.texts}, sources=changed)


def _held(portal: Portal, record: Record) -> Mapping[str, bytes]:
    """Sources of the texts that stay at their last published version, by id."""
    return {f.id: data for f in portal.texts if _is_held(f, portal) and (data := record.source(f.id))}


def _is_held(facts: Facts, portal: Portal) -> bool:
    """Published from the record: not the version that lies in `content/` now."""
    return portal.index.by_id.get(facts.id) is not facts


def _published(facts: Facts) -> Published:
    return Published(
        id=facts.id,
        path=facts.path,
        sha256=facts.sha256,
        digest=facts.digest,
        url=facts.url,
        unit=facts.unit,
        files=facts.files,
        date=facts.date.at.isoformat() if facts.date else "",
    )


def _cleared_bytes(root: Path, facts: Facts) -> bytes:
    data = read.read_bytes(root / "content" / facts.path)
    if sha256(data).hexdigest() != facts.sha256:
        raise _changed(facts.path)
    return data


def _changed(path: str) -> SitegenError:
    return SitegenError(
        Text(
            f"content/{path} 在检查之后又被改动，已停止发布",
            f"content/{path} changed after it was checked; nothing was published",
        ),
        Text("等编辑保存完毕后重新构建", "build again when the file is at rest"),
    )


def _make(
    root: Path, portal: Portal, look: Theme, public: Stage, held: Mapping[str, bytes], jobs: Sequence[Job]
) -> _Share:
    digests: dict[str, str] = {}
    texts_made: dict[str, Made] = {}
    other = _traditional(portal.settings)
    for start in range(0, len(jobs), TOGETHER):
        some = jobs[start : start + TOGETHER]
        written = [portal.by_id[job.key] for job in some if job.kind == "text"]
        made = dict(zip((facts.id for facts in written), _texts(root, portal, held, written), strict=True))
        views: list[View] = [made[job.key][0] if job.kind == "text" else page_view(portal, job) for job in some]
        files = [(job.path, look.render(view)) for job, view in zip(some, views, strict=True)]
        if other:
            files += [(f"zh-hant/{path}", other(data.decode()).encode())
                      for (path, data), view in zip(tuple(files), views, strict=True) if isinstance(view, PageView)]
        if portal.settings.build.search:
            files += [(search.slice_path(portal, facts), look.render(search.slice_view(portal, facts, made[facts.id][0].body))) for facts in written]
        put = {path: public.put(path, data) for path, data in files}
        for job in some:
            if job.kind == "text":
                own = (job.path, f"zh-hant/{job.path}", *((search.slice_path(portal, portal.by_id[job.key]),) if portal.settings.build.search else ()))
                texts_made[job.path] = Made(tuple((path, put[path]) for path in own if path in put), made[job.key][1])
        digests |= put
    return _Share(digests=digests, texts=texts_made)


def _traditional(settings: Settings) -> Callable[[str], str] | None:
    """What makes the traditional edition of a page; None where the site wants none or the extra is absent. People keep their names as written."""
    if not settings.build.traditional or not available():
        return None
    names = {person.name: person.name for person in settings.people.people} | {leader.name: leader.name for leader in settings.leaders}
    return edition(names | dict(settings.protected), settings.site.base_url)


def _texts(
    root: Path, portal: Portal, held: Mapping[str, bytes], rows: Sequence[Facts]
) -> Iterator[tuple[ArticleView, str]]:
    """The pages of texts from their sources, read again, with what their reviews prove; each step for all of them, then the next."""
    sources = [_source(root, facts, held.get(facts.id)) for facts in rows]
    written = [read.article(source, portal.settings, _no_file) for source in sources]
    bodies = [render(text.body, texts.linker(portal, facts)) for text, facts in zip(written, rows, strict=True)]
    for facts, text, body in zip(rows, written, bodies, strict=True):
        parts = texts.Parts(meta=text.meta, body=Html(body.html), headings=body.headings)
        yield texts.text_view(portal, facts, parts), statements.statement(portal, facts, text.meta)


def _source(root: Path, facts: Facts, kept: bytes | None) -> read.Source:
    """The cleared bytes of a text; stops where they are not the ones that lie there now."""
    source = read.decoded(facts.path, kept) if kept is not None else read.source(root / "content", facts.path)
    if source.sha256 != facts.sha256:
        raise _changed(facts.path)
    return source


def _segments(portal: Portal, public: Stage, shares: Sequence[tuple[int, tuple[Facts, ...]]]) -> dict[str, str]:
    """Index of some segments of the search, from the slices that lie in the stage. Returns path -> sha256."""
    digests: dict[str, str] = {}
    for number, rows in shares:
        slices = ((facts, public.read(search.slice_path(portal, facts))) for facts in rows)
        for path, data in search.shards(portal, number, search.entries(portal, slices)):
            digests[path] = public.put(path, data)
    return digests


def _copy(root: Path, record: Record, path: str, sha: str, public: Stage) -> str:
    """An attachment's cleared bytes: from `content/`, or from the record where it changed behind a held text."""
    for place in (root / "content" / path, record.file(sha)):
        try:
            data = read.read_bytes(place)
        except OSError:
            continue
        if sha256(data).hexdigest() == sha:
            return public.put(path, data)
    raise _changed(path)
