"""Does a rule's own suite notice when the rule is wrong? The rules package in, kill rate by family and survivors out.

Usage: python benchmarks/mutation.py [--each N] [--minutes M] [--seed S] [--only GLOB] [--out FILE] [--again FILE]

--each     at most so many variants of one module, drawn by the seed (default: all)
--minutes  stop after so many; modules take turns, so that a short run is a fair sample (default 20)
--only     modules of sitegen/rules whose name matches: "date_*"
--out      write every variant with its fate, one JSON line each
--tests    only tests whose names match, as pytest's -k: with --again, what the new ones gain
--again    run only what survived in such a file: shows what new tests gained

A variant is killed when an example or a case (tests/rules/cases) of a rule that uses the module, or a test of its family in
tests/rules, fails or takes more than LIMIT seconds of CPU time. Families are the first parts of rule names; a file in tests/rules belongs to each
family it names a rule of. Only tests that reach the changed line are run; where none does, the variant survives.
Tests run in forks of one process on one core. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from functools import _lru_cache_wrapper
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage

ROOT = Path(__file__).parents[1]
RULES = ROOT / "sitegen/rules"
EXAMPLES = "tests/rules/test_examples.py"
EXAMPLE_TESTS = ("test_bad_example_is_reported", "test_good_example_is_silent", "test_bad_example_is_said_in_full")
CASES = "tests/rules/test_cases.py"
CASE_TESTS = ("test_silent", "test_reported")
LIMIT = 10
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from mutants import Mutant, mutants, mutated  # noqa: E402

__all__ = ["main", "table"]


def forked(work: Callable[[], Any], folder: Path) -> Any:
    """What the work returns, as JSON; None where it fell, or took more than LIMIT seconds of CPU time."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
        signal.alarm(20 * LIMIT)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1), os.dup2(null, 2)
        try:
            said = json.dumps(work()).encode()
        except BaseException:
            said = b"null"
        while said:
            said = said[os.write(write, said) :]
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return json.loads(said) if said else None


def families_of(stem: str) -> set[str]:
    """Of a rule's module its own; of a helper those of the rules that import it, directly or through another."""
    seen, todo = set(), {stem}
    while todo:
        seen |= todo
        named = re.compile(rf"sitegen\.rules\.({'|'.join(map(re.escape, todo))})\b")
        todo = {path.stem for path in RULES.glob("*.py") if named.search(path.read_text("utf-8"))} - seen - {"__init__"}
        if hasattr(sys.modules[f"sitegen.rules.{stem}"], "RULE"):
            break
    rules = [module.RULE for one in seen if hasattr(module := sys.modules[f"sitegen.rules.{one}"], "RULE")]
    return {rule.name for rule in rules}


def put_in(stem: str, mutant: Mutant, source: str) -> None:
    """Run the wrong module in the place of the right one, and give its names to all who imported them."""
    module = sys.modules[f"sitegen.rules.{stem}"]
    before = dict(module.__dict__)
    exec(compile(mutated(source, mutant), str(RULES / f"{stem}.py"), "exec"), module.__dict__)
    for other in [one for name, one in sys.modules.items() if name.startswith(("sitegen", "tests")) and one is not module]:
        for name, value in list(vars(other).items()):
            if isinstance(value, ModuleType) or name.startswith("__"):
                continue
            if name in before and value is before[name]:
                setattr(other, name, module.__dict__[name])
            elif isinstance(value, tuple) and before.get("RULE") is not None and any(x is before["RULE"] for x in value):
                setattr(other, name, tuple(module.__dict__["RULE"] if x is before["RULE"] else x for x in value))
            elif isinstance(value, _lru_cache_wrapper) and str(getattr(value, "__module__", "")).startswith("sitegen.rules"):
                value.cache_clear()


