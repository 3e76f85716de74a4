"""No regular expression of the package takes long, whatever it is shown: every one is found in the source, and tried as it is used.

The longest line of a text has 20,000 characters; 10 ms for them are 50 ms for 100 KB where time grows with length. Most take a tenth.
"""

from __future__ import annotations

import ast
import importlib
import re
import signal
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import pytest

import sitegen
from sitegen.stages.read_git.kinds import _version
from sitegen.stages.word_lists import shipped
from sitegen.text.lazily import pattern
from sitegen.text.yaml import read_yaml
from tests.text.attacks import attacks

pytestmark = pytest.mark.untraced

ROOT = Path(sitegen.__file__).parent
LENGTH, MOST_SECONDS, TRIES = 20_000, 0.010, 16
YARDSTICK, YARDSTICK_SECONDS = re.compile("甲(?![^乙]{1,40}丙)"), 0.0022
"""A look of 40 characters from each of many places, and what it takes at its best on the machine on which the limit was set:
a slower one gets as much more time."""
ANCHORED = frozenset({"match", "fullmatch"})
LATE = pattern("a")
METHODS = ANCHORED | {"search", "finditer", "findall", "sub", "subn", "split"}
MAKING = {"re.compile", "pattern", *(f"re.{method}" for method in METHODS)}

MADE_LATE: dict[str, tuple[str, ...]] = {
    "cli/withdraw.py": (r"""^id:[ \t]*["']?a["']?[ \t]*\r?$""",),
    "rules/leader_order.py": ("王卫",),
    "rules/leading.py": ("(?<![副原前常])县长(?=[一-鿿]{2})",),
    "rules/own.py": (),        # refused by text.patterns where they could take long: tests/text/test_patterns.py
    "text/patterns.py": (),    # the same
    "text/word_faults.py": (),  # regex words: the site's are refused there, the package's are tried below
    "text/words.py": (),       # the same
    "text/fold.py": ("[一-龥]", "[一-龥𐀀-\U0010ffff]"),
    "text/lazily.py": (),      # the patterns found here
    "text/search.py": ("[一-龥𐀀-\U0010ffff]",),
    "text/traditional.py": ("[0-9]+|甲|乙",),
    "text/word_context.py": ("甲[^。]{0,6}乙",),  # of windows of some hundred characters
}
"""Modules that make patterns when they run, with one as they make it."""

FROM_ONE_PLACE = {
    "text/yaml_reason.py:_WIDE": "in a loop over both",
    "text/yaml_reason.py:_TIGHT": "in a loop over both",
}
"""Patterns that are handed on, and then asked by `match` alone."""
SPARED = {
    "stages/plan/search.py:_TAG": "of pages that we rendered: no text can write an open <svg>",
    "text/yaml_fast.py:_LINE": "of lines that end in a line feed and hold no CR alone: test_the_reader_of_lines_is_never_shown_a_cr_alone",
}
"""Patterns that would take long on what they are never shown."""


class Used(NamedTuple):
    """A pattern, and how it is asked."""

    where: str
    pattern: str | bytes
    flags: int
    methods: frozenset[str]
    """Of `match` and `fullmatch` those it is asked by; empty: it is looked for anywhere."""


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the package, by path."""
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.py"))}


def named(function: ast.expr) -> str:
    """`re.compile` of a call's function."""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return f"{function.value.id}.{function.attr}"
    return function.id if isinstance(function, ast.Name) else ""


def in_functions(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls of `re` that are made anew whenever a function runs."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.Lambda):
            yield from (node for node in ast.walk(function) if isinstance(node, ast.Call) and node.args and named(node.func) in MAKING)


def asked(trees: Iterable[ast.Module]) -> dict[str, set[str]]:
    """Methods by the name of what they are called on, and `*` where a name is handed on to others."""
    found: dict[str, set[str]] = defaultdict(set)
    for tree in trees:
        bases = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                name = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                bases.add(node.value)
                found[name].add(node.attr)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in bases:
                found[node.id].add("*")
    return found


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern | type(LATE)):
        yield value
    elif isinstance(value, dict):
        for one in (*value, *value.values()):
            yield from patterns_in(one)
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from patterns_in(one)


