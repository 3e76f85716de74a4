"""Whether the signatures of a text need a close look. In: a text. Out: yes or no. No rule itself.

Most texts are signed as they should be: by three people, none of them the editor, each of higher rank than the one before,
one after the other. One look that sees so spares eighteen.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import cast

from sitegen.article import Article
from sitegen.model import REVIEW_LEVELS
from sitegen.rules.attesting import demand
from sitegen.rules.signing import editors, fold, kept, local_day, rank_for, same_person
from sitegen.settings import People, Person

__all__ = ["is_doubtful", "is_stranger"]


def is_doubtful(article: Article) -> bool:
    """False only where the rules on who signs, when and in which order find nothing: all but those on digests and evidence."""
    meta, settings = article.meta, article.settings
    people, reviews = settings.people, meta.reviewers
    if tuple([review.level for review in reviews]) != REVIEW_LEVELS or meta.urgent or meta.withdrawals:
        return True
    known = _known(people, meta.editor or "", tuple([review.name for review in reviews]))
    if not known:
        return True
    before, below = None, None
    for review, person in zip(reviews, known, strict=True):
        at = review.at
        if at is None or not at.timed or review.undecided or (before and before.at > at.at):
            return True
        rank = rank_for(people, person, review.level, local_day(at, settings))
        if rank is None or (below is not None and rank <= below):
            return True
        before, below = at, rank
    if before and meta.date and before.is_after(meta.date):
        return True
    if (meta.unit or "review.role" in settings.checks.rules) and any(is_stranger(people, person, article.unit) for person in known):
        return True
    asked = demand(article)
    return asked.consult or bool(asked.joint)


def _known(people: People, editor: str, names: tuple[str, ...]) -> tuple[Person, ...]:
    """Who they are, where all are known, no two of them one person, and none the editor; else nobody."""
    answers, key = people.answers, (editor, *names)
    if (known := answers.get(key)) is None:
        known = kept(answers, key, _look_up(people, editor, names))
    return cast("tuple[Person, ...]", known)


def _look_up(people: People, editor: str, names: tuple[str, ...]) -> tuple[Person, ...]:
    known = [person for name in names if fold(name) and (person := people.find(name))]
    pairs = [*combinations(names, 2), *product(editors(editor), names)]
    apart = fold(editor) and len(known) == len(names) and not any(same_person(one, other, people) for one, other in pairs)
    return tuple(known) if apart else ()


def is_stranger(people: People, person: Person, unit: str) -> bool:
    """Whether somebody belongs neither to the supplying unit nor to one above it; unknown units tell nothing."""
    return unit in people.unit_by_id and person.unit is not None and person.unit not in _line(people, unit)


def _line(people: People, unit: str) -> tuple[str, ...]:
    """A unit and those above it, nearest first; ends where a loop would begin."""
    line: list[str] = []
    above: str | None = unit
    while above and above not in line:
        line.append(above)
        found = people.unit_by_id.get(above)
        above = found.supervisor if found else None
    return tuple(line)
