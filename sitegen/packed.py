"""Frozen values of which most fields are seldom asked for: these stay packed, as JSON, until somebody does."""

from __future__ import annotations

import json
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache
from hashlib import blake2b
from sys import intern
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from sitegen.codec import Maker, encode, maker, same, writer

__all__ = ["Packed", "mark_of", "parted", "parted_of", "unpacked"]

Value = TypeVar("Value")


class Packed:
    """Base of a frozen, slotted dataclass of which most fields are seldom asked for: these stay packed until somebody does, and
    have no slots.

    A class attribute `AT_HAND` names the others, and `SHARED` those of them that many values have in common: each of these
    strings and numbers is there once. A value made as any other behaves the same; only its price differs.

    What is packed lies on a shelf, the bytes of many values in one. So a value is one small object, and a process that forks
    shares the shelf for good: nobody writes to it, not even a count of who refers to it.
    """

    __slots__ = ("_held", "_own", "_place", "_shelf")
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
            shelf, start = _SHELF.__get__(self), _PLACE.__get__(self) >> _SIZE
        except AttributeError:
            front, rest = parted(self)
            shelf, start = _laid(mark_of(front, rest), rest), 0
            _HELD.__set__(self, json.loads(front)[-1])
            _PLACE.__set__(self, len(shelf))
            _SHELF.__set__(self, shelf)
        return _text(shelf[start : start + _MARK])

    def holds(self, name: str) -> bool:
        """Whether a field that is not at hand has another value than its default, without unpacking it."""
        try:
            return bool(_HELD.__get__(self) & _bits(typing.cast(Any, type(self)))[name])
        except AttributeError:
            return name in _OWN.__get__(self)

    def peek(self, name: str) -> Any:
        """A field that is not at hand, without unpacking the others or keeping it: for who looks into many, once each."""
        bit, key, default, make, is_word = _ways(typing.cast(Any, type(self)))[name]
        own = _OWN.__get__(self)
        if own is not None and name in own:
            return own[name]
        try:
            held, shelf, place = _HELD.__get__(self), _SHELF.__get__(self), _PLACE.__get__(self)
        except AttributeError:
            return default
        if not held & bit:
            return default
        start = place >> _SIZE
        # A quote inside a value is escaped, and no value is a map with such a key: the name in quotes stands here only.
        at = shelf.index(key, start + _MARK) + len(key)
        if is_word and b"\\" not in (word := shelf[at + 1 : shelf.index(b'"', at + 1)]):
            return _text(word)
        return make(_DECODER.raw_decode(_text(shelf[at : start + (place & (1 << _SIZE) - 1)]))[0])

    def afresh(self: Value) -> Value:
        """The same value with nothing unpacked yet: for who looks into many, once each, and keeps none."""
        kind: Any = type(self)
        try:
            parts = (_SHELF.__get__(self), _PLACE.__get__(self), _HELD.__get__(self))
        except AttributeError:
            return self
        value: Value = kind.__new__(kind)
        for name in kind.AT_HAND:
            member = kind.__dict__[name]
            member.__set__(value, member.__get__(self))
        for put, part in zip((_SHELF.__set__, _PLACE.__set__, _HELD.__set__, _OWN.__set__), (*parts, None), strict=True):
            put(value, part)
        return value

    def __reduce__(self) -> tuple[Any, ...]:
        kind: Any = type(self)
        return _again, (kind, {field.name: getattr(self, field.name) for field in fields(kind) if field.init})

    if not TYPE_CHECKING:  # a type checker shall still know which fields there are

        def __getattr__(self, name: str) -> Any:
            ways = _ways(type(self))
            if name not in ways:
                raise AttributeError(name)
            value = self.peek(name)
            if value is not ways[name][2]:  # a default needs no room
                if (own := _OWN.__get__(self)) is None:
                    _OWN.__set__(self, own := {})
                own[name] = value
            return value


_HELD: Any = Packed.__dict__["_held"]
"""Bits of the packed fields that have another value than their default."""
_OWN: Any = Packed.__dict__["_own"]
"""Fields that are not at hand: all that have another value than their default where it was made as any other, else those
that somebody asked for; None: none yet."""
_PLACE: Any = Packed.__dict__["_place"]
"""Start and size on the shelf in one number: half the memory of a pair."""
_SHELF: Any = Packed.__dict__["_shelf"]
"""For each value its mark and its packed fields; not there where it was made as any other and nobody asked for its mark."""
_SIZE = 32
"""Bits of a size."""
_MARK = 24
"""Bytes of a mark."""


_DECODER = json.JSONDecoder()


