"""What the rules on cited documents share: numbers in one form, and when two are slips of one another."""

from __future__ import annotations

from sitegen.text.lazily import pattern

__all__ = ["is_slip", "normal"]

_PARTS = pattern("([^〔]+)〔([0-9]{4})〕([0-9]+)号")


def normal(number: str) -> str:
    """A number without white space."""
    return "".join(number.split())


def is_slip(one: str, other: str) -> bool:
    """Same agency, and either the year or the serial alone differs."""
    a, b = _PARTS.fullmatch(one), _PARTS.fullmatch(other)
    return bool(a and b and a[1] == b[1] and (a[2] == b[2]) != (a[3] == b[3]))
