"""Findings -> rows by unit, as an office keeps them: page, original words, suggestion, basis, day by which it is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sitegen.model import LEVELS, Finding
from sitegen.stages.report import Report
from sitegen.stages.report.few import few, more_words
from sitegen.stages.report.words import LEVEL_WORDS, remark
from sitegen.text.workdays import Calendar

__all__ = ["Group", "Row", "groups"]

WORDING = ("sensitive.", "typo.", "pii.", "secrecy.", "secret.")
WORDING_HOURS = 1
"""安州区通知 四（六）: wrong and sensitive words are put right within one hour of the notice."""
WORKING_DAYS = 2
"""安州区通知 五（二）: units put right what an inspection found within two working days."""


class Row(NamedTuple):
    """One line of the ledger, as text."""

    level: str
    place: str
    """path:line:column"""
    address: str
    """Of the page, or empty."""
    title: str
    """Of the text, or empty."""
    rule: str
    words: str
    """The original words, masked where they are personal data."""
    message: str
    hint: str
    basis: str
    due: str
    state: str
    """Why it does not block though its level says so, or empty."""
    kind: str
    """error, warning or info."""


class Group(NamedTuple):
    """A unit, or a folder of a scan, with what it has to put right."""

    name: str
    rows: tuple[Row, ...]
    counts: tuple[int, int, int]
    """Not excused, by level, most serious first."""


def groups(report: Report) -> tuple[Group, ...]:
    """By name of the unit; what belongs to none comes last."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.unit or "", []).append(finding)
    units = report.settings.people.unit_by_id
    calendar = Calendar(report.settings.calendar)
    return tuple(
        Group(
            name=(units[key].name if key in units else key) or _nobody(report),
            rows=tuple(_rows(findings, report, calendar)),
            counts=tuple(sum(f.level == level and not f.excused for f in findings) for level in LEVELS),  # type: ignore[arg-type]
        )
        for key, findings in sorted(found.items(), key=lambda pair: (pair[0] == "", pair[0]))
    )


def _nobody(report: Report) -> str:
    if report.groups == "folder":
        return "顶层目录" if report.lang != "en" else "top folder"
    return "未落实责任单位" if report.lang != "en" else "no unit"


def _rows(findings: list[Finding], report: Report, calendar: Calendar) -> Iterator[Row]:
    lang = report.lang
    for f, more in few(findings):
        place = f"{f.path or 'site.yaml'}" + (f":{f.place.line}:{f.place.column}" if f.place else "")
        yield Row(
            level=LEVEL_WORDS[f.level].get(lang),
            place=place,
            address=report.addresses.get(f.path or "", ""),
            title=report.titles.get(f.path or "", ""),
            rule=f.name,
            words=f.text,
            message=f.message.get(lang) + (f"（{more_words(more, lang)}）" if more else ""),
            hint=f.hint.get(lang),
            basis=f.basis.get(lang),
            due=_due(f, report.as_of, calendar),
            state=remark(f, lang),
            kind=f.level,
        )


def _due(finding: Finding, as_of: datetime, calendar: Calendar) -> str:
    """The day a finding brings along, else what the notices demand; nothing for hints and what is excused."""
    given = finding.data.get("due")
    if isinstance(given, (date, str)) and str(given):
        return given.isoformat() if isinstance(given, date) else given
    if finding.excused or finding.level == "info":
        return ""
    if finding.name.startswith(WORDING):
        return (as_of + timedelta(hours=WORDING_HOURS)).strftime("%Y-%m-%d %H:%M")
    due = calendar.add(as_of.date(), WORKING_DAYS)
    return due.isoformat() if due else ""