def every_pattern() -> Iterator[Used]:
    everywhere = asked(trees().values())
    for path, tree in trees().items():
        if path.endswith("__main__.py"):
            continue
        module = importlib.import_module("sitegen." + path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        here = asked([tree])
        for name, value in vars(module).items():
            uses = everywhere[name] if name in getattr(module, "__all__", ()) else here[name]
            for found in patterns_in(value):
                methods = frozenset(uses & (METHODS | {"*"}))
                alone = found is value and f"{path}:{name}" not in FROM_ONE_PLACE
                known = methods if alone else frozenset({"match"} if f"{path}:{name}" in FROM_ONE_PLACE else ())
                yield Used(f"{path}:{name}", found.pattern, found.flags & ~re.UNICODE, known if known <= ANCHORED else frozenset())
        for call in in_functions(tree):
            if isinstance(call.args[0], ast.Constant):
                yield Used(f"{path}:{call.lineno}", call.args[0].value, 0, ANCHORED & {named(call.func).removeprefix("re.")})
    for path, made in MADE_LATE.items():
        yield from (Used(path, one, 0, frozenset()) for one in made)
    yield from (Used("words", row.word, 0, frozenset()) for row in shipped() if row.match == "regex")


@pytest.fixture(scope="module")
def every() -> list[Used]:
    found = {(repr(one.pattern), one.flags, one.methods): one for one in every_pattern()}
    return sorted(found.values(), key=lambda one: one.where)


def test_every_module_that_makes_patterns_late_is_known(every: list[Used]) -> None:
    late = {path for path, tree in trees().items() for call in in_functions(tree) if not isinstance(call.args[0], ast.Constant)}
    assert late == MADE_LATE.keys()
    assert len(every) > 200
    assert {*SPARED, *FROM_ONE_PLACE} <= {one.where for one in every}


class Late(Exception):
    """The limit has passed; `re` looks for signals now and then."""


def seconds(one: Used, text: str) -> float:
    """CPU of one try, or by the clock on the wall where that is less (some systems count CPU in steps of milliseconds); ten
    times the limit where it would take longer."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Late

    compiled = re.compile(one.pattern, one.flags)
    shown = text.encode("utf-8", "replace") if isinstance(one.pattern, bytes) else text
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 10 * MOST_SECONDS)
    began, began_wall = time.process_time(), time.perf_counter()
    try:
        for method in one.methods:
            getattr(compiled, method)(shown)
        if not one.methods:
            for _ in compiled.finditer(shown):  # type: ignore[arg-type]
                pass
        return min(time.process_time() - began, time.perf_counter() - began_wall)
    except Late:
        return 10 * MOST_SECONDS
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def slowness() -> float:
    """How many times slower this machine is now than the one on which the limit was set; at least 1."""
    began = time.process_time()
    for _ in YARDSTICK.finditer("甲" * (LENGTH // 2)):
        pass
    return max(1.0, (time.process_time() - began) / YARDSTICK_SECONDS)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer that measures CPU")
def test_no_pattern_takes_long(every: list[Used]) -> None:
    slow = []
    for one in every:
        for text in attacks(one.pattern, one.flags, LENGTH) if one.where not in SPARED else ():
            if all((took := seconds(one, text)) > MOST_SECONDS and took > MOST_SECONDS * slowness() for _ in range(TRIES)):
                slow.append((one.where, one.pattern, text[:20]))
                break
    assert slow == []


def test_the_reader_of_lines_is_never_shown_a_cr_alone() -> None:
    """It would take days: blanks before a CR are tried as indent and as value from every one of them."""
    text = "---\nreviewers:\n  - {level: first}\ntitle: x" + " " * 9_000 + "\ry\n---\n正文\n"
    began = time.process_time()
    assert _version(text.encode()) is None
    assert read_yaml(text, 4, len(text) - 7).problems
    assert time.process_time() - began < 1


def test_the_attacks_find_what_is_slow() -> None:
    for text in (r"[ \t]+$", "(a+)+b", "x[^y]*y", r"(?:a|b|ab)*c", " *- \\{"):
        one = Used("", text, 0, frozenset())
        assert any(seconds(one, attack) > MOST_SECONDS for attack in attacks(text, 0, LENGTH)), text
    assert max(seconds(Used("", "a{0,300}b?c", 0, ANCHORED), attack) for attack in attacks("a{0,300}b?c", 0, LENGTH)) < MOST_SECONDS
