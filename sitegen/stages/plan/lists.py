"""Views of pages that list texts: home, columns, feeds, site maps, 404, 410, redirects, robots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.model import Facts
from sitegen.settings import Column, Limit
from sitegen.stages.plan.jobs import PAGE_SIZE, URLS_PER_SHARD, YEAR_SIZE
from sitegen.stages.plan.portal import (
    DIRECTORY_URL,
    FEED,
    FRESHNESS_URL,
    LIBRARY_URL,
    SITEMAP_URL,
    Portal,
    day,
    group_links,
    settings_unit,
)
from sitegen.views import (
    BlockKind,
    BlockView,
    ColumnView,
    EntryView,
    FactView,
    FeedView,
    GoneView,
    HomeView,
    LeadView,
    LinkView,
    NavView,
    NotFoundView,
    PagerView,
    RedirectView,
    RobotsView,
    SectionView,
    SitemapView,
    TallyView,
    TileView,
    UrlIndexView,
    UrlSetView,
    UrlView,
    YearView,
)

__all__ = ["column_view", "feed_view", "gone_view", "home_view", "notfound_view", "redirect_view", "robots_view", "sitemap_view",
           "urlindex_view", "urlset_view"]

FEED_SIZE, SECTION_SIZE, BLOCK_SIZE, LATEST_SIZE = 20, 6, 6, 8
BLOCKS: tuple[tuple[str, BlockKind], ...] = (("policy", "policies"), ("interpretation", "interpretations"), ("notice", "list"), ("statistics", "list"),
          ("solicitation", "list"), ("letter", "list"), ("finderror", "finderror"))
"""Boxes of the home page in order: type of a column's texts and how the box looks; of several such columns the one with the most texts."""
TILES, DOORS = 6, 4
GLYPHS = {"信息公开": "公", "政策文件库": "策"}
"""Characters that stand better for a name than its first."""


def column_view(portal: Portal, column_id: str, page: int, year: int = 0) -> ColumnView:
    """The front of a column (page 0), or one of its numbered pages, which count from the oldest and never change; or those of one year."""
    column = portal.settings.column_by_id[column_id]
    slots, size = (portal.years(column_id)[year], YEAR_SIZE) if year else (portal.slots[column_id], PAGE_SIZE)
    full = len(slots) // size
    rows = slots[(page - 1) * size:page * size] if page else slots[max(0, full - 1) * size:]
    items = tuple(portal.item(f, summary=not page and not year) for f in reversed(rows) if portal.shown(f))
    front = f"/{column_id}/year-{year}/" if year else f"/{column_id}/"
    pager = None
    if full > 1:
        address = {n: f"{front}page-{n}/" for n in range(1, full)} | {full: front}
        shown = page or full
        pager = PagerView(label=f"第{page}页" if page else "最新", front=front if page else "", newer=address.get(shown + 1, "") if page else "",
                          older=address.get(shown - 1, ""),
                          pages=tuple(LinkView(title=str(n), url="" if n == shown else url) for n, url in sorted(address.items())
                                      if n < full and abs(n - shown) < 5))
    if page or year:
        return ColumnView(chrome=portal.chrome(column_id), title=column.name, url=f"{front}page-{page}/" if page else front, items=items, pager=pager,
                          years=() if page else _years(portal, column_id, year), page_label=" ".join([*([f"{year}年"] if year else []), *([f"第{page}页"] if page else [])]))
    return ColumnView(chrome=portal.chrome(column_id), title=column.name, url=front, description=column.description, summary=portal.archived(column_id) or column.description,
                      facts=_duty(portal, column), items=items, pager=pager, sections=tuple(_section(portal, child) for child in column.children),
                      feed_url=f"{front}{FEED}" if slots else "", years=_years(portal, column_id, 0))


def _years(portal: Portal, column_id: str, current: int) -> tuple[YearView, ...]:
    """The years to choose from. Only the front counts their texts: so one text more changes the front and the page of its own year."""
    years = portal.years(column_id)
    if not years:
        return ()
    every = YearView(label="全部", url=f"/{column_id}/", current=not current)
    return (every, *(YearView(label=f"{year}年", url=f"/{column_id}/year-{year}/", current=year == current,
                              count=0 if current else sum(portal.shown(f) for f in rows)) for year, rows in years.items()))


