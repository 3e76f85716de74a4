"""The story of a withdrawal: the last published tree minus one text, from the publication record alone; no rule is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sitegen import producing
from sitegen.article import Article
from sitegen.delivery import needles, snapshot, tree
from sitegen.errors import SitegenError, WriteError
from sitegen.model import Facts, Moment, Text
from sitegen.record import Record
from sitegen.reuse import Reuse
from sitegen.settings import People, Settings
from sitegen.site_index import Published, SiteIndex, TakenDown
from sitegen.stages import read
from sitegen.stages.check import cleared_before
from sitegen.stages.lock import build_lock
from sitegen.stages.plan import Portal, plan, search
from sitegen.stages.render import Theme
from sitegen.stages.withdrawn import with_stones
from sitegen.stages.write import Stage, all_or_nothing
from sitegen.workers import fan_out

__all__ = ["Withdrawn", "withdraw"]


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """What a withdrawal did."""

    id: str
    path: str
    """Of the source, under `content/`."""
    addresses: tuple[str, ...]
    """Root addresses whose content is no longer what it was, the text's own first: for caches and search engines."""
    quoted: tuple[str, ...]
    """Paths under `content/` of other published texts that say the title or the address in their own words."""
    settings: Settings
    count: int
    """Files of the new tree."""


RECORDS = ("clocks/", "forecast/", "ledgers/", "nginx.conf", "reminders/", "waivers/")
"""Parts of `internal/` that must go on naming what was withdrawn: the office's ledgers, and the addresses to answer with 410."""


@dataclass(frozen=True, kw_only=True)
class _Share:
    facts: tuple[Facts, ...]
    quotes: tuple[tuple[str, str], ...]
    """(words, id of a text that says them)."""
    lost: tuple[str, ...]


def withdraw(root: Path, key: str, *, reason: str, by: str, at: datetime, now: datetime, jobs: int, people: People | None = None,
             output: Path | None = None) -> Withdrawn:
    """Take a published text down: `key` is its id, its path or its address. `at`, `now`: aware; `people`: those of today.

    Raises SitegenError where there is no such text or `by` is nobody; WriteError where the new tree would still hold it.
    """
    with build_lock(root):
        record = Record(root)
        kept = record.settings()
        settings = snapshot.settings_of(root, kept)
        one = _published(record, key)
        _somebody(people or settings.people, by)
        target = output or root / settings.build.output
        text = _text(record, settings, one.id)
        facts = read.facts(text)
        if any(level == "final" and moment.is_after(Moment(at, True)) for level, moment in facts.signed):
            raise SitegenError(Text(f"撤稿时间 {at:%Y-%m-%d %H:%M} 早于终审签发时间", f"the withdrawal at {at:%Y-%m-%d %H:%M} is before the final signature"),
                               Text("改正 --at，或省略它以当前时间为准", "mend --at, or leave it out for the present time"))
        down = TakenDown(id=one.id, at=at.isoformat(), by=by, reason=reason, url=facts.url, aliases=facts.aliases, date=one.date)
        others = sorted(record.published().keys() - {one.id})
        only = _own_files(one, record.published())
        words, runs = needles.needles(facts, text.meta, only, text.body)
        shares = fan_out(partial(_recall, root, settings, [*words, *runs]), others, jobs)
        if lost := [name for share in shares for name in share.lost]:
            raise SitegenError(Text(f"发布记录里 {'、'.join(lost)} 的已发布版本丢失，无法重建网站",
                f"the record lost the published version of {', '.join(lost)}"),
                               Text("从备份恢复 .sitegen/record 后重试", "restore .sitegen/record from a backup, then try again"))
        texts = tuple(f for share in shares for f in share.facts)
        quotes: dict[str, list[Facts]] = {}
        by_id = {f.id: f for f in texts}
        for share in shares:
            for word, quoting in share.quotes:
                quotes.setdefault(word, []).append(by_id[quoting])
        before = _manifest(target)
        public, internal = Stage(target), Stage(root / settings.build.internal)
        with snapshot.theme_folder(root, kept) as look, producing.staged(public, internal):
            theme = Theme(look)
            portal = _portal(record, settings, texts, down, now, theme)
            wanted = [_needle(word, quotes.get(word, ()), portal) for word in (*words, *[run for run in runs if run not in quotes][:3])]
            planned = plan(portal)
            made = producing.pages(root, planned, portal, theme, record, public, jobs, Reuse(root, public))
            producing.office(planned, portal, theme, internal, Reuse(root, internal))
            _refuse(needles.hits(public.folder, wanted, jobs))
            _refuse([hit for hit in needles.hits(internal.folder, wanted, jobs) if not hit[0].startswith(RECORDS)])
            after = _manifest(public.folder)
            published = {key: row for key, row in record.published().items() if key != one.id}
            recorded = record.pending(published, {}, manifest=tree.manifest_digest(public.folder), taken_down=down)
            made.remember()
            with all_or_nothing(public, internal), recorded:
                public.switch()
                internal.switch()
        record.forget_files()
        named = {f.path for word in (facts.title, facts.url) for f in quotes.get(word, ())}
        record.close()
    return Withdrawn(id=one.id, path=one.path, addresses=tuple(_addresses(facts, only, before, after)), quoted=tuple(sorted(named)),
                     settings=settings, count=len(made.digests))


