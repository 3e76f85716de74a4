"""Findings + index -> what blocks, and the texts that may be published. The only place that mints `Cleared`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal

from sitegen.article import CONTENT
from sitegen.frozen import dataclass
from sitegen.model import LEVELS, Cleared, Facts, Finding, Place
from sitegen.rules import rule_crashed
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.baseline import apply_baseline
from sitegen.rules.fingerprint import fingerprints
from sitegen.rules.waivers import apply_waivers
from sitegen.settings import Settings
from sitegen.site_index import SiteIndex

__all__ = ["EVERYTHING", "Checked", "Gate", "Interest", "blocking", "check", "cleared_before", "hold", "of_site", "preview_cleared", "weight"]

Gate = Literal["all", "article"]
WEIGHTLESS = len(LEVELS)
"""Weight of a text without findings that could ever block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """Whose findings a run looks at: ten thousand texts have as many remarks that a build has no use for."""

    weight: int = WEIGHTLESS
    """Of texts whose findings weigh so much; 0 weighs most, -1: of none."""
    below: tuple[str, ...] = ()
    """And of all texts with these paths, or below them."""

    def covers(self, path: str, weight: int) -> bool:
        """`path`: under `content/`."""
        return weight <= self.weight or any(path == name or path.startswith(name + "/") for name in self.below)


EVERYTHING = Interest()


def weight(findings: Iterable[Finding], settings: Settings, rules: Mapping[str, Rule]) -> int:
    """The most serious level, as a place in `LEVELS`, of those findings of one text that block when nothing excuses them."""
    settled = (_settled(finding, settings, rules) for finding in findings)
    return min((LEVELS.index(one.level) for one in settled if one and ((rule := rules.get(one.name)) is None or rule.blocks)), default=WEIGHTLESS)


def blocking(settings: Settings) -> Interest:
    """What a build must look at: what may block, and whatever a waiver or the baseline speaks of."""
    excused = {waiver.path for waiver in settings.waivers} | {path for path, _, _ in settings.baseline.findings}
    return Interest(weight=LEVELS.index(settings.checks.fail_level), below=tuple(sorted(path.removeprefix(CONTENT) for path in excused)))


@dataclass(frozen=True, kw_only=True)
class Checked:
    """The verdict on a site."""

    findings: tuple[Finding, ...]
    """All of them, excused ones too; by level, path, position."""
    blocked: Mapping[str, str]
    """Path under `content/` of each text that may not be published -> name of the first rule that says so."""
    shut: bool
    """A blocking finding belongs to no text: nothing may be published under either gate."""
    cleared: tuple[Cleared, ...]
    """Texts that may be published now, by path."""

    @property
    def blocks(self) -> bool:
        return self.shut or bool(self.blocked)


def check(index: SiteIndex, found: Iterable[Finding], context: SiteContext, rules: tuple[Rule, ...],
          locate: Callable[[str, str | Place], Place | None]) -> Checked:
    """Settle levels, waivers and order, and clear what nothing blocks.

    `found`: findings of the rules on single texts, those of interest, and of the rules on the site. `locate(path, where)`: the place of a
    front-matter key, or line and column of a place known by its offsets only.
    """
    by_name = {rule.name: rule for rule in rules}
    findings = [finding for finding in (_settled(f, context.settings, by_name) for f in _once(found)) if finding]
    findings = [_placed(finding, locate) for finding in findings]
    findings = list(apply_waivers(fingerprints(sorted(findings, key=_order), context.settings.site.domain), index, context.now, rules))
    findings = list(apply_baseline(findings, index))
    fail_at = LEVELS.index(context.settings.checks.fail_level)
    quiet = {CONTENT + f.path for f in index.articles if f.draft or f.withdrawn}
    findings = sorted((replace(f, blocks=True) if _blocks(f, by_name, fail_at, quiet) else f for f in findings), key=_order)
    blocked: dict[str, str] = {}
    shut = False
    for finding in findings:
        if finding.blocks and finding.path and _is_text(finding.path):
            blocked.setdefault(finding.path[len(CONTENT):], finding.name)
        elif finding.blocks:
            shut = True
    return Checked(findings=tuple(findings), blocked=blocked, shut=shut, cleared=tuple(_cleared(index, blocked, context.now)))


