"""The table of docs/architecture.md, held over every module by its syntax tree: who imports whom, and who may touch what."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sitegen.rules import RULES
from tests.helpers import each

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "sitegen"
MODULES = dict.fromkeys(sorted(path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py")))

OPENS_FILES = {"stamps", "standing", "walking",
    "cli", "delivery", "evidence", "fixing", "inputs", "judging", "keeping", "opening", "origins", "pictures", "previewing", "producing", "record", "refresh", "reuse", "stages/history",
    "stages/compiled", "stages/read", "stages/read_git", "stages/review_profiles",
    "stages/read_loose", "stages/read_site", "stages/render", "stages/report", "stages/word_lists", "stages/lock", "stages/spare", "stages/swap", "stages/write", "store",
}
"""Places that may touch the disk. `text` opens only lists that ship with the package, see PACKAGE_DATA."""

PACKAGE_DATA = {"sitegen/settling/profile.py", "sitegen/text/fold.py", "sitegen/text/initials.py", "sitegen/text/near_names.py", "sitegen/text/word_context.py"}
"""Modules of `text` that open a list of sitegen/data."""

KNOWS_RULES = {
    "sitegen/rules/baseline.py": "makes the finding about entries of the baseline that match nothing",
    "sitegen/rules/own_python.py": "makes the finding about a rule of the site that raised",
    "sitegen/rules/waivers.py": "makes the findings of the rules on waivers, which have nothing to look at by themselves",
    "sitegen/rules/link_no_register.py": "counts what link.external-unlisted would compare, with that rule's options",
}
"""Helpers beside the rules that know rules, each with its reason."""

LONG = {
    "sitegen/settings.py": "one value per kind of setting; nothing but fields and their meaning",
    "sitegen/model.py": "likewise: the values of a text",
    "sitegen/views/pages.py": "likewise: what templates see",
    "sitegen/views/parts.py": "likewise: what templates see",
    "sitegen/settling/site.py": "site.yaml, part by part, each a few lines",
    "sitegen/stages/plan/portal.py": "what all pages share, each thing worked out once",
    "sitegen/stages/read_site.py": "all files of a site, read in one place so that all faults are told at once",
}
"""Files over 250 lines, with the reason."""


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text("utf-8"))


@cache
def nodes(module: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(module)))


def place(module: str) -> str:
    """`sitegen/text/lines.py` -> text; a stage is a place of its own, so that stages never import each other."""
    parts = module.removeprefix("sitegen/").removesuffix(".py").split("/")
    return "/".join(parts[:2]) if parts[0] == "stages" and len(parts) > 1 and parts[1] != "__init__" else parts[0]


def table() -> dict[str, tuple[set[str], set[str]]]:
    """Place -> (places, packages of the index) it may import, as the page says."""
    rows = re.findall(r"^\| `([^`]+)` \|[^|]*\|([^|]*)\|([^|]*)\|$", (ROOT / "docs/architecture.md").read_text("utf-8"), re.MULTILINE)
    return {name: (set(re.findall(r"[\w/*]+", ours)), set(re.findall(r"[\w]+", theirs))) for name, ours, theirs in rows}


def imports(module: str) -> Iterator[tuple[str, str]]:
    """(dotted module, imported name or "") of every import, those inside functions too."""
    for node in nodes(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written in full"
            yield from ((node.module or "", alias.name) for alias in node.names)


@cache
def ours(dotted: str, name: str) -> str | None:
    """The module of this package that an import names."""
    if dotted.partition(".")[0] != "sitegen":
        return None
    base = dotted.replace(".", "/")
    for path in (f"{base}/{name}.py", f"{base}/{name}/__init__.py", f"{base}.py", f"{base}/__init__.py"):
        if path in MODULES:
            return path
    raise AssertionError(f"no module {dotted}.{name}")


TABLE = table()


def test_the_page_names_every_place_and_no_other() -> None:
    places = {place(module) for module in MODULES} - {"__init__", "__main__", "data"}
    assert set(TABLE) == places - {"stages"}


@each(MODULES)
def test_imports_point_downwards(module: str) -> None:
    here = place(module)
    if here in ("__init__", "__main__", "data", "stages"):
        return
    may = TABLE[here][0]
    wrong = set()
    for dotted, name in imports(module):
        target = ours(dotted, name)
        there = place(target) if target else here
        if there in (here, "__init__", "data", "frozen") or there in may or (there.startswith("stages/") and "stages/*" in may):
            continue
        wrong.add(f"{here} -> {there} ({dotted})")
    assert not wrong


@each(MODULES)
def test_packages_of_the_index_stay_where_they_belong(module: str) -> None:
    may = TABLE.get(place(module), (set(), set()))[1]
    found = {dotted.partition(".")[0] for dotted, _ in imports(module)} - sys.stdlib_module_names - {"sitegen"}
    assert found <= may


def test_text_knows_of_the_settings_only_the_row_of_a_word_list() -> None:
    found = {name for module in MODULES if place(module) == "text" for dotted, name in imports(module) if dotted == "sitegen.settings"}
    assert found <= {"WordRow", "LinkRow"}


def named(node: ast.AST) -> str:
    """`datetime.now` of a call's function or of an attribute."""
    if isinstance(node, ast.Attribute):
        return f"{named(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls(module: str) -> set[str]:
    return {named(node.func) for node in nodes(module) if isinstance(node, ast.Call)}


