"""Small sites in memory, read and indexed as the build does it: what tests of single rules ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sitegen.article import Article
from sitegen.model import Finding
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import Published, SiteIndex
from sitegen.stages import read
from sitegen.stages.index import index
from sitegen.stages.read_site import read_site
from sitegen.text.words import Matcher
from sitegen.text.workdays import Calendar
from tests.helpers import NOTICE, NOW, PERFECT, merge_front_matter

__all__ = ["ONE_TEXT", "SmallSite", "changed"]

ONE_TEXT: Mapping[str, str] = {path: PERFECT[path] for path in ("site.yaml", "checks/people.yaml", NOTICE)}
"""The perfect site with its notice only."""


def changed(source: str, keys: str) -> str:
    """A text with keys of its front matter replaced or added; `key:` with nothing after it removes the key."""
    head, body = source.removeprefix("---\n").split("---\n", 1)
    return f"---\n{merge_front_matter(head, keys)}---\n{body}"


class SmallSite:
    """A site read from strings: its texts, its index, and what rules say of it."""

    def __init__(
        self, files: Mapping[str, str], *, now: datetime = NOW, published: Mapping[str, Published] | None = None
    ) -> None:
        data = {path: text.encode() for path, text in files.items()}

        def names(folder: str) -> list[str]:
            return sorted(path[len(folder) + 1 :] for path in data if path.rpartition("/")[0] == folder)

        self.settings = read_site(Path("site"), load=data.get, names=names).settings
        inside = {path.removeprefix("content/"): raw for path, raw in data.items() if path.startswith("content/")}

        def hash_file(path: str) -> str | None:
            raw = inside.get(path)
            return None if raw is None else sha256(raw).hexdigest()

        self.articles: dict[str, Article] = {
            path: read.article(read.decoded(path, raw), self.settings, hash_file, inside.get)
            for path, raw in sorted(inside.items())
            if path.endswith(".md")
        }
        self.index: SiteIndex = index(
            self.settings, map(read.facts, self.articles.values()), frozenset(inside), published or {}
        )
        self.context = SiteContext(
            settings=self.settings, words=Matcher(()), typos=Matcher(()), calendar=Calendar(), now=now
        )

    @property
    def notice(self) -> Article:
        return self.articles[NOTICE.removeprefix("content/")]

    def findings(self, *rules: Rule) -> list[Finding]:
        """What these rules say, places filled in; by path, position and rule."""
        found = [
            f
            for rule in rules
            if rule.scope == "article"
            for a in self.articles.values()
            for f in rule.check(a, self.context)
        ]
        found += [
            self._placed(f) for rule in rules if rule.scope == "site" for f in rule.check(self.index, self.context)
        ]
        return sorted(found, key=lambda f: (f.path or "", f.place.start if f.place else -1, f.rule, f.field or ""))

    def _placed(self, finding: Finding) -> Finding:
        path = (finding.path or "").removeprefix("content/")
        if finding.place is not None or path not in self.articles:
            return finding
        place = self.articles[path].field_place(finding.field or "")
        return replace(finding, place=place)
