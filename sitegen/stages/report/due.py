"""Open clocks to what people and programs read: table, JSON, CSV, calendar, reminders. Pure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta, timezone
from hashlib import sha256

from sitegen.deadlines import KINDS, Clock, state_words
from sitegen.model import Moment
from sitegen.stages.report.width import cells

__all__ = ["RENDERERS", "calendar_text", "clock_row", "moment_text", "reminders", "reminders_json", "safe_cell"]

Names = Mapping[str, str]
_HEAD = {"zh": ("期限", "状态", "责任单位", "事项", "内容", "时限"), "en": ("due", "state", "unit", "kind", "what", "limit")}


def moment_text(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return moment.at.strftime("%Y-%m-%d %H:%M") if moment.timed else moment.day.isoformat()


def clock_row(one: Clock, names: Names) -> dict[str, str]:
    """A clock as plain values, for JSON and tables."""
    return {"kind": one.kind, "kind_name": KINDS[one.kind].zh, "what": one.what, "unit": one.unit, "unit_name": names.get(one.unit, one.unit),
            "started": moment_text(one.started), "due": moment_text(one.due), "done": moment_text(one.done), "state": one.state,
            "state_name": state_words(one.state), "limit": one.limit, "basis": one.basis, "path": one.path or "",
            "line": str(one.place.line) if one.place else "", "ref": one.ref}


def _text(rows: tuple[Clock, ...], names: Names, now: datetime, lang: str) -> str:
    if not rows:
        return "没有到期事项\n" if lang == "zh" else "nothing is due\n"
    table = [_HEAD["en" if lang == "en" else "zh"]]
    table += [(moment_text(one.due) or "?", state_words(one.state, lang), names.get(one.unit, one.unit), KINDS[one.kind].get(lang), one.what, one.limit)
              for one in rows]
    widths = [max(cells(line[i]) for line in table) for i in range(len(table[0]))]
    return "".join("  ".join(cell + " " * (width - cells(cell)) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in table)


def _json(rows: tuple[Clock, ...], names: Names, now: datetime, lang: str) -> str:
    return json.dumps({"schema_version": 1, "as_of": now.isoformat(), "clocks": [clock_row(one, names) for one in rows]}, ensure_ascii=False, indent=1) + "\n"


def safe_cell(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _csv(rows: tuple[Clock, ...], names: Names, now: datetime, lang: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("due", "state", "unit", "kind", "what", "started", "limit", "basis", "path", "line"))
    for one in rows:
        row = clock_row(one, names)
        writer.writerow([safe_cell(row[key]) for key in ("due", "state_name", "unit_name", "kind_name", "what", "started", "limit", "basis", "path", "line")])
    return "\ufeff" + out.getvalue()


def calendar_text(rows: Iterable[Clock], names: Names, now: datetime, lang: str = "zh") -> str:
    """iCalendar (RFC 5545): one entry per clock with a known due time; day limits are whole-day entries."""
    stamp = now.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitegen//due//ZH", "CALSCALE:GREGORIAN"]
    for one in rows:
        if one.due is None:
            continue
        uid = sha256(f"{one.kind}\0{one.unit}\0{one.ref}\0{one.what}\0{moment_text(one.started)}".encode()).hexdigest()[:24]
        lines += ["BEGIN:VEVENT", f"UID:{uid}@sitegen", f"DTSTAMP:{stamp}"]
        if one.due.timed:
            lines.append(f"DTSTART:{one.due.at.astimezone(timezone.utc).strftime('%Y%m%dT%H%M%SZ')}")
        else:
            lines += [f"DTSTART;VALUE=DATE:{one.due.day:%Y%m%d}", f"DTEND;VALUE=DATE:{one.due.day + timedelta(days=1):%Y%m%d}"]
        lines += [f"SUMMARY:{_escaped(f'{KINDS[one.kind].get(lang)}：{one.what}')}",
                  f"DESCRIPTION:{_escaped(f'{names.get(one.unit, one.unit)}；{one.limit}；{one.basis}')}", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines)


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.splitlines())


def _folded(line: str) -> str:
    """Lines of at most 75 bytes, never cut inside a character."""
    parts: list[bytes] = []
    current = b""
    for char in line:
        data = char.encode()
        if len(current) + len(data) > (75 if not parts else 74):
            parts.append(current)
            current = b""
        current += data
    parts.append(current)
    return "\r\n ".join(part.decode() for part in parts) + "\r\n"


def _by_unit(rows: Iterable[Clock]) -> dict[str, list[Clock]]:
    found: dict[str, list[Clock]] = {}
    for one in rows:
        found.setdefault(one.unit, []).append(one)
    return dict(sorted(found.items()))


def _message(unit: str, rows: list[Clock], site: str, now: datetime) -> str:
    late = [one for one in rows if one.state == "late"]
    lines = [f"{unit}：", f"截至{now.year}年{now.month}月{now.day}日，{site}网站有以下事项需贵单位办理" + (f"，其中{len(late)}项已超期" if late else "") + "："]
    for number, one in enumerate(rows, 1):
        due = moment_text(one.due) or "期限待定"
        lines.append(f"{number}. {KINDS[one.kind].zh}“{one.what}”，期限 {due}（{state_words(one.state)}）" + (f"，依据：{one.basis}" if one.basis else ""))
    lines.append("请按期办结并填写办结时间；情况没有变化的介绍类栏目，核对后确认。")
    return "\n".join(lines)


def reminders(rows: Iterable[Clock], names: Names, site: str, now: datetime) -> str:
    """A message per unit, a line of dashes between them."""
    return "\n------\n".join(_message(names.get(unit, unit) or "（未定责任单位）", found, site, now) for unit, found in _by_unit(rows).items()) + "\n"


def reminders_json(rows: Iterable[Clock], names: Names, site: str, now: datetime) -> str:
    """The same for webhooks: one object per unit."""
    found = [{"unit": unit, "unit_name": names.get(unit, unit), "text": _message(names.get(unit, unit) or "（未定责任单位）", clocks, site, now),
              "clocks": [clock_row(one, names) for one in clocks]} for unit, clocks in _by_unit(rows).items()]
    return json.dumps({"schema_version": 1, "as_of": now.isoformat(), "reminders": found}, ensure_ascii=False, indent=1) + "\n"


RENDERERS: Mapping[str, Callable[[tuple[Clock, ...], Names, datetime, str], str]] = {
    "text": _text, "json": _json, "csv": _csv, "ics": lambda rows, names, now, lang: calendar_text(rows, names, now, lang)}
