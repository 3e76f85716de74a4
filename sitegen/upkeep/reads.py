"""Access logs and tables of counts -> how often each text was read. Of a visit only its address and its day are looked at; nothing else is kept. Pure."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from urllib.parse import urlsplit

from sitegen.addresses import normal
from sitegen.frozen import dataclass
from sitegen.ledger import Row
from sitegen.model import Facts, Text
from sitegen.text.traditional import PREFIX

__all__ = ["Tally", "added", "logged", "pages", "shown", "tabled"]

MONTHS = {name: number for number, name in enumerate(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1)}
ROBOT = re.compile(r"bot|spider|crawl|slurp|curl|wget|python|java/|go-http|monitor|scan|headless|lighthouse", re.IGNORECASE)
NAMES = {"address": ("address", "url", "path", "page", "地址", "网址", "页面"), "reads": ("reads", "count", "views", "pv", "阅读次数", "访问量", "浏览量", "次数")}


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What a file comes to."""

    reads: Mapping[str, int]
    """By the id of the text."""
    first: date | None = None
    last: date | None = None
    """Days counted; None where none was."""
    robots: int = 0
    elsewhere: int = 0
    """Requests of other pages, pictures, styles; answers that were no page."""
    again: int = 0
    """Of days that were counted before, or that are not over."""
    unreadable: int = 0


def pages(texts: Iterable[Facts]) -> dict[str, str]:
    """Address, former ones too -> id of the text."""
    return {normal(address): facts.id for facts in texts for address in (*facts.aliases, facts.url)}


def logged(lines: Iterable[str], known: Mapping[str, str], zone: tzinfo, after: date | None, today: date) -> Tally:
    """Counts of a log in the common or the combined form of nginx and Apache: whole days after `after` and before `today`, so
    that no visit counts twice, whatever logs overlap. Programs that name themselves do not count."""
    found: Counter[str] = Counter()
    days: set[date] = set()
    robots = elsewhere = again = unreadable = 0
    for line in lines:
        at, quoted = line.partition("[")[2].partition("]")[0], line.split('"')
        day = _day(at, zone)
        request = quoted[1].split(" ") if len(quoted) > 2 else []
        if day is None or len(request) < 2 or not (status := quoted[2].split()[:1]):
            unreadable += bool(line.strip())
        elif (after and day <= after) or day >= today:
            again += 1
        elif request[0] != "GET" or status[0] not in ("200", "304") or (text := _text(request[1], known)) is None:
            elsewhere += 1
        elif len(quoted) > 5 and ROBOT.search(quoted[5]):
            robots += 1
        else:
            found[text] += 1
        if day is not None and (after is None or day > after) and day < today:
            days.add(day)
    return Tally(reads=found, first=min(days, default=None), last=max(days, default=None), robots=robots, elsewhere=elsewhere, again=again, unreadable=unreadable)


def tabled(text: str, known: Mapping[str, str], day: date) -> Tally | Text:
    """Counts of a table with a column of addresses and one of counts: what the site's statistics say up to `day`."""
    found: Counter[str] = Counter()
    elsewhere = unreadable = 0
    try:
        rows = csv.DictReader(text.splitlines(), strict=True)
        names = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
        address, reads = (next((names[word] for word in words if word in names), None) for words in NAMES.values())
        if address is None or reads is None:
            return Text("表头须有网址（url）和阅读次数（reads）两列", "the header needs a column url and a column reads")
        for row in rows:
            count = (row.get(reads) or "").strip().replace(",", "")
            if not re.fullmatch("[0-9]{1,9}", count):
                unreadable += 1
            elif (id_ := _text((row.get(address) or "").strip(), known)) is None:
                elsewhere += 1
            else:
                found[id_] += int(count)
    except csv.Error as error:
        return Text(f"不是能读的 CSV：{error}", f"no readable CSV: {error}")
    return Tally(reads=found, last=day, elsewhere=elsewhere, unreadable=unreadable)


def added(before: Iterable[Row], tally: Tally, *, anew: bool) -> dict[str, dict[str, str]]:
    """Id of a text -> cells of its row: what was counted before and now, all up to the same day. `anew`: the tally is the sum."""
    old = {row.text("article"): row for row in before}
    until = str(max((day for day in (tally.last, *(row.day("until") for row in old.values())) if day), default=""))
    rows = {}
    for id_ in (*old, *(id_ for id_ in sorted(tally.reads) if id_ not in old)):
        had = int(old[id_].text("reads") or 0) if id_ in old else 0
        count = (tally.reads.get(id_, had) if anew else had + tally.reads.get(id_, 0))
        rows[id_] = {"article": id_, "reads": str(count), "until": until}
    return rows


def shown(row: Row) -> str:
    """1,234（截至2026-11-19）; "" where nobody was counted."""
    count = int(row.text("reads") or 0)
    return f"{count:,}（截至{row.text('until')}）" if count else ""


def _text(address: str, known: Mapping[str, str]) -> str | None:
    """The text an address leads to; None: it leads to none."""
    try:
        return known.get(normal(urlsplit(address).path.removeprefix(PREFIX)))  # the traditional edition is the same text
    except ValueError:
        return None


def _day(at: str, zone: tzinfo) -> date | None:
    """The day of `20/Nov/2026:08:30:00 +0800` in the site's zone."""
    try:
        moment = datetime(int(at[7:11]), MONTHS[at[3:6]], int(at[:2]), int(at[12:14]), tzinfo=_offset(at[21:26]))
    except (ValueError, KeyError):
        return None
    return moment.astimezone(zone).date()


@lru_cache(maxsize=64)
def _offset(written: str) -> timezone:
    """Raises ValueError."""
    return timezone(timedelta(hours=int(written[:3]), minutes=int(written[0] + written[3:5])))
