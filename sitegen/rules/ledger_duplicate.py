"""ledger.duplicate: two rows that are one."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import LEDGER, on_row
from sitegen.schema.upkeep import TABLES
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """By the cells that tell a row from all others; the second and later ones are told."""
    for table, rows in context.settings.upkeep.ledgers.items():
        seen: dict[tuple[str, ...], int] = {}
        for row in rows:
            key = tuple(row.text(name) for name in TABLES[table].unique)
            if key and seen.setdefault(key, row.line) != row.line:
                yield on_row(RULE, row, text="、".join(key), other=seen[key])


RULE = Rule(
    id="LED005",
    name="ledger.duplicate",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "台账重复登记",
        "A row stands twice",
    ),
    message=Text(
        "{table}第 {line} 行：“{text}”与第 {other} 行重复",
        "{table}, row {line}: {text} stands in row {other} too",
    ),
    hint=Text(
        "合并两行，或换一个编号",
        "join the rows or give another number",
    ),
    rationale=Text(
        "重复登记会使收件数和答复率失真。",
        "Counts and rates would be wrong.",
    ),
    basis=LEDGER,
    bad="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-10,office,
zc-1,finderror,2026-03-10,office,
""",
    good="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-10,office,
zc-2,finderror,2026-03-10,office,
""",
)
