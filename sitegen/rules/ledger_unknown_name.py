"""ledger.unknown-name: a unit, person, column or text that does not exist."""

from __future__ import annotations

from collections.abc import Container, Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import LEDGER, on_row
from sitegen.schema.upkeep import TABLES
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Persons by id or unique name; a text by its id, also one that was withdrawn."""
    settings = context.settings
    known: dict[str, Container[str]] = {"unit": settings.people.unit_by_id, "article": index.by_id}
    for table, rows in settings.upkeep.ledgers.items():
        cells = [cell for cell in TABLES[table].cells if cell.kind in ("unit", "person", "article")]
        for row in rows:
            for cell in cells:
                value = row.text(cell.key)
                if not value or (not settings.people.known and cell.kind != "article"):
                    continue
                if (settings.people.find(value) is None) if cell.kind == "person" else value not in known[cell.kind]:
                    yield on_row(RULE, row, field=cell.key, text=value, label=cell.label, key=cell.key)


RULE = Rule(
    id="LED004",
    name="ledger.unknown-name",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "台账写了不存在的单位、人员或稿件",
        "A ledger names what does not exist",
    ),
    message=Text(
        "{table}第 {line} 行：{label}“{text}”不存在",
        "{table}, row {line}: there is no {key} {text}",
    ),
    hint=Text(
        "写 checks/people.yaml 中的编号，或稿件的 id",
        "write an id of checks/people.yaml, or of a text",
    ),
    rationale=Text(
        "对不上人和单位的记录无法督办。",
        "Nobody can be held to a record that names nobody.",
    ),
    basis=LEDGER,
    bad="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-10,offices,
""",
    good="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-10,office,
""",
)
