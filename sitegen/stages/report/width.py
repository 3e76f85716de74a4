"""How wide a text stands in a terminal, where Han characters take two cells; hidden characters made visible."""

from __future__ import annotations

import unicodedata

__all__ = ["cells", "shown"]


def cells(text: str) -> int:
    """Terminal cells of a text by East Asian width (UAX #11); combining marks take none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shown(text: str) -> str:
    """The text with tabs as blanks, and with characters that nobody sees spelt out: `<U+200B>`."""
    return "".join(" " if c == "\t" else f"<U+{ord(c):04X}>" if unicodedata.category(c) in ("Cc", "Cf", "Co", "Zl", "Zp") else c
                   for c in text)
