"""First letters of pinyin: a title -> `gykz`, a name -> the heading it stands under. From a list of the package; no dictionary is loaded."""

from __future__ import annotations

from functools import cache

from sitegen.text.fold import DATA, fold

__all__ = ["heading", "initials"]

_FIRST, _LAST = 0x4E00, 0x9FFF


@cache
def _letters() -> str:
    """One letter for each character of the basic block, `-` where it has no reading."""
    return "".join(line for line in (DATA / "initials.txt").read_text("ascii").splitlines() if not line.startswith("#"))


def initials(text: str) -> str:
    """The first letter of every character's most common reading; letters and digits stay, all else is dropped."""
    table = _letters()
    found = (table[ord(c) - _FIRST] if _FIRST <= ord(c) <= _LAST else c for c in fold(text))
    return "".join(c for c in found if c.isascii() and c.isalnum())


def heading(name: str) -> str:
    """The letter under which a name stands in a list from A to Z; `#` where it begins with none."""
    first = initials(name[:1])
    return first.upper() if first.isalpha() else "#"
