"""Report as GitLab code quality: a JSON list. GitLab drops findings with equal fingerprints, so none are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from sitegen.model import Finding
from sitegen.stages.report import Report

__all__ = ["SEVERITIES", "write"]

SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def write(report: Report) -> Iterator[str]:
    seen: set[str] = set()
    rows = [
        {
            "description": f"{finding.message.get(report.lang)} {finding.hint.get(report.lang)}",
            "check_name": finding.name,
            "fingerprint": _unique(finding, seen),
            "severity": "blocker" if finding.blocks else SEVERITIES[finding.level],
            "location": {
                "path": finding.path or "site.yaml",
                "lines": {"begin": finding.place.line if finding.place else 1},
            },
        }
        for finding in report.findings
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=1)
    yield "\n"


def _unique(finding: Finding, seen: set[str]) -> str:
    """Fingerprints are told apart within a file; here they must be so in the whole report."""
    base = f"{finding.path}\0{finding.fingerprint}"
    key, number = sha256(base.encode("utf-8", "replace")).hexdigest(), 0
    while key in seen:
        number += 1
        key = sha256(f"{base}\0{number}".encode("utf-8", "replace")).hexdigest()
    seen.add(key)
    return key
