"""Waivers (误报确认、特殊情况备案; design 5.2): which findings they excuse, and what is wrong with them.

A waiver excuses nothing unless its rule exists and may be waived, it says why, it ends, it has not ended, and somebody
entitled to that class of rule today, who did not edit the text, has granted it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from sitegen.article import CONTENT
from sitegen.freshness import due_day
from sitegen.model import Finding
from sitegen.rules import (
    suppress_expired,
    suppress_no_reason,
    suppress_not_entitled,
    suppress_too_long,
    suppress_unknown_rule,
    suppress_unused,
)
from sitegen.rules.base import Rule
from sitegen.settings import Limit, People, Waiver
from sitegen.site_index import SiteIndex

__all__ = ["LONGEST", "WAIVERS_FILE", "apply_waivers"]

WAIVERS_FILE = "checks/waivers.yaml"
LONGEST = Limit(months=12)
"""How far ahead a waiver may reach before `suppress.too-long` asks for a second look (reference: checks, section 7)."""


def apply_waivers(
    findings: Iterable[Finding], index: SiteIndex, now: datetime, rules: Iterable[Rule]
) -> tuple[Finding, ...]:
    """The findings, waived ones marked, then those about the waivers themselves.

    A finding is excused by the first waiver that fits: rule by name or id, path and the quoted text (none: any).
    """
    waivers, today = index.settings.waivers, now.astimezone(index.settings.zone).date()
    if not waivers:
        return tuple(findings)
    by_name = {name: rule for rule in rules for name in (rule.name, rule.id)}
    editors = {CONTENT + facts.path: facts.editor for facts in index.articles}
    faults = {
        number: fault
        for number, waiver in enumerate(waivers)
        if (fault := _fault(waiver, by_name, index.settings.people, editors, today))
    }
    sound: dict[tuple[str, str], list[tuple[int, Waiver]]] = {}
    for number, waiver in enumerate(waivers):
        if number not in faults:
            sound.setdefault((by_name[waiver.rule].name, waiver.path), []).append((number, waiver))
    used: set[int] = set()
    done = []
    for finding in findings:
        fits = next(
            (
                number
                for number, waiver in sound.get((finding.name, finding.path or ""), ())
                if not waiver.text or waiver.text.strip() == finding.text.strip()
            ),
            None,
        )
        if fits is not None:
            used.add(fits)
            waiver = waivers[fits]
            finding = replace(finding, excused="waived", excuse=f"{waiver.reason}（{waiver.by}，至 {waiver.until}）")
        done.append(finding)
    return (*done, *_about(waivers, faults, used, today))


def _about(waivers: tuple[Waiver, ...], faults: Mapping[int, Rule], used: set[int], today: date) -> Iterator[Finding]:
    for number, waiver in enumerate(waivers):
        if (fault := faults.get(number)) is not None:
            yield _finding(fault, waiver)
            continue
        if number not in used:
            yield _finding(suppress_unused.RULE, waiver)
        if waiver.until is not None and waiver.until > due_day(today, LONGEST):
            yield replace(_finding(suppress_too_long.RULE, waiver), level="warning")


def _fault(
    waiver: Waiver, rules: Mapping[str, Rule], people: People, editors: Mapping[str, str], today: date
) -> Rule | None:
    """The first reason why a waiver excuses nothing."""
    rule = rules.get(waiver.rule)
    if rule is None:
        return suppress_unknown_rule.RULE
    if not waiver.reason.strip():
        return suppress_no_reason.RULE
    if not _entitled(waiver, rule, people, editors.get(waiver.path, ""), today):
        return suppress_not_entitled.RULE
    if waiver.until is None:
        return suppress_too_long.RULE
    return suppress_expired.RULE if waiver.until < today else None


def _entitled(waiver: Waiver, rule: Rule, people: People, editor: str, today: date) -> bool:
    """A post of the person's own carries the right today (deputies sign, but do not waive); the text is not theirs."""
    person = people.find(waiver.by)
    if person is None or rule.waived_by is None or person.vendor:
        return False
    if (editor and people.find(editor) is person) or editor in (person.id, person.name):
        return False
    return any(rule.waived_by in post.waives for post in person.posts if post.holds(today))


def _finding(rule: Rule, waiver: Waiver) -> Finding:
    return rule.of_site(
        path=WAIVERS_FILE,
        place=waiver.place,
        waived=waiver.rule,
        file=waiver.path,
        quoted=waiver.text,
        by=waiver.by or "（未写）",
        until=waiver.until.isoformat() if waiver.until else "（未写）",
    )
