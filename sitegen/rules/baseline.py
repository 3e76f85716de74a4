"""What a site took over from before its rules (`checks/baseline.json`; design 5.2): which findings it excuses.

It is made once and can only shrink. Words, private data and secrecy know no such mercy; nor do signatures, but for the
texts under `inherited`, published before the three-review rule, which need none until somebody edits them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sitegen.article import CONTENT
from sitegen.model import Finding
from sitegen.rules import baseline_stale
from sitegen.settings import Baseline
from sitegen.site_index import SiteIndex

__all__ = ["apply_baseline", "made", "pruned"]

MERCILESS = frozenset(
    {"sensitive", "pii", "secrecy", "secret", "review", "suppress", "lexicon", "baseline", "rule", "config"}
)
"""Families that no entry excuses."""
UNREAD = frozenset({"fm.syntax", "fm.encoding", "fm.too-large", "fm.unreadable", "fm.special-file", "html.hidden-link"})
"""Nor these: a text that was never read would be let through unseen; a hidden link is an attack."""
UNSIGNED = frozenset({"review.missing-level", "review.unattested", "review.missing-editor", "review.secrecy-missing"})
"""What an inherited text need not have."""


def apply_baseline(findings: Iterable[Finding], index: SiteIndex) -> tuple[Finding, ...]:
    """The findings, excused ones marked, then one about entries that no longer match anything."""
    baseline = index.settings.baseline
    done = tuple(findings)
    if not baseline.findings and not baseline.inherited:
        return done
    kept = {CONTENT + facts.path: facts.digest for facts in index.articles}
    done = tuple(_excused(finding, baseline, kept) for finding in done)
    gone = _stale(baseline, done, index)
    if gone:
        done += (baseline_stale.RULE.of_site(path="checks/baseline.json", count=len(gone), first=gone[0]),)
    return done


def _excused(finding: Finding, baseline: Baseline, digests: dict[str, str]) -> Finding:
    if finding.excused or finding.path is None:
        return finding
    if finding.name in UNSIGNED and baseline.inherited.get(finding.path, "-") == digests.get(finding.path):
        return replace(finding, excused="inherited")
    if _key(finding) in baseline.findings and _may(finding):
        return replace(finding, excused="baselined")
    return finding


def _may(finding: Finding) -> bool:
    return finding.name.partition(".")[0] not in MERCILESS and finding.name not in UNREAD


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.path or "", finding.name, finding.fingerprint


def _stale(baseline: Baseline, findings: tuple[Finding, ...], index: SiteIndex) -> list[str]:
    left = pruned(baseline, findings, index)
    return sorted(
        [path for path, _, _ in baseline.findings - left.findings]
        + list(baseline.inherited.keys() - left.inherited.keys())
    )


def pruned(baseline: Baseline, findings: Iterable[Finding], index: SiteIndex) -> Baseline:
    """The baseline without what was put right or edited since. Never more than before; what this run could not look at is not put right."""
    there = tuple(findings)
    here = {_key(finding) for finding in there if _may(finding)}
    unread = {finding.path for finding in there if finding.name in UNREAD}
    crashed = {finding.data.get("crashed") for finding in there if finding.name == "rule.crashed"}
    blind = any(finding.name == "attachment.no-reader" for finding in there)
    digests = {CONTENT + facts.path: facts.digest for facts in index.articles}

    def stays(entry: tuple[str, str, str]) -> bool:
        path, rule, _ = entry
        return entry in here or path in unread or rule in crashed or (blind and rule.startswith("attachment."))

    return Baseline(
        findings=frozenset(filter(stays, baseline.findings)),
        inherited={path: mark for path, mark in baseline.inherited.items() if path in unread or digests.get(path) == mark},
    )


def made(findings: Iterable[Finding], index: SiteIndex, before: date) -> Baseline:
    """The first baseline: what the checks say of the texts dated before that day, and which of them bear no signature."""
    old = {
        CONTENT + facts.path: facts for facts in index.articles if facts.date is not None and facts.date.day < before
    }
    return Baseline(
        findings=frozenset(_mine(findings, old.keys())),
        inherited={path: facts.digest for path, facts in old.items() if not facts.signed and not facts.draft},
    )


def _mine(findings: Iterable[Finding], paths: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    known = set(paths)
    return (_key(f) for f in findings if f.path in known and not f.excused and f.level != "info" and _may(f))
