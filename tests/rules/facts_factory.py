"""Indexes built from a few words: facts, columns and contexts for tests of rules on the whole site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sitegen.model import Facts, Finding, Moment
from sitegen.rules.base import Rule, SiteContext
from sitegen.settings import Checks, Column, Freshness, Limit, People, RuleSetting, Settings, Site
from sitegen.site_index import SiteIndex
from sitegen.text.words import Matcher
from sitegen.text.workdays import Calendar
from tests.helpers import NOW

__all__ = ["at", "column", "day", "facts", "names", "run", "site"]


def at(text: str) -> Moment:
    """2026-03-09 or 2026-03-09T16:30+00:00; without offset in the zone of the site."""
    moment = datetime.fromisoformat(text)
    return Moment(moment if moment.tzinfo else moment.replace(tzinfo=NOW.tzinfo), len(text) > 10)


def facts(path: str, **known: Any) -> Facts:
    """A text on the site since 2026-03-09, unless told otherwise; `date` may be written as text."""
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".md")
    if isinstance(known.get("date"), str):
        known["date"] = at(known["date"])
    if isinstance(known.get("confirmed_on"), str):
        known["confirmed_on"] = at(known["confirmed_on"])
    base: dict[str, Any] = {
        "path": path,
        "sha256": "",
        "digest": "",
        "id": stem,
        "column": folder,
        "type": "notice",
        "slug": stem,
        "url": f"/{folder}/{known.get('slug', stem)}/",
        "title": stem,
        "unit": "office",
        "date": at("2026-03-09T09:00"),
        "draft": False,
        "renderable": True,
        "withdrawn": False,
        "signed": (),
    }
    return Facts(**{**base, **known})


def column(id: str, limit: Limit | None = None, **known: Any) -> Column:
    return Column(
        **{
            "id": id,
            "name": id,
            "owner": "office",
            "freshness": limit,
            "parent": id.rpartition("/")[0] or None,
            **known,
        }
    )


def site(
    *texts: Facts,
    columns: tuple[Column, ...] = (column("zwgk"), column("zwgk/tzgg")),
    files: frozenset[str] = frozenset(),
    rules: Mapping[str, Mapping[str, Any]] | None = None,
    warn_days: int = 7,
    people: People | None = None,
    **known: Any,
) -> SiteIndex:
    """An index in the order of paths. `rules`: options by rule name."""
    checks = Checks(rules={name: RuleSetting(options=options) for name, options in (rules or {}).items()})
    settings = Settings(
        site=Site(name="澄溪县人民政府", domain="www.chengxi.example"),
        columns=columns,
        checks=checks,
        freshness=Freshness(warn_days=warn_days),
        people=people or People(),
        **known,
    )
    return SiteIndex(settings=settings, articles=tuple(sorted(texts, key=lambda one: one.path)), files=files)


def run(index: SiteIndex, *rules: Rule, now: datetime = NOW, years: Mapping[int, Any] | None = None) -> list[Finding]:
    """What these rules on the site say, in the order of the rules."""
    context = SiteContext(
        settings=index.settings, words=Matcher(()), typos=Matcher(()), calendar=Calendar(years), now=now
    )
    return [finding for rule in rules for finding in rule.check(index, context)]


def names(findings: list[Finding]) -> list[tuple[str, str | None, str | None]]:
    """(rule, path without content/, field) of each."""
    return [(f.name, f.path and f.path.removeprefix("content/"), f.field) for f in findings]


def day(text: str) -> date:
    return date.fromisoformat(text)
