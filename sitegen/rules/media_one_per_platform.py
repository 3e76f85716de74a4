"""media.one-per-platform: a unit with two accounts on one platform."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.upkeep import on_row
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Accounts that run or wait to run; a sub-account names its `parent` and is not counted."""
    limit = context.settings.upkeep.profile.number("media.per-platform", "new-media")
    seen: dict[tuple[str, str], int] = {}
    for row in context.settings.upkeep.rows("media"):
        if row.text("state") == "closed" or row.text("parent") or not limit:
            continue
        key = (row.text("unit"), row.text("platform"))
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > limit:
            yield on_row(RULE, row, field="platform", text=row.text("name"), platform=key[1])


RULE = Rule(
    id="LED012",
    name="media.one-per-platform",
    level="error",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "一个单位在同一平台开了多个账号",
        "Two accounts of one unit on one platform",
    ),
    message=Text(
        "{table}第 {line} 行：“{text}”是该单位在{platform}上的又一个账号",
        "{table}, row {line}: {text} is a further account on {platform}",
    ),
    hint=Text(
        "保留一个，其余注销并备案；确属子账号的填写 parent",
        "keep one, close the others; a sub-account names its parent",
    ),
    rationale=Text(
        "账号多而不管，容易成为僵尸账号。",
        "Accounts nobody keeps become zombies.",
    ),
    basis=Text(
        "安州区通知 二“一个单位在同一平台只开设一个账号”",
        "Anzhou notice 2: one account per platform",
    ),
    bad="""\
-- checks/ledgers/media.csv --
account,platform,name,unit,state,suspended,notice,last_post
a1,微博,澄溪水利,office,running,,,2026-03-09
a2,微博,水利之声,office,running,,,2026-03-09
""",
    good="""\
-- checks/ledgers/media.csv --
account,platform,name,unit,state,suspended,notice,last_post
a1,微博,澄溪水利,office,running,,,2026-03-09
a2,微信公众号,水利之声,office,running,,,2026-03-09
""",
)
