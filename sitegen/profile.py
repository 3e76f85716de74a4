"""Limits, levels and posts with their provenance: which value is in force, and which document says so. Frozen values.

Profiles are layered: nation, province, city, county. A lower layer may tighten; where it loosens, the upper value stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property
from typing import Literal, NamedTuple

from sitegen.frozen import dataclass
from sitegen.model import Text

__all__ = ["CHANNELS", "CONFIDENCES", "LAYERS", "Channel", "Loosened", "Profile", "Span", "Value", "layered", "looser", "span"]

Channel = Literal["website", "new-media"]
CHANNELS: tuple[Channel, ...] = ("website", "new-media")
LAYERS = ("nation", "province", "city", "county")
CONFIDENCES = ("confirmed", "待核")
"""confirmed: read in the document. 待核: from memory or a mirror; reports that rest on it say so."""

_SPAN = re.compile(r"([1-9][0-9]{0,3}) ?(h|d|wd|mo)")
_UNITS = {"h": Text("小时", "hours"), "d": Text("天", "days"), "wd": Text("个工作日", "working days"), "mo": Text("个月", "months")}
_HOURS = {"h": 1, "d": 24, "wd": 24 * 7 / 5, "mo": 24 * 30}
"""Five working days last a week: one is longer than a day, or 24 hours around the clock."""
_MORE = frozenset({"more"})


class Span(NamedTuple):
    """A limit of time: `3 wd` working days, `24 h` hours around the clock, `14 d` days, `6 mo` calendar months."""

    n: int
    unit: str

    @property
    def words(self) -> Text:
        return Text(f"{self.n}{_UNITS[self.unit].zh}", f"{self.n} {_UNITS[self.unit].en}")

    @property
    def hours(self) -> float:
        """Nominal length, only to compare limits with one another."""
        return self.n * _HOURS[self.unit]

    def __str__(self) -> str:
        return f"{self.n} {self.unit}"


def span(text: str) -> Span | None:
    """`3 wd`, `1 h`, `14 d`, `6 mo` as a span; None for anything else."""
    found = _SPAN.fullmatch(text.strip())
    return Span(int(found[1]), found[2]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value and where it comes from."""

    key: str
    """reply.finderror, fresh.news, veto.blank, review.levels, ..."""
    value: str
    channel: Channel = "website"
    actor: str = ""
    """Who must keep it: 责任单位, 主办单位, 承办单位, ..."""
    document: str = ""
    clause: str = ""
    confidence: str = "confirmed"
    tighter: Literal["less", "more"] = "less"
    """Which way is stricter: fewer days, or more items."""
    layer: str = ""
    profile: str = ""

    @property
    def confirmed(self) -> bool:
        return self.confidence == "confirmed"

    @property
    def span(self) -> Span | None:
        return span(self.value)

    @property
    def number(self) -> float | None:
        try:
            return float(self.value)
        except ValueError:
            return None

    @property
    def shape(self) -> str:
        """What kind of value it is: a limit of time, a number, or words."""
        return "span" if self.span else "words" if self.number is None else "number"

    @property
    def basis(self) -> str:
        """Document and clause as findings and pages quote them."""
        mark = "" if self.confirmed else "（待核）"
        return f"{self.document} {self.clause}".strip() + mark


class Loosened(NamedTuple):
    """A lower layer wants less than an upper one asks; the upper value stays in force."""

    wanted: Value
    kept: Value


@dataclass(frozen=True, kw_only=True)
class Profile:
    """All values in force on a site, by key and channel."""

    name: str = ""
    title: str = ""
    chain: tuple[tuple[str, str, str], ...] = ()
    """(name, title, layer) of each layer, from the top."""
    values: Mapping[tuple[str, str], Value] = field(default_factory=dict)
    loosened: tuple[Loosened, ...] = ()

    def get(self, key: str, channel: str = "website") -> Value | None:
        return self.values.get((key, channel))

    def span(self, key: str, channel: str = "website") -> Span | None:
        value = self.get(key, channel)
        return value.span if value else None

    def number(self, key: str, channel: str = "website") -> float | None:
        value = self.get(key, channel)
        return value.number if value else None

    @cached_property
    def unconfirmed(self) -> tuple[Value, ...]:
        return tuple(value for _, value in sorted(self.values.items()) if not value.confirmed)


def looser(wanted: Value, kept: Value) -> bool:
    """Whether a value asks for less than another; values that cannot be compared (names of posts) are not looser."""
    one, other = _size(wanted), _size(kept)
    if one is None or other is None:
        return False
    return one < other if kept.tighter in _MORE else one > other


def _size(value: Value) -> float | None:
    return value.span.hours if value.span else value.number


def layered(name: str, layers: Iterable[tuple[str, str, str, tuple[Value, ...]]]) -> Profile:
    """(name, title, layer, values) of each profile from the top of the chain to the profile that is asked for.

    An upper value that is itself 待核 does not bind: what was only remembered cannot overrule what was read.
    """
    values: dict[tuple[str, str], Value] = {}
    loosened: list[Loosened] = []
    chain: list[tuple[str, str, str]] = []
    for own, title, layer, given in layers:
        chain.append((own, title, layer))
        for value in given:
            above = values.get((value.key, value.channel))
            if above and above.profile != own and above.confirmed and looser(value, above):
                loosened.append(Loosened(value, above))
            else:
                values[value.key, value.channel] = value
    return Profile(name=name, title=chain[-1][1] if chain else "", chain=tuple(chain), values=values, loosened=tuple(loosened))
