"""Texts on which a regular expression would be slow if it could: each repetition pumped, then made to fail."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

if sys.version_info >= (3, 11):
    import re._constants as sre
    import re._parser as parser
else:
    import sre_constants as sre
    import sre_parse as parser

__all__ = ["attacks"]

OTHERS = " \n字a1-<"
"""One of them is usually in a class, and another in its complement."""
CATEGORIES = {sre.CATEGORY_SPACE: " ", sre.CATEGORY_DIGIT: "1", sre.CATEGORY_WORD: "a", sre.CATEGORY_NOT_SPACE: "字",
              sre.CATEGORY_NOT_DIGIT: "字", sre.CATEGORY_NOT_WORD: " "}
REPEATS = tuple(getattr(sre, name) for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") if hasattr(sre, name))
ATOMIC = getattr(sre, "ATOMIC_GROUP", None)


def attacks(pattern: str | bytes, flags: int, length: int) -> Iterator[str]:
    """Texts of about that many characters."""
    parsed = parser.parse(pattern, flags)
    example = _text(parsed)
    units = {("", unit) for unit in (*OTHERS, example, example[:-1], example[:1]) if unit}
    for repeated in _repeats(parsed):
        body = _text(repeated) or "a"
        before = _text(parsed, stop=repeated)
        units |= {(before, body), ("", body), ("", before + body), ("", before or body)}
    for before, unit in sorted(units):
        pumped = before + unit * (length // len(unit))
        yield from (pumped, pumped + "\0")


class _Stop(Exception):
    """All before a node has been told."""


def _text(nodes: Sequence[Any], stop: object = None) -> str:
    """The shortest text of these nodes; or what stands before the node `stop`."""
    found: list[str] = []
    try:
        for operator, given in nodes:
            _one(operator, given, found, stop)
    except _Stop:
        if stop is None:
            raise
    return "".join(found)


def _one(operator: Any, given: Any, found: list[str], stop: object) -> None:
    inside: Sequence[Any] = ()
    if operator is sre.LITERAL:
        found.append(chr(given))
    elif operator is sre.NOT_LITERAL:
        found.append("b" if given == ord("a") else "a")
    elif operator is sre.ANY:
        found.append("a")
    elif operator is sre.IN:
        found.append(_member(given))
    elif operator in REPEATS:  # as often as it must be
        least, _, inside = given
        if inside is stop:
            raise _Stop
        found.append(_text(inside) * max(least - 1, 0))
    elif operator is sre.SUBPATTERN:
        inside = given[3]
    elif operator is ATOMIC:
        inside = given
    elif operator is sre.BRANCH:
        inside = next((branch for branch in given[1] if _holds(branch, stop)), given[1][0])
    for one in inside:
        _one(*one, found, stop)


def _holds(nodes: Sequence[Any], wanted: object) -> bool:
    return any(repeated is wanted for repeated in _repeats(nodes))


def _member(items: Sequence[Any]) -> str:
    """A character of a class."""
    (operator, given), *rest = items
    if operator is sre.NEGATE:
        return next(c for c in (*OTHERS, "龘", "\0", "\ufffe", "\ud800") if not any(_has(item, c) for item in rest))
    return chr(given) if operator is sre.LITERAL else chr(given[0]) if operator is sre.RANGE else CATEGORIES[given]


def _has(item: tuple[Any, Any], character: str) -> bool:
    operator, given = item
    if operator is sre.CATEGORY:
        return re.match({sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_WORD: r"\w"}.get(given, "[字]"), character) is not None
    return bool(ord(character) == given if operator is sre.LITERAL else given[0] <= ord(character) <= given[1])


def _repeats(nodes: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """What may stand more than a few times, outermost first."""
    for operator, given in nodes:
        if operator in REPEATS:
            if given[1] > 3:
                yield given[2]
            yield from _repeats(given[2])
        elif operator is sre.SUBPATTERN:
            yield from _repeats(given[3])
        elif operator is ATOMIC:
            yield from _repeats(given)
        elif operator is sre.BRANCH:
            for branch in given[1]:
                yield from _repeats(branch)
        elif operator in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _repeats(given[1])
