"""What of a text the rest of the site sees: an edit that leaves it as it was concerns nobody but the text itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from sitegen.model import Facts, Finding, Place

__all__ = ["looks", "outside", "shifted"]

OWN = frozenset({"sha256", "digest"})
"""Facts that no rule on the site reads, and no page but the text's own."""
SIGNED = frozenset({"signed", "attested", "signed_by"})
"""Facts that no page but the text's own shows, and on the site only the rules read that say so (`Rule.reads`): "signatures"."""
PLACED = ("links", "external", "cited")
"""Facts whose last two values say where they stand in the file."""


def outside(facts: Facts) -> list[Any]:
    """All that pages of others, and rules on the site that do not read signatures, see of a text."""
    return _but(facts, OWN | SIGNED)


def looks(facts: Facts) -> list[Any]:
    """All that any rule on the site sees of a text, but where in its file it stands."""
    return _but(facts, OWN)


def shifted(before: Facts, after: Facts, said: Iterable[Finding]) -> tuple[Finding, ...] | None:
    """What rules on the site said of a text, at the places of today; both facts must look the same. None: it cannot be told."""
    said = tuple(said)
    places = dict(zip(_places(before), _places(after), strict=True))
    if any(one.place and (one.place.line or (one.place.start, one.place.end) not in places) for one in said):
        return None
    return tuple(replace(one, place=Place(0, 0, 0, 0, *places[one.place.start, one.place.end])) if one.place else one for one in said)


def _but(facts: Facts, left_out: frozenset[str]) -> list[Any]:
    return [
        [part[:-2] for part in getattr(facts, field.name)] if field.name in PLACED else getattr(facts, field.name)
        for field in fields(facts)
        if field.name not in left_out
    ]


def _places(facts: Facts) -> list[tuple[int, int]]:
    return [(part[-2], part[-1]) for name in PLACED for part in getattr(facts, name)]
