"""What reading can find: a code, a stretch of code points, words for people. The rules give it a level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field as default
from typing import Any, NamedTuple

from sitegen.frozen import dataclass
from sitegen.model import Text

__all__ = ["NO_HINT", "Problem", "Span"]

NO_HINT = Text("", "")


class Span(NamedTuple):
    """Half-open range of code points of the decoded file, the byte order mark not counted."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault met while reading; `code` is the name of the rule that reports it (fm.syntax, fm.type, ...)."""

    code: str
    start: int
    end: int
    message: Text = NO_HINT
    """Empty: the rule's own words."""
    hint: Text = NO_HINT
    field: str | None = None
    """Dotted path of the key that is meant: `reviewers.0.at`."""
    data: Mapping[str, Any] = default(default_factory=dict)
