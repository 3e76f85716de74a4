"""What a change did to a text: signed it, changed what is not signed, or changed what is signed. In: two versions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

from sitegen.schema.article import ARTICLE
from sitegen.stages.read_git.calls import Objects
from sitegen.stages.read_git.log import Change
from sitegen.text.decode import decode
from sitegen.text.digest import canonical
from sitegen.text.frontmatter import split
from sitegen.text.nodes import Mapping, plain
from sitegen.text.problem import Problem
from sitegen.text.yaml import FRONT_MATTER, read_yaml
from sitegen.text.yaml_fast import ODD, read_simple

__all__ = ["Kind", "Kinds"]

_ENTRY = re.compile(r' *- \{[^{}"\'&*!#|>%@`\\]*(?:"[^"\\]*"[^{}"\'&*!#|>%@`\\]*)*\}')
"""One entry of `reviewers` as `review sign` writes it: nothing in it can reach beyond its line."""

Kind = Literal["review", "record", "content"]
"""review: entries of `reviewers`, perhaps with a first `date`, or nothing that is read at all (line ends);
record: other keys that nobody signs; content: what is signed, or a file that is no text."""
KINDS: tuple[Kind, ...] = ("review", "record", "content")


class _Version(NamedTuple):
    """Prints of one version of a text."""

    signed: bytes
    rest: bytes
    """Everything but `reviewers` and `date`."""
    date: str | None
    disclosure: str
    """As written; empty where nothing is."""


class Kinds:
    """Tells kinds of changes; every version is read once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._seen: dict[str, _Version | None] = {}

    def learn(self, changes: Iterable[Change]) -> None:
        """Read the versions of all these changes in one go."""
        names = {
            name
            for change in changes
            if change.path.lower().endswith(".md")
            for name in (change.old, change.new, *change.others)
            if name.strip("0") and name not in self._seen
        }
        found = self._objects.many(sorted(names))
        for name in names:
            self._seen[name] = _version(found[name]) if name in found else None

    def of(self, change: Change) -> Kind:
        """`learn` it first. A merge changes what differs from every parent: the least it did to any of them counts."""
        return min((self._between(old, change.new) for old in (change.old, *change.others)), key=KINDS.index)

    def _between(self, before: str, after: str) -> Kind:
        old, new = self._seen.get(before), self._seen.get(after)
        if old is None or new is None:
            return "content"
        if old.rest == new.rest and (old.date == new.date or old.date is None):
            return "review"
        return "record" if old.signed == new.signed else "content"

    def disclosure(self, change: Change) -> str:
        """What the text says on disclosure after the change."""
        new = self._seen.get(change.new)
        return new.disclosure if new else ""

    def stamps(self, change: Change) -> bool:
        """Whether it gives a text its first `date`."""
        old, new = self._seen.get(change.old), self._seen.get(change.new)
        return old is not None and new is not None and old.date is None and new.date is not None


def _version(data: bytes) -> _Version | None:
    """None for what cannot be read: then every change of it is one of content."""
    text = decode(data)
    if isinstance(text, Problem):
        return None
    where = split(text)
    if isinstance(where, Problem):
        return None
    (start, end), body = where
    head = _without_reviews(text[start:end])
    # Only where the rest is one-line values too: else what looks like an entry may stand inside a longer text.
    if head is not None and not ODD.search(head) and read_simple(head, 0, len(head), FRONT_MATTER.items) is not None:
        text, end, body = text[:start] + head + text[end:], start + len(head), body - (end - start - len(head))
    parsed = read_yaml(text, start, end, FRONT_MATTER)
    if not parsed.complete or parsed.problems or not isinstance(parsed.root, Mapping):
        return None
    raw: dict[str, Any] = plain(parsed.root)
    signed = canonical(raw, text[body:], {})
    rest = repr(
        sorted(
            (key, value)
            for key, value in raw.items()
            if key not in ARTICLE.digest_keys and key not in ("reviewers", "date")
        )
    )
    print_ = blake2b(signed, digest_size=16).digest()
    date = raw.get("date")
    return _Version(
        print_,
        print_ + rest.encode("utf-8", "surrogatepass"),
        date if isinstance(date, str) else None if date is None else repr(date),
        str(raw.get("disclosure") or ""),
    )


def _without_reviews(head: str) -> str | None:
    """Front matter without its `reviewers`, by lines, where each entry is one plain flow map on a line of its own: most
    versions differ in nothing else, and reading those entries is most of the work. None: the whole must be read."""
    lines = head.split("\n")
    found = [number for number, line in enumerate(lines) if line.startswith("reviewers")]
    if len(found) != 1 or lines[found[0]] != "reviewers:":
        return None
    first = last = found[0] + 1
    while last < len(lines) and _ENTRY.fullmatch(lines[last]):
        last += 1
    following = lines[last] if last < len(lines) else ""
    if first == last or (following and not following[0].isalpha()):
        return None
    return "\n".join(lines[: first - 1] + lines[last:])
