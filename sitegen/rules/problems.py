"""What reading met -> findings. In: problems of one text. Out: findings of the rule each names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex
from sitegen.text.problem import Problem

__all__ = ["nothing", "of_problems", "of_reading", "plain"]

_TAKEN = frozenset(
    {"article", "end", "field", "hint", "message", "path", "place", "related", "self", "start", "text", "unit"}
)
"""Names that `Rule.at` and `Rule.of_site` have themselves: a problem's data may not use them."""


def of_reading(rule: Rule, article: Article) -> Iterator[Finding]:
    """The problems that reading this text met and that carry the rule's name."""
    return of_problems(rule, article, article.front.problems)


def of_problems(rule: Rule, article: Article, problems: Iterable[Problem]) -> Iterator[Finding]:
    """Those of the problems that carry the rule's name: at their span, or at the key they name."""
    for problem in problems:
        if problem.code == rule.name:
            span = (problem.start, problem.end) if problem.end > problem.start else (None, None)
            yield rule.at(
                article,
                *span,
                field=problem.field,
                message=plain(problem.message),
                hint=plain(problem.hint),
                **{key: value for key, value in problem.data.items() if key not in _TAKEN},
            )


def nothing(index: SiteIndex, context: SiteContext) -> tuple[Finding, ...]:
    """The check of a rule whose findings are made elsewhere: by `files`, or once all others are known, by `waivers`."""
    return ()


def plain(words: Text) -> Text | None:
    """Finished words as a template without placeholders; None (the rule's own words) where there are none."""
    if not words.zh:
        return None
    return Text(*(text.replace("{", "{{").replace("}", "}}") for text in words))
