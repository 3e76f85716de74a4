"""Where figures stand in a text, to be found at a hundredth of the cost of a pattern. Text in, bytes out."""

from __future__ import annotations

from sitegen.text.remember import remembered

__all__ = ["outline"]

_FIGURES = bytes.maketrans(b"123456789", b"000000000")


@remembered
def outline(text: str) -> bytes:
    """A byte a character: 0 for each of the ten figures of ASCII, the rest of ASCII as it is, ? for all else."""
    return text.encode("ascii", "replace").translate(_FIGURES)
