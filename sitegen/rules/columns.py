"""How rules speak of a column that is watched. In: its freshness. Out: the words and values their findings share."""

from __future__ import annotations

from datetime import date
from typing import Any

from sitegen.freshness import ColumnFreshness
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.settings import Limit

__all__ = ["BASIS", "SITE_FILE", "on_column"]

SITE_FILE = "site.yaml"

BASIS = Text(
    "安州区通知 三（二）1（2）信息更新时限“不得出现逾期栏目、空白栏目”；国办秘函〔2019〕19号 单项否决",
    "Anzhou notice 3(2)1(2): no overdue and no blank column; State Council Office 2019 No. 19, single veto",
)


def on_column(rule: Rule, row: ColumnFreshness, context: SiteContext, message: Text | None = None) -> Finding:
    """A finding at the column's place in site.yaml, with its owner as the unit that must act."""
    column = row.column
    owner = context.settings.people.unit_by_id.get(column.owner or "")
    return rule.of_site(
        path=SITE_FILE,
        unit=column.owner,
        field=f"columns.{column.id}",
        place=column.place,
        text=column.name,
        message=message,
        **_values(row),
        owner=owner.name if owner else column.owner or "（未定责任单位）",
    )


def _values(row: ColumnFreshness) -> dict[str, Any]:
    return {
        "column": row.column.id,
        "last": _iso(row.last),
        "due": _iso(row.due),
        "opened": _iso(row.opened),
        "left": row.days_left,
        "over": -row.days_left if row.days_left is not None and row.days_left < 0 else 0,
        "cycle": _cycle(row.limit).zh,
        "cycle_en": _cycle(row.limit).en,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _cycle(limit: Limit | None) -> Text:
    if limit is None:
        return Text("", "")
    return (
        Text(f"每 {limit.days} 天", f"every {limit.days} days")
        if limit.days
        else Text(f"每 {limit.months} 个月", f"every {limit.months} months")
    )
