"""The home page: a lead, the latest, tiles, and blocks of whatever columns a site has. Standard library only."""

from __future__ import annotations

from typing import Literal

from sitegen.frozen import dataclass
from sitegen.views.pages import PageView
from sitegen.views.parts import GroupView, ItemView, LinkView, PictureView

__all__ = ["BlockKind", "BlockView", "HomeView", "LeadView", "TallyView", "TileView"]

BlockKind = Literal["list", "policies", "interpretations", "finderror", "topics"]
"""How a block looks: short list; wide list with labels and document numbers; list led by the form; list with the
time taken; cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadView:
    """The lead story."""

    title: str
    """Its title."""
    url: str
    """Its address."""
    summary: str = ""
    """Two or three lines."""
    date: str = ""
    """Day of publication."""
    label: str = ""
    """Word above the title: 头条, or the column's name."""
    image: str = ""
    """Address of the picture; "" = set in type alone."""
    image_alt: str = ""
    """What the picture shows."""
    picture: PictureView | None = None
    """Its pixels, and its WebP."""
    external: bool = False
    """Leads off this site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TileView:
    """A large button for a channel."""

    title: str
    """Name of the channel."""
    url: str
    """Its address."""
    glyph: str
    """One character standing for it, usually the first of its name."""
    note: str = ""
    """A few words on what is there."""
    external: bool = False
    """Leads off this site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """One box of the home page: the newest of a column."""

    kind: BlockKind
    """How it looks."""
    title: str
    """Name of the column."""
    url: str
    """Where 更多 leads; "" = no such link."""
    items: tuple[ItemView, ...]
    """Newest first; a block without items is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyView:
    """Columns by state, beside the link to the freshness page."""

    title: str
    """栏目更新情况."""
    url: str
    """Address of the freshness page."""
    columns: int
    """Columns watched."""
    ok: int | None = None
    """正常; None where the public form shows facts only (then the two below are None as well)."""
    soon: int | None = None
    """即将到期."""
    overdue: int | None = None
    """未更新."""
    articles: int | None = None
    """Texts published in all; None = not shown."""
    month: int | None = None
    """Texts published this month; None = not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(PageView):
    """The home page (/)."""

    as_of: str = ""
    """数据截至: day of the build's as-of time."""
    lead: LeadView | None = None
    """Lead story."""
    latest: BlockView | None = None
    """News beside the lead."""
    tiles: tuple[TileView, ...] = ()
    """Services and channels, best six to eight."""
    quick: tuple[TileView, ...] = ()
    """What elder mode shows instead of the tiles: four or fewer, in plain words; 打电话 leads to `tel:`."""
    groups: tuple[GroupView, ...] = ()
    """站群导航."""
    blocks: tuple[BlockView, ...] = ()
    """Further boxes in order; any number fills the rows without gaps."""
    tally: TallyView | None = None
    """Update state of the columns."""
    links: tuple[LinkView, ...] = ()
    """专题 or other banners set as a row of links."""
