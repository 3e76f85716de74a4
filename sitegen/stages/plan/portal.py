"""The site as its pages see it: published texts by column, relations between them, furniture, addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from itertools import groupby

from sitegen.addresses import normal
from sitegen.freshness import ColumnFreshness, freshness
from sitegen.model import Cleared, Facts
from sitegen.paths import inside
from sitegen.settings import Account, Column, Settings
from sitegen.site_index import SiteIndex
from sitegen.text import traditional
from sitegen.upkeep.intervals import Gap, gaps
from sitegen.upkeep.periods import Period
from sitegen.upkeep.reads import shown
from sitegen.views import (
    Chrome,
    ChromeView,
    ColumnTags,
    GroupView,
    ItemView,
    LinkView,
    NavView,
    PictureView,
    SiteView,
    TagView,
)

__all__ = ["COLUMN_TYPES", "DIRECTORY_URL", "DUTIES_URL", "FRESHNESS_URL", "LIBRARY_URL", "MEDIA_URL", "SEARCH_URL", "SERVICES_URL", "SITEMAP_URL", "STATISTICS_URL", "TYPE_NAMES",
           "UNITS_URL", "Portal", "group_links"]

FRESHNESS_URL, SERVICES_URL, SITEMAP_URL, STATISTICS_URL, FEED = "/freshness/", "/services/", "/sitemap/", "/statistics/", "feed.xml"
SEARCH_URL, LIBRARY_URL, DIRECTORY_URL, DUTIES_URL, UNITS_URL, MEDIA_URL = "/search/", "/policies/", "/disclosure/", "/duties/", "/units/", "/media/"

COLUMN_TYPES = {"news": "工作动态", "policy": "政策文件", "interpretation": "政策解读", "statistics": "数据发布", "guide": "办事服务",
                "letter": "咨询投诉", "finderror": "咨询投诉", "solicitation": "征集调查", "interview": "在线访谈", "response": "回应关切",
                "leader": "负责人信息", "report": "信息公开年报"}
"""ColumnType of the national tag list (国办发〔2017〕47号, annex) by the type of a column's texts."""

TYPE_NAMES = {"article": "信息", "news": "动态", "notice": "通知公告", "policy": "政策文件", "interpretation": "政策解读", "statistics": "统计数据", "letter": "群众来信",
              "finderror": "找错答复", "solicitation": "意见征集", "interview": "在线访谈", "response": "回应关切", "faq": "常见问题", "guide": "办事指南",
              "leader": "领导信息", "topic": "专题专栏", "report": "年度报告"}
"""Types of texts in words."""