def _duty(portal: Portal, column: Column) -> tuple[FactView, ...]:
    shown = [f for name in portal.family(column.id) for f in portal.slots[name] if portal.shown(f) and f.date]
    last = max((f.date.day for f in shown if f.date), default=None)
    now = portal.now
    year = sum(f.date.day.year == now.year for f in shown if f.date)
    month = sum((f.date.day.year, f.date.day.month) == (now.year, now.month) for f in shown if f.date)
    return (FactView(label="责任单位", value=settings_unit(portal.settings, column.owner or "")),
            FactView(label="更新周期", value=cycle(column.freshness)),
            FactView(label="最近更新", value=last.isoformat() if last else ""),
            FactView(label="信息总数", value=f"{len(shown)}条" if shown else ""), FactView(label="今年", value=f"{year}条" if year else ""),
            FactView(label="本月", value=f"{month}条" if month else ""))


def cycle(limit: Limit | None) -> str:
    """更新周期 in words."""
    if limit is None:
        return ""
    return f"{limit.days}天内" if limit.days else "1年内" if limit.months == 12 else f"{limit.months}个月内"


def _section(portal: Portal, child: str) -> SectionView:
    column = portal.settings.column_by_id[child]
    if column.link:
        return SectionView(title=column.name, url=column.link, external=True)
    return SectionView(title=column.name, url=f"/{child}/", items=tuple(portal.item(f) for f in portal.newest(child, SECTION_SIZE)))


def home_view(portal: Portal) -> HomeView:
    """The newest of every kind of column the site has."""
    columns = [c for c in portal.settings.columns if not c.link]
    news = [c for c in columns if c.type == "news"]
    latest = sorted((f for c in news for f in portal.newest(c.id, LATEST_SIZE + 1)), key=lambda f: (day(f), f.id), reverse=True)
    lead = next((f for f in latest if f.image), latest[0] if latest else None)
    rest = [f for f in latest if lead is None or f.id != lead.id][:LATEST_SIZE]
    fullest = {type_: max((c for c in columns if c.type == type_ and portal.slots[c.id]), key=lambda c: len(portal.slots[c.id]), default=None)
               for type_ in ("policy", "guide", "topic", *(type_ for type_, _ in BLOCKS))}
    blocks = [_block(portal, c, kind) for type_, kind in BLOCKS if (c := fullest[type_])]
    topics = portal.newest(c.id, DOORS) if (c := fullest["topic"]) else []
    return HomeView(
        chrome=portal.chrome("home"), title=portal.settings.site.name, url="/", description=f"{portal.settings.site.name}门户网站",
        as_of=portal.now.date().isoformat(), lead=_lead(portal, lead), tiles=_tiles(portal, fullest), quick=_quick(portal, fullest), blocks=tuple(blocks), tally=_tally(portal),
        links=tuple(LinkView(title=f.title, url=f.url) for f in topics), groups=group_links(portal),
        latest=BlockView(kind="list", title=news[0].name, url=f"/{news[0].id}/", items=tuple(portal.item(f) for f in rest)) if rest else None)


def _lead(portal: Portal, facts: Facts | None) -> LeadView | None:
    if facts is None:
        return None
    column = portal.settings.column_by_id[facts.column]
    return LeadView(title=facts.title, url=facts.url, summary=facts.summary, date=day(facts), label=column.name,
                    image=portal.image(facts), image_alt=facts.title, picture=portal.pictures.get(portal.image(facts)[1:]))


def _block(portal: Portal, column: Column, kind: BlockKind) -> BlockView:
    return BlockView(kind=kind, title=column.name, url=f"/{column.id}/", items=tuple(portal.item(f) for f in portal.newest(column.id, BLOCK_SIZE)))


def _services(portal: Portal, fullest: dict[str, Column | None]) -> Iterator[tuple[str, str, str]]:
    """(name, address, what is there) of what citizens come for, as far as the site has it."""
    if portal.policies:
        yield "信息公开", DIRECTORY_URL, "目录和年报"
        yield "政策文件库", LIBRARY_URL, f"{len(portal.policies)}件"
    for type_, word in (("guide", "项"), ("letter", "封"), ("solicitation", "期"), ("statistics", "期")):
        if column := fullest[type_]:
            yield column.name, f"/{column.id}/", f"{sum(map(portal.shown, portal.slots[column.id]))}{word}"


def _tiles(portal: Portal, fullest: dict[str, Column | None]) -> tuple[TileView, ...]:
    """Buttons for services, then for channels that no service stands for, with the first character of each name that no other button has."""
    rows = [(name, url, note, False) for name, url, note in _services(portal, fullest)]
    rows += [(c.name, c.link or f"/{c.id}/", "", bool(c.link)) for c in portal.settings.columns if not c.parent and not any(url.startswith(f"/{c.id}/") for _, url, _, _ in rows)]
    glyphs: list[str] = []
    for name, *_ in rows:
        glyphs.append(next((c for c in GLYPHS.get(name, "") + name if c not in glyphs), name[:1]))
    return tuple(TileView(title=name, url=url, glyph=glyph, note=note, external=external) for (name, url, note, external), glyph in zip(rows[:TILES], glyphs, strict=False))


