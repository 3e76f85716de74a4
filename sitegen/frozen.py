"""`dataclasses.dataclass` for frozen values, at a fraction of the price of a class.

The standard one writes and compiles six methods for each class while it is imported: for the hundred classes of a check
that took as long as the check. Here a class gets its fields at once, and each method when it is first called: written by
the standard one too, and from then on exactly as quick. A run makes values of few of its classes, and compares fewer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

__all__ = ["cached_property", "dataclass"]

_METHODS = ("__init__", "__repr__", "__eq__", "__hash__")


def _refuse(self: Any, name: str, *value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


def _init(kind: Any) -> Any:
    """As the standard one writes it; a twin by `_standard` would take five times as long, and half the classes need this one."""
    space: dict[str, Any] = {"_put": object.__setattr__, "_none": dataclasses.MISSING}
    plain: list[str] = ["self"]
    named: list[str] = []
    at_hand = _at_hand(kind)
    body: list[str] = ["own={}"] if at_hand else []
    for field in dataclasses.fields(kind):
        name, value = field.name, field.name
        if field.default_factory is not dataclasses.MISSING:
            space[f"_{name}"] = field.default_factory
            value, given = f"_{name}() if {name} is _none else {name}" if field.init else f"_{name}()", f"{name}=_none"
        elif field.default is not dataclasses.MISSING:
            space[f"_{name}"] = field.default
            value, given = name if field.init else f"_{name}", f"{name}=_{name}"
        else:
            given = name
        if field.init:
            (named if field.kw_only else plain).append(given)
        if at_hand and name not in at_hand:
            body.append(f"if {name} is not _{name} and {name}!=_{name}:own[{name!r}]={name}" if given != name else f"own[{name!r}]={name}")
        elif field.init or given != name:
            body.append(f"_put(self,{name!r},{value})")
    if at_hand:
        body.append("_put(self,'_own',own)")
    if hasattr(kind, "__post_init__"):
        body.append("self.__post_init__()")
    source = f"def __init__({','.join(plain + ['*'] * bool(named) + named)}):\n " + "\n ".join(body or ["pass"])
    exec(compile(source, "<string>", "exec"), space)  # from a string, CPython would die of an interruption that is handled
    space["__init__"].__qualname__ = f"{kind.__qualname__}.__init__"
    return space["__init__"]


def _repr(kind: Any) -> Any:
    """As the standard one writes it, but for the look whether a value holds itself, which a frozen one cannot: digests of pages are made of these."""
    shown = ", ".join(f"{field.name}={{self.{field.name}!r}}" for field in dataclasses.fields(kind) if field.repr)
    space: dict[str, Any] = {}
    exec(compile(f"def __repr__(self):\n return f'{{self.__class__.__qualname__}}({shown})'", "<string>", "exec"), space)
    space["__repr__"].__qualname__ = f"{kind.__qualname__}.__repr__"
    return space["__repr__"]


_WRITTEN: dict[str, Callable[[Any], Any]] = {"__init__": _init, "__repr__": _repr}


def _standard(kind: Any, name: str) -> Any:
    """The method as the standard library writes it, for a class with the same fields."""
    fields = [(field.name, field.type, field) for field in dataclasses.fields(kind)]
    twin = dataclasses.make_dataclass(kind.__name__, fields, namespace={"__doc__": kind.__name__}, frozen=True)
    return twin.__dict__[name]


def _later(kind: Any, name: str) -> Callable[..., Any]:
    def method(self: Any, *values: Any, **named: Any) -> Any:
        written = _WRITTEN.get(name, partial(_standard, name=name))(kind)
        setattr(kind, name, written)
        return written(self, *values, **named)

    return method


def _at_hand(kind: Any) -> tuple[str, ...]:
    """Fields with a slot of their own, of a class that keeps the others in its own way (`packed.Packed`); else none."""
    names: tuple[str, ...] = getattr(kind, "AT_HAND", ())
    return names


def _slotted(kind: Any, names: tuple[str, ...]) -> Any:
    """The class with these slots, as the standard one makes it with all."""
    fields = {field.name for field in dataclasses.fields(kind)}
    space = {name: value for name, value in kind.__dict__.items() if name not in fields and name not in ("__dict__", "__weakref__")}
    made: Any = type(kind)(kind.__name__, kind.__bases__, {**space, "__slots__": names})
    made.__qualname__ = kind.__qualname__
    return made


def _frozen(*, frozen: bool, slots: bool = False, kw_only: bool = False) -> Callable[[Any], Any]:
    assert frozen

    def wrap(kind: Any) -> Any:
        at_hand = _at_hand(kind)
        made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots and not at_hand, kw_only=kw_only)(kind)
        if at_hand:
            made = _slotted(made, at_hand)
        for name in _METHODS:
            if name not in kind.__dict__:
                setattr(made, name, _later(made, name))
        made.__setattr__ = made.__delattr__ = _refuse
        if slots and not at_hand:
            made.__getstate__, made.__setstate__ = _state, _set_state
        return made

    return wrap


class _Kept:
    """`functools.cached_property` without the lock that it takes before Python 3.12: half its cost. Where two
    threads ask at the same time, both make it."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self.make, self.__doc__ = make, make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, one: Any, kind: type | None = None) -> Any:
        if one is None:
            return self
        value = one.__dict__[self.name] = self.make(one)
        return value


if TYPE_CHECKING:
    from dataclasses import dataclass
    from functools import cached_property
else:
    dataclass, cached_property = _frozen, _Kept
