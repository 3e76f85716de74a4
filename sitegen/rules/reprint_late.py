"""reprint.late: a reprint later than the limit."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.deadlines import due_moment
from sitegen.model import Finding, Moment, Text
from sitegen.profile import Span
from sitegen.rules.awake import is_reprint
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """By the one deadline engine: the limit of the text's channel in the profile, unless the site's options say another."""
    meta = article.meta
    limit = _limit(article, context)
    if not (meta.reprint and meta.date and meta.source_date and limit):
        return
    zone = context.settings.zone
    due = due_moment(Moment(meta.source_date.at.astimezone(zone), meta.source_date.timed), limit, context.calendar)
    if due and meta.date.is_after(due):
        yield RULE.at(article, field="date", limit=limit.words.zh, limit_en=limit.words.en)


def _limit(article: Article, context: Context) -> Span | None:
    """New media (type post) and website each have their own."""
    hours, days = context.option(RULE, "max_hours"), context.option(RULE, "max_working_days")
    if hours is not None or days is not None:
        return Span(int(hours), "h") if hours is not None else Span(int(days), "wd")
    return context.settings.upkeep.profile.span("reprint.important", "new-media" if article.type == "post" else "website")


RULE = Rule(
    id="SRC005",
    name="reprint.late",
    level="warning",
    scope="article",
    check=check,
    when=is_reprint,
    reads=frozenset({"text"}),
    options={"max_hours": None, "max_working_days": None},
    waived_by="links",
    title=Text("转载超过时限", "A late reprint"),
    message=Text("转载时间超过原文发布后 {limit} 的时限", "reprinted later than {limit_en} after the original"),
    hint=Text("今后在时限内转载；已过时效的可改为链接", "reprint in time; link to what is no longer news"),
    basis=Text(
        "河源市通知 三（二）：网站最迟1个工作日；安州区通知 三（二）2（3）：新媒体8小时；国办发〔2017〕47号 协同联动",
        "Heyuan notice 3(2): websites one working day; Anzhou notice 3(2)2(3): new media 8 hours; State Council Office 2017 No. 47",
    ),
    rationale=Text("国家重要政策信息应及时转载，迟发失去时效。", "What comes late is no news."),
    bad="""\
---
reprint: true
source: 新华社
source_url: https://www.news.example/a.html
source_date: 2026-03-02 09:00
---
""",
    good="""\
---
reprint: true
source: 新华社
source_url: https://www.news.example/a.html
source_date: 2026-03-06 09:00
---
""",
)
