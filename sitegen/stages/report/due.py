"""Open clocks to a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.deadlines import KINDS, Clock, state_words
from sitegen.stages.report.width import cells
from sitegen.upkeep.sheets import moment_text

__all__ = ["due_table"]

_HEAD = {"zh": ("期限", "状态", "责任单位", "事项", "内容", "时限"), "en": ("due", "state", "unit", "kind", "what", "limit")}


def due_table(rows: Iterable[Clock], names: Mapping[str, str], lang: str = "zh") -> str:
    """One line per clock, columns aligned by terminal cells."""
    table = [(moment_text(one.due) or "?", state_words(one.state, lang), names.get(one.unit, one.unit), KINDS[one.kind].get(lang), one.what, one.limit)
             for one in rows]
    if not table:
        return "没有到期事项\n" if lang == "zh" else "nothing is due\n"
    table.insert(0, _HEAD["en" if lang == "en" else "zh"])
    widths = [max(cells(line[i]) for line in table) for i in range(len(table[0]))]
    return "".join("  ".join(cell + " " * (width - cells(cell)) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in table)
