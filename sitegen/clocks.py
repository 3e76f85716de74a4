"""Every clock of a site in one table: from texts, ledgers and the profile in force. Pure; the engine is `deadlines`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sitegen.deadlines import Clock, ClockState, clock, due_moment
from sitegen.freshness import freshness
from sitegen.frozen import dataclass
from sitegen.ledger import Row
from sitegen.model import Dealings, Facts, Moment
from sitegen.site_index import SiteIndex
from sitegen.text.workdays import Calendar

__all__ = ["all_clocks", "columns_due", "next_change"]

LETTERS = {"letter": "reply.letter", "finderror": "reply.finderror", "message": "reply.message"}


@dataclass(frozen=True)
class _Maker:
    """What every clock needs."""

    index: SiteIndex
    calendar: Calendar
    now: datetime

    def row(self, kind: str, row: Row, start: str, done: Moment | None, *, channel: str = "website", what: str = "", field: str = "") -> Iterator[Clock]:
        """A clock on a row of a ledger; none where the row has no start or the profile no value."""
        zone = self.index.settings.zone
        value, started = self.index.settings.upkeep.profile.get(kind, channel), row.moment(start, zone)
        if value is None or started is None or started.is_after(Moment(self.now, True)):
            return
        made = clock(kind, value, started, calendar=self.calendar, now=self.now, what=what or row.text("no"), unit=row.text("unit"), done=done,
                     path=row.path, place=row.place, field=field or start, ref=row.text("no"))
        if made:
            yield made

    def text(self, kind: str, facts: Facts, started: Moment, done: Moment | None, *, channel: str = "website", field: str = "") -> Iterator[Clock]:
        """A clock on a text."""
        value = self.index.settings.upkeep.profile.get(kind, channel)
        if value is None or started.is_after(Moment(self.now, True)):
            return
        zone = self.index.settings.zone
        local = Moment(started.at.astimezone(zone), started.timed)
        made = clock(kind, value, local, calendar=self.calendar, now=self.now, what=facts.title or facts.id, unit=facts.unit, done=done,
                     path=f"content/{facts.path}", field=field or None, ref=facts.id)
        if made:
            yield made

    def aimed(self, clocks: Iterator[Clock], channel: str) -> Iterator[Clock]:
        """A reprint is due soon once the time it aims at (1 小时) is over, whatever is left of the limit."""
        aim = self.index.settings.upkeep.profile.span("reprint.aim", channel)
        for one in clocks:
            due = due_moment(one.started, aim, self.calendar) if aim and one.started.timed and one.state in ("open", "due-soon") else None
            yield replace(one, state="due-soon" if Moment(self.now, True).is_after(due) else "open") if due else one

    def shown(self, facts: Facts) -> Moment | None:
        """When a text came on the site; None where it is not there."""
        return facts.date if self.index.state(facts, self.now) == "live" else None


def all_clocks(index: SiteIndex, now: datetime, calendar: Calendar) -> tuple[Clock, ...]:
    """Running and finished clocks, by due time. `now`: aware; what happened later is not known yet."""

    def work() -> tuple[Clock, ...]:
        maker = _Maker(index, calendar, now)
        return tuple(sorted((*_texts(maker), *_portal(maker), *_ledgers(maker), *_changes(maker)), key=lambda c: c.key))

    return index.once(("clocks", now), work)


def next_change(index: SiteIndex, now: datetime, calendar: Calendar) -> datetime:
    """The first moment after `now` at which any state may be another: the site's next midnight, or earlier where a text waits
    for its hour. Where a clock runs by the hour, `now` itself: nothing is foretold then."""
    zone = index.settings.zone
    if index.having("urgent") or any(c.is_open and (c.started.timed or (c.due and c.due.timed)) for c in all_clocks(index, now, calendar)):
        return now
    midnight = datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time.min, zone)
    waiting = [f.date for f in index.articles] + [at for f in index.having("dealings") if (d := f.dealings) for at in (d.received, d.accepted, d.answered, d.opens, d.closes, d.event, d.source_date)]
    return min([midnight, *(one.at for one in waiting if one and one.at > now)])


def _portal(maker: _Maker) -> Iterator[Clock]:
    """The portal itself: from its newest text, where the profile asks for a daily update."""
    newest = max((f for f in maker.index.live(maker.now) if f.date), key=lambda f: (f.date.at if f.date else maker.now, f.id), default=None)
    if newest and newest.date:
        for one in maker.text("fresh.portal", newest, newest.date, None, field="date"):
            state: ClockState = "open" if one.state == "due-soon" else one.state  # a day's limit is always nearly over
            site, units = maker.index.settings.site, maker.index.settings.people.units
            keeper = next((unit.id for unit in units if site.operator.endswith(unit.name)), "")
            yield replace(one, what=site.name, unit=keeper, ref="", state=state)


def _texts(maker: _Maker) -> Iterator[Clock]:
    registered = {row.text("article") for row in maker.index.settings.upkeep.rows("letters") if row.text("article")}
    for facts in maker.index.articles:
        if facts.withdrawn:
            continue
        if facts.holds("dealings") and facts.dealings is not None:
            yield from _dealings(maker, facts, facts.dealings, registered)
        if facts.holds("issued") and facts.issued and maker.index.state(facts, maker.now) in ("draft", "waiting") and facts.renderable:
            yield from maker.text("publish.policy" if facts.type == "policy" else "publish.disclosure", facts, facts.issued, None, field="issued")
        if facts.type == "policy":
            yield from _policy(maker, facts)


def _dealings(maker: _Maker, facts: Facts, times: Dealings, registered: set[str]) -> Iterator[Clock]:
    if times.received and facts.type in LETTERS and facts.id not in registered:
        kind = "reply.complex" if times.complex and facts.type == "letter" else LETTERS[facts.type]
        yield from maker.text(kind, facts, times.received, times.answered, field="answered")
    if times.closes and facts.type == "solicitation":
        feedback = maker.index.by_id.get(times.result)
        yield from maker.text("solicitation.result", facts, times.closes, maker.shown(feedback) if feedback else None, field="closes")
    if times.event and facts.type == "news":
        yield from maker.text("publish.news", facts, times.event, maker.shown(facts), field="event_date")
    if times.source_date and facts.reprint:
        channel = "new-media" if facts.type == "post" else "website"
        done = facts.date if facts.type == "post" else maker.shown(facts)
        yield from maker.aimed(maker.text("reprint.important", facts, times.source_date, done, channel=channel, field="source_date"), channel)


def _policy(maker: _Maker, facts: Facts) -> Iterator[Clock]:
    shown = maker.shown(facts)
    if shown and facts.interpretation_required is not False:
        main = maker.index.by_id.get(facts.interpreted_by)
        yield from maker.text("interpret.document", facts, shown, maker.shown(main) if main else None, field="interpreted_by")


def _ledgers(maker: _Maker) -> Iterator[Clock]:
    upkeep, zone = maker.index.settings.upkeep, maker.index.settings.zone
    for row in upkeep.rows("letters"):
        kind, done = row.text("kind"), row.moment("answered", zone)
        channel = "new-media" if kind == "message" else "website"
        if kind == "message":
            yield from maker.row("react.message", row, "received", row.moment("accepted", zone) or done, channel=channel, field="accepted")
        name = "reply.complex" if kind == "letter" and row.flag("complex") else LETTERS[kind]
        yield from maker.row(name, row, "received", done, channel=channel, field="answered")
    for row in upkeep.rows("rectification"):
        severe = row.text("level") == "severe"
        start = "noticed" if row.day("noticed") else "found"
        done = row.moment("withdrawn", zone) or row.moment("fixed", zone) if severe else row.moment("fixed", zone)
        upper = row.text("authority") in ("市级", "省级")  # what only an upper body can fix is to be reported in the same time
        done = done or row.moment("upward", zone) if upper else done
        yield from maker.row("rectify.severe" if severe else "rectify.notice", row, start, done, field="upward" if upper else "fixed")
    for row in upkeep.rows("supervision"):
        yield from maker.row("rectify.notice", row, "day", row.moment("fixed", zone), field="fixed")
    for row in upkeep.rows("submissions"):
        if row.text("state") != "declined":
            yield from maker.row("publish.submission", row, "received", row.moment("published", zone), what=row.text("title"), field="published")
    for row in upkeep.rows("filings"):
        if row.text("kind") in ("person", "handover"):
            yield from maker.row("filing.person", row, "changed", row.moment("filed", zone), what=row.text("subject"), field="filed")
    for row in upkeep.rows("media"):
        yield from maker.row("filing.media", row, "changed", row.moment("filed", zone), channel="new-media", what=row.text("name"), field="filed")
        if row.text("state") == "running":
            yield from maker.row("fresh.account", row, "last_post", None, channel="new-media", what=row.text("name"), field="last_post")
    for row in upkeep.rows("upstream"):
        yield from _upstream(maker, row)
    yield from _sites(maker)
    for row in upkeep.rows("evaluations"):
        told = maker.index.by_id.get(row.text("article"))
        yield from maker.row("evaluation.result", row, "day", maker.shown(told) if told else None, what=row.text("subject"), field="article")
    for row in upkeep.rows("incidents"):
        yield from maker.row("incident.first", row, "found", row.moment("first", zone), what=row.text("no"), field="first")
        if row.text("level") in ("重大", "特别重大"):
            yield from maker.row("incident.briefing", row, "found", row.moment("briefing", zone), what=row.text("no"), field="briefing")
    for row in upkeep.rows("applications"):
        if row.text("kind") in ("column-add", "topic"):
            yield from maker.row("column.fill", row, "built", row.moment("filled", zone), what=row.text("subject"), field="filled")
        yield from _until(maker, row, "special.until", row.text("subject"), row.moment("ended", zone)) if row.text("kind") == "special" else ()
    for row in upkeep.rows("vendors"):
        yield from _until(maker, row, "vendor.until", row.text("name"), None)


def _changes(maker: _Maker) -> Iterator[Clock]:
    """One clock per unit whose people changed after it last filed them; units that never say `filed_on` are not watched."""
    settings, zone = maker.index.settings, maker.index.settings.zone
    value, today = settings.upkeep.profile.get("filing.person"), maker.now.astimezone(zone).date()
    for unit in settings.people.units:
        filed = [day for day in (unit.filed_on, *_filed(settings.upkeep.rows("filings"), unit.id)) if day]
        if unit.filed_on is None or value is None:
            continue
        days = [(day, person) for person in settings.people.people if person.unit == unit.id for post in person.posts
                for day in (post.from_, post.to + timedelta(days=1) if post.to and post.to < date.max else None)
                if day and max(filed) < day <= today]
        if days:
            day, person = min(days, key=lambda pair: pair[0])
            made = clock("filing.change", value, Moment(datetime.combine(day, time(), zone), False), calendar=maker.calendar, now=maker.now,
                         what=unit.name, unit=unit.id, path="checks/people.yaml", place=person.place, field=f"units.{unit.id}", ref=unit.id)
            yield from (made,) if made else ()


def _filed(rows: Iterable[Row], unit: str) -> Iterator[date | None]:
    """Days on which changes of a unit's people were filed: an entry of the ledger covers what changed up to its own day."""
    yield from (row.day("changed") for row in rows if row.text("kind") in ("person", "handover") and row.text("unit") == unit and row.day("filed"))


