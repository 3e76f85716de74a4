"""The parts pages are made of, and the furniture ("chrome") rendered once per column. Standard library only."""

from __future__ import annotations

from typing import Literal

from sitegen.frozen import dataclass

__all__ = ["AttachmentView", "BannerView", "Chrome", "ChromeView", "ColumnTags", "FactView", "GroupView", "HeadingView",
           "Html", "ItemView", "LinkView", "NavView", "PictureView", "ReprintView", "SignoffView", "SiteView", "TagView", "Tone"]

Tone = Literal["ok", "warn", "bad", "info", "plain"]
"""What a colour means: in force, due soon, overdue or repealed, has an interpretation, nothing. Words say it too."""


class Html(str):
    """Markup made by our own Markdown renderer or templates. Templates write it unescaped; anything joined to it is
    a plain string again, so trust never spreads by accident."""

    __slots__ = ()

    def __html__(self) -> Html:
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A title and where it leads."""

    title: str
    """The words of the link; never 点击这里."""
    url: str = ""
    """Root or absolute address; "" = plain text, and so is anything but http(s), mailto, tel and root addresses."""
    external: bool = False
    """Leads off this site: marked as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture of the site, as its file says."""

    url: str
    """Root address."""
    width: int
    height: int
    """In pixels; 0 where the file does not say."""
    webp: str = ""
    """Root address of the same picture as WebP; "" = none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavView:
    """A node of the column tree, in the navigation and on the site map page."""

    title: str
    """Name of the column."""
    url: str = ""
    """Its address; "" = plain text."""
    external: bool = False
    """A channel on another site."""
    current: bool = False
    """The column shown or one of its ancestors."""
    children: tuple[NavView, ...] = ()
    """Sub-columns in the order of site.yaml; in the top navigation they are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A headed group of links: 站群导航, 友情链接."""

    title: str
    """Name of the group: 县级部门."""
    links: tuple[LinkView, ...]
    """Its links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    """A small label: 有解读, 现行有效, 已废止."""

    text: str
    """The label's words."""
    tone: Tone = "plain"
    """Its meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One entry of a list of articles."""

    title: str
    """Title of the article."""
    url: str = ""
    """Its address; "" = plain text."""
    date: str = ""
    """Day of publication; short lists show month and day."""
    tags: tuple[TagView, ...] = ()
    """Labels after the title."""
    note: str = ""
    """One short thing more: document number, form (图解), unit, 1个工作日办结."""
    summary: str = ""
    """Two or three lines, for lists that show them."""
    external: bool = False
    """Leads off this site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """One row of a table of properties."""

    label: str
    """受理日期."""
    value: str
    """What stands beside it; rows with "" are not shown."""
    tone: Tone = "plain"
    """Meaning of the value."""
    note: str = ""
    """Said after the value in small type: 有效期至2031-11-16."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """A file offered under a text."""

    title: str
    """Title, or the file's name."""
    url: str
    """Where the file is."""
    kind: str = ""
    """Kind in capitals: PDF, XLSX."""
    size: str = ""
    """Size for people: 328 KB."""
    external: bool = False
    """Kept on another site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingView:
    """One line of the contents list."""

    title: str
    """Text of the heading."""
    anchor: str
    """Its id in the body, without `#`."""
    depth: int = 1
    """1 for the highest level listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignoffView:
    """The end-of-text line 来源：×× 编辑：×× 校审：×× (design 5.6). Names, posts or units, as the site chose."""

    source: str = ""
    """来源; "" = left out, as for the other two."""
    editor: str = ""
    """编辑."""
    reviewers: str = ""
    """校审: already joined with 、."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerView:
    """A line above a text that changes how to read it: 本文件已废止."""

    text: str
    """The sentence."""
    tone: Tone = "warn"
    """Its meaning."""
    link: LinkView | None = None
    """What replaced it, if anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprintView:
    """Where a reprint comes from."""

    source: LinkView
    """Title and address of the original, or the name of its source."""
    date: str = ""
    """Day of the original's publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """Identity of the portal: page tags, header and footer."""

    name: str
    """SiteName."""
    domain: str = ""
    """SiteDomain."""
    base_url: str = ""
    """Put before root addresses in canonical links, feeds and site maps; no closing slash; "" = no canonical link."""
    id_code: str = ""
    """网站标识码, SiteIDCode."""
    sponsor: str = ""
    """主办单位."""
    operator: str = ""
    """承办单位."""
    contact: str = ""
    """联系方式."""
    icp: str = ""
    """ICP备案号."""
    police: str = ""
    """公安备案号."""
    zone: str = "Asia/Shanghai"
    """IANA zone whose calendar day the header shows, wherever the reader is."""
    demo: bool = False
    """True: the bar 演示站点，非政府网站 and `noindex` on every page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnTags:
    """The column group of the national page tags (国办发〔2017〕47号, annex)."""

    name: str
    """ColumnName; on the home page 首页."""
    description: str = ""
    """ColumnDescription; a column without one gets its name."""
    keywords: str = ""
    """ColumnKeywords, joined with a comma; a column without any gets its name."""
    type: str = ""
    """ColumnType of the national list (政策文件 …); on the home page 首页; "" = the column's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChromeView:
    """The furniture of all pages of one column (or of the home page): rendered once by `Theme.chrome`."""

    site: SiteView
    """Identity of the portal."""
    nav: tuple[NavView, ...] = ()
    """Top columns after 首页; `current` on the open one."""
    column: ColumnTags | None = None
    """Page tags of the column; None on pages that belong to none."""
    url: str = ""
    """Address of the column; "" for pages without one."""
    crumbs: tuple[LinkView, ...] = ()
    """Ancestors of the column, 首页 and the column itself not included."""
    side: NavView | None = None
    """The top column with its sub-columns, for the tree on the left; None = no tree."""
    utility: tuple[LinkView, ...] = ()
    """Links at the right of the top bar: 站点地图, 订阅."""
    footer: tuple[LinkView, ...] = ()
    """Links of the footer: 站点地图, 栏目更新情况, 我为政府网站找错 where such a column exists."""
    groups: tuple[GroupView, ...] = ()
    """站群导航 above the footer."""
    search_url: str = ""
    """Address of the search page (it reads `?q=`); "" = no search box."""
    feed_url: str = ""
    """Address of the column's or site's feed, for feed readers; "" = none."""
    traditional: bool = False
    """Every page has an edition in traditional characters under /zh-hant/."""
    index: bool = True
    """False: `noindex` even where the site is not a demonstration (internal pages)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """Rendered furniture, shared by all pages of a column. Made only by `Theme.chrome`."""

    site: SiteView
    """Identity, for page titles and absolute addresses."""
    column: str
    """Name of the column, "" without one."""
    url: str
    """Address of the column, "" without one."""
    head: Html
    """Shared part of <head>: page tags of site and column, stylesheet, script, icon, feed."""
    top: Html
    """Skip link, demo bar, top bar, header, navigation."""
    crumbs: Html
    """List items of the breadcrumb down to the column's parent."""
    side: Html
    """Tree of sub-columns, or empty."""
    bottom: Html
    """Site group, footer."""
    search_url: str = ""
    """Address of the search page, "" without one."""
    traditional: bool = False
    """Every page has an edition in traditional characters under /zh-hant/."""
    digest: str
    """sha256 of the rendered parts: stands for them where pages are compared."""
