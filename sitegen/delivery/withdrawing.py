"""The story of a withdrawal: the last published tree minus one text, from the publication record alone; no rule is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sitegen import producing
from sitegen.article import Article
from sitegen.delivery import needles, snapshot, tree
from sitegen.delivery.recalling import recall
from sitegen.errors import SitegenError, WriteError
from sitegen.frozen import dataclass
from sitegen.interruptions import too_late
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



def withdraw(root: Path, key: str, *, reason: str, by: str, at: datetime, now: datetime, jobs: int, people: People | None = None,
             output: Path | None = None) -> Withdrawn:
    """Take a published text down: `key` is its id, its path or its address. `at`, `now`: aware; `people`: those of today.

    Raises SitegenError where there is no such text or `by` is nobody; WriteError where the new tree would still hold it.
    """
    with ExitStack() as rest, build_lock(root):
        record = Record(root)
        kept = record.settings()
        settings = snapshot.settings_of(root, kept)
        target = output or root / settings.build.output
        published = record.published()
        public, internal = Stage(target, spare=True), Stage(root / settings.build.internal)
        if (one := _find(key, published)) is None:
            raise _missing(key, published, record, (public, internal))
        _somebody(people or settings.people, by)
        text = _text(one, record.source(one.id), settings)
        facts = replace(read.facts(text), url=one.url)
        if any(level == "final" and moment.is_after(Moment(at, True)) for level, moment in facts.signed):
            raise SitegenError(Text(f"撤稿时间 {at:%Y-%m-%d %H:%M} 早于终审签发时间", f"the withdrawal at {at:%Y-%m-%d %H:%M} is before the final signature"),
                               Text("改正 --at，或省略它以当前时间为准", "mend --at, or leave it out for the present time"))
        down = TakenDown(id=one.id, at=at.isoformat(), by=by, reason=reason, url=facts.url, aliases=facts.aliases, date=one.date)
        staying = {key: row for key, row in published.items() if key != one.id}
        only = _own_files(one, staying)
        words, runs = needles.needles(facts, text.meta, only, text.body)
        site = tree.loader(target)
        others = recall(root, settings, kept, staying, [*words, *runs], site, jobs)
        before = tree.named(site)
        with snapshot.theme_folder(root, kept) as look, producing.staged(public, internal), record.pending() as pending:
            theme = Theme(look)
            portal = _portal(producing.size_of(root, record), record, settings, published, others.texts, down, now, theme)
            addresses = _other_addresses(portal)
            wanted = [_needle(word, others.quotes.get(word, ()), portal, addresses) for word in (*words, *[run for run in runs if run not in others.quotes][:3])]
            planned = plan(portal)
            made = producing.pages(root, planned, portal, theme, record, public, jobs, Reuse(root, public),
                                   office=partial(producing.office, planned, portal, theme, internal, Reuse(root, internal)))
            _refuse(needles.hits(public.folder, wanted, jobs))
            _refuse([hit for hit in needles.hits(internal.folder, wanted, jobs) if not hit[0].startswith(RECORDS)])
            after = {**made.digests, **tree.shards(tree.loader(public.folder))}
            manifest = tree.manifest_digest(public.folder)
            pending.put(staying, {})
            pending.take_down(down)
            made.remember()
            with all_or_nothing(public, internal):
                public.settle()
                internal.settle()
                rest.enter_context(too_late())
                public.switch()
                internal.switch()
                pending.commit(manifest)
            public.follow()
        record.forget_files()
        named = {f.path for word in (facts.title, facts.url) for f in others.quotes.get(word, ())}
        record.close()
    return Withdrawn(id=one.id, path=one.path, addresses=tuple(_addresses(facts, only, before, after)), quoted=tuple(sorted(named)),
                     settings=settings, count=len(made.digests))


def _find(key: str, published: Mapping[str, Published]) -> Published | None:
    name = key.removeprefix("content/")
    return next((one for one in published.values() if key == one.id or name == one.path or key.strip("/") == one.url.strip("/")), None)


def _missing(key: str, published: Mapping[str, Published], record: Record, stages: Sequence[Stage]) -> SitegenError:
    """Why there is nothing to withdraw. Where it was withdrawn before, perhaps by a run that died while it tidied, the tree
    and the files that still hold it go now."""
    taken = record.withdrawn()
    done = taken.get(key) or next((one for one in taken.values() if key.strip("/") == one.url.strip("/")), None)
    if done:
        for stage in stages:
            stage.discard()
        record.forget_files()
        return SitegenError(Text(f"“{key}”已于 {done.at[:16].replace('T', ' ')} 撤下，网站上没有它",
            f"{key!r} was withdrawn at {done.at[:16]}; it is not on the site"),
                            Text("网上仍能看到时运行 sitegen publish，并清除缓存", "should it still be served, run sitegen publish, and purge the caches"))
    from difflib import get_close_matches

    near = get_close_matches(key, published, 1)
    return SitegenError(Text(f"网站上没有“{key}”这篇文章", f"no text {key!r} is on the site"),
                        Text(f"是否想写 {near[0]}？", f"did you mean {near[0]}?") if near else
                        Text("给出文章的 id、content/ 下的路径或网页地址", "give the text's id, its path under content/ or its address"))


def _somebody(people: People, by: str) -> None:
    if people.known and people.find(by) is None:
        raise SitegenError(Text(f"checks/people.yaml 里没有“{by}”", f"nobody in checks/people.yaml is {by!r}"),
                           Text("--by 写人员编号或唯一的姓名", "--by is a person's id or a name that only one person bears"))


def _text(one: Published, data: bytes | None, settings: Settings) -> Article:
    """Where its source is lost its words are not known, but its address and its place are: that must not save it."""
    return read.article(read.decoded(one.path, data or b"---\n---\n"), settings, dict(one.files).get)


def _own_files(one: Published, staying: Mapping[str, Published]) -> list[str]:
    """Attachments and images that go with it."""
    shared = {path for other in staying.values() for path, _ in other.files}
    return [path for path, _ in one.files if path not in shared]


def _needle(word: str, quoting: Sequence[Facts], portal: Portal, addresses: Sequence[str]) -> needles.Needle:
    shown = [text for f in quoting for text in (f.title, f.summary)] if not word.startswith("/") else addresses
    covers = {form for text in shown if word in text for form in needles.variants(text)}
    return needles.Needle(words=word, variants=needles.variants(word), quoted=frozenset(path for f in quoting for path in _places(portal, f)),
                          covers=tuple(sorted(covers, key=lambda form: (-len(form), form))))


def _other_addresses(portal: Portal) -> list[str]:
    """What stays: one may begin with the address that goes, or end with it."""
    staying = [address for f in portal.texts for address in (f.url, f"/{f.path}", *f.aliases, *(f"/{path}" for path, _ in f.files))]
    return [*staying, *(f"/{column.id}/" for column in portal.settings.columns)]


def _places(portal: Portal, facts: Facts) -> tuple[str, ...]:
    """Files that show a text's own words: its page in both scripts, and its slice of the search."""
    page = facts.url[1:] + "index.html"
    return page, f"zh-hant/{page}", search.slice_path(portal, facts)


