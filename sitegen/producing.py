"""Making the planned files, in shares for workers: view -> bytes -> file in the stage. Bodies live for a few pages only."""

from __future__ import annotations

import marshal
import os
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from sitegen import keeping, pictures
from sitegen.aside import Aside
from sitegen.frozen import dataclass
from sitegen.indexing import indexed
from sitegen.memory import give_back
from sitegen.model import Facts, Text
from sitegen.progress import step
from sitegen.record import Record
from sitegen.reuse import Made, Reuse, Taken
from sitegen.settings import Settings
from sitegen.sources import parts
from sitegen.stages import read
from sitegen.stages.manifest import manifest
from sitegen.stages.plan import Job, Plan, Portal, ledger, page_view, search, statements, texts
from sitegen.stages.plan.around import around
from sitegen.stages.plan.office import office_files
from sitegen.stages.render import Theme, View
from sitegen.stages.write import Stage
from sitegen.text.remember import TOGETHER
from sitegen.text.traditional import available, edition
from sitegen.views import ArticleView, PageView
from sitegen.workers import beside, spread

__all__ = ["Pages", "office", "pages", "size_of", "staged", "theme"]

TAKING = Text("沿用上次的页面", "take over pages of the last build")
MAKING = Text("生成页面", "make pages")
FINISHING = Text("附件和清单", "attachments and manifest")
FEW = 16
"""Pages that are made sooner than what all pages share is worked out."""
PAGES = Text("页", "pages")


def theme(root: Path) -> Theme:
    return Theme(root / "theme")


def size_of(root: Path, record: Record) -> Callable[[str, str], int]:
    """Bytes of a file by its path under `content/` and its sha256: as it was published, else as it lies there."""
    def size(path: str, sha: str) -> int:
        for place in (record.file(sha), f"{root}/content/{path}"):
            with suppress(OSError):
                return os.stat(place).st_size
        raise keeping.changed_since(path)

    return size


@contextmanager
def staged(*stages: Stage) -> Iterator[None]:
    """Stages to write into; whatever goes wrong, they go away and the published trees stand."""
    try:
        for stage in stages:
            stage.begin()
        yield
    finally:
        for stage in stages:
            stage.discard()


@dataclass(frozen=True, kw_only=True)
class Pages:
    """The public files of a build."""

    digests: Mapping[str, str]
    """Path in the output -> sha256."""
    manifest: tuple[str, ...]
    """Files of the manifest."""
    internal: Collection[str]
    """Files of the office, in their own stage."""
    remember: Callable[[], None]
    """To be called when all stands in the stage: the next build need not make the same again."""


def pages(
    root: Path, planned: Plan, portal: Portal, look: Theme, record: Record, public: Stage, jobs: int, reuse: Reuse | None = None,
    meanwhile: Callable[[], None] = lambda: None, aside: Aside | None = None, office: Callable[[], Collection[str]] = tuple,
) -> Pages:
    """Put every public file of the plan into the stage: taken over from the last build, or made. `meanwhile`: what this
    process does while others make pages. `aside`: what judging laid there. `office`: makes what only the office gets, and names it;
    where many pages may be taken over, another process does that."""
    soon = reuse is not None and reuse.knows_pages
    with beside(office, worth=soon) as placed:
        with step(TAKING):
            portal.pictures = pictures.shown(root, record, planned.files, jobs)
            taken = reuse.take(portal, planned.public) if reuse else Taken(kept={}, todo=planned.public, views={})
            if len(taken.todo) > FEW:  # what workers inherit, none of them has to work out
                portal.warm()
                look.warm()
            held = keeping.held(portal, record, {job.key for job in taken.todo if job.kind == "text"})
        digests = {path: public.put(path, data) for path, data in look.assets().items()}
        digests |= {path: sha for one in taken.kept.values() for path, sha in one.files}
        made: dict[str, Made] = {}
        make = partial(_make, root, portal, look, public, held, taken.views, reuse, aside)
        with step(MAKING, len(taken.todo), PAGES), spread(make, taken.todo, jobs) as shares:
            internal = () if soon else placed()
            meanwhile()
            if len(taken.todo) > FEW:
                give_back()
            packed = list(shares)
        internal = internal or placed()
    for share in packed:  # only now that there is no other process: what it is told by page takes ten times the room
        some = _unpacked(share)
        made |= some
        digests |= {path: sha for one in some.values() for path, sha in one.files}
    with step(FINISHING):
        listed = _finished(root, planned, portal, record, public, jobs, digests, taken, made, reuse)
    return Pages(digests=digests, manifest=listed, internal=internal, remember=partial(reuse.keep, made) if reuse else lambda: None)


