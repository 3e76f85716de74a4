"""The lists that ship with the package, and those of the site, as matchers."""

from __future__ import annotations

from functools import lru_cache

from sitegen.settings import Settings, WordRow
from sitegen.text.fold import DATA
from sitegen.text.wordlist import read_words
from sitegen.text.words import Matcher, together

__all__ = ["SHIPPED", "TYPO_CATEGORIES", "matchers", "shipped"]

SHIPPED = "sitegen:"
"""Before the path of a list of the package, where a finding names one."""

TYPO_CATEGORIES = frozenset({"typo", "variant", "title-role", "confusable"})
"""Categories that `typo.*` reports; all others are `sensitive.*`."""


@lru_cache(maxsize=1)
def shipped() -> tuple[WordRow, ...]:
    """Rows of the package's lists, by file."""
    paths = [("typos.csv", DATA / "typos.csv")]
    if (DATA / "words").is_dir():
        paths += [
            (f"words/{path.name}", path)
            for path in sorted((DATA / "words").iterdir(), key=lambda p: p.name)
            if path.name.endswith(".csv") and not path.name.endswith(".tests.csv")
        ]
    rows: list[WordRow] = []
    for name, path in paths:
        if path.is_file():
            rows += read_words(path.read_text("utf-8-sig"), SHIPPED + name).rows
    return tuple(rows)


def matchers(settings: Settings) -> tuple[Matcher, Matcher]:
    """(sensitive words, wrong words). A site's own row for a word replaces the package's."""
    own = {row.word for row in settings.words}
    rows = [*settings.words, *(row for row in shipped() if row.word not in own)]
    words, typos = together(
        (row for row in rows if row.category not in TYPO_CATEGORIES),
        (row for row in rows if row.category in TYPO_CATEGORIES),
    )
    return words, typos
