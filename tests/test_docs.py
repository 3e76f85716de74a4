"""Pages that scripts make from the code are what the code says today; links between pages lead somewhere."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers import each

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *DOCS.rglob("*.md")))


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_of_the_rules_are_not_stale() -> None:
    made = script("make_rules").pages()
    assert {path.name: path.read_text("utf-8") for path in (DOCS / "rules").glob("*.md")} == made, "run make docs"


def test_the_list_of_rules_is_not_stale() -> None:
    assert (DOCS.parent / "sitegen/rules/listing.py").read_text("utf-8") == script("make_rules").listing(), "run make docs"


def test_the_pages_of_the_schema_are_not_stale() -> None:
    for name, text in script("make_schemas").pages().items():
        assert (DOCS / name).read_text("utf-8") == text.rstrip("\n") + "\n", "run make docs"


@pytest.mark.parametrize("path", sorted(path.name for path in (DOCS / "schemas").glob("*.json")))
def test_a_schema_refers_only_to_what_it_defines(path: str) -> None:
    text = (DOCS / "schemas" / path).read_text("utf-8")
    assert set(re.findall(r'"#/\$defs/([^"]+)"', text)) == set(json.loads(text).get("$defs", {}))


@each(PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    text = re.sub(r"(`+).*?\1", "", (ROOT / page).read_text("utf-8"), flags=re.DOTALL)
    targets = [t.partition("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"[a-z]+:|#", t)]
    assert [t for t in targets if not ((ROOT / page).parent / t).exists()] == []


@each(sorted(path.name for path in (DOCS / "decisions").glob("*.md")))
def test_a_decision_is_short(page: str) -> None:
    assert len((DOCS / "decisions" / page).read_text("utf-8").splitlines()) <= 40
