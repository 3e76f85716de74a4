"""Dates that stand in Chinese text, and month arithmetic. In: text or dates; out: mentions with places, dates."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

__all__ = ["Mention", "add_months", "impossible", "mentions"]

CHINESE = {c: str(n) for n, cs in enumerate(("○〇零", "一", "二", "三", "四", "五", "六", "七", "八", "九")) for c in cs}
YEAR_ZH = "[○〇零一二三四五六七八九]{4}"
NUMBER_ZH = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[二三]?[○〇])"
WEEKDAYS = {c: n for n, cs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7")) for c in cs}

_LUNAR = re.compile("农历|阴历|夏历|旧历|正月|腊月|冬月|闰")
_LUNAR_REACH = 8
"""Characters before a date in which such a word makes it a date of another calendar."""

_WEEKDAY = r"(?:[ 　]{0,2}[（(,，]?[ 　]{0,2}(?:星期|周|礼拜)(?P<w%d>[一二三四五六日天])(?![^\s（）(),，。；;、]*[至到-])[）)]?)?"
_FORMS = (
    # 2026年2月30日, 2月30日
    r"(?:(?<![0-9A-Za-z０-９〔\[(（.+-])(?P<y0>[12][0-9]{3})[ ]?年[ ]?)?(?<![0-9０-９.])(?P<m0>[0-9]{1,2})[ ]?月[ ]?(?P<d0>[0-9]{1,2})[ ]?[日号]"
    + _WEEKDAY % 0,
    # 二○二六年二月三十日
    rf"(?:(?P<y1>{YEAR_ZH})年)?(?<![一二三四五六七八九十○〇零第数几两])(?P<m1>{NUMBER_ZH})月(?P<d1>{NUMBER_ZH})日" + _WEEKDAY % 1,
    # 2026-02-30, 2026/2/30; with dots only 2026.02.30
    r"(?<![0-9A-Za-z０-９._/+-])(?P<y2>(?:19|20)[0-9]{2})(?P<s2>[-/])(?P<m2>[0-9]{1,2})(?P=s2)(?P<d2>[0-9]{1,2})"
    r"(?![0-9A-Za-z０-９_/-]|\.[0-9A-Za-z])" + _WEEKDAY % 2,
    r"(?<![0-9A-Za-z０-９._/+vV-])(?P<y3>(?:19|20)[0-9]{2})\.(?P<m3>[0-9]{1,2})\.(?P<d3>[0-9]{1,2})(?![0-9A-Za-z０-９_/-]|\.[0-9A-Za-z])"
    + _WEEKDAY % 3,
)
_PATTERN = re.compile("|".join(_FORMS))


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


def mentions(text: str) -> Iterator[Mention]:
    """Dates of the common calendar in the text; lunar dates are left out."""
    for match in _PATTERN.finditer(text):
        form = next(i for i in range(len(_FORMS)) if match[f"m{i}"])
        year = match[f"y{form}"]
        if _LUNAR.search(text, max(0, match.start() - _LUNAR_REACH), match.start()):
            continue
        weekday = match[f"w{form}"]
        yield Mention(match.start(), match.end(), _number(year) if year else None, _number(match[f"m{form}"]),
                      _number(match[f"d{form}"]), WEEKDAYS[weekday] if weekday else None)


def impossible(mention: Mention) -> bool:
    """Whether there is no such day; 29 February counts as a day where no year is named."""
    year = 2000 if mention.year is None else mention.year
    if not 1 <= mention.month <= 12 or year < 1:
        return True
    return not 1 <= mention.day <= monthrange(year, mention.month)[1]


def add_months(day: date, n: int) -> date:
    """`day` plus n calendar months (n may be negative), clamped to the month's end (design 5.5); OverflowError beyond year 9999."""
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"{day} plus {n} months is no date")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
