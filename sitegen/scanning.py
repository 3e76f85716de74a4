"""`sitegen scan`: the text rules over loose files, no site needed. In: files and folders; out: findings grouped by folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from sitegen.article import Article
from sitegen.frozen import dataclass
from sitegen.model import LEVELS, Finding, Text
from sitegen.policy import Given, policy
from sitegen.progress import FILES, step
from sitegen.rules import RULES
from sitegen.rules.base import Context, Rule
from sitegen.rules.fingerprint import fingerprints
from sitegen.rules.scan_unreadable import RULE as UNREADABLE
from sitegen.settings import Settings, Site
from sitegen.stages.read_loose import Loose, find_files, read_loose
from sitegen.stages.word_lists import matchers
from sitegen.text.frontmatter import unread
from sitegen.text.identity import masked
from sitegen.text.lines import Lines
from sitegen.text.view import View, joined, plain_view
from sitegen.text.workdays import Calendar
from sitegen.workers import fan_out

__all__ = ["FAMILIES", "Scan", "scan"]

SCANNING = Text("阅读并检查", "read and check")

FAMILIES = frozenset({"sensitive", "typo", "text", "punct", "docno", "date", "pii", "secrecy", "secret", "x"})
"""Rules that need nothing but words."""


@dataclass(frozen=True, kw_only=True)
class Scan:
    """What was found. `unit` of a finding is the folder of its file."""

    findings: tuple[Finding, ...]
    files: int
    settings: Settings
    now: datetime
    source: Callable[[str], str | None]


@dataclass(frozen=True, kw_only=True)
class _LooseText(Article):
    """The words of a file as if they were a text: its source is what a reader sees."""

    shown: View

    @property
    def view(self) -> View:
        return self.shown

    def view_around(self, places: Sequence[int]) -> View:
        return self.shown


def scan(
    given: Sequence[Path], *, now: datetime, jobs: int, site: Path | None = None, policy_given: Given | None = None
) -> Scan:
    """Every file of a known kind at or below the paths. `site`: whose word lists and rules to use; else the package's.

    A folder's files are named relative to it, a file named by itself by its name as given.
    """
    found = policy(site, policy_given or Given()) if site else None
    settings = found.settings if found else Settings(site=Site(name=""))
    rules = tuple(
        rule
        for rule in (found.rules if found else RULES)
        if rule.scope == "article" and rule.name.partition(".")[0].partition("-")[0] in FAMILIES
    )
    words, typos = matchers(settings)
    words.ready()
    typos.ready()
    context = Context(settings=settings, words=words, typos=typos, calendar=Calendar(settings.calendar))
    named = {name: path for folder in given for path, name in _named(folder)}
    names = sorted(named)
    with step(SCANNING, len(names), FILES):
        shares = fan_out(partial(_share, named, context, rules), names, jobs)
    findings = sorted((finding for share in shares for finding in share), key=_order)
    return Scan(
        findings=tuple(fingerprints(findings, "scan")),
        files=len(names),
        settings=settings,
        now=now.astimezone(settings.zone),
        source=lambda name: masked(read_loose(named[name]).source) if name in named else None,
    )


def _named(given: Path) -> Iterable[tuple[Path, str]]:
    for path in find_files([given]):
        yield path, path.relative_to(given).as_posix() if given.is_dir() else path.as_posix()


def _share(named: dict[str, Path], context: Context, rules: tuple[Rule, ...], names: Sequence[str]) -> list[Finding]:
    return [finding for name in names for finding in _judge(name, read_loose(named[name]), context, rules)]


def _judge(name: str, loose: Loose, context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    folder = name.rpartition("/")[0]
    if loose.shown is None:
        assert loose.problem
        return [UNREADABLE.of_site(path=name, unit=folder, why=loose.problem.zh, why_en=loose.problem.en)]
    text = loose.shown.text
    shown, at = [], 0
    for line in text.split("\n"):
        shown.append((plain_view(line, "paragraph"), at))
        at += len(line) + 1
    article = _LooseText(
        path=name,
        source=text,
        sha256=sha256(text.encode("utf-8", "replace")).hexdigest(),
        front=unread(()),
        settings=context.settings,
        column=None,
        column_id="",
        type="article",
        id=name,
        slug="",
        unit=folder,
        hash_file=lambda path: None,
        shown=joined(shown),
    )
    lines = Lines(loose.source)
    return [
        _in_file(finding, name, folder, loose.shown, lines, context)
        for rule in rules
        for finding in rule.check(article, context)
    ]


def _in_file(finding: Finding, name: str, folder: str, shown: View, lines: Lines, context: Context) -> Finding:
    """The finding with its place in the file itself, and without edits, which were meant for the words alone."""
    place = lines.place(*shown.span(finding.place.start, finding.place.end)) if finding.place else None
    setting = context.settings.checks.rules.get(finding.name)
    level = setting.level if setting and setting.level else finding.level
    return replace(
        finding, path=name, unit=folder, place=place, fixes=(), fix=None, level=level, blocks=level == "error"
    )


def _order(finding: Finding) -> tuple[int, str, int, int, str, str]:
    place = finding.place
    return (
        LEVELS.index(finding.level),
        finding.path or "",
        place.start if place else -1,
        place.end if place else -1,
        finding.rule,
        finding.message.zh,
    )
