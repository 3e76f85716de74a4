"""How far the sign-off of one text has come. In: the text. Out: the level to sign next, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.article import Article, Signature
from sitegen.frozen import dataclass
from sitegen.model import JOINT, Finding, Moment
from sitegen.rules.attesting import demand
from sitegen.rules.base import Context, Rule
from sitegen.rules.joining import lacking
from sitegen.rules.signing import demanded
from sitegen.rules.urgency import approval, approving_levels, open_urgent

__all__ = ["NextStep", "next_step", "stands"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Where a text waits."""

    level: str | None
    """The level that must sign next, perhaps `joint`; None: all have signed."""
    since: Moment | None
    """Since when it waits: the last valid signature, else the last withdrawal; None where neither is known."""
    obstacles: tuple[Finding, ...]
    """What is wrong with the signatures there are, and with the path taken; absent ones are not listed."""


def next_step(article: Article, context: Context, rules: Iterable[Rule]) -> NextStep:
    """The first demanded level without a signature that stands; on the urgent path the approving one comes first."""
    meta = article.meta
    standing = {level: entry for level, entry in article.signed.items() if stands(article, entry, context)}
    wanted = demanded(context.settings, reprint=meta.reprint, source=meta.source or "", published=meta.date)
    level = next((level for level in wanted if level not in standing), None)
    if level == "final" and lacking(article, context):
        level = JOINT
    if urgent := open_urgent(article):
        approved = approval(article, urgent)
        if approved is None or not stands(article, approved, context):
            level = approving_levels(context.settings)[0]
    times = [entry.review.at for entry in standing.values() if entry.review.at]
    times = times or [withdrawal.at for withdrawal in meta.withdrawals if withdrawal.at]
    obstacles = tuple(
        finding
        for rule in rules
        if rule.scope == "article" and rule.name.startswith("review.") and rule.name != "review.missing-level"
        for finding in rule.check(article, context)
    )
    return NextStep(level=level, since=max(times, key=lambda moment: moment.at, default=None), obstacles=obstacles)


def stands(article: Article, entry: Signature, context: Context) -> bool:
    """Whether a signature counts as given: dated, for this very text, later than every withdrawal, with a digest where
    the site demands one. Whether its person was the right one is the business of the rules."""
    review = entry.review
    if review.at is None or (review.digest or article.digest) != article.digest:
        return False
    if review.digest is None and demand(article).minimum != "names":
        return False
    return all(w.at is not None and review.at.is_after(w.at) for w in article.meta.withdrawals)
