"""Pages by which something is found: search, policy library, directory, duties, units, accounts. Standard library only."""

from __future__ import annotations

from sitegen.frozen import dataclass
from sitegen.views.pages import PageView
from sitegen.views.parts import GroupView, ItemView, LinkView, TagView

__all__ = ["AccountView", "DataView", "DirectorySectionView", "DirectoryView", "DutiesView", "DutyView", "FacetView", "LibraryView", "MediaView",
           "PolicyRowView", "SearchView", "UnitLetterView", "UnitsView"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """A file that no template makes: JSON, CSV, configuration. What it holds is what is compared."""

    data: bytes
    """The bytes of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetView:
    """One way to narrow a list."""

    key: str
    """Name of the field: column, year."""
    label: str
    """What people read: 栏目."""
    options: tuple[str, ...]
    """Values that occur; a facet with fewer than two is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(PageView):
    """站内搜索: the form and where the script finds the index."""

    base: str
    """Root address of the index."""
    segments: int
    """How many segments it has."""
    shards: int
    """Shards of each segment."""
    facets: tuple[FacetView, ...] = ()
    """栏目, 年份, 类型, 有效性."""
    contact: str = ""
    """Telephone for those who find nothing; "" = not shown."""
    links: tuple[LinkView, ...] = ()
    """Where else to look: main channels, site map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRowView:
    """One document of the library."""

    item: ItemView
    """Title, address, day, tags; `note` is its number."""
    kind: str = ""
    """文种: 通知, 办法."""
    issuer: str = ""
    """发文机关."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryView(PageView):
    """政策文件库: the newest documents at once, all of them by script."""

    total: int
    """Documents in all."""
    rows: tuple[PolicyRowView, ...]
    """Newest first; what is readable without script."""
    data_url: str
    """All documents as JSON."""
    facets: tuple[FacetView, ...] = ()
    """文种, 机关, 主题, 年份, 有效性, 有解读."""
    exports: tuple[LinkView, ...] = ()
    """The list as CSV and JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectorySectionView:
    """One statutory section of the disclosure directory."""

    title: str
    """政府信息公开指南."""
    summary: str = ""
    """What stands there."""
    url: str = ""
    """Its column; "" = several, given in `links`."""
    links: tuple[LinkView, ...] = ()
    """Columns of the section."""
    items: tuple[ItemView, ...] = ()
    """Newest texts; `note` is the index number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryView(PageView):
    """政府信息公开目录."""

    sections: tuple[DirectorySectionView, ...]
    """In the order of the regulation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """Who answers for one column: unit and posts, never persons."""

    column: LinkView
    """Name and address."""
    group: str = ""
    """Name of its top column."""
    unit: str = ""
    """责任单位."""
    helpers: str = ""
    """协助单位."""
    kind: str = ""
    """更新类别: 动态类."""
    cycle: str = ""
    """更新时限."""
    supply: str = ""
    """保障方式: 报送, 抓取, 链接, 共建."""
    keepers: str = ""
    """运维岗位, A and B: the posts of those who keep it."""
    posts: str = ""
    """审核岗位: 初审 …, 复审 …, 终审 …."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesView(PageView):
    """栏目责任清单."""

    rows: tuple[DutyView, ...]
    """In the order of site.yaml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLetterView:
    """Names that begin with one letter of pinyin."""

    letter: str
    """A to Z, or #."""
    items: tuple[ItemView, ...]
    """Units or persons; `note` says how many texts, or the post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsView(PageView):
    """机构与负责人 from A to Z."""

    leaders: tuple[ItemView, ...]
    """负责人 in the order of the column; () = not shown."""
    letters: tuple[UnitLetterView, ...]
    """Units by letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account on another platform."""

    name: str
    """Its name."""
    platform: str
    """微信公众号."""
    unit: str
    """责任单位."""
    url: str = ""
    """Its page; "" = to be looked for by name."""
    state: TagView | None = None
    """正常运行, 暂停更新, 已注销."""
    note: str = ""
    """What it is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaView(PageView):
    """政务新媒体矩阵 and 站群导航."""

    accounts: tuple[AccountView, ...] = ()
    """Running accounts first."""
    groups: tuple[GroupView, ...] = ()
    """Links of the site group."""