class Portal:
    """Everything pages need, worked out once before the workers start; they inherit it."""

    def __init__(self, index: SiteIndex, cleared: tuple[Cleared, ...], now: datetime, chrome: Callable[[ChromeView], Chrome],
                 size_of: Callable[[str, str], int], *, of_record: bool = False) -> None:
        """`now`: the build's as-of time. `chrome` renders furniture. `size_of(path, sha256)`: bytes of a published file.
        `of_record`: every text is made from its cleared source in the record, whatever lies in `content/`."""
        self.index, self.settings, self.now, self.size_of = index, index.settings, now, size_of
        self.texts: tuple[Facts, ...] = cleared
        self._chrome = chrome
        self.pictures: Mapping[str, PictureView] = {}
        """By path under `content/`: the pixels of published pictures; given before any page is made."""
        self.files = index.files.union(path for f in cleared if f.holds("files") for path, _ in f.files)
        """Under `content/`: those that lie there, and those that a text was published with and stays at."""
        self._chromes: dict[str, Chrome] = {}
        self._slots_keys: dict[str, str] = {}
        self.of_record = of_record

    @cached_property
    def by_id(self) -> dict[str, Facts]:
        return {facts.id: facts for facts in self.texts}

    @cached_property
    def by_path(self) -> dict[str, Facts]:
        return {facts.path: facts for facts in self.texts}

    @cached_property
    def urls(self) -> dict[str, Facts]:
        return {facts.url: facts for facts in self.texts}

    @cached_property
    def down(self) -> frozenset[str]:
        """Addresses of texts that are not on the site, in their one normal spelling."""
        return frozenset(normal(address) for address, facts in self.index.by_url.items() if not self.shown(facts))

    @cached_property
    def gone(self) -> dict[str, Facts]:
        """Addresses of withdrawn texts, their old ones too, that no text of the site has: a page says so there, and a server answers 410."""
        left = [facts for facts in self.index.articles if facts.withdrawn and facts.id not in self.by_id]
        living = {_address(address) for facts in self.texts for address in (facts.url, *facts.aliases)} if left else set()
        return {_address(address): facts for facts in left for address in (facts.url, *facts.aliases) if _address(address) not in living}

    def is_down(self, address: str) -> bool:
        """Whether a root address leads to a text that is not on the site: its links are shown as plain words."""
        return bool(self.down) and normal(address) in self.down

    @cached_property
    def slots(self) -> dict[str, tuple[Facts, ...]]:
        """Texts of each column, oldest first. Withdrawn ones keep their place, so that list pages do not shift."""
        found: dict[str, list[Facts]] = {column.id: [] for column in self.settings.columns}
        for facts in self._aged:
            if facts.column in found:
                found[facts.column].append(facts)
        return {column: tuple(rows) for column, rows in found.items()}

    @cached_property
    def _aged(self) -> tuple[Facts, ...]:
        """Texts, oldest first, withdrawn ones in their place."""
        return tuple(sorted((*self.texts, *(f for f in self.index.articles if f.withdrawn and f.date and f.id not in self.by_id)), key=_age))

    def years(self, column: str) -> Mapping[int, tuple[Facts, ...]]:
        """Texts of a column by year, the newest year first, oldest texts first; empty where one year holds all that is shown."""
        return self._years.get(column, {})

    @cached_property
    def _years(self) -> dict[str, dict[int, tuple[Facts, ...]]]:
        found: dict[str, dict[int, tuple[Facts, ...]]] = {}
        for column, rows in self.slots.items():
            by_year = {year: tuple(group) for year, group in groupby((f for f in rows if f.date), lambda f: f.date.day.year if f.date else 0)}
            seen = {year: by_year[year] for year in sorted(by_year, reverse=True) if any(self.shown(f) for f in by_year[year])}
            if len(seen) > 1:
                found[column] = seen
        return found

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Id -> place among all texts, oldest first, withdrawn ones keeping theirs: the search index counts by it."""
        rows = sorted({facts.id: facts for group in (*self.slots.values(), self.texts) for facts in group}.values(), key=_age)
        return {facts.id: number for number, facts in enumerate(rows)}

    @cached_property
    def policies(self) -> tuple[Facts, ...]:
        """Published documents, newest first."""
        return tuple(facts for facts in reversed(self._aged) if facts.type == "policy" and self.shown(facts))

    @cached_property
    def by_unit(self) -> dict[str, tuple[Facts, ...]]:
        """Known unit -> the published texts it supplied, oldest first."""
        found: dict[str, list[Facts]] = {}
        for facts in self._aged:
            if facts.unit in self.settings.people.unit_by_id and self.shown(facts):
                found.setdefault(facts.unit, []).append(facts)
        return {unit: tuple(rows) for unit, rows in sorted(found.items())}

    def warm(self) -> None:
        """Work out what all pages share, before workers inherit it."""
        for name in ("by_id", "by_path", "by_number", "slots", "_years", "policies", "by_unit", "neighbours", "explained_by", "led_here", "replaced_by", "freshness", "down", "report_url", "reads",
                     *(("numbers",) if self.settings.build.search else ())):
            getattr(self, name)
        for name in ("", "home", *(column.id for column in self.settings.columns)):
            self.chrome(name)

    @cached_property
    def report_url(self) -> str:
        """Address of the column for 我要找错, or ""."""
        return next((f"/{c.id}/" for c in self.settings.columns if c.type == "finderror" and not c.link), "")

    @cached_property
    def standing(self) -> tuple[LinkView, ...]:
        """Pages that every page's foot leads to."""
        footer = [LinkView(title="站点地图", url=SITEMAP_URL), LinkView(title="政府信息公开目录", url=DIRECTORY_URL)]
        if self.policies:
            footer.append(LinkView(title="政策文件库", url=LIBRARY_URL))
        if self.settings.people.units:
            footer.append(LinkView(title="机构与负责人", url=UNITS_URL))
        if self.has_services:
            footer.append(LinkView(title="办事服务分类", url=SERVICES_URL))
        if self.accounts or self.settings.group_links:
            footer.append(LinkView(title="政务新媒体和站群", url=MEDIA_URL))
        footer.append(LinkView(title="栏目责任清单", url=DUTIES_URL))
        if self.counts_letters:
            footer.append(LinkView(title="互动交流统计", url=STATISTICS_URL))
        if self.settings.freshness.public != "off":
            footer.append(LinkView(title="栏目更新情况", url=FRESHNESS_URL))
        if self.report_url:
            footer.append(LinkView(title="我为政府网站找错", url=self.report_url))
        return tuple(footer)

    def shown(self, facts: Facts) -> bool:
        return facts.id in self.by_id

    def newest(self, column: str, count: int) -> list[Facts]:
        """The newest texts of a column and its children, newest first."""
        rows = [f for name in self.family(column) for f in self.slots[name][-3 * count:] if self.shown(f)]
        return sorted(rows, key=_age, reverse=True)[:count]

    def family(self, column: str) -> Iterable[str]:
        """Ids of a column and all below it."""
        yield column
        for child in self.settings.column_by_id[column].children:
            yield from self.family(child)

    @cached_property
    def neighbours(self) -> dict[str, tuple[Facts | None, Facts | None]]:
        """Id -> (older, newer) published text of the same column."""
        found: dict[str, tuple[Facts | None, Facts | None]] = {}
        for rows in self.slots.values():
            seen = [f for f in rows if self.shown(f)]
            for i, facts in enumerate(seen):
                found[facts.id] = (seen[i - 1] if i else None, seen[i + 1] if i + 1 < len(seen) else None)
        return found

    @cached_property
    def explained_by(self) -> dict[str, tuple[Facts, ...]]:
        """Policy id -> its published interpretation, then companions by date."""
        found: dict[str, list[Facts]] = {}
        for facts in self.texts:
            if facts.holds("interprets"):
                found.setdefault(facts.interprets, []).append(facts)
        return {key: tuple(sorted(rows, key=lambda f: (f.companion, _age(f)))) for key, rows in found.items()}

    @cached_property
    def led_here(self) -> dict[str, tuple[Facts, ...]]:
        """Id -> published texts whose `result` it is: the consultation of a result, the letters of a question."""
        found: dict[str, list[Facts]] = {}
        for facts in self.texts:
            if facts.holds("dealings") and facts.dealings and facts.dealings.result and facts.dealings.result != facts.id:
                found.setdefault(facts.dealings.result, []).append(facts)
        return {key: tuple(sorted(rows, key=_age)) for key, rows in found.items()}

    @cached_property
    def by_number(self) -> dict[str, Facts]:
        """Published documents by their number."""
        return {facts.doc_number: facts for facts in self.texts if facts.type == "policy" and facts.doc_number}

    @cached_property
    def replaced_by(self) -> dict[str, Facts]:
        """Id or document number of a replaced document -> the published one that replaces it."""
        return {name: facts for facts in sorted([f for f in self.texts if f.holds("replaces")], key=_age) for name in facts.replaces}

    def validity(self, facts: Facts) -> TagView:
        """Follows from `expires` and from other documents' `replaces` (design 5.1)."""
        if facts.id in self.replaced_by or (facts.doc_number and facts.doc_number in self.replaced_by):
            return TagView(text="已废止", tone="bad")
        if facts.expires and facts.expires.day < self.now.date():
            return TagView(text="已失效", tone="bad")
        if facts.effective and facts.effective.day > self.now.date():
            return TagView(text="尚未施行", tone="info")
        return TagView(text="现行有效", tone="ok")

    def archived(self, column: str) -> str:
        """What the pages of an archived column or topic say; "" while it runs."""
        own = self.settings.column_by_id.get(column)
        line = ancestors(self.settings.column_by_id, own) if own else []
        ended = next((c for c in line if c.status == "archived"), None)
        if ended is None:
            return ""
        day = max((d for r in self.settings.upkeep.rows("applications") if r.text("column") == ended.id and (d := r.day("archived"))), default=None)
        return f"本栏目已{f'于{day.year}年{day.month}月{day.day}日' if day else ''}归档，内容不再更新，网址长期保留"

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Accounts on other platforms that still are: those of the register where one is kept, else of `checks/media.yaml`."""
        upkeep, states = self.settings.upkeep, {"running": "running", "suspended": "paused"}
        if not upkeep.kept("media"):
            return self.settings.accounts
        return tuple(Account(name=row.text("name"), platform=row.text("platform"), unit=row.text("unit"), state=states[row.text("state")], url=row.text("url"))
                     for row in upkeep.rows("media") if row.text("state") in states and not row.text("parent"))

    @cached_property
    def counts_letters(self) -> bool:
        """Whether there are letters to count; a column of that name keeps its address."""
        return "statistics" not in self.settings.column_by_id and (self.settings.upkeep.kept("letters") or any(f.dealings and f.dealings.received for f in self.index.having("dealings")))

    @cached_property
    def has_services(self) -> bool:
        """Whether there are guides to list by theme; a column of that name keeps its address."""
        return "services" not in self.settings.column_by_id and any(facts.type == "guide" for facts in self.texts)

    @cached_property
    def reads(self) -> dict[str, str]:
        """Id -> how often it was read, in words; only what was imported."""
        return {row.text("article"): shown(row) for row in self.settings.upkeep.rows("reads")}

    @cached_property
    def gaps(self) -> dict[str, Gap]:
        """Longest interval of each column in the last year; for the office only."""
        today = self.now.date()
        return gaps(self.index, self.now, Period("", today - timedelta(days=365), today, ""))

    @cached_property
    def freshness(self) -> tuple[ColumnFreshness, ...]:
        """Columns that have a limit or hold texts themselves; a mere heading of others is not watched."""
        is_all = self.texts == self.index.live(self.now)  # none is held back: then the rules have reckoned it already
        rows = freshness(self.index if is_all else SiteIndex(settings=self.settings, articles=self.texts, files=self.index.files), self.now)
        return tuple(row for row in rows if row.limit or not row.column.children)

    def item_key(self, facts: Facts) -> str:
        """What `item` shows, in short: it follows from the text alone, but for a policy."""
        if facts.type != "policy":
            return facts.mark
        return f"{facts.mark}{self.validity(facts).text}{'+' if facts.id in self.explained_by else ''}"

    def column_key(self, column: str) -> str:
        """Digest of all that lists of a column are made of, beside settings and theme: texts of the column and of those below
        it, who stands where, which are shown, the furniture, the day (validity, counts of the year)."""
        parts = [self.chrome(column).digest, self.now.date().isoformat(), *(self._slots_key(name) for name in self.family(column))]
        return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()

    def _slots_key(self, column: str) -> str:
        if column not in self._slots_keys:
            numbers = self.numbers if self.settings.build.search else {}
            rows = "\n".join([f"{self.item_key(f)}{'' if self.shown(f) else '-'}{numbers.get(f.id, '')}" for f in self.slots[column]])
            self._slots_keys[column] = blake2b(rows.encode("utf-8", "replace"), digest_size=16).hexdigest()
        return self._slots_keys[column]

    def item(self, facts: Facts, *, summary: bool = False) -> ItemView:
        """One row of a list."""
        tags: list[TagView] = []
        note = ""
        if facts.type == "policy":
            if facts.id in self.explained_by:
                tags.append(TagView(text="有解读", tone="info"))
            tags.append(self.validity(facts))
            note = facts.doc_number
        elif facts.type == "interpretation":
            note = facts.form
        return ItemView(title=facts.title, url=facts.url, date=day(facts), tags=tuple(tags), note=note, summary=facts.summary if summary else "")

    def image(self, facts: Facts) -> str:
        """Root address of a text's picture, or ""."""
        path = inside(facts.path.rpartition("/")[0], facts.image) if facts.image else None
        return f"/{path}" if path and path in self.files else ""

    def link_to(self, facts: Facts | None) -> LinkView | None:
        return LinkView(title=facts.title, url=facts.url) if facts else None

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """What the addresses of each edition begin with: the traditional one has a folder of its own."""
        return ("", "/zh-hant") if self.settings.build.traditional and traditional.available() else ("",)

    def chrome(self, column: str) -> Chrome:
        """Furniture of a column's pages; "" = pages of no column; "home" = the home page."""
        if column not in self._chromes:
            self._chromes[column] = self._chrome(self._chrome_view(column))
        return self._chromes[column]

    def _chrome_view(self, column: str) -> ChromeView:
        site, columns = self.settings.site, self.settings.column_by_id
        own = columns.get(column)
        line = ancestors(columns, own) if own else []
        top = line[0].id if line else ""
        feed = f"/{own.id}/{FEED}" if own and not own.children else f"/{FEED}"
        return ChromeView(
            site=SiteView(name=site.name, domain=site.domain, base_url=site.base_url, id_code=site.id_code, zone=site.zone, sponsor=site.sponsor,
                          operator=site.operator, contact=site.contact, icp=site.icp, police=site.police, demo=site.demo),
            nav=tuple(self.nav(c, depth=0, current=top) for c in self.settings.columns if not c.parent and c.status != "archived"),
            column=(ColumnTags(name="首页", type="首页") if column == "home" else
                    ColumnTags(name=own.name, description=own.description, type=own.tag or COLUMN_TYPES.get(own.type or "", "")) if own else None),
            url=f"/{own.id}/" if own else "", crumbs=tuple(LinkView(title=c.name, url=f"/{c.id}/") for c in line[:-1]),
            side=self.nav(line[0], depth=9, current=own.id) if own and line[0].children else None,
            utility=(LinkView(title="站点地图", url=SITEMAP_URL), LinkView(title="订阅", url=feed)), footer=self.standing, search_url=SEARCH_URL if self.settings.build.search else "",
            traditional=len(self.editions) > 1, feed_url=feed)

    def nav(self, column: Column, depth: int = 9, current: str = "") -> NavView:
        """A node of the column tree, `depth` levels deep."""
        columns = self.settings.column_by_id
        children = tuple(self.nav(columns[child], depth - 1, current) for child in column.children if columns[child].status != "archived") if depth else ()
        return NavView(title=column.name, url=column.link or f"/{column.id}/", external=bool(column.link),
                       current=current == column.id or current.startswith(column.id + "/"), children=children)


def group_links(portal: Portal) -> tuple[GroupView, ...]:
    """站群导航: links of the site group under their headings."""
    groups: dict[str, list[LinkView]] = {}
    for link in portal.settings.group_links:
        groups.setdefault(link.group, []).append(LinkView(title=link.title, url=link.url, external=not link.url.startswith("/")))
    return tuple(GroupView(title=title, links=tuple(links)) for title, links in groups.items())


def ancestors(columns: dict[str, Column], column: Column) -> list[Column]:
    """From the top column down to the column itself."""
    line = [column]
    while line[0].parent:
        line.insert(0, columns[line[0].parent])
    return line


def day(facts: Facts) -> str:
    return facts.date.day.isoformat() if facts.date else ""


def settings_unit(settings: Settings, unit: str) -> str:
    """A unit's name, or what was written where no such unit is known."""
    found = settings.people.unit_by_id.get(unit)
    return found.name if found else unit


def _address(written: str) -> str:
    """A root address with a slash at both ends."""
    return f"/{written.strip('/')}/"


def _age(facts: Facts) -> tuple[str, str]:
    return (facts.date.at.isoformat() if facts.date else "", facts.id)
