"""Faults of the site's files -> findings. In: what the reading stages met. Out: findings that belong to no text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sitegen.article import CONTENT
from sitegen.model import Finding, Place, Text
from sitegen.rules import fm_refused_file
from sitegen.rules.base import Rule
from sitegen.rules.problems import plain

__all__ = ["FileProblem", "of_files", "of_tree"]

_KINDS = {"link": Text("是符号链接", "is a symbolic link"), "special": Text("不是普通文件", "is no regular file"),
          "name": Text("的名字含反斜杠或看不见的字符", "has a backslash or an unseen character in its name")}


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
    return tuple(by_name[problem.code].of_site(path=problem.path, place=problem.place, message=plain(problem.message),
                                               hint=plain(problem.hint)) for problem in problems)


def of_tree(refused: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
    """(path under `content/`, kind) of what was not read: `fm.refused-file`."""
    rule = fm_refused_file.RULE
    return tuple(rule.of_site(path=CONTENT + path, file=CONTENT + path, kind=kind, zh=_KINDS[kind].zh, en=_KINDS[kind].en)
                 for path, kind in refused)
