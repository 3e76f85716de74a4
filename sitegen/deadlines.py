"""The one deadline engine: due times in working days, days, months and hours, and the table of all clocks of a site.

Working days: the day of receipt does not count, the next working day is day 1; beyond the calendar's data a due time is
unknown, never guessed. Hours run around the clock, weekends and nights included.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Literal

from sitegen.freshness import due_day
from sitegen.frozen import dataclass
from sitegen.model import Moment, Place, Text
from sitegen.profile import Span, Value
from sitegen.settings import Limit
from sitegen.text.workdays import Calendar

__all__ = ["KINDS", "Clock", "ClockState", "clock", "due_moment", "elapsed", "open_clocks", "state_words"]

ClockState = Literal["open", "due-soon", "late", "unknown", "done", "done-late"]
"""办理中; 即将到期; 已超期; 期限未知 (beyond the calendar); 按期办结; 超期办结."""

_WORDS: dict[ClockState, Text] = {
    "open": Text("办理中", "open"), "due-soon": Text("即将到期", "due soon"), "late": Text("已超期", "late"),
    "unknown": Text("期限未知（超出日历范围）", "unknown: beyond the calendar"), "done": Text("按期办结", "done in time"),
    "done-late": Text("超期办结", "done late"),
}

KINDS: dict[str, Text] = {
    "reply.finderror": Text("找错答复", "answer to a report of an error"), "reply.letter": Text("来信答复", "answer to a letter"),
    "reply.complex": Text("来信答复（复杂事项）", "answer to a complex letter"), "react.message": Text("新媒体留言受理", "reaction to a message"),
    "reply.message": Text("新媒体留言答复", "answer to a message"), "reprint.important": Text("转载重要信息", "reprint"),
    "publish.news": Text("动态信息发布", "publishing of news"), "publish.policy": Text("政策文件发布", "publishing of a policy"),
    "publish.disclosure": Text("主动公开", "disclosure"), "publish.submission": Text("报送信息发布", "publishing of a submission"),
    "interpret.document": Text("政策解读", "interpretation"), "solicitation.result": Text("征集结果反馈", "result of a consultation"),
    "rectify.severe": Text("错敏信息整改", "correction of severe errors"), "rectify.notice": Text("问题整改", "rectification"),
    "column.fill": Text("新栏目内容上线", "filling of a new column"), "filing.person": Text("责任人变更备案", "filing of persons"),
    "filing.change": Text("人员变动重新备案", "filing anew after a change of persons"),
    "filing.media": Text("新媒体变动备案", "filing of an account"), "fresh.account": Text("新媒体更新", "update of an account"),
    "incident.first": Text("突发事件首次发布", "first word on an incident"), "incident.briefing": Text("突发事件新闻发布", "briefing on an incident"),
    "special.until": Text("特殊设置撤除", "end of a special setting"), "vendor.until": Text("外包合同到期", "end of a vendor's contract"),
    "fresh.portal": Text("全站每日更新", "daily update of the portal"), "fresh.site": Text("所辖网站更新", "update of another site"), "evaluation.result": Text("社会评价结果公布", "result of an evaluation"),
    "fresh.column": Text("栏目更新", "update of a column"),
}
"""What each kind of clock is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One obligation with a time limit."""

    kind: str
    what: str
    """Title or number of the thing, without personal data."""
    unit: str
    """Id of the unit that must act."""
    started: Moment
    due: Moment | None
    """Last permitted moment, or day where it has no clock time; None beyond the calendar's data."""
    done: Moment | None
    state: ClockState
    basis: str
    limit: str
    """In words: 3个工作日."""
    path: str | None = None
    """File it stands in, relative to the site."""
    place: Place | None = None
    field: str | None = None
    ref: str = ""
    """Id of the text or number of the row."""

    @property
    def is_open(self) -> bool:
        return self.state in ("open", "due-soon", "late", "unknown")

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Order of tables: by due time, unknown ones last."""
        return (self.due.at.isoformat() if self.due else "9999", self.kind, self.unit, self.what)


def state_words(state: ClockState, lang: str = "zh") -> str:
    return _WORDS[state].get(lang)


def due_moment(started: Moment, limit: Span, calendar: Calendar) -> Moment | None:
    """The last permitted moment: exact for hours counted from a clock time, else a day. None: beyond the calendar.

    Hours counted from a bare day run from its end: what was not timed is not held against anybody.
    """
    zone = started.at.tzinfo
    try:
        if limit.unit == "h":
            begin = started.at if started.timed else datetime.combine(started.day + timedelta(days=1), time(), zone)
            return Moment(begin + timedelta(hours=limit.n), True)
        day = calendar.add(started.day, limit.n) if limit.unit == "wd" else due_day(
            started.day, Limit(days=limit.n) if limit.unit == "d" else Limit(months=limit.n))
        return None if day is None else Moment(datetime.combine(day, time(), zone), False)
    except OverflowError:
        return None


def _over(due: Moment, when: Moment) -> bool:
    """Strictly past the due moment; the due day itself still passes."""
    return when.is_after(due)


def clock(kind: str, value: Value, started: Moment, *, calendar: Calendar, now: datetime, what: str, unit: str, done: Moment | None = None,
          path: str | None = None, place: Place | None = None, field: str | None = None, ref: str = "") -> Clock | None:
    """A clock of the profile's value; None where the value is no span of time."""
    limit = value.span
    if limit is None:
        return None
    due = due_moment(started, limit, calendar)
    here = Moment(now.astimezone(started.at.tzinfo), True)
    if done is not None and done.is_after(here):
        done = None  # a replay of a past day does not know it yet
    state: ClockState
    if due is None:
        state = "unknown" if done is None else "done"
    elif done is not None:
        state = "done-late" if _over(due, done) else "done"
    elif _over(due, here):
        state = "late"
    else:
        state = "due-soon" if _soon(due, started, here, calendar) else "open"
    return Clock(kind=kind, what=what, unit=unit, started=started, due=due, done=done, state=state, basis=value.basis, limit=limit.words.zh,
                 path=path, place=place, field=field, ref=ref)


def _soon(due: Moment, started: Moment, now: Moment, calendar: Calendar) -> bool:
    """The due day is today or the next working day; for hours: a quarter of the time is left."""
    if due.timed:
        return (due.at - now.at) * 4 <= due.at - started.at
    following = calendar.add(now.day, 1)
    return following is not None and due.day <= following


def elapsed(started: Moment, done: Moment, calendar: Calendar) -> int | None:
    """Working days from receipt to answer; None beyond the calendar."""
    return calendar.between(started.day, done.day)


def open_clocks(clocks: Iterable[Clock], *, unit: str | None = None, until: date | None = None) -> tuple[Clock, ...]:
    """Those that still run, by due time; of one unit, due up to a day (unknown ones always)."""
    return tuple(sorted((c for c in clocks if c.is_open and (unit is None or c.unit == unit)
                         and (until is None or c.due is None or c.due.day <= until)), key=lambda c: c.key))
