"""Dates that stand in Chinese text, and month arithmetic. In: text or dates; out: mentions with places, dates."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sitegen.text.clues import Clue
from sitegen.text.figures import outline
from sitegen.text.lazily import pattern
from sitegen.text.remember import remembered

__all__ = ["Mention", "add_months", "impossible", "may_be_impossible", "mentions"]

CHINESE = {"○": "0", "零": "0", **{c: str(n) for n, c in enumerate("〇一二三四五六七八九")}}
YEAR_ZH = "[○〇零一二三四五六七八九]{4}"
NUMBER_ZH = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[二三]?[○〇])"
WEEKDAYS = {c: n for n, cs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7")) for c in cs}

_LUNAR = pattern("农历|阴历|夏历|旧历|正月|腊月|冬月|闰")
_LUNAR_REACH = 8
"""Characters before a date in which such a word makes it a date of another calendar."""

_WEEKDAY = (
    r"(?:[ 　]{0,2}[（(,，]?[ 　]{0,2}(?:星期|周|礼拜)(?P<week>[一二三四五六日天])"
    r"(?![^\s（）(),，。；;、]*[至到-])[）)]?)?"
)
_ARABIC = pattern(
    r"(?:(?<![0-9A-Za-z０-９〔\[(（.+-])(?P<year>[12][0-9]{3})[ ]?年[ ]?)?(?<![0-9０-９.])"
    r"(?P<month>[0-9]{1,2})[ ]?月[ ]?(?P<day>[0-9]{1,2})[ ]?[日号]" + _WEEKDAY
)
_HAN = pattern(
    rf"(?:(?P<year>{YEAR_ZH})年)?(?<![一二三四五六七八九十○〇零第数几两])(?P<month>{NUMBER_ZH})月(?P<day>{NUMBER_ZH})日"
    + _WEEKDAY
)
_FIGURES = pattern(
    r"(?P<year>[12][09][0-9]{2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)"
    r"(?P<day>[0-9]{1,2})(?![0-9A-Za-z０-９_/-]|\.[0-9A-Za-z])" + _WEEKDAY
)
_YEAR_AND_MARK = re.compile(b"0000(?=[-/.]0)")
"""What such a date begins with, in the outline of figures."""
_JOINED = pattern("[0-9A-Za-z０-９._/+-]")
"""Before figures that are part of something longer."""
_REACH = 9
"""Characters before 月 that a date may begin at: a year in full with its blanks."""
_ODD = pattern(
    "(?:[2-9][0-9]|1[3-9]|(?<!1)0|[二三四五六七八九]十[一二三四五六七八九]?|十[三四五六七八九]|[○〇])[ ]?月"
    "|月[ ]?(?:29|[3-9][0-9]|00?(?![0-9])|二十九|三十|[四五六七八九]十|[二三]?[○〇])"
)
"""A month beyond the twelfth, a day beyond the 28th, or none: the only dates that may be impossible."""
_ODD_FIGURES = pattern("[0-9]{4}[-/.](?:(?:00?|1[3-9]|[2-9][0-9])[-/.]|[0-9]{1,2}[-/.](?:00?(?![0-9])|29|[3-9][0-9]))")
_SOUND = frozenset(f"-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29))
"""Behind a year: nearly all."""
_YEAR_NOUGHT = Clue("○年", "〇年", "零年")
_ODD_REACH = 4
"""Characters before and behind 月 that tell."""


class Mention(NamedTuple):
    """A date as a text writes it."""

    start: int
    end: int
    year: int | None
    """None in a half date (2月30日)."""
    month: int
    day: int
    weekday: int | None
    """0 = Monday, as the text claims; None where it claims none."""


def _number(text: str) -> int:
    """Arabic or Chinese digits to a number: 30, 二○二六, 三十, 十一."""
    if text[0].isascii():
        return int(text)
    if "十" in text:
        tens, ones = text.split("十")
        return int(CHINESE.get(tens, "1")) * 10 + int(CHINESE.get(ones, "0"))
    return int("".join(CHINESE[c] for c in text))


@remembered
def mentions(text: str) -> tuple[Mention, ...]:
    """Dates of the common calendar in the text, those with 月 first; lunar dates are left out. Remembers the last texts."""
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[Mention]:
    at = text.find("月")
    while at >= 0:
        for form in (_ARABIC, _HAN):
            for match in form.finditer(text, max(0, at - _REACH), at + 24):
                if match.start("month") < at == match.end("month") + text[match.end("month") : at].count(" "):
                    yield from _mention(text, match)
        at = text.find("月", at + 1)
    reached = 0
    for year in _YEAR_AND_MARK.finditer(outline(text)):
        if year.start() < reached or not (found := _FIGURES.match(text, year.start())):
            continue
        reached = found.end()
        if found["year"][:2] in ("19", "20") and not _JOINED.match(text[max(0, found.start() - 1) : found.start()]):
            yield from _mention(text, found)


def _mention(text: str, match: re.Match[str]) -> Iterator[Mention]:
    if _LUNAR.search(text, max(0, match.start() - _LUNAR_REACH), match.start()):
        return
    year, weekday = match["year"], match["week"]
    yield Mention(
        match.start(),
        match.end(),
        _number(year) if year else None,
        _number(match["month"]),
        _number(match["day"]),
        WEEKDAYS[weekday] if weekday else None,
    )


@remembered
def may_be_impossible(text: str) -> bool:
    """A quick look: False only where every date that `mentions` finds exists."""
    if _YEAR_NOUGHT(text):
        return True
    at = text.find("月")
    while at >= 0:
        if _ODD.search(text, max(0, at - _ODD_REACH), at + 1 + _ODD_REACH):
            return True
        at = text.find("月", at + 1)
    for year in _YEAR_AND_MARK.finditer(outline(text)):
        end = year.end()
        if text[end : end + 6] not in _SOUND and _ODD_FIGURES.match(text, end - 4):
            return True
    return False


def impossible(mention: Mention) -> bool:
    """Whether there is no such day; 29 February counts as a day where no year is named."""
    year = 2000 if mention.year is None else mention.year
    if year and 1 <= mention.month <= 12 and 1 <= mention.day <= 28:  # nearly all
        return False
    if not 1 <= mention.month <= 12 or year < 1:
        return True
    return not 1 <= mention.day <= monthrange(year, mention.month)[1]


def add_months(day: date, n: int) -> date:
    """`day` plus n calendar months (n may be negative), clamped to the month's end (design 5.5).

    OverflowError where the result lies outside the years 1 to 9999.
    """
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"{day} plus {n} months is no date")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
