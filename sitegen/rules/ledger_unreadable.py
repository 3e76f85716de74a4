"""ledger.unreadable: a ledger, or a row of it, that cannot be read."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing
from sitegen.rules.upkeep import LEDGER

__all__ = ["RULE"]


RULE = Rule(
    id="LED001",
    name="ledger.unreadable",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset(),
    blocks=False,
    title=Text(
        "台账无法读取",
        "A ledger that cannot be read",
    ),
    message=Text(
        "台账无法读取",
        "the ledger cannot be read",
    ),
    hint=Text(
        "按提示改正该行；各台账的列见 docs/ledgers.md",
        "correct the row; the columns are in docs/ledgers.md",
    ),
    rationale=Text(
        "读不出的记录在检查时等于没有记录。",
        "A record that cannot be read is no record to an inspector.",
    ),
    basis=LEDGER,
    bad="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026年3月6日,office,
""",
    good="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-10,office,
""",
)
