"""Views of pages that are tables: ledgers, clocks, reports for the office; statistics and registers for the public."""

from __future__ import annotations

from sitegen.frozen import dataclass
from sitegen.views.pages import PageView
from sitegen.views.parts import LinkView

__all__ = ["BarView", "SheetView", "TablesView"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarView:
    """One bar of a chart."""

    label: str
    value: int
    most: int
    """Value of the longest bar; at least 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """One table."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    bars: tuple[BarView, ...] = ()
    """A chart of the same figures; () = none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesView(PageView):
    """A page of tables."""

    as_of: str
    """Day of the build's as-of time."""
    sheets: tuple[SheetView, ...]
    links: tuple[LinkView, ...] = ()
    """Further pages, and the same tables as files."""
    internal: bool = False
    """True: says on the page that it is not for publication."""