DISK = re.compile(r"open|print|os\.(open|scandir|listdir|remove|rename|replace|makedirs|mkdir|write)"
                  r"|.*\.(read_text|write_text|read_bytes|write_bytes|open|unlink|mkdir|iterdir|glob|rglob)")


@each([m for m in MODULES if place(m) not in OPENS_FILES])
def test_disk_and_terminal_are_touched_only_at_the_edges(module: str) -> None:
    assert {call for call in calls(module) if DISK.fullmatch(call)} <= ({"open", "DATA.open", ".open", ".iterdir", "files.read_text", ".read_text"}
                                                                        if module in PACKAGE_DATA else set())


@each([m for m in MODULES if place(m) != "cli"])
def test_clock_zone_environment_and_folder_are_read_in_cli_only(module: str) -> None:
    names = {named(node) for node in nodes(module) if isinstance(node, ast.Attribute)}
    assert names & {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.localtime", "os.environ",
                    "os.getenv", "os.getcwd", "Path.cwd", "Path.home", "locale.setlocale"} == set()


def test_only_check_mints_cleared_texts() -> None:
    assert {module for module in MODULES if "Cleared" in calls(module)} == {"sitegen/stages/check.py"}


def test_templates_and_code_trust_no_text_but_the_rendered_body() -> None:
    trusting = [path.relative_to(ROOT).as_posix() for path in PACKAGE.joinpath("theme").rglob("*")
                if path.suffix in (".html", ".xml", ".txt") and re.search(r"\|\s*safe\b|autoescape", path.read_text("utf-8"))]
    assert trusting == []
    assert {module for module in MODULES if "Markup" in calls(module)} <= {"sitegen/views/parts.py"}


@each([m for m in MODULES if place(m) in ("rules", "text")])
def test_patterns_suit_chinese_text(module: str) -> None:
    """`\\b` sees no border between 第 and 3, and bare `\\d` takes full-width and Arabic-Indic digits."""
    patterns = [arg.value for node in nodes(module) if isinstance(node, ast.Call) and named(node.func).startswith("re.")
                for arg in ast.walk(node) if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    assert [pattern for pattern in patterns if re.search(r"(?<!\\)(?:\\\\)*\\[bdB]", pattern)] == []


def test_every_rule_is_listed_once_under_its_own_name() -> None:
    listed = {rule.name: rule for rule in RULES}
    assert len(listed) == len(RULES) == len({rule.id for rule in RULES})
    files = {path.stem for path in (PACKAGE / "rules").glob("*.py") if re.search(r"^RULE = ", path.read_text("utf-8"), re.MULTILINE)}
    assert files == {name.replace(".", "_").replace("-", "_") for name in listed}


@each([m for m in MODULES if place(m) == "rules" and not m.endswith("__init__.py") and m not in KNOWS_RULES])
def test_rules_know_no_other_rule(module: str) -> None:
    """Helpers that several rules share hold no rule themselves."""
    used = {ours(dotted, name) for dotted, name in imports(module) if dotted.startswith("sitegen.rules")}
    assert {other for other in used if other and re.search(r"^RULE = ", (ROOT / other).read_text("utf-8"), re.MULTILINE)} == set()
    assert "sitegen/rules/__init__.py" not in used


def test_files_are_short() -> None:
    long = {module for module in MODULES if len((ROOT / module).read_text("utf-8").splitlines()) > 250}
    assert sorted(long - LONG.keys()) == []
    assert sorted(LONG.keys() - long) == [], "no longer long: take it off the table"


@each(MODULES)
def test_a_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(tree(module)), "one to three lines: what comes in, what goes out"
