"""The displayed publish time of a published text was changed (design 5.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sitegen.model import Finding, Moment, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.signing import shown
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]

REMOVED = Text("已发布稿件的发布时间被删去（原为 {before}）",
               "the publish time of a published text was removed (it was {before})")


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Texts on the site whose `date` is not the one they were published with. A withdrawn text may get a new one."""
    for facts in index.articles:
        published = index.published.get(facts.id)
        if published is None or facts.withdrawn or (facts.date is not None and _same(facts.date, published.date)):
            continue
        before = published.date.replace("T", " ")[:16]
        if facts.date is None:
            yield RULE.on(facts, field="date", message=REMOVED, before=before)
        else:
            yield RULE.on(facts, field="date", before=before, now=shown(facts.date))


def _same(now: Moment, recorded: str) -> bool:
    """By instant; by day where the record keeps a day only. A record that is no date accuses nobody."""
    try:
        if len(recorded) == len("2026-03-09"):
            return now.day == date.fromisoformat(recorded)
        before = datetime.fromisoformat(recorded)
    except ValueError:
        return True
    return now.at == before if before.tzinfo else now.at.replace(tzinfo=None) == before


RULE = Rule(
    id="REV021",
    name="review.date-changed",
    level="error",
    scope="site",
    title=Text("已发布稿件的发布时间被改动", "The publish time of a published text was changed"),
    message=Text("发布时间由 {before} 改为 {now}", "the publish time was changed from {before} to {now}"),
    hint=Text("恢复原发布时间；确需更正的，先撤稿再重新审核发布，或按规定报备",
              "restore the time; to correct it, withdraw the text and have it reviewed and published again, or have "
              "a waiver recorded"),
    basis=Text("绵安府办〔2023〕71号 五（四）弄虚作假；国办秘函〔2019〕19号 政府网站与政务新媒体检查指标",
               "Anzhou notice 71 of 2023, 5(4) fabrication; indicators of the State Council Office 2019"),
    rationale=Text("改动发布时间会使更新情况失真，属弄虚作假，是单项否决的情形。",
                   "Changing the displayed time makes a column look newer than it is, which fails an inspection "
                   "outright."),
    bad="",
    good="",
    check=check,
    reads=frozenset({"index", "record"}),
    waived_by="review",
)
