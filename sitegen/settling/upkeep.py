"""Profiles and ledgers of a site, by way of the reader's callbacks, to `Upkeep` and problems. Pure: I/O is `text` and `names`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import tzinfo

from sitegen.ledger import LEDGER_DIR, Row, Upkeep
from sitegen.model import Text
from sitegen.schema.upkeep import TABLES
from sitegen.settling.ledger import UNREADABLE, read_ledger
from sitegen.settling.profile import PROFILE_DIR, UNKNOWN, settle_profile
from sitegen.text.problem import Problem
from sitegen.text.typed import did_you_mean

__all__ = ["settle_upkeep"]

Found = list[tuple[str, str | None, Problem]]
"""(path, text of the file for its lines, problem)"""


def settle_upkeep(text: Callable[[str], str | Problem | None], names: Callable[[str], Iterable[str]], profile: str, zone: tzinfo) -> tuple[Upkeep, Found]:
    """Everything that can be read, and what cannot."""
    problems: Found = []
    in_force, faults = settle_profile(profile, lambda name: text(f"{PROFILE_DIR}/{name}.yaml"))
    for name, problem in faults:
        path = f"{PROFILE_DIR}/{name}.yaml"
        source = text(path)
        here = source if isinstance(source, str) else None
        problems.append((path if here is not None else "site.yaml", here, _coded(problem, UNKNOWN)))
    ledgers: dict[str, tuple[Row, ...]] = {}
    for name in sorted(n for n in names(LEDGER_DIR) if n.endswith(".csv")):
        path, stem = f"{LEDGER_DIR}/{name}", name.removesuffix(".csv")
        if stem not in TABLES:
            near = did_you_mean(stem, TABLES)
            hint = Text(f"是否想写 {near}.csv？", f"did you mean {near}.csv?") if near else Text(f"可用：{'、'.join(TABLES)}", f"known: {', '.join(TABLES)}")
            problems.append((path, None, Problem(code=UNREADABLE, start=0, end=0, message=Text(f"没有名为 {stem} 的台账", f"there is no ledger {stem!r}"), hint=hint)))
            continue
        given = text(path)
        if isinstance(given, Problem):
            problems.append((path, None, _coded(given, UNREADABLE)))
        elif given is not None:
            read = read_ledger(given, path, TABLES[stem], zone)
            ledgers[stem] = read.rows
            problems += [(path, given, problem) for problem in read.problems]
    return Upkeep(profile=in_force, ledgers=ledgers), problems


def _coded(problem: Problem, code: str) -> Problem:
    return Problem(code=code, start=problem.start, end=problem.end, message=problem.message, hint=problem.hint)
