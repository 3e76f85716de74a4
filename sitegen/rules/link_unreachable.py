"""link.unreachable: an external link that probes could not open for days."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import on_row
from sitegen.site_index import SiteIndex
from sitegen.upkeep.probes import dead

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """By the register of probes; the tool itself never goes to the network."""
    for row, days in dead(context.settings.upkeep, context.now.date(), int(context.option(RULE, "days"))):
        yield on_row(RULE, row, field="failures", text=row.text("target"), days=days, problem=row.text("problem"))



RULE = Rule(
    id="LINK011",
    name="link.unreachable",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    options={"days": 3},
    blocks=False,
    title=Text(
        "外部链接连续多天打不开",
        "An external link that cannot be opened",
    ),
    message=Text(
        "探测记录：{text} 连续 {days} 天打不开（{problem}）",
        "probes could not open {text} on {days} days ({problem})",
    ),
    hint=Text(
        "核对对方网站，改正或撤下链接；确已恢复的，导入新的探测记录",
        "correct or remove the link, or import newer probes",
    ),
    rationale=Text(
        "错链、断链逐个扣分，外部链接失效后还可能被他人利用。",
        "Dead links are deducted for one by one, and lapsed names are taken by others.",
    ),
    basis=Text(
        "兴宁市管理办法 第三十二条（四）；国办秘函〔2019〕19号 链接可用",
        "Xingning measures, article 32(4); State Council Office 2019 No. 19",
    ),
    bad="""\
-- checks/ledgers/probes.csv --
day,target,kind,visits,failures,problem
2026-03-07,https://zwfw.example/,link,4,4,状态码 404
2026-03-08,https://zwfw.example/,link,4,4,状态码 404
2026-03-09,https://zwfw.example/,link,4,4,状态码 404
""",
    good="""\
-- checks/ledgers/probes.csv --
day,target,kind,visits,failures,problem
2026-03-07,https://zwfw.example/,link,4,4,状态码 404
2026-03-08,https://zwfw.example/,link,4,4,状态码 404
2026-03-09,https://zwfw.example/,link,4,1,没有响应
""",
)