def _finished(root: Path, planned: Plan, portal: Portal, record: Record, public: Stage, jobs: int, digests: dict[str, str], taken: Taken,
              made: dict[str, Made], reuse: Reuse | None) -> tuple[str, ...]:
    """What can only be made when all pages are there; adds its digests. Returns the files of the manifest."""

    def put(path: str, key: str, copy: Callable[[], str]) -> None:
        """A file that is what it was where its key is the same."""
        found = reuse.claim(path, key) if reuse else None
        if not found:
            found = made[path] = Made(((path, copy()),), key=key)
        digests[path] = found.files[0][1]

    def copied(place: Path, path: str) -> str:
        return public.put(path, read.read_bytes(place))

    def stated(path: str, signed: Sequence[Facts]) -> str:
        """What the reviews of some texts prove, as one file; worked out once more where the store has gone since."""
        asked = [facts for facts in signed if pages[facts.id] not in made]
        known = reuse.statements([pages[facts.id] for facts in asked]) if reuse else {}
        lost = [facts for facts in asked if pages[facts.id] not in known]
        held = keeping.held(portal, record, {facts.id for facts in lost})
        anew = {pages[facts.id]: statements.statement(facts, own.imprint) for facts, own in zip(lost, parts(root, portal, held, None, lost), strict=True)}
        known = known | anew
        return public.put(path, statements.shard(known.get(page) or made[page].statement for page in [pages[facts.id] for facts in signed]))

    pages = {job.key: job.path for job in planned.public if job.kind == "text"}
    for path, sha in planned.files:
        put(path, sha, partial(keeping.copied, root, record, path, sha, public))
    for path, sha, place in pictures.lighter(root, planned.files, portal.pictures):
        put(path, f"webp of {sha}", partial(copied, place, path))
    for path, signed in statements.shards(portal, pages):
        key = reuse.key([facts.mark for facts in signed]) if reuse else ""
        put(path, key, partial(stated, path, signed))
    if portal.settings.build.search:
        files = indexed(portal, public, reuse, digests, jobs)
        digests |= {path: one.files[0][1] for path, one in files.items()}
        made |= {path: one for path, one in files.items() if one.key}
    listed = dict(manifest(digests))
    for path, data in listed.items():
        public.put(path, data)
    public.complete({*digests, *listed})
    return tuple(listed)


def office(planned: Plan, portal: Portal, look: Theme, internal: Stage, reuse: Reuse) -> Collection[str]:
    """Write what only the office gets; what is the same is taken over. Returns the files."""
    internal.begin()  # another process may have begun, and failed
    made: dict[str, Made] = {}
    placed: set[str] = set()

    def put(path: str, key: str, make: Callable[[], bytes]) -> None:
        placed.add(path)
        if not reuse.claim(path, key):
            made[path] = Made(((path, internal.put(path, make())),))

    for path, view in (*((job.path, page_view(portal, job)) for job in planned.internal), *office_files(portal)):
        put(path, reuse.view_key(view), partial(look.render, view))
    for year, signed in ledger.by_year(portal.index):
        key, rows = reuse.key([facts.mark for facts in signed]), cache(partial(ledger.rows, portal.settings, signed))
        for kind, form in ledger.FORMS.items():
            put(f"review-log/{year}.{kind}", key, lambda form=form, rows=rows: b"".join([piece.encode("utf-8", "replace") for piece in form(rows())]))  # type: ignore[misc]
    for path, data in {".sitegen-internal": b"", **look.assets()}.items():
        put(path, sha256(data).hexdigest(), partial(bytes, data))
    reuse.keep(made)
    return placed


def _make(
    root: Path, portal: Portal, look: Theme, public: Stage, held: Mapping[str, bytes], known: Mapping[str, View], reuse: Reuse | None,
    aside: Aside | None, jobs: Sequence[Job],
) -> bytes:
    """The files of some jobs, put into the stage; by the path of the page (`_unpacked`)."""
    pages_made: dict[str, Made] = {}
    other = _traditional(portal.settings)
    for start in range(0, len(jobs), TOGETHER):
        some = jobs[start : start + TOGETHER]
        written = [portal.by_id[job.key].afresh() for job in some if job.kind == "text"]
        made = {facts.id: one for facts, one in zip(written, _texts(root, portal, held, reuse, aside, written), strict=True)}
        views: list[View] = [made[job.key][0] if job.kind == "text" else known.get(job.path) or page_view(portal, job) for job in some]
        files = [(job.path, look.render(view)) for job, view in zip(some, views, strict=True)]
        if other:
            files += [(f"zh-hant/{path}", other(data.decode()).encode())
                      for (path, data), view in zip(tuple(files), views, strict=True) if isinstance(view, PageView)]
        if portal.settings.build.search:
            files += [(search.slice_path(portal, facts), look.render(search.slice_view(portal, facts, made[facts.id][0].body))) for facts in written]
        put = {path: public.put(path, data) for path, data in files}
        for job, view in zip(some, views, strict=True):
            own = [job.path, f"zh-hant/{job.path}"]
            if job.kind == "text" and portal.settings.build.search:
                own.append(search.slice_path(portal, portal.by_id[job.key]))
            said, key = made[job.key][1:] if job.kind == "text" else (b"", reuse.view_key(view) if reuse and job.path not in known else "")
            pages_made[job.path] = Made(tuple((path, put[path]) for path in own if path in put), said, key)
    return zlib.compress(marshal.dumps({path: tuple(one) for path, one in pages_made.items()}), 1)


def _unpacked(share: bytes) -> dict[str, Made]:
    return {path: Made(*one) for path, one in marshal.loads(zlib.decompress(share)).items()}


def _traditional(settings: Settings) -> Callable[[str], str] | None:
    """What makes the traditional edition of a page; None where the site wants none or the extra is absent. People keep their names as written."""
    if not settings.build.traditional or not available():
        return None
    names = {person.name: person.name for person in settings.people.people} | {leader.name: leader.name for leader in settings.leaders}
    return edition(names | dict(settings.protected), settings.site.base_url)


def _texts(
    root: Path, portal: Portal, held: Mapping[str, bytes], reuse: Reuse | None, aside: Aside | None, rows: Sequence[Facts]
) -> Iterator[tuple[ArticleView, bytes, str]]:
    """The pages of texts, with what their reviews prove and the digest of all the page depends on; each step for all of them,
    then the next."""
    sources = parts(root, portal, held, aside, rows)
    near = [around(portal, facts) for facts in rows]
    views = [texts.text_view(portal.settings, facts, beside, own) for facts, beside, own in zip(rows, near, sources, strict=True)]
    said = [statements.statement(facts, own.imprint) for facts, own in zip(rows, sources, strict=True)]
    keys = [reuse.text_key(portal, facts, beside) if reuse else "" for facts, beside in zip(rows, near, strict=True)]
    return zip(views, said, keys, strict=True)
