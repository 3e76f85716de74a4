"""deadline.late: what should have been done by now."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import DEADLINE, clocks_in, on_clock
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """What should have been done by now."""
    for one in clocks_in(index, context, "late"):
        yield on_clock(RULE, one, context)


RULE = Rule(
    id="DUE001",
    name="deadline.late",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "办理超过时限",
        "Something is late",
    ),
    message=Text(
        "{kind}“{what}”已超期：{started} 起 {limit}，应于 {due} 前办结",
        "{kind_en} {what} is late: due {due}, running since {started}",
    ),
    hint=Text(
        "由{owner}立即办结，并在记录中填写办结时间；依据：{basis}",
        "{owner} must finish it now and record when; basis: {basis}",
    ),
    rationale=Text(
        "找错三个工作日不答复、错敏信息一小时不撤下，都要通报；一年内有留言三个月不答复，整个网站一票否决。",
        "Unanswered reports are named in circulars; a message left three months fails the whole site.",
    ),
    basis=DEADLINE,
    bad="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-04 10:00,office,
""",
    good="""\
-- checks/ledgers/letters.csv --
no,kind,received,unit,answered
zc-1,finderror,2026-03-04 10:00,office,2026-03-06 16:00
""",
)
