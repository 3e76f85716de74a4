"""Report as GitHub workflow commands: ten annotations of a kind are shown per step, so the rest go to the job's summary."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sitegen.model import LEVELS, Finding
from sitegen.stages.report import Report
from sitegen.stages.report.words import summary_line

__all__ = ["PER_STEP", "write"]

PER_STEP = 10
"""Annotations of one kind that GitHub shows per step; further ones are dropped without a word."""
KINDS = {"error": "error", "warning": "warning", "info": "notice"}


def write(report: Report) -> Iterator[str]:
    """Most serious first within each kind. The full list belongs into $GITHUB_STEP_SUMMARY, as the markdown format has it."""
    ordered = sorted(
        (finding for finding in report.findings if not finding.excused), key=lambda finding: not finding.blocks
    )
    left = 0
    for level in LEVELS:
        mine = [finding for finding in ordered if finding.level == level]
        left += max(0, len(mine) - PER_STEP)
        for finding in islice(mine, PER_STEP):
            yield _command(finding, report.lang)
    if left:
        yield f"另有 {left} 处见任务摘要。\n" if report.lang != "en" else f"{left} more in the job summary.\n"
    yield summary_line(report) + "\n"


def _command(finding: Finding, lang: str) -> str:
    place = finding.place
    properties = {"file": finding.path or "site.yaml"}
    if place:
        properties |= {
            "line": str(place.line),
            "endLine": str(place.end_line),
            "col": str(place.column),
            "endColumn": str(place.end_column),
        }
    properties["title"] = f"{finding.rule} {finding.name}"
    message = "\n".join(
        part for part in (finding.message.get(lang), finding.hint.get(lang), finding.basis.get(lang)) if part
    )
    shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{KINDS[finding.level]} {shown}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