def hold(index: SiteIndex, checked: Checked, recall: Callable[[str], Facts | None], now: datetime) -> tuple[tuple[Cleared, ...], tuple[str, ...]]:
    """Gate `article` (design 5.3): a blocked text stays at its last published version or is left out; its partner and the
    texts that link to a left-out one follow, to a fixpoint. Returns what to publish, by path, and the ids held back.

    `recall(id)`: facts of the last published version, or None.
    """
    live = {f.id: f for f in index.articles if index.state(f, now) == "live"}
    ids = {one.path: one.id for one in index.published.values()} | {f.path: f.id for f in index.articles}
    gone = {f.id for f in index.articles if f.withdrawn or f.draft}
    held = {ids[path] for path in checked.blocked if path in ids} - gone
    old: dict[str, Facts | None] = {}
    while True:
        old |= {key: recall(key) for key in held - old.keys()}
        chosen = {key: facts for key, facts in live.items() if key not in held} | {key: f for key, f in old.items() if f}
        left_out = _addresses(f for key, f in live.items() if key not in chosen) - _addresses(chosen.values())
        more = {key for key, f in live.items() if key not in held
                and (held & {f.interprets, f.interpreted_by} or any(link.target in left_out for link in f.links))}
        if not more:
            return tuple(Cleared(f) for f in sorted(chosen.values(), key=lambda f: f.path)), tuple(sorted(held))
        held |= more


def cleared_before(texts: Iterable[Facts]) -> tuple[Cleared, ...]:
    """Texts as the publication record holds them: they were cleared when they were published, and nothing was changed since."""
    return tuple(Cleared(facts) for facts in texts)


def preview_cleared(index: SiteIndex) -> tuple[Cleared, ...]:
    """Every text that is not withdrawn, whatever stands against it: to be looked at by its editors, marked, and never in a
    publish folder (design 5.3, serve)."""
    return tuple(Cleared(facts) for facts in index.articles if not facts.withdrawn)


def _addresses(texts: Iterable[Facts]) -> set[str]:
    """All that a link may name these texts by."""
    return {name for facts in texts for name in (facts.path, facts.url)}


def of_site(index: SiteIndex, context: SiteContext, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    """What the rules on the site find."""
    for rule in rules:
        if rule.scope == "site":
            yield from rule.check(index, context)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """A rule of the site that raises does so on many texts: one finding says it."""
    said = set()
    for finding in findings:
        if finding.name == rule_crashed.RULE.name:
            if (key := (finding.path, finding.data.get("crashed"))) in said:
                continue
            said.add(key)
        yield finding


def _settled(finding: Finding, settings: Settings, rules: Mapping[str, Rule]) -> Finding | None:
    """The finding at the level the site wants, or None where the site switched the rule off."""
    setting = settings.checks.rules.get(finding.name)
    if setting is None:
        rule = rules.get(finding.name)
        # A rule newer than the set the site pins reaches its old texts as a warning first (design 5.5).
        newer = rule is not None and rule.since > settings.version and finding.level == "error"
        return replace(finding, level="warning") if newer else finding
    if not setting.enabled:
        return None
    return replace(finding, level=setting.level) if setting.level else finding


def _placed(finding: Finding, locate: Callable[[str, str | Place], Place | None]) -> Finding:
    """Rules on the site see no bodies: they know a key, or offsets without lines (line 0)."""
    if (finding.place is None or not finding.place.line) and finding.path and finding.path.startswith(CONTENT):
        return replace(finding, place=locate(finding.path[len(CONTENT):], finding.place or finding.field or ""))
    return finding


def _order(finding: Finding) -> tuple[int, str, int, int, str, str, str]:
    place = finding.place
    return (LEVELS.index(finding.level), finding.path or "", place.start if place else -1, place.end if place else -1, finding.rule,
            finding.field or "", finding.message.zh)


def _blocks(finding: Finding, rules: Mapping[str, Rule], fail_at: int, quiet: set[str]) -> bool:
    """Design 5.3: reaches the fail level, is not excused, not of a kind that never blocks, not in a draft or withdrawn text."""
    rule = rules.get(finding.name)
    return (LEVELS.index(finding.level) <= fail_at and not finding.excused and (rule is None or rule.blocks)
            and finding.path not in quiet)


def _is_text(path: str) -> bool:
    """A blocking finding elsewhere belongs to no text and stops both gates: a folder that does not open hides any number of them."""
    return path.startswith(CONTENT) and path.lower().endswith(".md")


def _cleared(index: SiteIndex, blocked: Mapping[str, str], now: datetime) -> Iterator[Cleared]:
    return (Cleared(facts) for facts in index.live(now) if facts.path not in blocked)
