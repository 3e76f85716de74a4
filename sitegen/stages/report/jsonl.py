"""Report as one JSON object a line, the same as in the list `findings` of the json format."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sitegen.stages.report import Report
from sitegen.stages.report.json import as_mapping

__all__ = ["write"]


def write(report: Report) -> Iterator[str]:
    for finding in report.findings:
        yield json.dumps(as_mapping(finding, report.lang), ensure_ascii=False, default=str) + "\n"
