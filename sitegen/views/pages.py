"""One class per page template, named alike: `ArticleView` is rendered by `page/article.html`. Standard library only."""

from __future__ import annotations

from typing import Literal

from sitegen.frozen import dataclass
from sitegen.views.parts import (
    AttachmentView,
    BannerView,
    Chrome,
    FactView,
    HeadingView,
    Html,
    ItemView,
    LinkView,
    NavView,
    ReprintView,
    SignoffView,
    TagView,
    Tone,
)

__all__ = ["ArticleView", "ColumnView", "FreshView", "FreshnessView", "GoneView", "InterpretationView", "NotFoundView",
           "PageView", "PagerView", "PolicyView", "RedirectView", "RelationView", "SectionView", "SitemapView", "YearView"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What every page with an address has."""

    chrome: Chrome
    """Furniture of its column, from `Theme.chrome`."""
    title: str
    """Title of the page; <title> adds the site's name."""
    url: str
    """Root address, for the canonical link."""
    description: str = ""
    """For search engines; "" = no tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """The newest of a sub-column on its parent's page."""

    title: str
    """Name of the sub-column."""
    url: str
    """Its address."""
    items: tuple[ItemView, ...] = ()
    """Newest first; a section without items shows only its name as a link."""
    external: bool = False
    """A channel on another site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagerView:
    """Paging that an insertion hardly touches: pages are numbered from the oldest, the front has no number."""

    label: str
    """Which page this is: 最新, or 第12页."""
    front: str = ""
    """Address of the newest page; "" on it."""
    newer: str = ""
    """Address of the next newer page; "" = none."""
    older: str = ""
    """Address of the next older page; "" = none."""
    pages: tuple[LinkView, ...] = ()
    """Numbered pages to jump to; the shown one has the address ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """One choice of the year filter, which is made of pages and works without script."""

    label: str
    """2025年, or 全部."""
    url: str
    """The column's texts of that year."""
    count: int = 0
    """Texts of that year; 0 = not told, which only the front does."""
    current: bool = False
    """This very page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView(PageView):
    """A column: a list with paging (leaf), the newest of each sub-column (parent), or both."""

    summary: str = ""
    """What the column is for, under its name."""
    facts: tuple[FactView, ...] = ()
    """Duty line, on the front only: 责任单位, 更新周期, 最近更新, 信息总数, 今年, 本月."""
    items: tuple[ItemView, ...] = ()
    """Articles on this page, newest first."""
    pager: PagerView | None = None
    """None where one page holds all."""
    sections: tuple[SectionView, ...] = ()
    """Sub-columns."""
    feed_url: str = ""
    """Feed of the column; "" = none."""
    years: tuple[YearView, ...] = ()
    """Years to choose from, newest first; none where one year holds all, and none on numbered pages."""
    page_label: str = ""
    """Last part of the breadcrumb on numbered pages and those of a year: 第12页, 2025年; "" on the front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView(PageView):
    """Any text: news, notice, statistics, guide, letter, find-error answer, report …"""

    kind: str
    """Type of the front matter; a class on the page, nothing else."""
    body: Html
    """From the Markdown renderer."""
    published: str
    """发布时间 as shown: `YYYY-MM-DD HH:MM`, or the day alone where no time was given."""
    pub_date: str
    """PubDate tag, always `YYYY-MM-DD HH:MM`."""
    source: str = ""
    """来源 in the line under the title, and ContentSource."""
    author: str = ""
    """Author tag: the responsible editor as the site chose to show; "" = no tag."""
    keywords: str = ""
    """Keywords tag, joined with commas; "" = no tag."""
    image: str = ""
    """Image tag: address of the text's picture; "" = no tag."""
    subtitle: str = ""
    """Line under the title: document number of a document, 副标题."""
    banner: BannerView | None = None
    """Sentence above the text."""
    facts: tuple[FactView, ...] = ()
    """Table above the text: a letter's 来信时间, 答复单位 …; a guide's elements."""
    contents: tuple[HeadingView, ...] = ()
    """Contents list; give it for long texts only."""
    enclosed: tuple[HeadingView, ...] = ()
    """Texts that this one, a notice of issue, encloses: their titles, above the text."""
    attachments: tuple[AttachmentView, ...] = ()
    """Files offered."""
    signoff: SignoffView | None = None
    """End-of-text line; None = none."""
    reprint: ReprintView | None = None
    """Original of a reprint."""
    related: tuple[ItemView, ...] = ()
    """相关信息."""
    previous: LinkView | None = None
    """上一篇 (older) in the column."""
    next: LinkView | None = None
    """下一篇 (newer) in the column."""
    reads: str = ""
    """阅读次数 with its day, where it was imported; "" = not shown."""
    report_url: str = ""
    """我要找错 for this page; "" = no such link."""

    @property
    def has_rail(self) -> bool:
        """Whether there is anything to show beside the text."""
        return bool(self.contents or self.related)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """Documents that stand in one relation to the one shown."""

    label: str
    """依据, 替代, 被替代, 配套."""
    items: tuple[ItemView, ...]
    """The documents; `note` is the document number, `tags` the validity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView(ArticleView):
    """An official document.

    `facts` is its table: 索引号 主题分类 发文机关 成文日期 发文字号 发布日期 有效性 公开方式.
    """

    issuer: str = ""
    """发文机关, for machines."""
    issued: str = ""
    """成文日期, for machines."""
    force: Literal["InForce", "NotInForce", "PartiallyInForce"] = "InForce"
    """Validity in the words of schema.org."""
    validity: TagView | None = None
    """现行有效, 已废止, 已失效: repeated beside the title."""
    interpretations: tuple[ItemView, ...] = ()
    """政策解读: the interpretation first, then companions; `note` is the form."""
    relations: tuple[RelationView, ...] = ()
    """文件关系."""

    @property
    def has_rail(self) -> bool:
        return bool(self.interpretations or self.relations or self.contents or self.related)


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpretationView(ArticleView):
    """An interpretation: its policy on top."""

    policy: ItemView | None = None
    """The document it explains; `note` its number, `tags` its validity."""
    form: str = ""
    """图解, 视频, 问答, 部门解读; "" = not shown."""
    interpreter: str = ""
    """解读单位, and who speaks where it is somebody else: 县民政局（专家解读）; "" = not shown."""
    siblings: tuple[ItemView, ...] = ()
    """Other interpretations of the same document."""

    @property
    def has_rail(self) -> bool:
        return bool(self.siblings or self.contents or self.related)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshView:
    """One column on the freshness page."""

    column: LinkView
    """Name and address."""
    group: str = ""
    """Name of its top column."""
    unit: str = ""
    """责任单位."""
    cycle: str = ""
    """更新周期 in words: 14天内, 6个月内; "" = on change only."""
    last: str = ""
    """最近更新; "" = nothing published yet."""
    total: int = 0
    """Texts published."""
    year: int = 0
    """Texts published this year."""
    due: str = ""
    """Last day on which it is not overdue; "" = without due date. Full and internal only."""
    state: Tone = "plain"
    """ok, warn, bad; plain = without due date. Full and internal only, as the three below."""
    state_text: str = ""
    """正常, 即将到期（剩余2天）, 未更新 (on the as-of day)."""
    used: int = 0
    """Days since the last update on the as-of day."""
    limit: int = 0
    """Days from the last update to the due day."""
    latest: LinkView | None = None
    """Newest text. Internal only, as the two below."""
    gap: str = ""
    """Longest interval: 13天（2026-03-02至2026-03-15）."""
    note: str = ""
    """Remark: 临时确认无变化, 空白栏目."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshnessView(PageView):
    """栏目更新情况, in three forms."""

    form: Literal["facts", "full", "internal"]
    """facts: cycle, last update, counts; full: also state and due date, recomputed in the browser; internal: also
    newest text, longest interval, remark."""
    as_of: str
    """Day of the build's as-of time."""
    zone: str
    """IANA zone whose calendar day counts: Asia/Shanghai."""
    warn_days: int
    """即将到期 from this many days before the due day."""
    rows: tuple[FreshView, ...]
    """In the order of site.yaml."""
    ok: int = 0
    """Columns by state on the as-of day; not shown in the form facts, as the two below."""
    soon: int = 0
    """即将到期."""
    overdue: int = 0
    """未更新."""
    exports: tuple[LinkView, ...] = ()
    """The same table as CSV, JSON, calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView(PageView):
    """站点地图: the tree of columns."""

    tree: tuple[NavView, ...]
    """Top columns with their sub-columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """404: what to do next."""

    chrome: Chrome
    """Furniture of the home page."""
    links: tuple[LinkView, ...] = ()
    """Main channels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneView:
    """410 at the address of a withdrawn text: no title, no reason."""

    chrome: Chrome
    """Furniture of the home page, so that nothing tells where the text stood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """A page at an old address (`aliases`) that leads to the new one."""

    site: str
    """Name of the site."""
    title: str
    """Title of the text."""
    url: str
    """New root address."""
    canonical: str = ""
    """New absolute address; "" = no canonical link."""
    external: bool = False
    """Leads off this site."""
