"""What was written under the keys of faultless front matter to what it means. Strings, lists and dicts in; typed values out, or DoubtError."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar

from sitegen.model import Attachment, DisclosureChange, Moment, Review, SecrecyReview, Urgent, Withdrawal
from sitegen.schema import Field, Record
from sitegen.schema.article import ARTICLE, FRONT_MATTER_RECORDS
from sitegen.text.moments import parse_moment
from sitegen.text.typed import BOOLS

__all__ = ["MADE", "DoubtError", "sparse", "typed"]

MADE: Mapping[str, type] = {
    "review": Review, "withdrawal": Withdrawal, "attachment": Attachment, "disclosure_change": DisclosureChange, "urgent": Urgent, "secrecy": SecrecyReview,
}
"""What becomes of the records of front matter."""

Made = TypeVar("Made")
_Make = Callable[[Any], Any]


class DoubtError(Exception):
    """The full reader has to say what this is."""


class _Kinds(NamedTuple):
    """A record, ready to be read."""

    makers: dict[str, _Make | None]
    """What makes a value of what was written under a key; None: text, taken as it is."""
    required: frozenset[str]


def typed(raw: Mapping[str, Any], zone: tzinfo) -> dict[str, Any]:
    """Fields of `Meta`."""
    return _typed(raw, _kinds(ARTICLE, zone))


def _typed(raw: Mapping[str, Any], kinds: _Kinds) -> dict[str, Any]:
    makers = kinds.makers
    values: dict[str, Any] = {}
    for key, written in raw.items():
        if key not in makers:
            raise DoubtError
        if not written and written == "":
            continue  # `summary:` says nothing, which is allowed for any kind
        make = makers[key]
        if make is not None:
            values[key] = make(written)
        elif type(written) is str:
            values[key] = written
        else:
            raise DoubtError
    if not kinds.required <= values.keys():
        raise DoubtError
    return values


@lru_cache(maxsize=64)
def _kinds_of(name: str, zone: tzinfo) -> _Kinds:
    record = FRONT_MATTER_RECORDS.get(name, ARTICLE)
    return _Kinds({field.key: _maker(field, zone) for field in record.fields}, frozenset(field.key for field in record.required))


def _kinds(record: Record, zone: tzinfo) -> _Kinds:
    return _kinds_of(record.name, zone)


def _maker(field: Field, zone: tzinfo) -> _Make | None:
    kind = field.kind
    if kind == "text":
        return _word(field.synonyms) if field.synonyms else None
    if kind == "moment":
        return _moment(zone)
    if kind == "bool":
        return _choice(BOOLS)
    if kind == "choice":
        return _choice({choice: choice for choice in field.choices} | {word: choice for word, choice in field.synonyms.items() if choice in field.choices})
    if kind == "texts":
        return _texts
    if kind == "record" or kind == "records":
        return _records(FRONT_MATTER_RECORDS[field.record], MADE[field.record], zone, kind == "records")
    return _doubt


def _doubt(written: Any) -> Any:
    raise DoubtError


def sparse(kind: type[Made], values: Mapping[str, Any]) -> Made:
    """One of a frozen class without slots at the cost of the fields given: the others stay the class's own defaults."""
    made = object.__new__(kind)
    made.__dict__.update(values)
    return made


def _called(kind: type[Made], values: Mapping[str, Any]) -> Made:
    return kind(**values)


def _word(synonyms: Mapping[str, str]) -> _Make:
    def make(written: Any) -> str:
        if type(written) is not str:
            raise DoubtError
        return synonyms.get(written, written)

    return make


def _choice(known: Mapping[str, Any]) -> _Make:
    def make(written: Any) -> Any:
        if type(written) is not str or written not in known:
            raise DoubtError
        return known[written]

    return make


def _moment(zone: tzinfo) -> _Make:
    def make(written: Any) -> Moment:
        if type(written) is str and type(moment := parse_moment(written, zone)) is Moment:
            return moment
        raise DoubtError

    return make


def _texts(written: Any) -> tuple[str, ...]:
    if type(written) is not list or not all(type(item) is str for item in written):
        raise DoubtError
    return tuple(written)


def _records(record: Record, kind: type, zone: tzinfo, many: bool) -> _Make:
    kinds = _kinds(record, zone)
    made: _Make = partial(_called, kind) if "__slots__" in vars(kind) else partial(sparse, kind)

    def one(written: Any) -> Any:
        if type(written) is not dict:
            raise DoubtError
        return made(_typed(written, kinds))

    def each(written: Any) -> tuple[Any, ...]:
        if type(written) is not list:
            raise DoubtError
        return tuple([one(item) for item in written])

    return each if many else one
