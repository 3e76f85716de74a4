"""Reading and judging single texts, in shares for workers: settings and matchers once, then each text by every rule on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from sitegen import codec
from sitegen.article import Article
from sitegen.aside import NOWHERE, Aside, Place
from sitegen.evidence import proofs
from sitegen.frozen import dataclass
from sitegen.imprint import imprint
from sitegen.inputs import rules_key
from sitegen.model import Facts, Finding, Text
from sitegen.opening import byte_reader, hasher, open_source
from sitegen.packed import mark_of, parted_of
from sitegen.paths import inside
from sitegen.policy import Given, policy
from sitegen.progress import TEXTS, step
from sitegen.rules.attesting import attested
from sitegen.rules.awake import awake
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.fm_special_file import of_refused
from sitegen.settings import Settings
from sitegen.stages import read
from sitegen.stages.check import weight
from sitegen.stages.word_lists import matchers
from sitegen.text.remember import TOGETHER, forget
from sitegen.text.workdays import Calendar
from sitegen.walking import Tree
from sitegen.workers import Meanwhile, nothing, spread

__all__ = [
    "NO_FINDINGS",
    "Judged",
    "SiteUnderCheck",
    "articles",
    "for_pages",
    "judge_one",
    "refused",
    "site",
]

JUDGING = Text("阅读并检查", "read and check")
NO_FINDINGS = "[]"
FEW = 16
"""Texts that are looked at sooner than what searches many is made."""
MANY = 500
"""Texts; while so many are read there is time for something else."""
_SAID = codec.writer(tuple[Finding, ...])
MOST_TOGETHER = 500_000
"""Code points of the texts judged side by side."""


@dataclass(frozen=True, kw_only=True)
class SiteUnderCheck:
    """Settings, rules and what rules may read, made once and inherited by the workers."""

    settings: Settings
    context: SiteContext
    rules: tuple[Rule, ...]
    key: str
    """Digest of all that judging a text depends on beside the text."""
    findings: tuple[Finding, ...]
    """Faults of word lists, waivers, the baseline and own rules: findings, not errors (design 5.3)."""
    overlay: Mapping[str, bytes] = field(default_factory=dict)
    """Path under `content/` -> bytes that stand for the file's."""
    aside: Aside | None = None
    """Where what was read is laid aside for those who make pages; None: nobody does."""


class Judged(NamedTuple):
    """What is known of one text after it was read, packed for the way between processes and for the store."""

    path: str
    sha256: str
    refs: tuple[tuple[str, str], ...]
    """(path under `content/`, sha256 or "" where missing) of every file it refers to."""
    front: str | None
    """Its facts at hand as JSON (`packed.parted`); None where it cannot be read."""
    rest: str
    """Its other facts."""
    mark: str
    """Of its facts (`packed.mark_of`)."""
    weight: int
    """Of its findings (`stages.check.weight`)."""
    findings: str
    """Its own, as JSON."""
    aside: Place = NOWHERE
    """Where its parts were laid for those who make pages."""


def site(root: Path, now: datetime, given: Given | None = None, *, verify: bool = False) -> SiteUnderCheck:
    """`verify`: look at signatures of commits even where nothing asks for them.

    Raises ConfigError with every fault of site.yaml, people and calendar at once.
    """
    given = given or Given()
    found = policy(root, given)
    settings = found.settings
    words, typos = matchers(settings)
    context = SiteContext(
        settings=settings,
        words=words,
        typos=typos,
        calendar=Calendar(settings.calendar),
        now=now.astimezone(settings.zone),
        proofs=proofs(root, settings, verify=verify),
    )
    return SiteUnderCheck(
        settings=settings,
        context=context,
        rules=found.rules,
        key=f"{rules_key(root)}{found.key}",
        findings=found.findings,
        overlay=given.overlay,
    )


@contextmanager
def articles(root: Path, paths: Sequence[str], under: SiteUnderCheck, jobs: int, meanwhile: Meanwhile = nothing) -> Iterator[Iterator[Judged]]:
    """Read and judge these texts, on all cores; they come as they are ready, in order. `meanwhile`: what this process may do
    while others read; not called where they are few."""
    if len(paths) > FEW:
        for rule in under.rules:
            _ = rule.check  # loads it (`rules.listed`), once for all workers
        under.context.words.ready()
        under.context.typos.ready()
    with step(JUDGING, len(paths), TEXTS), spread(partial(_judge, root, under), paths, jobs) as shares:
        if len(paths) > MANY:
            meanwhile()
        yield _noted(under.aside, paths, (one for share in shares for one in share))
    if len(paths) > MANY:
        forget()


