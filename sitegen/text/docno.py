"""Numbers of official documents (发文字号). In: text; out: numbers with their parts, and what fails to be one.

GB/T 9704-2012 7.2.5: year in full in 〔〕 (U+3014, U+3015), no 第, no leading zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from sitegen.text.lazily import pattern

__all__ = ["Number", "Odd", "OddKind", "numbers", "oddities", "parse"]

_HAN = "一-鿿"
_YEAR = "(?:19|20)[0-9]{2}"
_BLANK = "[ 　\u00a0]{0,2}"
_TAIL = "[发函办字规]"
"""Last character of most agency codes; needed where no bracket tells that a number is meant."""

_STRICT = pattern(rf"〔(?P<year>{_YEAR})〕(?P<number>[1-9][0-9]{{0,4}})号")
_OPENING = "〔[(（【［{〈﹝"
_OPEN, _CLOSE = r"[〔\[(（【［{〈﹝]", r"[〕\])）】］}〉﹞]"

# Patterns begin at the bracket or year and look back for the agency: a pattern that began with the agency would be
# tried at every Han character.
_BRACKETED = pattern(
    rf"(?P<open>{_OPEN}){_BLANK}(?P<year>{_YEAR})(?:{_BLANK}(?P<close>{_CLOSE}))?{_BLANK}"
    rf"(?P<di>第?){_BLANK}(?:[—-]{_BLANK})?(?P<number>[0-9]{{1,5}}){_BLANK}(?P<hao>号?)(?P<more>[0-9、,，和至～—-]?)"
)
_BARE = pattern(
    rf"{_TAIL}(?P<year>{_YEAR})(?:年第?)?(?P<number>[0-9]{{1,4}})(?P<hao>号|(?![0-9年月日.％%个人户元]))"
)
_ENDED = pattern(r"[\s。，；,;）)》、]|\Z")
_CERTAIN = pattern("(?:[府政]办|[府政委办]发|[办公政府]函)\\Z")
"""Ends of an agency's code that nothing else has."""
_AGENCY = pattern(rf"[{_HAN}]{{1,14}}\Z")
_BEFORE = pattern("根据|依据|按照|依照|印发|转发|贯彻|落实|通知|文件|以及|遵照|参照|对照|执行|原|见|和|及|按|据|与")
"""Words that may stand directly before the agency's code in running text."""
_TAILS = "发函办字规释议告批令通复电"

OddKind = Literal["bracket", "leading-zero", "di", "missing-hao"]


class Number(NamedTuple):
    """A number in the right form."""

    agency: str
    """The Han characters before the year, without what usually stands before a code; at most 14."""
    year: int
    number: int
    start: int
    end: int


class Odd(NamedTuple):
    """What is meant as a number and has not its form."""

    kind: OddKind
    start: int
    end: int
    right: str
    """The same in the right form."""


def _agency(text: str, end: int) -> str:
    """The agency's code that ends there."""
    match = _AGENCY.search(text, max(0, end - 14), end)
    if match is None:
        return ""
    cut = max((m.end() for m in _BEFORE.finditer(match[0]) if m.end() <= len(match[0]) - 2), default=0)
    return match[0][cut:]


def numbers(text: str) -> Iterator[Number]:
    """Numbers in the right form."""
    for match in _STRICT.finditer(text):
        if len(agency := _agency(text, match.start())) >= 2:
            yield Number(agency, int(match["year"]), int(match["number"]), match.start() - len(agency), match.end())


def parse(text: str) -> Number | None:
    """The whole text as one number, blanks around it aside; None where it is none."""
    text = text.strip()
    return next((n for n in numbers(text) if n.end == len(text) and n.end - n.start == len(text)), None)


def oddities(text: str) -> Iterator[Odd]:
    """Numbers that lost or changed a bracket, 号, or gained 第 or a zero; the first fault of each, by place."""
    opened = sorted(at for mark in _OPENING for at in _all(text, mark))
    found = [odd for at in opened if (match := _BRACKETED.match(text, at)) and (odd := _bracketed(match, _agency(text, at)))]
    # Without brackets only what could be nothing else: a serial after a full year, and 号 or the end of a phrase.
    for match in _BARE.finditer(text):
        agency = _agency(text, match.start("year"))
        alone = len(agency) >= 4 and _ENDED.match(text, match.end())
        if len(agency) >= 2 and (match["hao"] or alone or _CERTAIN.search(agency)):
            found.append(_odd("bracket", match, agency))
    yield from sorted(found, key=lambda odd: odd.start)


def _all(text: str, mark: str) -> Iterator[int]:
    """Every place of a mark: there are few, and a search for a class of them is dear."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _odd(kind: OddKind, match: re.Match[str], agency: str, more: str = "") -> Odd:
    begin = match.start("open") if "open" in match.re.groupindex else match.start("year")
    return Odd(
        kind, begin - len(agency), match.end() - len(more), f"{agency}〔{match['year']}〕{int(match['number'])}号"
    )


def _bracketed(match: re.Match[str], agency: str) -> Odd | None:
    opened, closed, serial, more = match["open"], match["close"], match["number"], match["more"]
    genuine = opened == "〔" or closed == "〕"
    if not genuine and not (match["hao"] and (opened in "[【［" or (agency and agency[-1] in _TAILS))):
        return None  # a year in brackets, a court case: （2023）川0703民初1号
    if closed is None and not (opened == "〔" and match["hao"]):
        return None
    if opened != "〔" or closed != "〕":
        return _odd("bracket", match, agency, more)
    if match["di"]:
        return _odd("di", match, agency, more)
    if len(serial) > 1 and serial[0] == "0" and int(serial):
        return _odd("leading-zero", match, agency, more)
    if not match["hao"] and not more and agency:
        return _odd("missing-hao", match, agency, more)
    return None
