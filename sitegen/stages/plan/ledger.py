"""The ledger of signatures (design 5.6, 5.7): who signed what, when, and what that is worth. Internal, never public."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from json.encoder import encode_basestring
from typing import NamedTuple

from sitegen.model import JOINT, Facts, Moment
from sitegen.proofs import LIMITS
from sitegen.settings import Settings
from sitegen.site_index import SiteIndex

__all__ = ["FORMS", "HEADS", "Row", "as_csv", "as_json", "by_year", "rows"]


class Row(NamedTuple):
    """One signature."""

    at: str
    level: str
    name: str
    unit: str
    """Name of the unit that supplied the text."""
    title: str
    path: str
    digest: str
    """Of the text as it is now."""
    evidence: str
    limits: str
    """What that evidence does not prove."""


HEADS = ("时间", "审级", "签署人", "供稿单位", "标题", "文件", "内容摘要", "凭据", "不能证明的事")
LEVELS = {"first": "初审", "second": "复审", "final": "终审", "joint": "会审"}


def by_year(index: SiteIndex) -> Iterator[tuple[int, list[Facts]]]:
    """Texts by the year of their latest signature, in the site's zone; the newest year first."""
    found: dict[int, list[Facts]] = {}
    for facts in index.articles:
        if facts.signed_by:
            found.setdefault(datetime.fromtimestamp(facts.signed_by, index.settings.zone).year, []).append(facts)
    yield from sorted(found.items(), reverse=True)


def rows(settings: Settings, texts: Iterable[Facts], since: date | None = None) -> tuple[Row, ...]:
    """Signatures of these texts, from that day on, by time, then path and level."""
    people, found = settings.people, []
    for facts in texts:
        times: dict[str, list[Moment]] = {}
        for level, moment in facts.peek("signed"):
            times.setdefault(level, []).append(moment)
        unit = people.unit_by_id.get(facts.unit)
        for level, written, kind in facts.peek("attested"):
            # each level once, its first entry; joint reviewers one after the other
            rest = times.get(level, [])
            at = (rest.pop(0) if level == JOINT else rest[0]) if rest else None
            if at is None or (since is not None and at.day < since):
                continue
            person = people.find(written)
            # An instant sorts and compares the same whatever offset an entry was written in.
            local = at.at.astimezone(settings.zone)
            found.append(
                Row(
                    local.isoformat(" ", "minutes")[: 16 if at.timed else 10],
                    level,
                    person.name if person else written,
                    unit.name if unit else facts.unit,
                    facts.title,
                    f"content/{facts.path}",
                    facts.digest,
                    kind,
                    LIMITS[kind].zh,
                )
            )
    return tuple(sorted(found))


def as_csv(found: Iterable[Row]) -> str:
    """For a spreadsheet: with byte order mark; a cell that would be a formula is quoted as text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for row in found:
        cells = [row[0], LEVELS.get(row.level, row.level), *row[2:]]
        line = ",".join(cells)
        if line.count(",") == len(HEADS) - 1 and line[0] not in _FORMULA and not _QUOTED.search(line):
            out.write(line + "\r\n")  # as the writer would, which takes five times as long
        else:
            writer.writerow([cell if cell[:1] not in _FORMULA else f"'{cell}" for cell in cells])
    return "\ufeff" + out.getvalue()


_FORMULA = frozenset("=+-@\t\r")
_QUOTED = re.compile("\"|\t|\r|\n|,[=+@-]")
"""A cell that is not written as it is; but for commas."""


def as_json(found: Iterable[Row]) -> str:
    """One row a line."""
    rows = [_ROW % tuple(map(encode_basestring, row)) for row in found]
    return "[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"


_ROW = "{" + ", ".join(f'"{name}": %s' for name in Row._fields) + "}"

FORMS = {"csv": as_csv, "json": as_json}
"""Kind of file -> how it is written."""
