"""`reviews/`: a statement per page of what was signed at which level, with posts and evidence, never with persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring as _quoted

from sitegen.imprint import Imprint
from sitegen.model import Facts
from sitegen.stages.plan.portal import Portal

__all__ = ["PREDICATE", "shard", "shards", "statement"]

PREDICATE = "https://in-toto.io/Statement/v1"
"""Shape of the statements: subject by digest, predicate with levels (in-toto)."""


_LEVEL = '{"at": %s, "digest": %s, "evidence": %s, "level": %s, "post": %s}'
_STATEMENT = ('{"_type": ' + _quoted(PREDICATE) + ', "predicate": {"levels": [%s]}, "predicateType": "sitegen/three-review/v1", '
              '"subject": [{"digest": {"sha256-v1": %s}, "name": %s}]}')


def statement(facts: Facts, said: Imprint) -> bytes:
    """What the reviews of one text prove, as JSON with sorted keys: digest of the text, and for each level the post and the
    evidence."""
    reached = {level: kind for level, _, kind in facts.attested}
    levels = [
        _LEVEL % tuple(map(_quoted, (at, signed, reached.get(level) or ("digest" if signed else "names"), level, post)))
        for level, at, signed, post in said.levels]
    made = _STATEMENT % (", ".join(levels), _quoted(facts.digest.partition(":")[2]), _quoted(facts.url))
    return made.encode("utf-8", "replace")  # ten thousand are held at a time, and a string with one Chinese character takes twice as much


def shards(portal: Portal, shown: Iterable[str]) -> Iterator[tuple[str, list[Facts]]]:
    """(path, texts): one file for each column that has texts, their statements in this order. `shown`: ids of the texts that have a page."""
    by_column: dict[str, list[Facts]] = {}
    for key in sorted(shown):
        facts = portal.by_id[key]
        by_column.setdefault(facts.column, []).append(facts)
    for column, rows in sorted(by_column.items()):
        yield f"reviews/{column}.json", rows


def shard(said: Iterable[bytes]) -> bytes:
    """One statement a line."""
    return b"[\n" + b",\n".join(said) + b"\n]\n"
