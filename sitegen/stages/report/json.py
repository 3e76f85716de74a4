"""Report as one JSON document (design 5.4)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sitegen.model import Finding
from sitegen.stages.report import Report

__all__ = ["SCHEMA_VERSION", "as_mapping", "write"]

SCHEMA_VERSION = 1


def as_mapping(finding: Finding, lang: str) -> dict[str, Any]:
    """One finding with the keys of design 5.4, in that order."""
    place = finding.place
    return {
        "rule": finding.rule, "name": finding.name, "level": finding.level, "blocks": finding.blocks, "path": finding.path,
        "unit": finding.unit, "field": finding.field,
        "line": place.line if place else None, "column": place.column if place else None,
        "end_line": place.end_line if place else None, "end_column": place.end_column if place else None,
        "span": [place.start, place.end] if place else None,
        "message": finding.message.get(lang), "hint": finding.hint.get(lang), "basis": finding.basis.get(lang),
        "fingerprint": finding.fingerprint, "related": [{"path": path, "line": line} for path, line in finding.related],
        "data": dict(finding.data), **({"excused": finding.excused} if finding.excused else {}),
    }


def write(report: Report) -> Iterator[str]:
    body = {"schema_version": SCHEMA_VERSION, "as_of": report.as_of.isoformat(), "summary": asdict(report.summary),
            "findings": [as_mapping(finding, report.lang) for finding in report.findings]}
    yield json.dumps(body, ensure_ascii=False, indent=1, default=str)
    yield "\n"
