"""ledger.repeated: the same words wrong again."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import LEDGER, on_row
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """The second and later rows with a term; one that is not marked severe must be raised."""
    seen: dict[str, int] = {}
    for row in context.settings.upkeep.rows("rectification"):
        term = row.text("term")
        if term and seen.setdefault(term, row.line) != row.line and row.text("level") != "severe":
            yield on_row(RULE, row, field="level", text=term, first=seen[term])


RULE = Rule(
    id="LED009",
    name="ledger.repeated",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "同一错误重复出现",
        "The same error again",
    ),
    message=Text(
        "{table}第 {line} 行：“{text}”在第 {first} 行已经出现过，程度应从重",
        "{table}, row {line}: {text} stood in row {first} already; raise its level",
    ),
    hint=Text(
        "level 改为 severe，并把该词句加入词表",
        "make the level severe and add the words to a list",
    ),
    rationale=Text(
        "重复出现说明上次没有整改到位。",
        "It shows that the last correction did not reach far enough.",
    ),
    basis=LEDGER,
    bad="""\
-- checks/ledgers/rectification.csv --
no,kind,level,unit,term,found,fixed,rechecked,searched,looked_back
z-1,wrong,severe,office,法律效应,2026-03-05 09:00,2026-03-05 09:30,2026-03-06,2026-03-07,
z-2,wrong,normal,office,法律效应,2026-03-09 09:00,2026-03-09 09:30,,,
""",
    good="""\
-- checks/ledgers/rectification.csv --
no,kind,level,unit,term,found,fixed,rechecked,searched,looked_back
z-1,wrong,severe,office,法律效应,2026-03-05 09:00,2026-03-05 09:30,2026-03-06,2026-03-07,
z-2,wrong,severe,office,法律效应,2026-03-09 09:00,2026-03-09 09:30,,,
""",
)
