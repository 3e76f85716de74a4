"""Dates and times as editors write them. In: text and a zone. Out: a Moment, a day, or the reason why not."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta, timezone, tzinfo

from sitegen.model import Moment, Text
from sitegen.text.lazily import pattern

__all__ = ["DAY_FORMS", "MOMENT_FORMS", "parse_day", "parse_moment"]

_FORM = pattern(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.]([0-9]{1,6}))?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
DAY_FORMS = Text("写成 2026-03-01 这样的日期", "write a date such as 2026-03-01")
MOMENT_FORMS = Text(
    "写成 2026-03-01、2026-03-01 09:30、2026-03-01 09:30:00 或 2026-03-01T09:30:00+08:00",
    "write 2026-03-01, 2026-03-01 09:30, 2026-03-01 09:30:00 or 2026-03-01T09:30:00+08:00",
)


def parse_moment(text: str, zone: tzinfo) -> Moment | Text:
    """A date, or a date and a time with or without offset (ISO 8601), in the zone; else what is wrong."""
    if len(text) == 16 and text[4] == text[7] == "-" and text[10] in " T" and text[13] == ":":  # nearly all: to the minute
        try:
            at = datetime.fromisoformat(text)
            return Moment(datetime.combine(at, at.time(), zone), True)  # `replace` takes six times as long
        except ValueError:
            pass  # why not: below
    found = _FORM.fullmatch(text)
    if not found:
        return _wrong_form(text)
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    try:
        if fraction is None and (
            offset is None or len(offset) == 6
        ):  # nearly all: the standard parser is twice as fast
            at = datetime.fromisoformat(text)
            return Moment(at.astimezone(zone) if offset else datetime.combine(at, at.time(), zone), hour is not None)
        own = _offset(offset) if offset else zone
        at = datetime(
            int(year),
            int(month),
            int(day),
            int(hour),
            int(minute),
            int(second or 0),
            int((fraction or "0").ljust(6, "0")),
            tzinfo=own,
        )
        return Moment(at.astimezone(zone) if offset else at, True)
    except (ValueError, OverflowError):
        return _impossible(text, int(year), int(month), int(day))


def parse_day(text: str) -> date | Text:
    """A bare date; else what is wrong with it."""
    found = _FORM.fullmatch(text)
    if not found or found[4] is not None:
        return _wrong_form(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return _impossible(text, int(found[1]), int(found[2]), int(found[3]))


def _offset(text: str) -> timezone:
    if text == "Z":
        return timezone.utc
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    if minutes > 59:
        raise ValueError(text)
    shift = timedelta(hours=hours, minutes=minutes)
    return timezone(-shift if text[0] == "-" else shift)


def _wrong_form(text: str) -> Text:
    return Text(f"“{text[:40]}”不是可识别的日期", f"{text[:40]!r} is no date")


def _impossible(text: str, year: int, month: int, day: int) -> Text:
    if 1 <= month <= 12 and year >= 1 and not 1 <= day <= (last := monthrange(year, month)[1]):
        return Text(
            f"“{text}”不存在：{year}年{month}月只有{last}天",
            f"{text!r} does not exist: {year}-{month:02d} has {last} days",
        )
    return Text(f"“{text}”不是存在的时间", f"{text!r} does not exist")
