"""Open clocks as rows, JSON, CSV, calendar (RFC 5545) and reminders. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from hashlib import sha256

from sitegen.deadlines import KINDS, Clock, state_words
from sitegen.upkeep.sheets import csv_text, moment_text

__all__ = ["calendar_text", "clock_row", "due_csv", "due_json", "reminders", "reminders_json"]

Names = Mapping[str, str]


def clock_row(one: Clock, names: Names) -> dict[str, str]:
    """A clock as plain values, for JSON and tables."""
    return {"kind": one.kind, "kind_name": KINDS[one.kind].zh, "what": one.what, "unit": one.unit, "unit_name": names.get(one.unit, one.unit),
            "started": moment_text(one.started), "due": moment_text(one.due), "done": moment_text(one.done), "state": one.state,
            "state_name": state_words(one.state), "limit": one.limit, "basis": one.basis, "path": one.path or "",
            "line": str(one.place.line) if one.place else "", "ref": one.ref}


def due_json(rows: Iterable[Clock], names: Names, now: datetime) -> str:
    """For programs."""
    return json.dumps({"schema_version": 1, "as_of": now.isoformat(), "clocks": [clock_row(one, names) for one in rows]}, ensure_ascii=False, indent=1) + "\n"


def due_csv(rows: Iterable[Clock], names: Names) -> str:
    """For spreadsheets."""
    keys = ("due", "state_name", "unit_name", "kind_name", "what", "started", "limit", "basis", "path", "line")
    return csv_text(("期限", "状态", "责任单位", "事项", "内容", "起算", "时限", "依据", "文件", "行"), ([clock_row(one, names)[key] for key in keys] for one in rows))


def calendar_text(rows: Iterable[Clock], names: Names, now: datetime) -> str:
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
        lines += [f"SUMMARY:{_escaped(f'{KINDS[one.kind].zh}：{one.what}')}",
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