def _quick(portal: Portal, fullest: dict[str, Column | None]) -> tuple[TileView, ...]:
    """What older people come for, in their words."""
    doors = (("policy", "查政策"), ("guide", "办事情"), ("letter", "写信问"))
    found = [TileView(title=title, url=LIBRARY_URL if type_ == "policy" else f"/{column.id}/", glyph=title[1]) for type_, title in doors if (column := fullest[type_])]
    contact = portal.settings.site.contact
    if re.fullmatch(r"[0-9][0-9-]{5,}[0-9]", contact):
        found.append(TileView(title="打电话", url=f"tel:{contact}", glyph="电", note=contact))
    return tuple(found)


def _tally(portal: Portal) -> TallyView | None:
    public = portal.settings.freshness.public
    if public == "off":
        return None
    states = [row.state for row in portal.freshness]
    return TallyView(title="栏目更新情况", url=FRESHNESS_URL, columns=len(states), articles=len(portal.texts),
                     ok=states.count("normal") if public == "full" else None, soon=states.count("due-soon") if public == "full" else None,
                     overdue=sum(state in ("stale", "empty") for state in states) if public == "full" else None)


def feed_view(portal: Portal, column_id: str) -> FeedView:
    """Atom feed of a column, or of the site ("")."""
    base, site = portal.settings.site.base_url, portal.settings.site
    if column_id:
        name, page, rows = f"{site.name} · {portal.settings.column_by_id[column_id].name}", f"/{column_id}/", portal.newest(column_id, FEED_SIZE)
    else:
        tops = [c.id for c in portal.settings.columns if not c.link and not c.parent]
        rows = sorted((f for top in tops for f in portal.newest(top, FEED_SIZE)), key=lambda f: (f.date.at if f.date else portal.now, f.id),
                      reverse=True)[:FEED_SIZE]
        name, page = site.name, "/"
    stamps = [f.date.at.isoformat() for f in rows if f.date]
    columns = portal.settings.column_by_id
    entries = tuple(EntryView(title=f.title, url=base + f.url, published=f.date.at.isoformat() if f.date else "", author=f.source, summary=f.summary,
                              category=columns[f.column].name) for f in rows)
    return FeedView(title=name, url=base + page, self_url=f"{base}{page}{FEED}", updated=stamps[0] if stamps else portal.now.date().isoformat() + "T00:00:00Z",
                    author=site.name, entries=entries)


def urlset_view(portal: Portal, column_id: str, shard: int) -> UrlSetView:
    """A shard of the site map: texts of one column by age, so that an edit touches one shard."""
    rows = portal.slots[column_id][shard * URLS_PER_SHARD:(shard + 1) * URLS_PER_SHARD]
    base = portal.settings.site.base_url
    return UrlSetView(urls=tuple(UrlView(url=base + f.url, lastmod=day(f)) for f in rows if portal.shown(f)))


def urlindex_view(portal: Portal) -> UrlIndexView:
    base = portal.settings.site.base_url
    return UrlIndexView(shards=tuple(
        UrlView(url=f"{base}/{c.id}/sitemap-{n + 1}.xml") for c in portal.settings.columns if not c.link and portal.slots[c.id]
        for n in range((len(portal.slots[c.id]) - 1) // URLS_PER_SHARD + 1)))


def sitemap_view(portal: Portal) -> SitemapView:
    return SitemapView(chrome=portal.chrome(""), title="站点地图", url="/sitemap/", tree=(
        *(portal.nav(c) for c in portal.settings.columns if not c.parent),
        NavView(title="网站信息", url="", children=tuple(NavView(title=link.title, url=link.url) for link in portal.standing if link.url != SITEMAP_URL))))


def notfound_view(portal: Portal) -> NotFoundView:
    return NotFoundView(chrome=portal.chrome("home"), links=tuple(
        LinkView(title=c.name, url=c.link or f"/{c.id}/", external=bool(c.link)) for c in portal.settings.columns if not c.parent))


def gone_view(portal: Portal) -> GoneView:
    return GoneView(chrome=portal.chrome("home"))


def redirect_view(portal: Portal, text_id: str) -> RedirectView:
    facts, site = portal.by_id[text_id], portal.settings.site
    return RedirectView(site=site.name, title=facts.title, url=facts.url, canonical=site.base_url + facts.url if site.base_url else "")


def robots_view(portal: Portal) -> RobotsView:
    site = portal.settings.site
    return RobotsView(index=not site.demo, sitemap_url=f"{site.base_url}/sitemap.xml" if site.base_url else "")
