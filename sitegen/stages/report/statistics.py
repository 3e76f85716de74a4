"""Findings -> counts by rule, unit and level, as a table for people or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from sitegen.model import LEVELS
from sitegen.stages.report import Report
from sitegen.stages.report.width import cells
from sitegen.stages.report.words import LEVEL_WORDS, summary_line

__all__ = ["statistics"]


def statistics(report: Report, *, as_json: bool = False) -> Iterator[str]:
    """The commonest first."""
    found = [finding for finding in report.findings if not finding.excused]
    units = report.settings.people.unit_by_id
    by_rule: Counter[tuple[str, str]] = Counter((f"{f.rule} {f.name}", f.level) for f in found)
    by_unit: Counter[tuple[str, str]] = Counter(
        (units[f.unit].name if f.unit in units else f.unit or "-", f.level) for f in found
    )
    if as_json:
        yield (
            json.dumps(
                {
                    "rules": _nested(by_rule),
                    "units": _nested(by_unit),
                    "levels": {level: sum(f.level == level for f in found) for level in LEVELS},
                },
                ensure_ascii=False,
                indent=1,
            )
            + "\n"
        )
        return
    en = report.lang == "en"
    unit = ("folder" if en else "目录") if report.groups == "folder" else ("unit" if en else "责任单位")
    for head, counts in (("rule" if en else "规则", by_rule), (unit, by_unit)):
        yield from _table(head, counts, report.lang)
        yield "\n"
    yield summary_line(report) + "\n"


def _nested(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    return {name: {level: counts[name, level] for level in LEVELS} for name in _ordered(counts)}


def _ordered(counts: Counter[tuple[str, str]]) -> list[str]:
    total: Counter[str] = Counter()
    for (name, _), count in counts.items():
        total[name] += count
    return sorted(total, key=lambda name: (-total[name], name))


def _table(head: str, counts: Counter[tuple[str, str]], lang: str) -> Iterator[str]:
    names = _ordered(counts)
    wide = max((cells(name) for name in (head, *names)), default=0)
    words = [LEVEL_WORDS[level].get(lang) for level in LEVELS]
    yield head + " " * (wide - cells(head)) + "".join("  " + word for word in words) + "\n"
    for name in names:
        row = "".join(f"  {counts[name, level]:>{cells(word)}}" for level, word in zip(LEVELS, words, strict=True))
        yield name + " " * (wide - cells(name)) + row + "\n"
