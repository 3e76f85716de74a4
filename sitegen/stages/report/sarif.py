"""Report as SARIF 2.1.0 (OASIS), for code scanning and editors. Columns count code points and the log says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from sitegen import __version__
from sitegen.model import Edit, Finding, Place
from sitegen.rules import RULES
from sitegen.rules.base import Rule
from sitegen.stages.report import Report
from sitegen.text.lines import Lines

__all__ = ["HELP", "LEVELS", "write"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
HELP = "docs/rules/{}.md"
"""Page of a rule, relative to the repository of the tool. No `helpUri`: that must be absolute (SARIF 3.49.12), and offices are offline."""


def write(report: Report) -> Iterator[str]:
    known = {rule.name: rule for rule in RULES}
    used = sorted(
        {finding.name: finding.rule for finding in report.findings}.items(), key=lambda pair: (pair[1], pair[0])
    )
    number = {name: i for i, (name, _) in enumerate(used)}
    baseline = any(finding.excused == "baselined" for finding in report.findings)
    run = {
        "tool": {
            "driver": {
                "name": "sitegen",
                "version": __version__,
                "semanticVersion": __version__,
                "language": "en-US" if report.lang == "en" else "zh-CN",
                "rules": [_rule(known.get(name), rule_id, name, report.lang) for name, rule_id in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SITE": {"description": {"text": "the folder that holds site.yaml"}}},
        "results": [_result(finding, number[finding.name], report, baseline) for finding in report.findings],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1, default=str)
    yield "\n"


def _rule(rule: Rule | None, rule_id: str, name: str, lang: str) -> dict[str, Any]:
    """Metadata of a rule; a rule of the site's own that is not in the list has its name only."""
    if rule is None:
        return {"id": rule_id, "name": name, "shortDescription": {"text": name}}
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title.get(lang)},
        "fullDescription": {"text": rule.rationale.get(lang)},
        "help": {
            "text": f"{rule.hint.get(lang)}\n{rule.basis.get(lang)}",
            "markdown": f"{rule.basis.get(lang)}\n\n[{rule.name}]({HELP.format(rule.name)})",
        },
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {"tags": [rule.name.partition(".")[0]]},
    }


def _result(finding: Finding, number: int, report: Report, baseline: bool) -> dict[str, Any]:
    out: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": LEVELS[finding.level],
        "message": {"text": f"{finding.message.get(report.lang)}\n{finding.hint.get(report.lang)}"},
        "partialFingerprints": {"sitegen/v1": finding.fingerprint},
        "properties": {
            "blocks": finding.blocks,
            "basis": finding.basis.get(report.lang),
            "unit": finding.unit,
            "field": finding.field,
        },
    }
    if finding.path:
        out["locations"] = [{"physicalLocation": _at(finding.path, finding.place)}]
    if finding.related:
        out["relatedLocations"] = [
            {"id": i, "physicalLocation": {"artifactLocation": _uri(path), "region": {"startLine": max(1, line)}}}
            for i, (path, line) in enumerate(finding.related, 1)
        ]
    if baseline:
        out["baselineState"] = "unchanged" if finding.excused == "baselined" else "new"
    if finding.excused:
        out["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": finding.excuse or finding.excused}
        ]
    if (
        finding.path
        and finding.fixes
        and all(edit.start >= 0 for edit in finding.fixes)
        and (source := report.source(finding.path)) is not None
    ):
        out["fixes"] = [
            {
                "description": {"text": finding.hint.get(report.lang)},
                "artifactChanges": [
                    {
                        "artifactLocation": _uri(finding.path),
                        "replacements": [_replacement(edit, Lines(source)) for edit in finding.fixes],
                    }
                ],
            }
        ]
    return out


def _replacement(edit: Edit, lines: Lines) -> dict[str, Any]:
    place = lines.place(edit.start, edit.end)
    return {"deletedRegion": _region(place), **({"insertedContent": {"text": edit.text}} if edit.text else {})}


def _at(path: str, place: Place | None) -> dict[str, Any]:
    return {"artifactLocation": _uri(path), **({"region": _region(place)} if place else {})}


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }


def _uri(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": "SITE"}