def _noted(aside: Aside | None, paths: Sequence[str], judged: Iterator[Judged]) -> Iterator[Judged]:
    """In the order of the paths, and with these very strings: there is no other copy of each."""
    for path, one in zip(paths, judged, strict=True):
        if aside:
            aside.note(path, one.aside)
        yield one._replace(path=path)


def _judge(root: Path, under: SiteUnderCheck, paths: Sequence[str]) -> list[Judged]:
    judged: list[Judged] = []
    rules = tuple(rule for rule in under.rules if rule.scope == "article")
    reading = tuple(rule for rule in rules if rule.name.startswith("fm."))
    by_name = {rule.name: rule for rule in under.rules}
    hash_file, read_file = lru_cache(maxsize=4096)(hasher(root)), byte_reader(root)
    for sources in _together(open_source(root, path, under.overlay) for path in paths):
        texts = read.articles(sources, under.settings, hash_file, read_file, under.context.proofs.authors)
        laid = under.aside.put([text.sha256 for text in texts], for_pages(texts, under)) if under.aside else [NOWHERE] * len(texts)
        found: dict[str, list[Finding]] = {text.path: [] for text in texts}
        sound = [text for text in texts if not text.front.broken]
        for some, by in ((sound, rules), ([text for text in texts if text.front.broken], reading)):
            for check, woken in [(rule.check, woken) for rule, woken in awake(by, some) if woken]:
                for text in woken:
                    found[text.path] += check(text, under.context)
        judged += _packed(texts, found, under, by_name, laid)
    return judged


def for_pages(texts: Sequence[Article], under: SiteUnderCheck) -> list[tuple[tuple[object, ...], tuple[object, ...]] | None]:
    """What making their pages begins with; None where that has to look at the source."""
    chosen = {text.path: text for text in texts if text.front.tree is None and text.path not in under.overlay}
    for text in chosen.values():
        _ = text.plains
    today = under.context.now.date()
    return [_for_page(text, today) if text.path in chosen else None for text in texts]


def _for_page(text: Article, today: date) -> tuple[tuple[object, ...], tuple[object, ...]] | None:
    if text.laid is None:
        return None
    html, holes, headings = text.laid
    return tuple(imprint(text.settings, text.meta, today)), (html, holes, [tuple(heading) for heading in headings])


def _together(opened: Iterable[read.Source]) -> Iterator[list[read.Source]]:
    """Texts in hand at one time: a few dozen, fewer where they are large."""
    texts: list[read.Source] = []
    size = 0
    for text in opened:
        texts.append(text)
        size += len(text.text)
        if len(texts) == TOGETHER or size > MOST_TOGETHER:
            yield texts
            texts, size = [], 0
    if texts:
        yield texts


def _packed(texts: Sequence[Article], found: Mapping[str, Sequence[Finding]], under: SiteUnderCheck, rules: Mapping[str, Rule], laid: Sequence[Place]) -> Iterator[Judged]:
    """What is known of these texts: each step for all of them, then the next."""
    sound = [text for text in texts if not text.front.broken]
    for text in sound:
        _ = text.digest
    kinds = [() if text.front.broken else attested(text, under.context.proofs) for text in texts]
    facts = [None if text.front.broken else read.given(text, kind) for text, kind in zip(texts, kinds, strict=True)]
    parts = [(None, "") if one is None else parted_of(Facts, one) for one in facts]
    said = [codec.encode(_SAID(found[text.path])) if found[text.path] else NO_FINDINGS for text in texts]
    for text, (front, rest), findings, place in zip(texts, parts, said, laid, strict=True):
        folder = text.path.rpartition("/")[0]
        yield Judged(
            path=text.path,
            sha256=text.sha256,
            refs=() if front is None else tuple(sorted((path, sha or "") for name, sha in text.files.items() if (path := inside(folder, name)))),
            front=front,
            rest=rest,
            mark=mark_of(front or "", rest),
            weight=weight(found[text.path], under.settings, rules),
            findings=findings,
            aside=place,
        )


def judge_one(root: Path, path: str, source: str, under: SiteUnderCheck) -> tuple[Finding, ...]:
    """Findings of the rules on single texts, as if the file read so."""
    text = read.article(
        read.decoded(path, source.encode("utf-8")),
        under.settings,
        hasher(root),
        byte_reader(root),
        last_author=under.context.proofs.authors.get(path),
    )
    rules = (rule for rule in under.rules if rule.scope == "article")
    return tuple(finding for rule, woken in awake(rules, [text]) if woken for finding in rule.check(text, under.context))


def refused(tree: Tree) -> Iterable[Finding]:
    """Links, pipes and unusable names under `content/`."""
    return of_refused(tree.refused)