def _upstream(maker: _Maker, row: Row) -> Iterator[Clock]:
    """A reprint that is owed: done when the text is on the site, or when a link or post was made; a reason ends it."""
    if row.text("exempt"):
        return
    channel, reprinted = row.text("channel") or "website", maker.index.by_id.get(row.text("article"))
    zone = maker.index.settings.zone
    times = [at for at in (row.moment("linked", zone), maker.shown(reprinted) if reprinted else None) if at]
    done = min(times, key=lambda at: at.at) if times else None
    if reprinted and reprinted.dealings and reprinted.dealings.source_date and channel == "website":
        return  # its own front matter has the same clock
    yield from maker.aimed(maker.row("reprint.important", row, "published", done, channel=channel, what=row.text("title"), field="linked"), channel)


def _sites(maker: _Maker) -> Iterator[Clock]:
    """The newest record of each other site."""
    seen = [(day, row) for row in maker.index.settings.upkeep.rows("sites") if (day := row.day("day")) and day <= maker.now.date()]
    newest = {row.text("site"): row for _, row in sorted(seen, key=lambda one: one[0])}
    for name, row in sorted(newest.items()):
        yield from maker.row("fresh.site", row, "last", None, what=name, field="last")


def _until(maker: _Maker, row: Row, kind: str, what: str, done: Moment | None) -> Iterator[Clock]:
    """A clock whose due day is written in the row itself; shown from 30 days before."""
    zone = maker.index.settings.zone
    due = row.moment("until", zone)
    if due is None:
        return
    started = row.moment("from", zone) or row.moment("applied", zone) or due
    here = Moment(maker.now.astimezone(zone), True)
    done = None if done and done.is_after(here) else done
    state: ClockState = "done" if done and not done.is_after(due) else "done-late" if done else "late" if here.is_after(due) else (
        "due-soon" if (due.day - here.day).days <= 30 else "open")
    yield Clock(kind=kind, what=what, unit=row.text("unit"), started=started, due=due, done=done, state=state, basis="", limit="",
                path=row.path, place=row.place, field="until", ref=row.text("no"))


def columns_due(index: SiteIndex, now: datetime) -> tuple[Clock, ...]:
    """The due days of columns in the same shape, so that one list tells everything that is due."""
    zone = index.settings.zone
    rows = []
    for row in freshness(index, now):
        if row.due is None or row.state in ("none", "empty"):
            continue
        base = row.last or row.opened or row.due
        state: ClockState = "late" if row.state == "stale" else "due-soon" if row.state == "due-soon" else "open"
        words = "" if (limit := row.limit) is None else f"{limit.days}天" if limit.days else f"{limit.months}个月"
        rows.append(Clock(kind="fresh.column", what=row.column.name, unit=row.column.owner or "", started=Moment(datetime.combine(base, time(), zone), False),
                          due=Moment(datetime.combine(row.due, time(), zone), False), done=None, state=state, basis="", limit=words,
                          path="site.yaml", place=row.column.place, field=f"columns.{row.column.id}", ref=row.column.id))
    return tuple(sorted(rows, key=lambda c: c.key))
