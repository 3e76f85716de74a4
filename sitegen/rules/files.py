"""Faults of the site's files -> findings. In: what the reading stages met. Out: findings that belong to no text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sitegen.model import Finding, Place, Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import plain

__all__ = ["FileProblem", "of_files"]


class FileProblem(Protocol):
    """A fault of a file under `checks/`; `code` is the name of the rule that reports it."""

    @property
    def code(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def place(self) -> Place | None: ...
    @property
    def message(self) -> Text: ...
    @property
    def hint(self) -> Text: ...


def of_files(problems: Iterable[FileProblem], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Broken waivers and word lists: findings of the rules that bear the problems' codes."""
    by_name = {rule.name: rule for rule in rules}
    return tuple(
        by_name[problem.code].of_site(
            path=problem.path, place=problem.place, message=plain(problem.message), hint=plain(problem.hint)
        )
        for problem in problems
    )
