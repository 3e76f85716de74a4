"""Frozen values of which most fields are seldom asked for: these stay packed, as JSON, until somebody does."""

from __future__ import annotations

import json
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from hashlib import blake2b
from sys import intern
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from sitegen.codec import Maker, encode, maker, same, writer

__all__ = ["Packed", "mark_of", "parted", "parted_of", "unpacked"]

Value = TypeVar("Value")


class Packed:
    """Base of a frozen, slotted dataclass of which most fields are seldom asked for: these stay packed until somebody does.

    A class attribute `AT_HAND` names the others, and `SHARED` those of them that many values have in common: each of these
    strings is there once. A value made as any other behaves the same; only its price differs.
    """

    __slots__ = ("_held", "_mark", "_rest")
    AT_HAND: ClassVar[tuple[str, ...]]
    SHARED: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def following(cls, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Fields that nobody gives, since they follow from others. A field that has its default need not be given."""
        return {}

    @property
    def mark(self) -> str:
        """Digest of all its fields: equal where two values are."""
        try:
            known: str = _MARK.__get__(self)
        except AttributeError:
            known = mark_of(*parted(self))
            _MARK.__set__(self, known)
        return known

    def holds(self, name: str) -> bool:
        """Whether a field that is not at hand has another value than its default, without unpacking it."""
        kind: Any = type(self)
        try:
            return bool(_HELD.__get__(self) & _bits(kind)[name])
        except AttributeError:
            found: bool = getattr(self, name) != _defaults(kind)[name]
            return found

    def peek(self, name: str) -> Any:
        """A field that is not at hand, without unpacking the others or keeping it: for who looks into many, once each."""
        kind: Any = type(self)
        try:
            rest, held = _REST.__get__(self), _HELD.__get__(self)
        except AttributeError:
            return getattr(self, name)
        if not held & _bits(kind)[name]:
            return _defaults(kind)[name]
        # A quote inside a value is escaped, and no value is a map with such a key: the name in quotes stands here only.
        key = f'"{name}":'.encode()
        return _makers(kind)[name](_DECODER.raw_decode(rest[rest.index(key) + len(key) :].decode("utf-8", "surrogatepass"))[0])

    def afresh(self: Value) -> Value:
        """The same value with nothing unpacked yet: for who looks into many, once each, and keeps none."""
        kind: Any = type(self)
        try:
            parts = (_REST.__get__(self), _MARK.__get__(self), _HELD.__get__(self))
        except AttributeError:
            return self
        value: Value = kind.__new__(kind)
        for name in kind.AT_HAND:
            member = kind.__dict__[name]
            member.__set__(value, member.__get__(self))
        for put, part in zip((_REST.__set__, _MARK.__set__, _HELD.__set__), parts, strict=True):
            put(value, part)
        return value

    if not TYPE_CHECKING:  # a type checker shall still know which fields there are

        def __getattr__(self, name: str) -> Any:
            kind = type(self)
            missing = kind.__dict__.get(name)
            if missing is None or name.startswith("_"):
                raise AttributeError(name)
            value = self.peek(name)
            missing.__set__(self, value)
            return value


_REST: Any = Packed.__dict__["_rest"]
_MARK: Any = Packed.__dict__["_mark"]
_HELD: Any = Packed.__dict__["_held"]


_DECODER = json.JSONDecoder()


def mark_of(front: str, rest: str) -> str:
    """Digest of a value's two parts."""
    return blake2b(f"{front}\n{rest}".encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def parted(value: Packed) -> tuple[str, str]:
    """The fields at hand as a JSON list, with a number that says which others there are; and these as a JSON map, without
    what has its default value."""
    kind: Any = type(value)
    return _parts(kind, {name: getattr(value, name) for name in _every(kind)})


def parted_of(kind: type[Packed], given: Mapping[str, Any]) -> tuple[str, str]:
    """The same of the value that is made of these fields, for who does not need it otherwise: half the cost."""
    return _parts(kind, {**given, **kind.following(given)})


def _parts(kind: Any, values: Mapping[str, Any]) -> tuple[str, str]:
    at_hand, others = _parting(kind)
    rest, bits = {}, 0
    for name, default, write, bit in others:
        if name in values and (one := values[name]) is not default and one != default:
            rest[name] = write(one) if write else one
            bits |= bit
    return encode([*[write(values[name]) if write else values[name] for name, write in at_hand], bits]), encode(rest) if rest else ""


def unpacked(kind: type[Value]) -> Callable[[list[Any], str, str], Value]:
    """What makes a value of its two parts, the first one parsed, and their mark. Raises ValueError or TypeError where they
    are none."""
    names = typing.cast(Any, kind).AT_HAND
    makers = _makers(typing.cast(Any, kind))
    shared = typing.cast(Any, kind).SHARED
    odd = tuple((at, _once(makers[name]) if name in shared else makers[name]) for at, name in enumerate(names) if name in shared or makers[name] is not same)
    setters = [kind.__dict__[name].__set__ for name in names]
    new, put_rest, put_mark, put_held, count = kind.__new__, _REST.__set__, _MARK.__set__, _HELD.__set__, len(names) + 1

    def make(front: list[Any], rest: str, mark: str) -> Value:
        if type(front) is not list or len(front) != count or type(front[-1]) is not int:
            raise ValueError(f"no {kind.__name__}")
        for at, made in odd:
            if front[at] is not None:
                front[at] = made(front[at])
        value = new(kind)
        for put, one in zip(setters, front, strict=False):
            put(value, one)
        put_held(value, front[-1])
        put_rest(value, rest.encode("utf-8", "surrogatepass"))  # a string with one Chinese character takes two bytes for each
        put_mark(value, mark)
        return value

    return make


def _once(make: Maker) -> Maker:
    """A string, or each of a tuple of strings, as one object wherever it stands."""

    def once(value: Any) -> Any:
        made = make(value)
        return intern(made) if type(made) is str else tuple(map(intern, made))

    return once


@cache
def _defaults(kind: Any) -> Mapping[str, Any]:
    """Of the fields that are not at hand; each must have one."""
    return {field.name: None if field.default is MISSING else field.default for field in fields(kind)}


@cache
def _bits(kind: Any) -> Mapping[str, int]:
    """A bit for each field that is not at hand."""
    return {name: 1 << at for at, name in enumerate(name for name in _every(kind) if name not in kind.AT_HAND)}


@cache
def _makers(kind: Any) -> Mapping[str, Maker]:
    hints = typing.get_type_hints(kind)
    return {name: maker(hints[name]) for name in _every(kind)}


@cache
def _every(kind: Any) -> tuple[str, ...]:
    """Fields it is made of, and those that follow from them."""
    return tuple(field.name for field in fields(kind))


@cache
def _parting(kind: Any) -> tuple[Any, ...]:
    """How to write the fields at hand, and the others with their defaults and bits. A writer of None: as it is."""
    hints = typing.get_type_hints(kind)
    writers = {name: None if (write := writer(hints[name])) is same else _or_none(write) for name in _every(kind)}
    return (tuple((name, writers[name]) for name in kind.AT_HAND),
            tuple((name, _defaults(kind)[name], writers[name], bit) for name, bit in _bits(kind).items()))


def _or_none(write: Maker) -> Maker:
    return lambda value: None if value is None else write(value)
