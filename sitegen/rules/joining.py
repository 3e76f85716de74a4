"""The joint review (会审) beside the three: which entries count, how many lack. In: a text. Out: entries and reasons. No rule itself."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article, Signature
from sitegen.model import JOINT, Text
from sitegen.rules.attesting import demand
from sitegen.rules.base import Context
from sitegen.rules.signing import editors, local_day, rank_for, same_person

__all__ = ["entries", "lacking"]


def entries(article: Article, context: Context) -> Iterator[tuple[Signature, Text | None]]:
    """Every joint entry, with the reason why it does not count; None: it does."""
    seen: list[str] = []
    for entry in article.signatures:
        if entry.level == JOINT:
            why = _why_not(article, context, entry, seen)
            yield entry, why
            seen.append(entry.review.name)


def lacking(article: Article, context: Context) -> int:
    """How many joint signatures are still to come."""
    asked = demand(article).joint
    return max(0, asked - sum(why is None for _, why in entries(article, context))) if asked else 0


def _why_not(article: Article, context: Context, entry: Signature, before: list[str]) -> Text | None:
    review, people = entry.review, context.settings.people
    if review.at is None or (review.digest or article.digest) != article.digest:
        return Text("没有时间，或签的不是这一稿", "no time, or signed over another text")
    if people.known and (entry.person is None or rank_for(people, entry.person, JOINT, local_day(review.at, context.settings)) is None):
        return Text("没有会审权限", "not entitled to it")
    names = [other.review.name for other in article.signed.values()] + list(editors(article.meta.editor or "")) + before
    if any(same_person(name, review.name, people) for name in names):
        return Text("与编辑、其他审核人或另一名会审人是同一人", "the editor, another reviewer, or here already")
    final = article.signed.get("final")
    if final and final.review.at and review.at.is_after(final.review.at):
        return Text("晚于终审", "later than the final review")
    if any(w.at is None or not review.at.is_after(w.at) for w in article.meta.withdrawals):
        return Text("早于撤稿", "earlier than the withdrawal")
    return None
