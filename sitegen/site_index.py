"""The whole site as rules on the site see it: facts of every readable text, by id, path, address and column."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import field
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, TypeVar

from sitegen.frozen import dataclass
from sitegen.model import Facts, Moment
from sitegen.settings import Settings

__all__ = ["Published", "SiteIndex", "State", "TakenDown"]

Value = TypeVar("Value")
State = Literal["draft", "waiting", "withdrawn", "closed", "live"]
"""draft; dated after now or not dated; taken down; never a page (not 主动公开, a post, no consent); on the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What the publication record knows of a text that is on the site."""

    id: str
    path: str
    """Under `content/`, where its source lay then."""
    sha256: str
    """Of the cleared source, which the record keeps."""
    digest: str
    date: str
    """Displayed publish time as ISO 8601."""
    url: str
    unit: str
    files: tuple[tuple[str, str], ...] = ()
    """(path under `content/`, sha256) of its attachments and images as they were published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenDown:
    """A text that the command `withdraw` took off the site; the publication record keeps this for ever."""

    id: str
    at: str
    """ISO 8601 with its offset."""
    by: str
    reason: str
    url: str
    aliases: tuple[str, ...]
    date: str
    """Displayed publish time it had, ISO 8601, perhaps empty: its place in the lists is kept."""


@dataclass(frozen=True, kw_only=True)
class SiteIndex:
    """Every readable text of the site. Order: by path."""

    settings: Settings
    articles: tuple[Facts, ...]
    files: frozenset[str] = frozenset()
    """Every file under `content/`, whatever its kind."""
    published: Mapping[str, Published] = field(default_factory=dict)
    """By id; empty before the first build."""

    @cached_property
    def by_id(self) -> dict[str, Facts]:
        """The first by path where an id stands twice (`fm.duplicate-id` reports the others)."""
        found: dict[str, Facts] = {}
        for facts in self.articles:
            found.setdefault(facts.id, facts)
        return found

    @cached_property
    def by_path(self) -> dict[str, Facts]:
        return {facts.path: facts for facts in self.articles}

    @cached_property
    def by_url(self) -> dict[str, Facts]:
        found: dict[str, Facts] = {}
        for facts in self.articles:
            found.setdefault(facts.url, facts)
        for facts in self.having("aliases"):
            for alias in facts.aliases:
                found.setdefault(alias, facts)
        return found

    @cached_property
    def by_column(self) -> dict[str, tuple[Facts, ...]]:
        """Texts that stand in the column itself, not in its children; by path."""
        found: dict[str, list[Facts]] = {column.id: [] for column in self.settings.columns}
        for facts in self.articles:
            found.setdefault(facts.column, []).append(facts)
        return {column: tuple(rows) for column, rows in found.items()}

    def having(self, *names: str) -> tuple[Facts, ...]:
        """Texts with one of these fields, by path: most fields are given in few texts (`packed.Packed.holds`)."""
        return self.once(("having", names), lambda: tuple([f for f in self.articles if any(map(f.holds, names))]))

    def once(self, key: Hashable, work: Callable[[], Value]) -> Value:
        """What several rules ask of all texts, worked out for the first of them. `key`: what, and at which time."""
        known: Value = self._done.get(key, self)
        if known is self:
            known = self._done[key] = work()
        return known

    @cached_property
    def _done(self) -> dict[Hashable, Any]:
        return {}

    def state(self, facts: Facts, now: datetime) -> State:
        """Where a text stands at `now` (aware)."""
        if facts.draft:
            return "draft"
        if facts.withdrawn:
            return "withdrawn"
        if not facts.renderable:
            return "closed"
        shown = facts.date
        if shown is None or (shown.at > now if shown.timed else shown.is_after(Moment(now, True))):
            return "waiting"
        return "live"

    def live(self, now: datetime) -> tuple[Facts, ...]:
        """Texts that are on the site then, by path."""
        return self.once(("live", now), lambda: tuple([facts for facts in self.articles if self.state(facts, now) == "live"]))
