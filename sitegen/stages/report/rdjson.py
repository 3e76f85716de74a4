"""Report for reviewdog (rdjson, DiagnosticResult). Its columns count bytes of UTF-8, so ours are converted line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sitegen.model import Edit, Finding, Place
from sitegen.stages.report import Report
from sitegen.stages.report.sarif import HELP
from sitegen.text.lines import Lines

__all__ = ["write"]

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def write(report: Report) -> Iterator[str]:
    files = lru_cache(maxsize=8)(lambda path: _File(report.source(path) or ""))
    body = {
        "source": {"name": "sitegen"},
        "severity": "ERROR" if report.summary.error else "WARNING",
        "diagnostics": [
            _diagnostic(finding, report.lang, files(finding.path or "site.yaml")) for finding in report.findings
        ],
    }
    yield json.dumps(body, ensure_ascii=False, indent=1)
    yield "\n"


class _File:
    """The text of a file, for columns in bytes."""

    def __init__(self, text: str) -> None:
        self._text, self._lines = text, Lines(text)

    def position(self, line: int, column: int) -> dict[str, int]:
        start = self._lines.offset(line)
        before = self._text[start : start + column - 1]
        return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1}

    def range(self, place: Place) -> dict[str, Any]:
        return {
            "start": self.position(place.line, place.column),
            "end": self.position(place.end_line, place.end_column),
        }

    def suggestion(self, edit: Edit) -> dict[str, Any]:
        return {"range": self.range(self._lines.place(edit.start, edit.end)), "text": edit.text}


def _diagnostic(finding: Finding, lang: str, file: _File) -> dict[str, Any]:
    location: dict[str, Any] = {"path": finding.path or "site.yaml"}
    if finding.place:
        location["range"] = file.range(finding.place)
    out: dict[str, Any] = {
        "message": "\n".join(
            part for part in (finding.message.get(lang), finding.hint.get(lang), finding.basis.get(lang)) if part
        ),
        "location": location,
        "severity": SEVERITIES[finding.level],
        "code": {"value": finding.name, "url": HELP.format(finding.name)},
    }
    if finding.fixes and all(edit.start >= 0 for edit in finding.fixes):
        out["suggestions"] = [file.suggestion(edit) for edit in finding.fixes]
    if finding.related:
        out["related_locations"] = [
            {"location": {"path": path, "range": {"start": {"line": max(1, line)}}}} for path, line in finding.related
        ]
    return out
