"""What the first characters of a line say in official writing: 一、（一）1.（1）第三条, a date. Text in, class out."""

from __future__ import annotations

from functools import lru_cache

from sitegen.text.cjk import HAN_START
from sitegen.text.lazily import pattern

__all__ = ["ARTICLE", "DATE", "LEADING", "NEW_PARAGRAPH", "level_of", "number"]

_CN = "一二三四五六七八九十"
_BEFORE_HAN = f"(?=[ \u3000]*[{HAN_START}])"
_DATE = (r"(?:[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日"
         r"|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)[ \t\u3000]*$")
_ARTICLE = rf"第([{_CN}百千〇零]{{1,8}}|[0-9]{{1,4}})([编章节条])(?:之([{_CN}]{{1,3}}))?(?=[ \t\u3000]|$)"

DATE = pattern(_DATE)
"""A whole line that is a date, in Arabic figures or the Chinese numerals of documents before 2012."""

ARTICLE = pattern(_ARTICLE)
"""第三章, 第十二条, 第十二条之一 at the start of a paragraph, followed by a blank or nothing."""

_LEVELS = (
    ("l1", rf"[{_CN}百]{{1,5}}、"),
    ("l2", rf"[（(][{_CN}]{{1,4}}[）)]"),
    ("l3", rf"[0-9]{{1,2}}[.．、]{_BEFORE_HAN}"),
    ("l4", rf"[（(][0-9]{{1,2}}[）)]{_BEFORE_HAN}"),
)
LEADING = frozenset(f"{_CN}百（(0123456789第")
"""What a paragraph of any rank, 一、（一）1.（1）第三条, starts with."""
_LEVEL = pattern("|".join(f"(?P<{name}>{pattern})" for name, pattern in _LEVELS))

NEW_PARAGRAPH = pattern("\u3000|" + "|".join(pattern for _, pattern in _LEVELS) + "|" + _ARTICLE + "|" + _DATE)
"""A line that starts like this is a new paragraph even without a blank line before it."""


def level_of(text: str) -> str:
    """`l1`..`l4` for a paragraph that starts with 一、（一）1.（1）, else empty (GB/T 9704-2012, 7.3.3)."""
    match = _LEVEL.match(text) if text[:1] in LEADING else None
    return match.lastgroup or "" if match else ""


@lru_cache(maxsize=512)
def number(text: str) -> int:
    """Value of a numeral below 10,000, Arabic or Chinese: 十二, 一百零三, 一〇三, 12."""
    if text.isascii():
        return int(text)
    if not any(char in "十百千" for char in text):
        return int("".join(str("〇一二三四五六七八九".index(char.replace("零", "〇"))) for char in text))
    total, digit = 0, 0
    for char in text:
        unit = {"十": 10, "百": 100, "千": 1000}.get(char)
        if unit:
            total, digit = total + (digit or 1) * unit, 0
        else:
            digit = "零一二三四五六七八九".find(char.replace("〇", "零"))
    return total + digit
