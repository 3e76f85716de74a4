"""baseline.unreadable: a broken baseline file."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META030",
    name="baseline.unreadable",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset(),
    title=Text("历史基线文件无法读取", "A baseline file that cannot be read"),
    message=Text("checks/baseline.json 无法读取", "checks/baseline.json cannot be read"),
    hint=Text(
        "从 git 历史恢复该文件：git checkout HEAD~1 -- checks/baseline.json",
        "restore it from git: git checkout HEAD~1 -- checks/baseline.json",
    ),
    basis=Text(
        "安州区通知 四（六）“建立错敏整改台账，做好问题整改复核闭环管理”",
        "Anzhou notice 4(6): a ledger, and a closed loop",
    ),
    rationale=Text(
        "基线读不出来时，哪些是存量问题就说不清，不能放行。",
        "With the baseline unread nobody can say what is old and what is new, so nothing may pass.",
    ),
    bad='-- checks/baseline.json --\n{"version": 1, "findings": [\n',
    good='-- checks/baseline.json --\n{"version": 1, "findings": [], "inherited": []}\n',
)
