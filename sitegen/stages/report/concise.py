"""Report as one line a finding: path:line:column level name message."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.stages.report import Report
from sitegen.stages.report.words import level_word, summary_line

__all__ = ["write"]


def write(report: Report) -> Iterator[str]:
    for finding in report.findings:
        place = finding.place
        where = f"{finding.path or 'site'}:{place.line}:{place.column}" if place else (finding.path or "site")
        yield f"{where}: {level_word(finding, report.lang)} {finding.rule} {finding.name} {finding.message.get(report.lang)}\n"
    yield summary_line(report) + "\n"
