"""Frozen values <-> JSON, driven by their type annotations. What is written is read back equal; nothing else is accepted."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, TypeVar

__all__ = ["Maker", "dump", "encode", "encoder", "load", "maker", "names", "plain", "same", "writer"]

Value = TypeVar("Value")
Maker = Callable[[Any], Any]
Writer = Callable[[Any], Any]


def encoder(sort_keys: bool = False) -> Callable[[Any], str]:
    """What writes compact JSON, ready: the standard library makes its engine anew for each value, which takes as long as writing a short one."""
    made = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False, sort_keys=sort_keys)
    engine_of = getattr(json.encoder, "c_make_encoder", None)
    if engine_of is None:  # CPython has it
        return made.encode
    engine = engine_of(None, made.default, encode_basestring, None, ":", ",", sort_keys, False, True)
    return lambda value: "".join(engine(value, 0))


encode = encoder()
"""What JSON can say, compact."""


def dump(value: object) -> str:
    """One value as compact JSON: a dataclass or named tuple is the list of its fields."""
    return encode(plain(value))


def load(kind: type[Value], text: str) -> Value:
    """The value of that type. Raises ValueError or TypeError where the text is not one."""
    made: Value = maker(typing.cast(Any, kind))(json.loads(text))
    return made


def plain(value: Any) -> Any:
    """The value in lists, maps, strings, numbers."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if is_dataclass(value):
        return _fields_writer(typing.cast(Any, type(value)))(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    raise TypeError(f"no place in the store for {type(value).__name__}")


@cache
def names(kind: Any) -> tuple[str, ...]:
    """Fields of a dataclass that it is made of, in order."""
    return tuple(field.name for field in fields(kind) if field.init)


@cache
def _fields_writer(kind: Any) -> Writer:
    """How to write a dataclass: most fields are taken as they are, in one go."""
    hints = typing.get_type_hints(kind)
    take = attrgetter(*names(kind), "__class__")  # one name alone would not give a tuple
    odd = tuple((at, write) for at, name in enumerate(names(kind)) if (write := writer(hints[name])) is not same)

    if not odd:
        return lambda value: take(value)[:-1]
    write = _but(odd)
    return lambda value: write(take(value)[:-1])


def _but(odd: tuple[tuple[int, Writer], ...]) -> Writer:
    """Items as they are, but for those that have a writer."""

    def write_all(value: Iterable[Any]) -> list[Any]:
        values = list(value)
        for at, write in odd:
            if values[at] is not None:
                values[at] = write(values[at])
        return values

    return write_all


@cache
def writer(kind: Any) -> Writer:
    """How to write a value of that type; `same` where JSON has it as it is."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in (str, int, bool, float) or origin is typing.Literal:
        return same
    if kind is datetime or kind is date:
        return _iso
    if origin in (typing.Union, types.UnionType):
        inner = {writer(argument) for argument in arguments if argument is not type(None)}
        return inner.pop() if len(inner) == 1 else plain
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        write = writer(arguments[0])
        return same if write is same else lambda value: [write(item) for item in value]
    if origin is tuple:
        return _items_writer(arguments)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        hints = typing.get_type_hints(kind)
        return _items_writer(tuple(hints[name] for name in kind._fields))
    return _fields_writer(typing.cast(Any, kind)) if is_dataclass(kind) else plain


def _items_writer(kinds: tuple[Any, ...]) -> Writer:
    odd = tuple((at, write) for at, kind in enumerate(kinds) if (write := writer(kind)) is not same)
    return _but(odd) if odd else same


def _iso(value: Any) -> Any:
    return value.isoformat()


@cache
def maker(kind: Any) -> Maker:
    """How to make a value of that type from what JSON gives."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind is datetime or kind is date:
        return typing.cast(Maker, kind.fromisoformat)
    if origin in (typing.Union, types.UnionType):
        inner = [argument for argument in arguments if argument is not type(None)]
        if len(inner) == 1:
            make = maker(inner[0])
            return lambda value: None if value is None else make(value)
        return same
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            make = maker(arguments[0])
            return tuple if make is same else lambda value: tuple(map(make, value))
        return _items_maker(arguments, tuple)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        hints = typing.get_type_hints(kind)
        return _items_maker(tuple(hints[name] for name in kind._fields), typing.cast(Any, kind)._make)
    if isinstance(kind, type) and issubclass(kind, str) and kind is not str:
        return kind
    if is_dataclass(kind):
        return _dataclass_maker(typing.cast(type, kind))
    return same


def _items_maker(kinds: tuple[Any, ...], whole: Maker) -> Maker:
    """How to make a tuple of so many items; most items are taken as they are."""
    odd = tuple((at, make) for at, kind in enumerate(kinds) if (make := maker(kind)) is not same)
    known = None
    if all(kind is str for kind in kinds):  # messages repeat: the same words need to be in memory once only
        known = lru_cache(maxsize=4096)(lambda *values: whole(values))

    def make_all(values: list[Any]) -> Any:
        if type(values) is not list or len(values) != len(kinds):
            raise ValueError("another number of items")
        if known is not None:
            return known(*values)
        for at, make in odd:
            values[at] = make(values[at])
        return whole(values)

    return make_all


def _dataclass_maker(kind: type) -> Maker:
    hints = typing.get_type_hints(kind)
    own_names = names(kind)
    makers = tuple((at, make) for at, name in enumerate(own_names) if (make := maker(hints[name])) is not same)
    in_order = not any(field.kw_only for field in fields(kind))

    def make_all(values: list[Any]) -> Any:
        if type(values) is not list or len(values) != len(own_names):
            raise ValueError(f"no {kind.__name__}")
        for at, make in makers:
            if values[at] is not None:
                values[at] = make(values[at])
        return kind(*values) if in_order else kind(**dict(zip(own_names, values, strict=True)))

    return make_all


def same(value: Any) -> Any:
    return value
