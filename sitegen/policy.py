"""What a site is judged by. In: the site's files, or those of a trusted revision; out: settings, rules, faults of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from sitegen.frozen import dataclass
from sitegen.model import Finding, FindingLevel, Place, Text
from sitegen.rules import RULES
from sitegen.rules.base import Rule
from sitegen.rules.config_people_changed import of_changes
from sitegen.rules.files import of_files
from sitegen.rules.own import UNREADABLE, declared
from sitegen.rules.own_python import loaded
from sitegen.settings import Column, Settings
from sitegen.stages.read_git import at_revision
from sitegen.stages.read_site import FileProblem, read_site
from sitegen.stages.review_profiles import with_profile
from sitegen.text.lines import Lines

__all__ = ["Given", "Policy", "policy"]

SEE = Text("写法见 docs/own-rules.md", "see docs/own-rules.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the command line gives beside the site itself."""

    fail_level: FindingLevel | None = None
    """In place of the site's."""
    base: str | None = None
    """Git revision from which policy is read: checks, people, waivers, word lists, baseline, calendar, own rules."""
    overlay: Mapping[str, bytes] = field(default_factory=dict)
    """Path under `content/` -> bytes that stand for the file's: what an editor has not saved yet."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables that name private word lists."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Settings and rules in force."""

    settings: Settings
    rules: tuple[Rule, ...]
    """Those of the package, then the site's own."""
    key: str
    """Digest of what stands in no file of the site's: own rules, private lists, the trusted revision's policy."""
    findings: tuple[Finding, ...]
    """Faults of word lists, waivers, the baseline and own rules: findings, not errors (design 5.3)."""


def policy(root: Path, given: Given) -> Policy:
    """Raises ConfigError with every fault of site.yaml, people and calendar at once."""
    names = frozenset(rule.name for rule in RULES)
    files = read_site(root, rule_names=names, environment=given.environment)
    settings = files.settings
    changes: tuple[Finding, ...] = ()
    if given.base is not None:
        load, listed = at_revision(root, given.base)
        files = read_site(root, load, listed, names, given.environment)
        trusted = files.settings
        changes = of_changes(settings, trusted)
        settings = replace(
            settings,
            columns=tuple(_trusted(column, trusted) for column in settings.columns),
            checks=trusted.checks,
            people=trusted.people,
            waivers=trusted.waivers,
            words=trusted.words,
            baseline=trusted.baseline,
            calendar=trusted.calendar,
            leaders=trusted.leaders,
            link_register=trusted.link_register,
            version=trusted.version,
        )
    settings = with_profile(settings)
    if given.fail_level:
        settings = replace(settings, checks=replace(settings.checks, fail_level=given.fail_level))
    own, problems = _own_rules(files.own_rules, settings)
    outside = [row for row in settings.words if not row.path.startswith("checks/")]
    trusted_policy = (
        (
            settings.checks,
            settings.people,
            settings.words,
            settings.calendar,
            settings.leaders,
            settings.link_register,
            settings.columns,
        )
        if given.base
        else ()
    )
    key = sha256(repr((files.own_rules, outside, trusted_policy)).encode("utf-8", "replace")).hexdigest()
    return Policy(
        settings=settings,
        rules=(*RULES, *own),
        key=key,
        findings=(*of_files((*files.problems, *problems), RULES), *changes),
    )


def _trusted(column: Column, trusted: Settings) -> Column:
    """Who answers for a column, and what evidence it needs, is policy too; a new column has what the branch says."""
    old = trusted.column_by_id.get(column.id)
    return replace(column, owner=old.owner, evidence=old.evidence, keepers=old.keepers) if old else column


def _own_rules(
    files: Iterable[tuple[str, str]], settings: Settings
) -> tuple[tuple[Rule, ...], tuple[FileProblem, ...]]:
    rules: list[Rule] = []
    problems: list[FileProblem] = []
    for path, text in files:
        found, wrong = loaded(path, text) if path.endswith(".py") else declared(text)
        lines = Lines(text)
        problems += [
            _problem(path, p.message, lines.place(p.start, p.end) if p.end > p.start else None, p.hint) for p in wrong
        ]
        taken = {word for rule in rules for word in (rule.id, rule.name)}
        for rule in found:
            if taken & {rule.id, rule.name}:
                problems.append(
                    _problem(
                        path,
                        Text(
                            f"规则 {rule.name}（{rule.id}）与前面的文件重复",
                            f"{rule.name} ({rule.id}) is in an earlier file too",
                        ),
                    )
                )
            else:
                rules.append(rule)
    problems += _misnamed(settings, {rule.name: rule for rule in (*RULES, *rules)})
    return tuple(rules), tuple(problems)


def _misnamed(settings: Settings, known: Mapping[str, Rule]) -> Iterator[FileProblem]:
    """Rules and options that site.yaml sets and that do not exist: nothing would happen, and nobody would know."""
    for name, setting in sorted(settings.checks.rules.items()):
        rule = known.get(name)
        if rule is None:
            words = Text(f"checks.rules 里的“{name}”没有这条规则", f"checks.rules names a rule that is not there: {name}")
            yield _problem("site.yaml", words, setting.place, _meant(name, known))
        for key in setting.options if rule else ():
            if rule and key not in rule.options:
                words = Text(f"规则 {name} 没有“{key}”这个选项", f"the rule {name} has no option {key!r}")
                yield _problem("site.yaml", words, setting.place, _meant(key, rule.options))


def _meant(written: str, known: Iterable[str]) -> Text:
    near = get_close_matches(written, sorted(known), n=1)
    return Text(f"是否想写 {near[0]}？", f"did you mean {near[0]}?") if near else SEE


def _problem(path: str, message: Text, place: Place | None = None, hint: Text = SEE) -> FileProblem:
    return FileProblem(code=UNREADABLE, path=path, place=place, message=message, hint=hint)
