"""What the tables of cases are made of, and how one rule judges one case: read, index and check as the pipeline does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

from sitegen import judging, opening
from sitegen.article import Article
from sitegen.model import Finding
from sitegen.proofs import Proofs
from sitegen.rules import RULES
from sitegen.rules.attesting import attested
from sitegen.rules.awake import awake
from sitegen.site_index import Published
from sitegen.stages import read, withdrawn
from sitegen.stages.check import check, of_site
from sitegen.stages.index import index
from sitegen.walking import walk
from tests.helpers import NOW, PERFECT, example_site, merge_front_matter, write_site

__all__ = ["Case", "Cases", "Exempt", "found", "marked", "said", "site_yaml", "tables", "text"]

TABLES = Path(__file__).with_name("cases")
_MARK = re.compile("⟦(.*?)⟧", re.DOTALL)
TOGETHER = ("suppress", "baseline", "rule", "lexicon")
"""Families that speak of what other rules find."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A small site for one rule, and what it needs beside texts. Plain strings are cases too (forms: tests/helpers.py)."""

    site: str
    """⟦…⟧ around words: exactly there the rule must report."""
    now: datetime = NOW
    data: Mapping[str, bytes] = field(default_factory=dict)
    """Files that are no text, by path."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Symbolic links, path -> target."""
    proofs: Callable[[Mapping[str, Article]], Proofs] | None = None
    """What git and forges know, from the texts by path under `content/`."""
    published: tuple[Published, ...] = ()
    base: str = ""
    """Files of the trusted revision, in the same form."""
    patch: Mapping[str, object] = field(default_factory=dict)
    """Names of the package that stand for what no test can bring about: a package that is not installed, a disk that fails."""


class Cases(NamedTuple):
    """For one rule what must stay silent, first, and what it must report; none shows what its own example shows."""

    silent: tuple[str | Case, ...]
    reported: tuple[str | Case, ...]


class Exempt(NamedTuple):
    """A rule that no case of this kind can show."""

    reason: str
    tests: tuple[str, ...]
    """Files under `tests/` that show it instead."""


@cache
def tables() -> dict[str, dict[str, Cases | Exempt]]:
    """Name of the table -> rule name -> its cases."""
    return {module.name: import_module(f"tests.rules.cases.{module.name}").CASES for module in iter_modules([str(TABLES)])}


def text(path: str, keys: str = "", body: str = "请按时报送。\n", *, like: str = "content/zwgk/tzgg/a.md") -> str:
    """A text for an archive: that of the perfect site at `path` (else `like`, with an id of its own), keys changed."""
    head, _, old = PERFECT.get(path, PERFECT[like]).removeprefix("---\n").partition("---\n")
    if path not in PERFECT:
        stem = path.rpartition("/")[2].removesuffix(".md")
        keys = (f"id: {stem}\n" if not re.search("^id:", keys, re.MULTILINE) else "") + keys
    return f"-- {path} --\n---\n{merge_front_matter(head, keys)}---\n{old if body is None else body}"


def site_yaml(*changes: tuple[str, str], more: str = "") -> str:
    """The settings of the perfect site for an archive, pieces replaced, lines added at the end."""
    found = PERFECT["site.yaml"]
    for old, new in changes:
        assert old in found, old
        found = found.replace(old, new)
    return f"-- site.yaml --\n{found}{more}"


def marked(case: Case) -> tuple[dict[str, str], set[tuple[str, int, int]]]:
    """The files of a case without its marks, and where the marks stood."""
    files, places = {}, set()
    for path, marked_text in example_site(case.site).items():
        out, at = "", 0
        for match in _MARK.finditer(marked_text):
            out += marked_text[at : match.start()]
            places.add((path, len(out), len(out) + len(match[1])))
            out += match[1]
            at = match.end()
        files[path] = out + marked_text[at:]
    return files, places


def found(folder: Path, name: str, case: Case) -> list[Finding]:
    """What the rule says of the case, settled, waived and placed as in a run of all rules."""
    files, _ = marked(case)
    root = write_site(folder, files)
    for path, raw in case.data.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)
    for path, target in case.links.items():
        (root / path).symlink_to(target)
    under = _site(root, files, case.now)
    rules = tuple(rule for rule in under.rules if rule.name == name or name.partition(".")[0] in TOGETHER)
    content = walk(root / "content")
    hashed = opening.hasher(root)
    texts = {path: opening.open_article(root, path, under.settings, hashed) for path in content.articles}
    context = under.context
    if case.proofs:
        context = replace(context, proofs=case.proofs({path: one for path, one in texts.items() if not one.front.broken}))
        texts = {path: replace(one, last_author=context.proofs.authors.get(path)) for path, one in texts.items()}
    findings = [*under.findings, *judging.refused(content)]
    readable = [one for one in texts.values() if name.startswith("fm.") or not one.front.broken]
    for rule, woken in awake([rule for rule in rules if rule.scope == "article"], readable):
        for one in woken:
            findings += rule.check(one, context)
    if case.base:
        trusted = _site(write_site(folder.with_name(folder.name + "-base"), marked(Case(site=case.base))[0]), None, case.now)
        findings += import_module("sitegen.rules.config_people_changed").of_changes(under.settings, trusted.settings)
    facts = [read.facts(one, attested(one, context.proofs)) for one in texts.values() if not one.front.broken]
    site = index(under.settings, withdrawn.applied(facts, {}), content.files, {one.id: one for one in case.published})
    locate = opening.locator(root, under.settings)
    return [f for f in check(site, [*findings, *of_site(site, context, rules)], context, rules, locate).findings if f.name == name]


_SITES: dict[tuple[object, ...], judging.SiteUnderCheck] = {}


def _site(root: Path, files: Mapping[str, str] | None, now: datetime) -> judging.SiteUnderCheck:
    """Settings and matchers: the same for all cases with the same settings files."""
    if files is None:
        return judging.site(root, now)
    key = (now, *sorted((path, words) for path, words in files.items() if not path.startswith("content/")))
    if key not in _SITES:
        _SITES[key] = judging.site(root, now)
    return _SITES[key]


def said(finding: Finding) -> str:
    """A finding as people get it: where, how grave, in what words; what goes with it for programs. The rule's own hint is
    held by its example."""
    at = finding.place
    where = f"{at.line}:{at.column}-{at.end_line}:{at.end_column}" if at else "-"
    own = next(rule.hint for rule in RULES if rule.name == finding.name).format(**({"text": "（空）"} | dict(finding.data)))
    lines = [f"{finding.level} {finding.path} {finding.field or '-'} {where} {finding.text!r}", *finding.message]
    lines += [*finding.hint] if finding.hint != own else []
    lines += [f"fix {finding.fix} {edit.start}-{edit.end} {edit.text!r}" for edit in finding.fixes] + [f"see {path}:{line}" for path, line in finding.related]
    lines += [f"excused {finding.excused}: {finding.excuse}"] if finding.excused else []
    lines += [f"{key} = {value}" for key, value in finding.data.items() if key != "text" and str(value) not in "".join(finding.message)]
    lines += ["does not block"] if finding.level == "error" and not finding.blocks else []
    return "\n  ".join(" ".join(line.split()) for line in lines)
