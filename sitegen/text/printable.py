"""Whether a text holds only what can be seen: letters, marks, blanks, line feeds. One quick look spares many closer ones."""

from __future__ import annotations

from sitegen.text.remember import remembered

__all__ = ["is_printable"]


@remembered
def is_printable(text: str) -> bool:
    """True where no control, format, private, unassigned or surrogate character stands, and no blank but space and U+3000.

    Remembers the last texts: reading and several rules ask.
    """
    return text.replace("\n", " ").replace("\u3000", " ").isprintable()  # as long as before: no other is made six times as fast
