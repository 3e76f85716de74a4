"""A rule of which a run knows what it needs of every rule, and loads the rest where a text wakes it.

What is known stands in `listing`, which `make docs` writes from the rules themselves; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sitegen.text.clues import Clue

__all__ = ["KNOWN", "Listed", "listed", "row_of"]

KNOWN = ("id", "name", "level", "scope", "reads", "options", "blocks", "since", "waived_by", "when", "clue")
"""Fields of a rule that its row tells."""


class Listed:
    """Base of the rule: fields that its row does not tell come from its module, when somebody asks."""

    __slots__ = ("_module",)

    if not TYPE_CHECKING:  # a type checker shall still know which fields there are

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            whole = import_module(_MODULE.__get__(self)).RULE
            for field in type(self).__dataclass_fields__:
                object.__setattr__(self, field, getattr(whole, field))
            return object.__getattribute__(self, name)


_MODULE: Any = Listed.__dict__["_module"]


def listed(kind: Any, module: str, row: tuple[Any, ...]) -> Any:
    """A rule of that kind, which stands in that module, by its row."""
    *values, when, clue = row
    rule = kind.__new__(kind)
    _MODULE.__set__(rule, module)
    for name, value in zip(KNOWN, values, strict=False):
        object.__setattr__(rule, name, value)
    object.__setattr__(rule, "reads", frozenset(rule.reads))
    if when != "":
        object.__setattr__(rule, "when", when and _function(*when))
    object.__setattr__(rule, "clue", clue and Clue(*clue))
    return rule


def _function(module: str, name: str) -> Any:
    return getattr(import_module(module), name)


def row_of(rule: Any, module: str, words: Mapping[int, str]) -> tuple[Any, ...]:
    """What `listed` makes a rule of; `words`: by their numbers, those that rules wait for."""
    return tuple(_told(rule, module, words))


def _told(rule: Any, module: str, words: Mapping[int, str]) -> Iterator[Any]:
    yield from (tuple(sorted(rule.reads)) if name == "reads" else getattr(rule, name) for name in KNOWN[:-2])
    where = rule.when and (rule.when.__module__, rule.when.__name__)
    yield "" if where and where[0] == module else where  # in its own module: loaded to be asked
    yield rule.clue and tuple(sorted(words[number] for number in rule.clue.wanted))
