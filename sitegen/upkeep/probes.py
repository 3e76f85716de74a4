"""Logs of availability probes: single visits to one row a day and address, and what the last days come to. Pure."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta, tzinfo
from urllib.parse import urlsplit

from sitegen.frozen import dataclass
from sitegen.ledger import Row, Upkeep
from sitegen.model import Moment, Text
from sitegen.text.moments import parse_moment

__all__ = ["BadVisit", "Down", "Probed", "Visit", "daily", "dead", "down", "read_probes"]

SLOW_MS = 15_000
"""A visit that takes so long counts as not opened (国办秘函〔2019〕19号)."""
WINDOW_DAYS = 7
MOST_ROWS = 1_000_000
NAMES = {"at": ("at", "time", "时间", "探测时间"), "url": ("url", "target", "地址", "网址"), "status": ("status", "code", "状态码"),
         "ms": ("ms", "milliseconds", "耗时", "耗时毫秒"), "problem": ("error", "problem", "故障", "错误")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit of a probe."""

    at: Moment
    url: str
    opened: bool
    ms: int | None
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BadVisit:
    """A row that was not taken."""

    row: int
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """All visits of one day to one address: a row of `checks/ledgers/probes.csv`."""

    day: date
    target: str
    kind: str
    """site or link."""
    visits: int
    failures: int
    slowest: int | None
    problem: str

    def cells(self) -> dict[str, str]:
        return {"day": self.day.isoformat(), "target": self.target, "kind": self.kind, "visits": str(self.visits), "failures": str(self.failures),
                "slowest": "" if self.slowest is None else str(self.slowest), "problem": self.problem}


@dataclass(frozen=True, slots=True, kw_only=True)
class Down:
    """What the last seven days come to, for the site's own addresses."""

    visits: int
    failures: int
    evidence: tuple[tuple[str, str], ...]
    """(what, file and row) of each day with a failure."""


def read_probes(text: str, form: str, zone: tzinfo) -> Iterator[Visit | BadVisit]:
    """Visits of a log as CSV with a header, or one JSON object a line. A status of 2xx or 3xx within 15 seconds is an opened page."""
    try:
        for number, given in enumerate(_rows(text, form), 1):
            if number > MOST_ROWS:
                yield BadVisit(row=number, message=Text(f"超过 {MOST_ROWS} 行，请分批导入", f"more than {MOST_ROWS} rows"))
                return
            yield _visit(number, given, zone)
    except (csv.Error, ValueError, RecursionError) as error:
        yield BadVisit(row=1, message=Text(f"文件无法读取：{type(error).__name__}", f"the file cannot be read: {type(error).__name__}"))


def _rows(text: str, form: str) -> Iterator[Mapping[str, object]]:
    if form == "csv":
        yield from ({str(k): v for k, v in row.items()} for row in csv.DictReader(text.splitlines()))
        return
    for line in text.splitlines():
        if line.strip():
            one = json.loads(line)
            yield one if isinstance(one, dict) else {}


def _visit(number: int, given: Mapping[str, object], zone: tzinfo) -> Visit | BadVisit:
    values = {key: next((str(given[name]).strip() for name in names if given.get(name) not in (None, "")), "") for key, names in NAMES.items()}
    at = parse_moment(values["at"], zone)
    if isinstance(at, Text):
        return BadVisit(row=number, message=Text(f"探测时间{at.zh}", f"time: {at.en}"))
    if not values["url"].startswith(("http://", "https://")):
        return BadVisit(row=number, message=Text("缺少以 http 开头的地址", "no address that begins with http"))
    if values["status"] and not (values["status"].isascii() and values["status"].isdigit() and len(values["status"]) <= 3):
        return BadVisit(row=number, message=Text(f"状态码“{values['status'][:10]}”不是数字", f"status {values['status'][:10]!r} is no number"))
    status = int(values["status"] or 0)
    ms = int(values["ms"]) if values["ms"].isascii() and values["ms"].isdigit() and len(values["ms"]) <= 9 else None
    slow = ms is not None and ms >= SLOW_MS
    opened = 200 <= status < 400 and not slow
    problem = "" if opened else values["problem"][:80] or (f"{ms} 毫秒未打开" if slow else f"状态码 {status}" if status else "没有响应")
    return Visit(at=Moment(at.at.astimezone(zone), at.timed), url=values["url"], opened=opened, ms=ms, problem=problem)


def daily(visits: Iterable[Visit], domain: str) -> tuple[Probed, ...]:
    """One row a day and address, by day and address. `domain`: the site's own; everything else is a link."""
    found: dict[tuple[date, str], list[Visit]] = {}
    for one in visits:
        found.setdefault((one.at.day, one.url), []).append(one)
    rows = []
    for (day, url), each in sorted(found.items()):
        bad = [v for v in each if not v.opened]
        rows.append(Probed(day=day, target=url, kind="site" if _host(url) == domain.lower() else "link", visits=len(each), failures=len(bad),
                           slowest=max((v.ms for v in each if v.ms is not None), default=None), problem=bad[-1].problem if bad else ""))
    return tuple(rows)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def down(upkeep: Upkeep, today: date) -> Down:
    """The site's own addresses over the last seven days, today included."""
    rows = [r for r in upkeep.rows("probes") if r.text("kind") == "site" and (day := r.day("day")) and today - timedelta(days=WINDOW_DAYS) < day <= today]
    bad = [r for r in rows if int(r.values["failures"])]
    return Down(visits=sum(int(r.values["visits"]) for r in rows), failures=sum(min(int(r.values["failures"]), int(r.values["visits"])) for r in rows), evidence=tuple(
        (f"{r.day('day')} {r.text('target')} 访问 {r.text('visits')} 次，打不开 {r.text('failures')} 次：{r.text('problem')}", f"{r.path}:{r.line}") for r in bad))


def dead(upkeep: Upkeep, today: date, times: int) -> tuple[tuple[Row, int], ...]:
    """Links that could not be opened at all on each of the last `times` days they were probed: (newest row, days)."""
    by_link: dict[str, list[Row]] = {}
    for row in upkeep.rows("probes"):
        if row.text("kind") == "link" and (day := row.day("day")) and day <= today:
            by_link.setdefault(row.text("target"), []).append(row)
    found = []
    for target in sorted(by_link):
        rows, days = sorted(by_link[target], key=lambda r: str(r.day("day"))), 0
        while days < len(rows) and 0 < rows[-1 - days].values["visits"] <= rows[-1 - days].values["failures"]:
            days += 1
        if days >= times:
            found.append((rows[-1], days))
    return tuple(found)
