"""Report as JUnit XML: a suite for each file, a case for each family of rules. Blocking findings fail; others are told in the output."""

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
    files: dict[str, dict[str, list[Finding]]] = {}
    for finding in report.findings:
        families = files.setdefault(finding.path or "site.yaml", {})
        families.setdefault(finding.name.partition(".")[0], []).append(finding)
    root = Xml.Element("testsuites", name="sitegen check")
    for path, families in sorted(files.items()):
        suite = _suite(root, _clean(path), report, families)
        suite.set("file", _clean(path))  # of a suite: JUnit's schema has no such attribute on a case
        for family, found in sorted(families.items()):
            _case(suite, _clean(path), family, found, report.lang)
    if not files:
        Xml.SubElement(_suite(root, "sitegen", report, {"check": []}), "testcase", classname="sitegen", name="check", time="0")
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count) or 0) for suite in root)))
    root.set("time", "0")
    Xml.indent(root, " ")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield Xml.tostring(root, encoding="unicode") + "\n"


def _suite(root: Xml.Element, name: str, report: Report, families: dict[str, list[Finding]]) -> Xml.Element:
    failed = sum(any(finding.blocks for finding in found) for found in families.values())
    suite = Xml.SubElement(root, "testsuite", name=name, tests=str(len(families)), failures=str(failed), errors="0")
    suite.attrib.update(skipped="0", timestamp=report.as_of.strftime("%Y-%m-%dT%H:%M:%S"), time="0")
    return suite


def _case(suite: Xml.Element, path: str, family: str, found: list[Finding], lang: str) -> None:
    case = Xml.SubElement(suite, "testcase", classname=path, name=family, time="0")
    blocking = [f for f in found if f.blocks]
    others = [f for f in found if not f.blocks]
    if blocking:
        failure = Xml.SubElement(case, "failure", type=blocking[0].name, message=_clean(blocking[0].message.get(lang)))
        failure.text = _clean("\n".join(_line(f, lang) for f in blocking))
    if others:
        Xml.SubElement(case, "system-out").text = _clean("\n".join(_line(f, lang) for f in others))


def _line(finding: Finding, lang: str) -> str:
    where = (
        f"{finding.path or 'site'}:{finding.place.line}:{finding.place.column}"
        if finding.place
        else (finding.path or "site")
    )
    return f"{where} {level_word(finding, lang)} {finding.rule} {finding.name} {finding.message.get(lang)} {finding.hint.get(lang)}"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
