"""ledger.order: times of a row that go backwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import LEDGER, on_row
from sitegen.schema.upkeep import TABLES
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Equal is in order; by day where either has no clock time. Nothing may lie in the future."""
    zone = context.settings.zone
    for table, rows in context.settings.upkeep.ledgers.items():
        labels = TABLES[table].by_key
        for row in rows:
            for chain in TABLES[table].order:
                known = [(key, at) for key in chain if (at := row.moment(key, zone))]
                for (before, one), (after, other) in pairwise(known):
                    if one.is_after(other):
                        first, second = labels[before].label, labels[after].label
                        yield on_row(RULE, row, field=after, text=row.text("no") or second, first=first, second=second, before=before, after=after)


RULE = Rule(
    id="LED003",
    name="ledger.order",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "台账时间顺序颠倒",
        "Times of a ledger go backwards",
    ),
    message=Text(
        "{table}第 {line} 行：{second}早于{first}",
        "{table}, row {line}: {after} is earlier than {before}",
    ),
    hint=Text(
        "对照原始记录改正时间；倒填的时间按弄虚作假处理",
        "correct the times from the original record",
    ),
    rationale=Text(
        "先整改后发现、先答复后收到的记录不可信。",
        "A thing is not fixed before it is found.",
    ),
    basis=LEDGER,
    bad="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-06 10:00,office,2026-03-05 10:00
""",
    good="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-06 10:00,office,2026-03-06 15:00
""",
)
