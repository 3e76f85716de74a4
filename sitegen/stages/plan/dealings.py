"""What stands above and beside a text that answers somebody: dates of letters, consultations and responses, and what belongs to them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.model import Facts, Moment
from sitegen.settings import Settings
from sitegen.stages.plan.portal import Portal, settings_unit
from sitegen.text.moments import parse_moment
from sitegen.views import FactView, ItemView

__all__ = ["dealing_facts", "related", "timed"]

RESULTS = {"solved": "已解决", "explained": "已说明", "cannot": "不能办理（已说明理由）"}


def dealing_facts(settings: Settings, today: date | None, facts: Facts, headings: tuple[str, ...]) -> tuple[FactView, ...]:
    """Rows of the table above the text; `headings` of a response that begin with a time are its steps.

    `today`: of the build, for solicitations."""
    times = facts.dealings
    if times is None:
        return ()
    if facts.type in ("letter", "finderror"):
        unit = times.answered_by or settings_unit(settings, facts.unit)
        return (FactView(label="来信时间" if facts.type == "letter" else "反映时间", value=_words(settings, times.received)), FactView(label="受理时间", value=_words(settings, times.accepted)),
                FactView(label="答复时间", value=_words(settings, times.answered)), FactView(label="答复单位", value=unit if times.answered else ""),
                FactView(label="办理结果", value=RESULTS.get(times.reply_kind, "")))
    if facts.type in ("solicitation", "interview"):
        state = "" if not times.closes else "征集中" if today and times.closes.day >= today else "已结束"
        return (FactView(label="开始时间", value=_words(settings, times.opens)), FactView(label="截止时间", value=_words(settings, times.closes)),
                FactView(label="状态", value=state if facts.type == "solicitation" else "", tone="ok" if state == "征集中" else "plain"))
    if facts.type == "response" and times.event:
        steps = [at for line in headings if (at := timed(line, settings))]
        return (FactView(label="事件时间", value=_words(settings, times.event)), FactView(label="首次回应", value=_words(settings, facts.date), note=_after(times.event, facts.date)),
                FactView(label="最新进展", value=_words(settings, steps[-1]) if steps else ""))
    return ()


def _words(settings: Settings, moment: Moment | None) -> str:
    if moment is None:
        return ""
    local = moment.at.astimezone(settings.zone)
    return local.strftime("%Y-%m-%d %H:%M") if moment.timed else local.strftime("%Y-%m-%d")


def _after(event: Moment, shown: Moment | None) -> str:
    """How long after the event, where both have clock times."""
    if shown is None or not (event.timed and shown.timed) or event.is_after(shown):
        return ""
    minutes = int((shown.at - event.at).total_seconds() // 60)
    return f"事件发生后{minutes // 60}小时{minutes % 60}分" if minutes >= 60 else f"事件发生后{minutes}分钟"


def timed(heading: str, settings: Settings) -> Moment | None:
    """The time a heading begins with: `2026-11-08 20:10 启动应急响应`."""
    for length in (16, 10):
        found = parse_moment(heading[:length], settings.zone)
        if isinstance(found, Moment):
            return found
    return None


def related(portal: Portal, facts: Facts) -> tuple[ItemView, ...]:
    """Result of a consultation and what it belongs to; the question made from a letter, and the letters of a question."""
    return tuple(portal.item(f) for f in _related(portal, facts))


def _related(portal: Portal, facts: Facts) -> Iterator[Facts]:
    result = portal.by_id.get(facts.dealings.result) if facts.dealings else None
    if result is not None and result.id != facts.id:
        yield result
    yield from portal.led_here.get(facts.id, ())
