"""suppress.unreadable: a broken waivers file."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META015",
    name="suppress.unreadable",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset(),
    title=Text("豁免文件无法读取", "A waivers file that cannot be read"),
    message=Text("checks/waivers.yaml 无法读取", "checks/waivers.yaml cannot be read"),
    hint=Text(
        "按提示改正该行；每条写 {{rule, path, text, reason, by, until}}",
        "correct the line; each entry is {{rule, path, text, reason, by, until}}",
    ),
    basis=Text(
        "安州区通知 四（六）“建立错敏整改台账，做好问题整改复核闭环管理”",
        "Anzhou notice 4(6): a ledger, and a closed loop",
    ),
    rationale=Text(
        "读不出的豁免文件不能当作没有，否则问题忽隐忽现。", "A waivers file that cannot be read must not count as none."
    ),
    bad="-- checks/waivers.yaml --\n- {rule: typo.word, path: [\n",
    good="-- checks/waivers.yaml --\n[]\n",
)
