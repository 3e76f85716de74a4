"""What the rules on words share: hits of the lists in one text, each place once, at the level of its row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sitegen.article import Article
from sitegen.model import Finding
from sitegen.rules.base import Context
from sitegen.rules.fields import value
from sitegen.settings import WordRow
from sitegen.text.words import Hit, Matcher

__all__ = ["at_level", "instead", "sensitive_hits", "title_span", "typo_hits"]


def title_span(article: Article) -> tuple[int, int] | None:
    """Where the title's value stands in the file."""
    title = value(article, "title")
    return (title.start, title.end) if title else None


def _day(article: Article) -> date | None:
    return article.meta.date.day if article.meta.date else None


def _hits(words: Matcher, article: Article) -> tuple[Hit, ...]:
    if not words.may_hit(article.source):  # the commonest case, at the least cost
        return ()
    return words.find(article.source, lambda: article.view, day=_day(article), title=title_span(article),
                      around=article.view_around)


def sensitive_hits(article: Article, context: Context) -> tuple[Hit, ...]:
    """Hits of the sensitive words. The view is built only where the raw file may hold one."""
    return _hits(context.words, article)


def typo_hits(article: Article, context: Context) -> Iterator[Hit]:
    """Plain hits of the wrong spellings and doubtful ones, but none where a sensitive word stands: a place is reported once."""
    hits = _hits(context.typos, article)
    taken = [(hit.start, hit.end) for hit in sensitive_hits(article, context)] if hits else []
    return (hit for hit in hits if hit.kind in ("plain", "across") and not any(a < hit.end and hit.start < b for a, b in taken))


def at_level(finding: Finding, row: WordRow) -> Finding:
    """The finding at the level its row asks for."""
    return finding if finding.level == row.level else replace(finding, level=row.level)


def instead(row: WordRow) -> tuple[str, str]:
    """（应为“……”）in both languages; empty where the row suggests nothing."""
    return (f"，宜写作“{row.suggest}”", f", better “{row.suggest}”") if row.suggest else ("", "")
