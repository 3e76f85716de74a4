"""Report as JUnit XML: one test case for each file and family of rules. Blocking findings fail; others are told in the output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from sitegen.model import Finding
from sitegen.stages.report import Report
from sitegen.stages.report.words import level_word

__all__ = ["write"]

_NOT_XML = re.compile("[^\\t\\n\\r -\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML 1.0 cannot hold (section 2.2)."""


def write(report: Report) -> Iterator[str]:
    cases: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        cases.setdefault((finding.path or "site.yaml", finding.name.partition(".")[0]), []).append(finding)
    failed = sum(any(f.blocks for f in found) for found in cases.values())
    suite = Xml.Element(
        "testsuite",
        name="sitegen check",
        tests=str(max(1, len(cases))),
        failures=str(failed),
        errors="0",
        skipped="0",
        timestamp=report.as_of.strftime("%Y-%m-%dT%H:%M:%S"),
        time="0",
    )
    for (path, family), found in sorted(cases.items()):
        case = Xml.SubElement(suite, "testcase", classname=_clean(path), name=family, file=_clean(path), time="0")
        blocking = [f for f in found if f.blocks]
        others = [f for f in found if not f.blocks]
        if blocking:
            failure = Xml.SubElement(
                case, "failure", type=blocking[0].name, message=_clean(blocking[0].message.get(report.lang))
            )
            failure.text = _clean("\n".join(_line(f, report.lang) for f in blocking))
        if others:
            Xml.SubElement(case, "system-out").text = _clean("\n".join(_line(f, report.lang) for f in others))
    if not cases:
        Xml.SubElement(suite, "testcase", classname="sitegen", name="check", time="0")
    root = Xml.Element(
        "testsuites", name="sitegen check", tests=str(max(1, len(cases))), failures=str(failed), errors="0", time="0"
    )
    root.append(suite)
    Xml.indent(root, " ")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield Xml.tostring(root, encoding="unicode") + "\n"


def _line(finding: Finding, lang: str) -> str:
    where = (
        f"{finding.path or 'site'}:{finding.place.line}:{finding.place.column}"
        if finding.place
        else (finding.path or "site")
    )
    return f"{where} {level_word(finding, lang)} {finding.rule} {finding.name} {finding.message.get(lang)} {finding.hint.get(lang)}"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
