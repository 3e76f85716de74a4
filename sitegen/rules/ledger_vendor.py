"""ledger.vendor: a vendor without agreement or training."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import on_row
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """While the contract runs: a confidentiality agreement, not later than the start, and training."""
    today = context.now.date()
    for row in context.settings.upkeep.rows("vendors"):
        first, last, signed = row.day("from"), row.day("until"), row.day("nda")
        if not (first and last and first <= today <= last):
            continue
        for missing, key, zh, en in ((signed is None or signed > first, "nda", "进场前签订保密协议", "confidentiality agreement before the start"),
                                     (row.day("trained") is None, "trained", "安全培训", "training")):
            if missing:
                yield on_row(RULE, row, field=key, text=row.text("name"), what=zh, what_en=en)


RULE = Rule(
    id="LED010",
    name="ledger.vendor",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "外包单位手续不全",
        "A vendor whose papers are incomplete",
    ),
    message=Text(
        "{table}：“{text}”没有{what}的记录",
        "{text}: no record of {what_en}",
    ),
    hint=Text(
        "补办并填写日期；补办前停止其后台权限",
        "make up for it; until then suspend its access",
    ),
    rationale=Text(
        "外包人员接触未公开信息，协议和培训是底线。",
        "Vendors see unpublished texts.",
    ),
    basis=Text(
        "安州区通知 四（一）；河源市通知 三（六）",
        "Anzhou notice 4(1); Heyuan notice 3(6)",
    ),
    bad="""\
-- checks/ledgers/vendors.csv --
name,role,from,until,nda,trained
云桥公司,运行维护,2026-01-01,2026-12-31,,2026-01-05
""",
    good="""\
-- checks/ledgers/vendors.csv --
name,role,from,until,nda,trained
云桥公司,运行维护,2026-01-01,2026-12-31,2025-12-30,2026-01-05
""",
)
