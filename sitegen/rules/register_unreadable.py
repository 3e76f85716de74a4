"""register.unreadable: a broken register of links or leaders."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META020",
    name="register.unreadable",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset({"index"}),
    title=Text("登记表无法读取", "A register that cannot be read"),
    message=Text("登记表无法读取", "the register cannot be read"),
    hint=Text(
        "按提示改正该行：links.csv 首行为 host,purpose,approver,approved_on,review_by；leaders.yaml 每项为 name、post、from、to",
        "correct the line: links.csv names its columns first, leaders.yaml lists name, post, from, to",
    ),
    basis=Text(
        "安州区通知 四（六）“建立错敏整改台账，做好问题整改复核闭环管理”",
        "Anzhou notice 4(6): a ledger, and a closed loop",
    ),
    rationale=Text(
        "登记表读不出来，外链和领导信息就没有查过，不能放行。",
        "With a register unread nothing was compared with it, and nothing may pass.",
    ),
    bad="""\
-- checks/links.csv --
域名,用途
www.news.test,新闻
""",
    good="""\
-- checks/links.csv --
host,purpose,approver,approved_on,review_by
www.news.test,新闻,王卫,2026-01-05,2026-12-31
""",
)
