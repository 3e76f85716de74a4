"""What reading found -> findings. In: problems of one text or of the site's files. Out: findings of the rule each names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from sitegen.article import Article
from sitegen.model import Finding, Place, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["FileProblem", "nothing", "of_files", "of_reading", "plain"]

_TAKEN = frozenset({"article", "end", "field", "hint", "message", "path", "place", "related", "self", "start", "text", "unit"})
"""Names that `Rule.at` and `Rule.of_site` have themselves: a problem's data may not use them."""


class FileProblem(Protocol):
    """A fault of a file under `checks/`; `code` is the name of the rule that reports it."""

    @property
    def code(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def place(self) -> Place | None: ...
    @property
    def message(self) -> Text: ...
    @property
    def hint(self) -> Text: ...


def of_reading(rule: Rule, article: Article) -> Iterator[Finding]:
    """The problems of this text that carry the rule's name."""
    for problem in article.front.problems:
        if problem.code == rule.name:
            span = (problem.start, problem.end) if problem.end > problem.start else (None, None)
            yield rule.at(article, *span, field=problem.field, message=plain(problem.message), hint=plain(problem.hint),
                          **_data(problem.data))


def of_files(problems: Iterable[FileProblem], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Findings about the site's own files, for the rules that exist; called by the stage that read them."""
    by_name = {rule.name: rule for rule in rules}
    return tuple(by_name[problem.code].of_site(path=problem.path, place=problem.place, message=plain(problem.message),
                                               hint=plain(problem.hint))
                 for problem in problems if problem.code in by_name)


def nothing(index: SiteIndex, context: SiteContext) -> tuple[Finding, ...]:
    """The check of a rule whose findings are made elsewhere: by `of_files`, or by `waivers` once all others are known."""
    return ()


def plain(words: Text) -> Text | None:
    """Finished words as a template without placeholders; None (the rule's own words) where there are none."""
    if not words.zh:
        return None
    return Text(*(text.replace("{", "{{").replace("}", "}}") for text in words))


def _data(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in _TAKEN}