def _portal(size_of: Callable[[str, str], int], record: Record, settings: Settings, published: Mapping[str, Published], texts: tuple[Facts, ...], down: TakenDown, now: datetime,
            theme: Theme) -> Portal:
    """The site from the record alone: every page is made from the cleared sources, and the withdrawn are stones."""
    digests = {path: sha for f in texts for path, sha in f.files}
    index = SiteIndex(settings=settings, articles=texts, files=frozenset(digests), published=published)
    taken = {**record.withdrawn(), down.id: down}
    for f in texts:
        taken.pop(f.id, None)
    cleared = cleared_before(sorted(texts, key=lambda f: f.path))
    return Portal(with_stones(index, taken), cleared, now.astimezone(settings.zone), theme.chrome, size_of, of_record=True)


def _refuse(found: list[tuple[str, str]]) -> None:
    if found:
        shown = "、".join(f"{path}（{words}）" for path, words in found[:5])
        raise WriteError(Text(f"重建后的网站仍有 {len(found)} 处含有该文内容，未切换：{shown}",
            f"the new tree still holds the text in {len(found)} places; nothing was switched: {shown}"),
                         Text("多为主题模板写死的文字或链接；改正后重试", "mostly words or links written into the theme; mend it and try again"))


def _addresses(facts: Facts, files: Sequence[str], before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    own = [facts.url, *(alias if alias.endswith("/") else alias + "/" for alias in facts.aliases), *(f"/{path}" for path in files)]
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path) and path in before)
    return list(dict.fromkeys([*own, *("/" + path.removesuffix("index.html") for path in changed)]))