def _again(kind: Any, values: Mapping[str, Any]) -> Any:
    return kind(**values)


def _laid(mark: str, rest: str) -> bytes:
    """What lies on the shelf of one value; as a string one Chinese character would make it twice as much."""
    return f"{mark}{rest}".encode("utf-8", "surrogatepass")


def _text(rest: bytes) -> str:
    return rest.decode("utf-8", "surrogatepass")


def mark_of(front: str, rest: str) -> str:
    """Digest of a value's two parts."""
    return blake2b(f"{front}\n{rest}".encode("utf-8", "surrogatepass"), digest_size=_MARK // 2).hexdigest()


def parted(value: Packed) -> tuple[str, str]:
    """The fields at hand as a JSON list, with a number that says which others there are; and these as a JSON map, without
    what has its default value."""
    kind: Any = type(value)
    at_hand = {name: getattr(value, name) for name in kind.AT_HAND}
    try:
        place = _PLACE.__get__(value)
    except AttributeError:
        return _parts(kind, {**at_hand, **_OWN.__get__(value)})
    start = place >> _SIZE
    return _front(kind, at_hand, _HELD.__get__(value)), _text(_SHELF.__get__(value)[start + _MARK : start + (place & (1 << _SIZE) - 1)])


def parted_of(kind: type[Packed], given: Mapping[str, Any]) -> tuple[str, str]:
    """The same of the value that is made of these fields, for who does not need it otherwise: half the cost."""
    return _parts(kind, {**given, **kind.following(given)})


def _parts(kind: Any, values: Mapping[str, Any]) -> tuple[str, str]:
    rest, bits = {}, 0
    for name, default, write, bit in _parting(kind)[1]:
        if name in values and (one := values[name]) is not default and one != default:
            rest[name] = write(one) if write else one
            bits |= bit
    return _front(kind, values, bits), encode(rest) if rest else ""


def _front(kind: Any, values: Mapping[str, Any], bits: int) -> str:
    return encode([*[write(values[name]) if write else values[name] for name, write in _parting(kind)[0]], bits])


def unpacked(kind: type[Value]) -> Callable[[Iterable[list[Any]], Iterable[str], Iterable[str]], Iterator[Value]]:
    """What makes values, side by side on one shelf, of the two parts of each, the first one parsed, and their marks. Raises
    ValueError or TypeError where they are none."""
    names = typing.cast(Any, kind).AT_HAND
    makers, hints = _makers(typing.cast(Any, kind)), typing.get_type_hints(kind)
    shared = {name: _ONCE[hints[name]] for name in typing.cast(Any, kind).SHARED}
    odd = tuple((at, one) for at, name in enumerate(names) if (one := shared.get(name, makers[name])) is not same)
    setters = [kind.__dict__[name].__set__ for name in names]
    new, count = kind.__new__, len(names) + 1
    put_shelf, put_place, put_held, put_own = _SHELF.__set__, _PLACE.__set__, _HELD.__set__, _OWN.__set__

    def make(fronts: Iterable[list[Any]], rests: Iterable[str], marks: Iterable[str]) -> Iterator[Value]:
        parts = list(map(_laid, marks, rests))
        shelf, start = b"".join(parts), 0
        for front, part in zip(fronts, parts, strict=True):
            if type(front) is not list or len(front) != count or type(front[-1]) is not int:
                raise ValueError(f"no {kind.__name__}")
            for at, made in odd:
                if front[at] is not None:
                    front[at] = made(front[at])
            value = new(kind)
            for put, one in zip(setters, front, strict=False):
                put(value, one)
            put_shelf(value, shelf)
            put_place(value, start << _SIZE | len(part))
            put_held(value, _NUMBERS.setdefault(front[-1], front[-1]))
            put_own(value, None)
            start += len(part)
            yield value

    return make


_NUMBERS: dict[int, int] = {}


_ONCE: Mapping[Any, Maker] = {
    str: intern, int: lambda value: _NUMBERS.setdefault(value, value), tuple[str, ...]: lambda value: tuple(map(intern, value))}
"""By kind of field: a string, a number, or each of many strings, as one object wherever it stands."""


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
def _ways(kind: Any) -> Mapping[str, tuple[int, bytes, Any, Maker, bool]]:
    """Of each field that is not at hand its bit, what stands before it, its default, what makes it, and whether it is a word as it stands."""
    hints = typing.get_type_hints(kind)
    return {name: (bit, f'"{name}":'.encode(), _defaults(kind)[name], _makers(kind)[name], hints[name] is str) for name, bit in _bits(kind).items()}


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