def _published(record: Record, key: str) -> Published:
    published = record.published()
    name = key.removeprefix("content/")
    for one in published.values():
        if key == one.id or name == one.path or key.strip("/") == one.url.strip("/"):
            return one
    if done := record.withdrawn().get(key):
        raise SitegenError(Text(f"“{key}”已于 {done.at[:16].replace('T', ' ')} 撤下，网站上没有它",
            f"{key!r} was withdrawn at {done.at[:16]}; it is not on the site"))
    from difflib import get_close_matches

    near = get_close_matches(key, published, 1)
    raise SitegenError(Text(f"网站上没有“{key}”这篇文章", f"no text {key!r} is on the site"),
                       Text(f"是否想写 {near[0]}？", f"did you mean {near[0]}?") if near else
                       Text("给出文章的 id、content/ 下的路径或网页地址", "give the text's id, its path under content/ or its address"))


def _somebody(people: People, by: str) -> None:
    if people.known and people.find(by) is None:
        raise SitegenError(Text(f"checks/people.yaml 里没有“{by}”", f"nobody in checks/people.yaml is {by!r}"),
                           Text("--by 写人员编号或唯一的姓名", "--by is a person's id or a name that only one person bears"))


def _text(record: Record, settings: Settings, key: str) -> Article:
    data, one = record.source(key), record.published()[key]
    if data is None:  # its words are not known, but its address and its place are: that must not save it
        data = f"---\ntitle: {key}\n---\n".encode()
    return read.article(read.decoded(one.path, data), settings, dict(one.files).get)


def _own_files(one: Published, published: Mapping[str, Published]) -> list[str]:
    """Attachments and images that go with it."""
    shared = {path for other in published.values() if other.id != one.id for path, _ in other.files}
    return [path for path, _ in one.files if path not in shared]


def _recall(root: Path, settings: Settings, words: Sequence[str], keys: Sequence[str]) -> _Share:
    """Facts of published texts from the record, and which of the words each says itself. In a worker: its own connection."""
    record = Record(root)
    published = record.published()
    facts: list[Facts] = []
    quotes: list[tuple[str, str]] = []
    lost: list[str] = []
    for key in keys:
        one, data = published[key], record.source(key)
        if data is None:
            lost.append(key)
            continue
        text = read.article(read.decoded(one.path, data), settings, dict(one.files).get)
        facts.append(replace(read.facts(text), files=one.files))
        quotes += [(word, key) for word in words if word in text.source]
    record.close()
    return _Share(facts=tuple(facts), quotes=tuple(quotes), lost=tuple(lost))


def _needle(word: str, quoting: Sequence[Facts], portal: Portal) -> needles.Needle:
    covers: set[bytes] = {form for f in quoting for shown in (f.title, f.summary) if word in shown for form in needles.variants(shown)}
    return needles.Needle(words=word, variants=needles.variants(word), quoted=frozenset(path for f in quoting for path in _places(portal, f)),
                          covers=tuple(sorted(covers, key=lambda form: (-len(form), form))))


def _places(portal: Portal, facts: Facts) -> tuple[str, ...]:
    """Files that show a text's own words: its page in both scripts, and its slice of the search."""
    page = facts.url[1:] + "index.html"
    return page, f"zh-hant/{page}", search.slice_path(portal, facts)


def _portal(record: Record, settings: Settings, texts: tuple[Facts, ...], down: TakenDown, now: datetime, theme: Theme) -> Portal:
    """The site from the record: the index holds the withdrawn alone, so that every page is made from the cleared sources."""
    digests = {path: sha for f in texts for path, sha in f.files}
    empty = SiteIndex(settings=settings, articles=(), files=frozenset(digests), published=record.published())
    taken = {**record.withdrawn(), down.id: down}
    for f in texts:
        taken.pop(f.id, None)
    cleared = cleared_before(sorted(texts, key=lambda f: f.path))
    return Portal(with_stones(empty, taken), cleared, now.astimezone(settings.zone), theme.chrome, lambda path: record.file(digests[path]).stat().st_size)


def _refuse(found: list[tuple[str, str]]) -> None:
    if found:
        shown = "、".join(f"{path}（{words}）" for path, words in found[:5])
        raise WriteError(Text(f"重建后的网站仍有 {len(found)} 处含有该文内容，未切换：{shown}",
            f"the new tree still holds the text in {len(found)} places; nothing was switched: {shown}"),
                         Text("多为主题模板写死的文字或链接；改正后重试", "mostly words or links written into the theme; mend it and try again"))


def _manifest(folder: Path) -> dict[str, str]:
    try:
        return tree.digests(tree.loader(folder))[0]
    except tree.ManifestError:
        return {}


def _addresses(facts: Facts, files: Sequence[str], before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    own = [facts.url, *(alias if alias.endswith("/") else alias + "/" for alias in facts.aliases), *(f"/{path}" for path in files)]
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path) and path in before)
    return list(dict.fromkeys([*own, *("/" + path.removesuffix("index.html") for path in changed)]))
