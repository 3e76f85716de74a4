"""The table of the notices' clauses: complete, and true in what it names."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections import Counter
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import click
import pytest

from sitegen.model import META_KEYS, Meta
from sitegen.settings import People, Settings, Waiver, WordRow
from tests.helpers import each

ROOT = Path(__file__).parents[1]
CLAUSES = ROOT / "../shared/reference/seed-requirements.md"
CLAUSE_ID = re.compile(r"(?:AZ|HY|XN|QZ|TJ)-(?:P|F[1-8]|[0-9]+(?:\.[0-9]+)*)(?:-[0-9]+)?")
FILES = {
    "site.yaml": Settings,
    "checks/people.yaml": People,
    "checks/waivers.yaml": Waiver,
    "checks/words/*.csv": WordRow,
}


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_coverage", ROOT / "docs/make_coverage.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE = script()
ROWS: list[dict[str, Any]] = MAKE.load()


def named(kind: str) -> list[str]:
    """Everything of one kind that the table says exists."""
    return sorted({item[kind] for row in ROWS for item in row["by"] if kind in item})


def has_key(holder: Any, key: str) -> bool:
    """Whether a dotted key (`columns.owner`) leads through the annotations of a value."""
    if not key:
        return True
    first, _, rest = key.partition(".")
    for cls in reach(holder):
        hints = {name.rstrip("_"): hint for name, hint in get_type_hints(cls).items()}
        if first in hints and has_key(hints[first], rest):
            return True
    return False


def reach(hint: Any) -> list[Any]:
    """The values with fields inside an annotation such as tuple[Column, ...] or Urgent | None."""
    if isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "_fields")):
        return [hint]
    return [cls for inner in get_args(hint) for cls in reach(inner)]


@pytest.mark.parametrize(
    ("key", "known"),
    [("titel", False), ("title.deeper", False), ("reviewers.nobody", False), ("reviewers.level", True), ("date", True)],
)
def test_a_key_is_looked_up_in_the_schema(key: str, known: bool) -> None:
    assert has_key(Meta, key) is known


def test_each_clause_stands_once() -> None:
    ids = [row["id"] for row in ROWS]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert len(ids) == 236
    assert [i for i in ids if not CLAUSE_ID.fullmatch(i)] == []
    assert Counter(i[:2] for i in ids) == {"AZ": 104, "XN": 55, "HY": 27, "TJ": 27, "QZ": 23}


def test_the_clauses_are_those_of_the_source_with_their_priority_and_group() -> None:
    if not CLAUSES.is_file():
        pytest.skip("the clause table is not beside the project")
    source = {}
    for line in CLAUSES.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 2 and re.match(r"(AZ|HY|XN|QZ|TJ)-", cells[1]):
            source[cells[1]] = (cells[5], cells[6])
    assert {row["id"]: (row["priority"], row["group"]) for row in ROWS} == source


@each(ROWS, lambda row: row["id"])
def test_a_row_is_well_formed(row: dict[str, Any]) -> None:
    assert set(row) == {"id", "asks", "priority", "group", "state", "by", "note"}
    assert 0 < len(row["asks"]) <= 40
    assert row["state"] in MAKE.STATES
    assert all(len(item) == 1 and set(item) <= {"rule", "page", "command", "field", "file"} for item in row["by"])
    assert row["by"] or row["state"] != "done", "what is done names what does it"
    assert row["note"] or row["state"] == "done", "what is not done says what will, or what comes nearest"
    assert not row["by"] or row["state"] != "out-of-reach"


def rule_names() -> set[str]:
    """Names of the rules there are; skips while the list of rules is not there yet."""
    try:
        rules = importlib.import_module("sitegen.rules").RULES
    except (ImportError, AttributeError):
        pytest.skip("the list of rules is not there yet")
    return {rule.name for rule in rules}


def test_each_rule_exists() -> None:
    assert sorted(set(named("rule")) - rule_names()) == []


def test_each_command_exists() -> None:
    rule_names()  # commands load the rules
    if importlib.util.find_spec("sitegen.cli.main") is None:
        pytest.skip("the command line is not there yet")
    cli = importlib.import_module("sitegen.cli.main").cli
    try:
        assert [name for name in named("command") if not leads_to_a_command(cli, name)] == []
    except ModuleNotFoundError as error:
        pytest.skip(f"a command is not there yet: {error.name}")


def leads_to_a_command(group: click.Command, name: str) -> bool:
    """Whether `sitegen review sign` can be called, by way of its groups."""
    program, *words = name.split()
    command: click.Command | None = group
    for word in words:
        if not isinstance(command, click.Group):
            return False
        command = command.get_command(click.Context(command), word)
    return program == "sitegen" and command is not None


def test_each_field_exists() -> None:
    assert [key for key in named("field") if key.partition(".")[0] not in META_KEYS or not has_key(Meta, key)] == []


def test_each_setting_exists() -> None:
    pairs = [name.split(" ") for name in named("file")]
    assert [(path, key) for path, key in pairs if path not in FILES or not has_key(FILES[path], key)] == []


def test_each_page_has_a_template() -> None:
    theme = ROOT / "sitegen/theme"
    if not (theme / "page").is_dir():
        pytest.skip("the base theme is not there yet")
    templates = {path.name for path in theme.rglob("*") if path.parent.name in ("page", "feed", "xml")}
    assert [name for name in named("page") if not {f"{name}.html", f"{name}.xml"} & templates] == []


def test_the_page_is_what_the_script_makes() -> None:
    assert (ROOT / "docs/coverage.md").read_text("utf-8") == MAKE.render(ROWS), "run python docs/make_coverage.py"
