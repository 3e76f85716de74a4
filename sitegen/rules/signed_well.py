"""Whether the signatures of a text need a close look. In: a text. Out: yes or no. No rule itself.

Most texts are signed as they should be: by three people, none of them the editor, each of higher rank than the one before,
one after the other. One look that sees so spares eighteen.
"""

from __future__ import annotations

from sitegen.article import Article
from sitegen.model import REVIEW_LEVELS
from sitegen.rules.attesting import demand
from sitegen.rules.signing import is_stranger, local_day, rank_for, signers

__all__ = ["is_doubtful"]


def is_doubtful(article: Article) -> bool:
    """False only where the rules on who signs, when and in which order find nothing: all but those on digests and evidence."""
    meta, settings = article.meta, article.settings
    people, reviews = settings.people, meta.reviewers
    if tuple([review.level for review in reviews]) != REVIEW_LEVELS or meta.urgent or meta.withdrawals:
        return True
    known = signers(people, meta.editor or "", tuple([review.name for review in reviews]))
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