class Suite:
    """The tests, as pytest collected them, and the loop over variants."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.fates: list[dict[str, Any]] = []
        self.folder = Path(tempfile.mkdtemp(prefix="mutation-", dir="/dev/shm"))
        (self.folder / "t").mkdir()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        began = time.monotonic()
        for path in RULES.glob("*.py"):
            import_module(f"sitegen.rules.{path.stem}" if path.stem != "__init__" else "sitegen.rules")
        self._warm()
        some = {f"{EXAMPLES}::{test}" for test in EXAMPLE_TESTS} | {f"{CASES}::{test}" for test in CASE_TESTS}
        self.items = {item.nodeid: item for item in session.items
                      if item.nodeid.partition("[")[0] in some or not item.nodeid.startswith((EXAMPLES, CASES))}  # fmt: skip
        self.reach: dict[str, set[tuple[str, int]]] = {}
        self.seconds: dict[str, float] = {}
        for nodeid in self.items:
            answer = forked(lambda nodeid=nodeid: self._trace(nodeid), self.folder / "t")  # type: ignore[misc]
            if answer and answer["passed"]:
                self.reach[nodeid], self.seconds[nodeid] = {tuple(x) for x in answer["lines"]}, answer["seconds"]
            else:
                print(f"{time.monotonic() - began:.0f} s: left out, fails by itself: {nodeid}", file=sys.stderr)
        print(f"{len(self.reach)} tests, traced in {time.monotonic() - began:.0f} s", file=sys.stderr)
        texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "tests/rules").glob("test_*.py")}
        out = self.options.out.open("w", encoding="utf-8") if self.options.out else None
        began = time.monotonic()
        for stem, mutant, source in chosen(self.options):
            if time.monotonic() - began > self.options.minutes * 60:
                print("time is up", file=sys.stderr)
                break
            names = families_of(stem)
            own = {f"{file}::{test}[{name}]" for name in names for file, those in ((EXAMPLES, EXAMPLE_TESTS), (CASES, CASE_TESTS)) for test in those}
            family = {name.partition(".")[0] + "." for name in names}
            files = {path for path, text in texts.items() if path not in (EXAMPLES, CASES) and any(f'"{one}' in text or f"[{one}" in text for one in family)}
            tests = [one for one, lines in self.reach.items() if (one in own or one.partition("::")[0] in files)
                     and (not mutant.inside or (stem, mutant.line) in lines)]  # fmt: skip
            tests.sort(key=lambda one: (one not in own, self.seconds[one]))
            killed = bool(tests) and forked(lambda s=stem, m=mutant, c=source, t=tests: self._passes(s, m, c, t), self.folder / "t") is not True  # type: ignore[misc]
            self.fates.append({"module": stem, "line": mutant.line, "what": mutant.what, "node": mutant.node, "change": mutant.change,
                               "family": ",".join(sorted(x.rstrip(".") for x in family)) or "none", "tests": len(tests), "killed": killed})  # fmt: skip
            if out:
                print(json.dumps(self.fates[-1], ensure_ascii=False), file=out, flush=True)
        if out:
            out.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return True

    def _warm(self) -> None:
        """What every check makes first (lists of words, settings) is made once, before the forks."""
        from sitegen.pipeline import inspect
        from tests.helpers import NOW, PERFECT, write_site

        inspect(write_site(self.folder / "warm", {path: text.replace("水利", "水务") for path, text in PERFECT.items()}), now=NOW, jobs=1)

    def _run(self, nodeid: str) -> bool:
        item = self.items[nodeid]
        item.config._tmp_path_factory._basetemp = self.folder / "t"  # type: ignore[attr-defined]
        return all(report.passed or report.skipped for report in runtestprotocol(item, log=False, nextitem=None))

    def _trace(self, nodeid: str) -> dict[str, Any]:
        traced = Coverage(data_file=None, include=[f"{RULES}/*"], concurrency="thread", config_file=False)
        began = time.process_time()
        traced.start()
        passed = self._run(nodeid)
        traced.stop()
        seconds, data = time.process_time() - began, traced.get_data()
        lines = [(Path(file).stem, line) for file in data.measured_files() for line in data.lines(file) or ()]
        return {"passed": passed, "lines": lines, "seconds": seconds}

    def _passes(self, stem: str, mutant: Mutant, source: str, tests: Iterable[str]) -> bool:
        put_in(stem, mutant, source)
        return all(self._run(one) for one in tests)


def chosen(options: argparse.Namespace) -> list[tuple[str, Mutant, str]]:
    """Variants in the order they are tried: one of each module, then the next of each."""
    again: dict[str, set[tuple[str, int, int]]] | None = None
    if options.again:
        again = defaultdict(set)
        for fate in map(json.loads, options.again.read_text("utf-8").splitlines()):
            if not fate["killed"]:
                again[fate["module"]].add((fate["what"], fate["node"], fate["change"]))
    lists = []
    for path in sorted(RULES.glob("*.py")):
        if path.stem in ("__init__", "base") or not fnmatch(path.stem, options.only):
            continue
        source = path.read_text("utf-8")
        found = list(mutants(source))
        random.Random(f"{options.seed} {path.stem}").shuffle(found)
        if again is not None:
            found = [one for one in found if (one.what, one.node, one.change) in again[path.stem]]
        lists.append([(path.stem, one, source) for one in found[: options.each]])
    return [one for turn in zip_longest(*lists) for one in turn if one]


def table(fates: Iterable[dict[str, Any]]) -> str:
    """Kill rate by family, as Markdown."""
    total: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    for fate in fates:
        for name in (fate["family"] if "," not in fate["family"] else "(several)", "**all**"):
            total[name] += 1
            killed[name] += fate["killed"]
    rows = ["| family | variants | killed | rate |", "| --- | ---: | ---: | ---: |"]
    rows += [f"| {name} | {total[name]} | {killed[name]} | {killed[name] / total[name]:.0%} |" for name in sorted(total)]
    return "\n".join(rows) + "\n"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="*")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--again", type=Path)
    parser.add_argument("--tests", default="")
    suite = Suite(parser.parse_args(arguments))
    os.chdir(ROOT)
    code = pytest.main(["tests/rules", "-q", "-n0", "-p", "no:cacheprovider", "--no-header", "-k", suite.options.tests], plugins=[suite])
    for fate in suite.fates:
        if not fate["killed"]:
            print(f"survived: sitegen/rules/{fate['module']}.py:{fate['line']} {fate['what']} ({fate['tests']} tests)")
    print(table(suite.fates), end="")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
