"""reprint.late: a reprint later than the limit."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Hours count on the clock where both times have one; working days as elsewhere, the first day not counted."""
    meta = article.meta
    if not (meta.reprint and meta.date and meta.source_date):
        return
    hours, days = context.option(RULE, "max_hours"), context.option(RULE, "max_working_days")
    late = False
    if hours is not None and meta.date.timed and meta.source_date.timed:
        late = (meta.date.at - meta.source_date.at).total_seconds() > float(hours) * 3600
    elif days is not None:
        due = context.calendar.add(meta.source_date.day, int(days))
        late = due is not None and meta.date.day > due
    if late:
        yield RULE.at(
            article,
            field="date",
            limit=f"{hours}小时" if hours is not None else f"{days}个工作日",
            limit_en=f"{hours} hours" if hours is not None else f"{days} working days",
        )


RULE = Rule(
    id="SRC005",
    name="reprint.late",
    level="warning",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    options={"max_hours": None, "max_working_days": 1},
    waived_by="links",
    title=Text("转载超过时限", "A late reprint"),
    message=Text("转载时间超过原文发布后 {limit} 的时限", "reprinted later than {limit_en} after the original"),
    hint=Text("今后在时限内转载；已过时效的可改为链接", "reprint in time; link to what is no longer news"),
    basis=Text(
        "河源市通知 二（一）“1个工作日内转载”；国办发〔2017〕47号 协同联动",
        "Heyuan notice 2(1): within one working day; State Council Office 2017 No. 47, co-ordination",
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
