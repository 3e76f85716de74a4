"""Reading and judging single texts, in shares for workers: settings and matchers once, then each text by every rule on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

from sitegen import codec
from sitegen.article import CONTENT, Article
from sitegen.evidence import proofs
from sitegen.inputs import rules_key
from sitegen.model import Finding, Place
from sitegen.packed import mark_of, parted
from sitegen.paths import inside
from sitegen.policy import Given, policy
from sitegen.rules.attesting import attested
from sitegen.rules.awake import awake
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.fm_special_file import of_refused
from sitegen.settings import Settings
from sitegen.stages import read
from sitegen.stages.check import weight
from sitegen.stages.word_lists import matchers
from sitegen.text.remember import TOGETHER
from sitegen.text.workdays import Calendar
from sitegen.walking import Tree
from sitegen.workers import spread

__all__ = [
    "NO_FINDINGS",
    "Judged",
    "SiteUnderCheck",
    "articles",
    "byte_reader",
    "hasher",
    "judge_one",
    "locator",
    "open_article",
    "refused",
    "site",
    "source_of",
]

NO_FINDINGS = "[]"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
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
def articles(root: Path, paths: Sequence[str], under: SiteUnderCheck, jobs: int) -> Iterator[Iterator[Judged]]:
    """Read and judge these texts, on all cores; they come as they are ready, in order."""
    with spread(partial(_judge, root, under), paths, jobs) as shares:
        yield (one for share in shares for one in share)


def _judge(root: Path, under: SiteUnderCheck, paths: Sequence[str]) -> list[Judged]:
    judged: list[Judged] = []
    rules = tuple(rule for rule in under.rules if rule.scope == "article")
    reading = tuple(rule for rule in rules if rule.name.startswith("fm."))
    by_name = {rule.name: rule for rule in under.rules}
    hash_file = lru_cache(maxsize=4096)(hasher(root))
    authors = under.context.proofs.authors
    opened = (open_article(root, path, under.settings, hash_file, under.overlay, authors.get(path)) for path in paths)
    for texts in _together(opened):
        found: dict[str, list[Finding]] = {text.path: [] for text in texts}
        sound = [text for text in texts if not text.front.broken]
        for some, by in ((sound, rules), ([text for text in texts if text.front.broken], reading)):
            for rule, woken in awake(by, some):
                for text in woken:
                    found[text.path] += rule.check(text, under.context)
        judged += [_packed(text, found[text.path], under, by_name) for text in texts]
    return judged


def _together(opened: Iterator[Article]) -> Iterator[list[Article]]:
    """Texts in hand at one time: a few dozen, fewer where they are large."""
    texts: list[Article] = []
    for text in opened:
        texts.append(text)
        if len(texts) == TOGETHER or sum(len(one.source) for one in texts) > MOST_TOGETHER:
            yield texts
            texts = []
    if texts:
        yield texts


def _packed(text: Article, findings: list[Finding], under: SiteUnderCheck, rules: Mapping[str, Rule]) -> Judged:
    broken, folder = text.front.broken, text.path.rpartition("/")[0]
    refs = () if broken else tuple(sorted((path, sha or "") for name, sha in text.files.items() if (path := inside(folder, name))))
    front, rest = (None, "") if broken else parted(read.facts(text, attested(text, under.context.proofs)))
    return Judged(
        path=text.path,
        sha256=text.sha256,
        refs=refs,
        front=front,
        rest=rest,
        mark=mark_of(front or "", rest),
        weight=weight(findings, under.settings, rules),
        findings=codec.dump(tuple(findings)) if findings else NO_FINDINGS,
    )


def open_article(
    root: Path, path: str, settings: Settings, hash_file: Callable[[str], str | None] | None = None,
    overlay: Mapping[str, bytes] | None = None, last_author: str | None = None,
) -> Article:
    """One text, read now, or as the overlay has it."""
    given = read.decoded(path, overlay[path]) if overlay and path in overlay else read.source(root / "content", path)
    return read.article(given, settings, hash_file or hasher(root), byte_reader(root), last_author)


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


def hasher(root: Path) -> Callable[[str], str | None]:
    """Path under `content/` -> sha256 of the file's bytes, or None where there is no such file."""

    def hash_file(path: str) -> str | None:
        try:
            return sha256(read.read_bytes(root / "content" / path)).hexdigest()
        except OSError:
            return None

    return hash_file


def byte_reader(root: Path) -> Callable[[str], bytes | None]:
    """Path under `content/` -> the file's bytes, or None where there is no such file."""

    def read_file(path: str) -> bytes | None:
        try:
            return read.read_bytes(root / "content" / path)
        except OSError:
            return None

    return read_file


def refused(tree: Tree) -> Iterable[Finding]:
    """Links, pipes and unusable names under `content/`."""
    return of_refused(tree.refused)


def locator(
    root: Path, settings: Settings, overlay: Mapping[str, bytes] | None = None
) -> Callable[[str, str | Place], Place | None]:
    """Finds the place of a front-matter key, or the lines of a place known by offsets only: reads only the texts named."""

    @lru_cache(maxsize=256)
    def opened(path: str) -> Article:
        return open_article(root, path, settings, overlay=overlay)

    def locate(path: str, where: str | Place) -> Place | None:
        text = opened(path)
        return text.place(where.start, where.end) if isinstance(where, Place) else text.field_place(where)

    return locate


def source_of(root: Path, overlay: Mapping[str, bytes] | None = None) -> Callable[[str], str | None]:
    """Text of a file of the site, for code frames; the overlay counts. Numbers of persons are hidden, character by character."""
    from sitegen.text.decode import decode
    from sitegen.text.identity import masked

    def text(path: str) -> str | None:
        try:
            given = (overlay or {}).get(path.removeprefix(CONTENT)) if path.startswith(CONTENT) else None
            found = decode(read.read_bytes(root / path) if given is None else given, path)
        except OSError:
            return None
        return masked(found) if isinstance(found, str) else None

    return text
