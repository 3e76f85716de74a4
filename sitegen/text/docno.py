"""Numbers of official documents (发文字号): agency, year in 〔〕, serial, 号. In: text; out: numbers, and what fails to be one.

GB/T 9704-2012 7.2.5: year in full in 〔〕 (U+3014, U+3015), no 第, no leading zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

__all__ = ["Number", "Odd", "OddKind", "numbers", "oddities", "parse"]

_HAN = "一-鿿"
_YEAR = "(?:19|20)[0-9]{2}"
_BLANK = "[ 　\u00a0]{0,2}"
_TAIL = "[发函办字规]"
"""Last character of most agency codes; needed where no bracket tells that a number is meant."""

_STRICT = re.compile(rf"(?P<agency>[{_HAN}]{{2,14}})〔(?P<year>{_YEAR})〕(?P<number>[1-9][0-9]{{0,4}})号")
_AGENCY = rf"(?P<agency>[{_HAN}]{{2,14}})"
_OPEN, _CLOSE = r"[〔\[(（【［{〈﹝]", r"[〕\])）】］}〉﹞]"

_BRACKETED = re.compile(
    rf"(?P<agency>[{_HAN}]{{0,14}})(?P<open>{_OPEN}){_BLANK}(?P<year>{_YEAR})(?:{_BLANK}(?P<close>{_CLOSE}))?{_BLANK}"
    rf"(?P<di>第?){_BLANK}(?:[—-]{_BLANK})?(?P<number>[0-9]{{1,5}}){_BLANK}(?P<hao>号?)(?P<more>[0-9、,，和至～—-]?)")
_BARE = re.compile(rf"(?P<agency>[{_HAN}]{{1,13}}{_TAIL})(?P<year>{_YEAR})(?:年第?)?(?P<number>[0-9]{{1,4}})"
                   rf"(?P<hao>号|(?=[\s。，；,;）)》、]|$))")

OddKind = Literal["bracket", "leading-zero", "di", "missing-hao"]


class Number(NamedTuple):
    """A number in the right form."""

    agency: str
    """Up to 14 Han characters before the year: in running text more than the agency's code."""
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


def numbers(text: str) -> Iterator[Number]:
    """Numbers in the right form."""
    for match in _STRICT.finditer(text):
        yield Number(match["agency"], int(match["year"]), int(match["number"]), match.start(), match.end())


def parse(text: str) -> Number | None:
    """The whole text as one number, blanks around it aside; None where it is none."""
    match = _STRICT.fullmatch(text.strip())
    return Number(match["agency"], int(match["year"]), int(match["number"]), 0, len(text)) if match else None


def _right(match: re.Match[str]) -> str:
    return f"{match['agency']}〔{match['year']}〕{int(match['number'])}号"


def oddities(text: str) -> Iterator[Odd]:
    """Numbers that lost or changed a bracket, 号, or gained 第 or a zero; the first fault of each, by place."""
    found = [odd for match in _BRACKETED.finditer(text) if (odd := _bracketed(match))]
    # Without brackets only what could be nothing else: a serial after a full year, and 号 or the end of a phrase.
    for match in _BARE.finditer(text):
        if match["hao"] or len(match["agency"]) >= 3:
            found.append(Odd("bracket", match.start(), match.end(), _right(match)))
    yield from sorted(found, key=lambda odd: odd.start)


def _bracketed(match: re.Match[str]) -> Odd | None:
    opened, closed, serial = match["open"], match["close"], match["number"]
    start, end = match.start(), match.end() - len(match["more"])
    genuine = opened == "〔" or closed == "〕"
    if not genuine and not (match["hao"] and (opened in "[【［" or (match["agency"][-1:] and match["agency"][-1] in "发函办字规释议告批令通复电"))):
        return None
    if closed is None and not (opened == "〔" and match["hao"]):
        return None
    if opened != "〔" or closed != "〕":
        return Odd("bracket", start, end, _right(match))
    if match["di"]:
        return Odd("di", start, end, _right(match))
    if len(serial) > 1 and serial[0] == "0" and int(serial):
        return Odd("leading-zero", start, end, _right(match))
    if not match["hao"] and not match["more"] and match["agency"]:
        return Odd("missing-hao", start, end, _right(match))
    return None
