"""Regular expressions that are compiled when first used: a run uses few of the three hundred, and its start is waited for."""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["pattern"]


class _Uncompiled:
    """Becomes the compiled pattern, method by method: each is looked up once, and then costs what the pattern's own does."""

    def __init__(self, text: Any, flags: int) -> None:
        self._made = (text, flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._made), name)  # compiled once: `re` remembers, and so do we
        setattr(self, name, found)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, put off until something is looked for."""
    return cast("re.Pattern[str]", _Uncompiled(text, flags))
