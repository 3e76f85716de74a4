"""How rules speak of clocks and ledgers. In: a clock or a row. Out: findings with file, row and unit. No rule itself."""

from __future__ import annotations

from typing import Any

from sitegen.clocks import all_clocks
from sitegen.deadlines import KINDS, Clock
from sitegen.ledger import Row
from sitegen.model import Finding, Moment, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.schema.upkeep import TABLES
from sitegen.site_index import SiteIndex

__all__ = ["DEADLINE", "LEDGER", "clocks_in", "on_clock", "on_row", "shown", "table_name"]

DEADLINE = Text("安州区通知 三（三）、四（六）；各项时限见 sitegen explain --profile", "Anzhou notice 3(3), 4(6); each limit: sitegen explain --profile")
LEDGER = Text("安州区通知 四（六）“建立错敏整改台账，做好问题整改复核闭环管理”", "Anzhou notice 4(6): a ledger, and a closed loop")


def clocks_in(index: SiteIndex, context: SiteContext, *states: str) -> tuple[Clock, ...]:
    """Clocks in these states; changes of persons have a rule of their own."""
    return tuple(c for c in all_clocks(index, context.now, context.calendar) if c.state in states and c.kind != "filing.change")


def on_clock(rule: Rule, one: Clock, context: SiteContext) -> Finding:
    """A finding about a clock: at the text's key or the ledger's row."""
    unit = context.settings.people.unit_by_id.get(one.unit)
    values: dict[str, Any] = {"kind": KINDS[one.kind].zh, "kind_en": KINDS[one.kind].en, "what": one.what, "limit": one.limit, "started": shown(one.started),
              "due": shown(one.due), "owner": unit.name if unit else one.unit or "责任单位", "basis": one.basis}
    return rule.of_site(path=one.path, unit=one.unit, field=one.field, place=one.place, text=one.ref, **values)


def on_row(rule: Rule, row: Row, *, field: str | None = None, text: str = "", message: Text | None = None, hint: Text | None = None, **data: Any) -> Finding:
    """A finding at a row of a ledger."""
    return rule.of_site(path=row.path, unit=row.text("unit") or None, field=field, place=row.place, text=text, message=message, hint=hint,
                        table=table_name(row.table), line=row.line, **data)


def table_name(table: str) -> str:
    return TABLES[table].label.zh


def shown(moment: Moment | None) -> str:
    """A time as people read it; a bare day has no clock time."""
    if moment is None:
        return ""
    return moment.at.strftime("%Y-%m-%d %H:%M") if moment.timed else moment.day.isoformat()
