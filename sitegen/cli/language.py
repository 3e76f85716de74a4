"""Which language the program speaks: Chinese unless `--lang en` or SITEGEN_LANG=en says otherwise."""

from __future__ import annotations

import os
from collections.abc import Sequence

from sitegen.model import Text

__all__ = ["current", "say", "settle"]

_lang = "zh"


def settle(arguments: Sequence[str]) -> str:
    """Fix the language from the command line before any help text is made."""
    global _lang
    _lang = "en" if os.environ.get("SITEGEN_LANG", "").startswith("en") else "zh"
    for i, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else (
            arguments[i + 1] if argument == "--lang" and i + 1 < len(arguments) else "")
        if value in ("zh", "en"):
            _lang = value
    return _lang


def current() -> str:
    return _lang


def say(zh: str, en: str) -> str:
    """One of the two."""
    return Text(zh, en).get(_lang)
