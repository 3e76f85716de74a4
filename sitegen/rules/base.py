"""What a rule is: identity, words for people, examples that a test executes, and a pure check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import datetime
from typing import Any, Literal

from sitegen.article import CONTENT, Article
from sitegen.frozen import dataclass
from sitegen.model import Edit, Facts, Finding, FindingLevel, Place, Text
from sitegen.proofs import Proofs
from sitegen.rules.listed import Listed
from sitegen.settings import Settings
from sitegen.site_index import SiteIndex
from sitegen.text.clues import Clue
from sitegen.text.words import Matcher
from sitegen.text.workdays import Calendar

__all__ = ["ArticleCheck", "Context", "Rule", "SiteCheck", "SiteContext"]

CONTEXT_CHARS = 12
"""Characters on each side of a hit that go into its fingerprint (reference: checks, section 7)."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a rule on one text may read beside the text. No clock: such findings are stored."""

    settings: Settings
    words: Matcher
    """Sensitive words of the site and the package."""
    typos: Matcher
    """Confirmed wrong -> right pairs, of the package and the site."""
    calendar: Calendar
    proofs: Proofs = field(default_factory=Proofs)
    """What git and forges prove of signatures; nothing where no history was read."""

    def option(self, rule: Rule, key: str) -> Any:
        """A rule's option: the site's value, else the rule's default."""
        setting = self.settings.checks.rules.get(rule.name)
        return setting.options[key] if setting and key in setting.options else rule.options[key]


@dataclass(frozen=True, kw_only=True)
class SiteContext(Context):
    """What a rule on the whole site may read: the clock too."""

    now: datetime
    """Aware, in the site's zone."""


ArticleCheck = Callable[[Article, Context], Iterable[Finding]]
SiteCheck = Callable[[SiteIndex, SiteContext], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Listed):
    """One rule. The docs page, `sitegen explain` and the generic example test all read this object."""

    id: str
    """Stable, never reused: REV001."""
    name: str
    """Names the fault: review.missing-level."""
    level: FindingLevel
    scope: Literal["article", "site"]
    """article: sees one text and no clock. site: sees the index of all texts and the clock, but no bodies."""
    title: Text
    """One line: what is wrong."""
    message: Text
    """The finding's sentence, with {placeholders}."""
    hint: Text
    """The next action, with {placeholders}."""
    basis: Text
    """Document and clause the rule rests on."""
    rationale: Text
    """Why it matters, in one to three sentences."""
    bad: str
    """A text or small site that the rule must report. See tests/helpers.py for the forms."""
    good: str
    """The same put right: the rule must be silent."""
    check: Callable[..., Iterable[Finding]]
    reads: frozenset[str] = frozenset()
    """Of text, people, words, index, git, attachments, clock, and on the site also signatures, record: what its result depends on."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Defaults of the options that site.yaml may set."""
    blocks: bool = True
    """False for what never blocks a build, whatever its level: upkeep, deadlines, notices about the check itself."""
    since: int = 1
    """Rule set it came with. On a site that pins an older one (`version:` in site.yaml) it is at most a warning."""
    mend: Callable[[Article], tuple[Edit, ...]] | None = None
    """Edits of a finding that stands for many places and carries none itself: worked out when `--fix` asks."""
    when: Callable[[Article], object] | None = None
    """What a text must have for the rule to find anything; what has it not is spared the look (`rules.awake`)."""
    clue: Clue | None = None
    """Words, one of which stands in every file in which the rule finds anything."""
    waived_by: str | None = None
    """Class of right (`waives:` of a post) that may excuse it; None: nobody may."""

    def at(
        self,
        article: Article,
        start: int | None = None,
        end: int | None = None,
        *,
        field: str | None = None,
        text: str | None = None,
        message: Text | None = None,
        hint: Text | None = None,
        related: tuple[tuple[str, int], ...] = (),
        fixes: tuple[Edit, ...] = (),
        fix: Literal["safe", "suggest"] = "safe",
        later: bool = False,
        **data: Any,
    ) -> Finding:
        """A finding in one text: at the span [start, end) of the file, else at the front-matter key `field`. `later`:
        its edits come from the rule's `mend`.

        `text` is what the finding quotes (default: the source at the span); pass it masked where it is personal data.
        """
        if start is not None:
            assert end is not None
            place = article.place(start, end)
            quoted = article.source[start:end] if text is None else text
            around = (
                article.source[max(0, start - CONTEXT_CHARS) : start] + "|" + article.source[end : end + CONTEXT_CHARS]
            )
        else:
            place = article.field_place(field or "")
            quoted, around = text or "", field or ""
        return self._finding(
            CONTENT + article.path, article.unit, field, place, quoted, around, message, hint, related, data,
            fixes, fix if fixes or later else None,
        )

    def on(
        self,
        facts: Facts,
        *,
        field: str | None = None,
        text: str = "",
        message: Text | None = None,
        hint: Text | None = None,
        place: Place | None = None,
        related: tuple[tuple[str, int], ...] = (),
        **data: Any,
    ) -> Finding:
        """A finding of a rule on the site about one text; its place is looked up from `field` afterwards, when None."""
        return self._finding(
            CONTENT + facts.path, facts.unit, field, place, text, field or "", message, hint, related, data
        )

    def of_site(
        self,
        *,
        path: str | None = None,
        unit: str | None = None,
        field: str | None = None,
        place: Place | None = None,
        text: str = "",
        message: Text | None = None,
        hint: Text | None = None,
        **data: Any,
    ) -> Finding:
        """A finding about the site as a whole, or about one of its settings files (`path`, relative to the site)."""
        return self._finding(path, unit, field, place, text, field or "", message, hint, (), data)

    def _finding(
        self,
        path: str | None,
        unit: str | None,
        field: str | None,
        place: Place | None,
        text: str,
        context: str,
        message: Text | None,
        hint: Text | None,
        related: tuple[tuple[str, int], ...],
        data: dict[str, Any],
        fixes: tuple[Edit, ...] = (),
        fix: Literal["safe", "suggest"] | None = None,
    ) -> Finding:
        data = data | {"text": text} if text else data
        shown = {"text": "（空）"} | data  # whatever a text left empty, its finding can be said
        return Finding(rule=self.id, name=self.name, level=self.level, path=path, unit=unit or None, field=field, place=place,
                       message=_said(message or self.message, shown), hint=_said(hint or self.hint, shown),
                       basis=self.basis, text=text, context=context, related=related, data=data, fixes=fixes, fix=fix)


def _said(words: Text, values: Mapping[str, Any]) -> Text:
    return Text(words.zh.format_map(values), words.en.format_map(values))
