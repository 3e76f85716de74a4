"""baseline.stale: entries of the baseline that no longer match anything."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META031",
    name="baseline.stale",
    level="warning",
    scope="site",
    check=nothing,
    reads=frozenset({"index"}),
    blocks=False,
    title=Text("历史基线中有失效条目", "Entries of the baseline that match nothing"),
    message=Text(
        "历史基线有 {count} 条已不适用，如 {first}",
        "{count} entries of the baseline match nothing any more, such as {first}",
    ),
    hint=Text("运行 sitegen check --baseline prune 清理并提交", "run sitegen check --baseline prune, then commit"),
    basis=Text(
        "安州区通知 四（六）“建立错敏整改台账，做好问题整改复核闭环管理”",
        "Anzhou notice 4(6): a ledger, and a closed loop",
    ),
    rationale=Text(
        "存量问题整改一处就应销号一处；留下的空条目会掩盖以后的同类问题。",
        "What was put right is struck off; an entry left behind could excuse a new fault.",
    ),
    bad="""\
-- checks/baseline.json --
{"version": 1, "findings": [{"path": "content/zwgk/tzgg/a.md", "rule": "link.dead-internal", "fingerprint": "00"}], "inherited": []}
""",
    good="""\
-- checks/baseline.json --
{"version": 1, "findings": [], "inherited": []}
""",
)
