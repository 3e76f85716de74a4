"""media.no-notice: an account suspended without a notice."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import on_row
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """A suspended account names the text that announces it."""
    for row in context.settings.upkeep.rows("media"):
        if row.text("state") == "suspended" and not row.text("notice"):
            yield on_row(RULE, row, field="notice", text=row.text("name"))


RULE = Rule(
    id="LED013",
    name="media.no-notice",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "停更没有公告",
        "Suspended without a notice",
    ),
    message=Text(
        "{table}：“{text}”停更，没有公告",
        "{text} is suspended without a notice",
    ),
    hint=Text(
        "发布停更公告，在 notice 填写公告的 id，并完成三级备案",
        "publish a notice, write its id in `notice`, and file it",
    ),
    rationale=Text(
        "不打招呼的停更，群众会当作无人管理。",
        "Citizens take silence for neglect.",
    ),
    basis=Text(
        "安州区通知 二（二）2",
        "Anzhou notice 2(2)2",
    ),
    bad="""\
-- checks/ledgers/media.csv --
account,platform,name,unit,state,suspended,notice,last_post
a1,微博,澄溪水利,office,suspended,2026-03-02,,2026-03-01
""",
    good="""\
-- checks/ledgers/media.csv --
account,platform,name,unit,state,suspended,notice,last_post
a1,微博,澄溪水利,office,suspended,2026-03-02,a,2026-03-01
""",
)
