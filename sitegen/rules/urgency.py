"""The urgent path as the review rules read it: whether a text may take it, who approved, until when the rest sign."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sitegen.article import Article, Signature
from sitegen.model import REVIEW_LEVELS, Facts, Moment, Text, Urgent
from sitegen.rules.signing import demanded, local_day, rank_for, same_person
from sitegen.settings import Settings
from sitegen.site_index import SiteIndex

__all__ = ["EXAMPLE", "OpenUrgent", "approval", "approving_levels", "faults", "open_urgent", "unfinished"]


EXAMPLE = """-- site.yaml --
version: 1
site: {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 新闻动态, type: news, owner: office}
checks:
  evidence: {minimum: names}
  urgent: {min_level: final, max_hours: 24, columns: [zwgk/tzgg]}
-- content/zwgk/tzgg/a.md --
---
title: 关于做好强降雨防范工作的紧急通知
source: 县政府办公室
editor: 张敏
id: a
"""
"""A site with an urgent column and the head of an urgent text; each rule's example adds the rest."""


def approving_levels(settings: Settings) -> tuple[str, ...]:
    """Levels whose holders may open the urgent path: the least one of site.yaml and those above."""
    least = settings.checks.urgent.min_level
    return REVIEW_LEVELS[REVIEW_LEVELS.index(least) :] if least in REVIEW_LEVELS else REVIEW_LEVELS[-1:]


def faults(settings: Settings, column: str, urgent: Urgent) -> tuple[Text, ...]:
    """Why a text may not take the urgent path; none: it may. Then it counts as an ordinary one."""
    found = []
    if column not in settings.checks.urgent.columns:
        found.append(Text(f"栏目 {column} 未列入紧急发布栏目", f"column {column} is not listed for urgent texts"))
    values = {"reason": urgent.reason.strip(), "by": urgent.by.strip(), "at": urgent.at}
    absent = [key for key, value in values.items() if not value]
    if absent:
        found.append(Text(f"未写明 {'、'.join(absent)}", f"{', '.join(absent)} not recorded"))
    if urgent.by.strip() and urgent.at and settings.people.known:
        person, day = settings.people.find(urgent.by), local_day(urgent.at, settings)
        levels = approving_levels(settings)
        if person is None or all(rank_for(settings.people, person, level, day) is None for level in levels):
            named = person.name if person else urgent.by
            found.append(
                Text(f"{named} 在 {day} 无权批准紧急发布", f"{named} was not entitled to approve it on {day}")
            )
    return tuple(found)


def open_urgent(article: Article) -> Urgent | None:
    """The urgent path a text rightly takes, or None."""
    urgent = article.meta.urgent
    return urgent if urgent and not faults(article.settings, article.column_id, urgent) else None


def approval(article: Article, urgent: Urgent) -> Signature | None:
    """The dated signature of the person who opened the urgent path, at a level that may open it."""
    levels, people = approving_levels(article.settings), article.settings.people
    found = [
        entry
        for entry in article.signatures
        if entry.level in levels and entry.review.at and same_person(entry.review.name, urgent.by, people)
    ]
    return max(found, key=lambda entry: levels.index(entry.level), default=None)


class OpenUrgent(NamedTuple):
    """A published urgent text whose other signatures are still to come."""

    facts: Facts
    missing: tuple[str, ...]
    """Levels not yet signed, in signing order."""
    due: datetime
    """Aware; at this instant it is still in time."""


def unfinished(index: SiteIndex, now: datetime) -> tuple[OpenUrgent, ...]:
    """Urgent texts that are out and lack signatures at `now`, by path."""
    found = []
    moment, settings = Moment(now, True), index.settings
    for facts in index.having("urgent"):
        urgent = facts.urgent
        if urgent is None or index.state(facts, now) not in ("live", "closed"):
            continue
        if facts.date is None or facts.date.is_after(moment) or faults(settings, facts.column, urgent):
            continue
        signed = {level for level, at in facts.signed if not at.is_after(moment)}
        wanted = demanded(settings, reprint=facts.reprint, source=facts.source, published=facts.date)
        missing = tuple(level for level in wanted if level not in signed)
        # Without an approving signature the text is not out at all: review.urgent-no-review holds it.
        if missing and signed & set(approving_levels(settings)):
            found.append(OpenUrgent(facts, missing, _due(facts.date, urgent, settings)))
    return tuple(found)


def _due(published: Moment, urgent: Urgent, settings: Settings) -> datetime:
    """Hours count from publishing; where only a day is known, from the approval on that day, else the day's end."""
    start = published.at
    if not published.timed:
        approved = urgent.at if urgent.at and urgent.at.timed else None
        start = max(start, approved.at) if approved else start + timedelta(days=1)
    return start + timedelta(hours=settings.checks.urgent.max_hours)
