"""A text is spared rules that would find nothing: what is spared changes no finding."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.article import Article
from sitegen.judging import SiteUnderCheck, site
from sitegen.model import Finding
from sitegen.opening import byte_reader, hasher
from sitegen.rules import RULES
from sitegen.rules.awake import awake
from sitegen.rules.base import Rule
from sitegen.stages import read
from sitegen.text.clues import Clue
from sitegen.walking import walk
from tests.helpers import NOTICE, NOW, PERFECT, example_site, write_site

ON_TEXTS = tuple(rule for rule in RULES if rule.scope == "article")
PATH = NOTICE.removeprefix("content/")
MIXED, PIECES = 150, 12


@pytest.fixture(scope="module")
def under(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SiteUnderCheck]:
    root = write_site(tmp_path_factory.mktemp("perfect"), PERFECT)
    return root, site(root, NOW)


def opened(root: Path, under: SiteUnderCheck, source: str) -> Article:
    return read.article(read.decoded(PATH, source.encode()), under.settings, hasher(root), byte_reader(root))


def found(rules: tuple[Rule, ...], texts: list[Article], under: SiteUnderCheck, *, spared: bool) -> list[Finding]:
    pairs = awake(rules, texts) if spared else ((rule, texts) for rule in rules)
    return [finding for rule, some in pairs for text in some for finding in rule.check(text, under.context)]


def examples() -> list[str]:
    """The notice of every rule's bad and good example that has one."""
    return [files[NOTICE] for rule in RULES for example in (rule.bad, rule.good) if NOTICE in (files := example_site(example))]


def mixed() -> list[str]:
    """Texts made of lines of all examples, in the order that chance gives them."""
    made = random.Random(1)
    heads = [text.removeprefix("---\n").partition("---\n") for text in examples()]
    lines = sorted({line for _, _, body in heads for line in body.split("\n")})
    return [f"---\n{made.choice(heads)[0]}---\n" + "\n".join(made.choices(lines, k=made.randrange(PIECES))) for _ in range(MIXED)]


def test_every_rule_looks_at_what_it_would_find_something_in(under: tuple[Path, SiteUnderCheck]) -> None:
    root, known = under
    for source in [*examples(), *mixed()]:
        text = opened(root, known, source)
        rules = ON_TEXTS if not text.front.broken else tuple(rule for rule in ON_TEXTS if rule.name.startswith("fm."))
        assert found(rules, [text], known, spared=True) == found(rules, [text], known, spared=False), source


@pytest.mark.untraced
@pytest.mark.parametrize("rule", [rule for rule in ON_TEXTS if rule.when or rule.clue], ids=lambda rule: rule.name)
def test_a_rule_that_may_be_spared_looks_at_its_own_bad_example(rule: Rule, tmp_path: Path) -> None:
    files = example_site(rule.bad)
    root = write_site(tmp_path, files)
    known = site(root, NOW)
    paths = walk(root / "content").articles
    texts = [read.article(read.source(root / "content", path), known.settings, hasher(root), byte_reader(root)) for path in paths]
    assert found((rule,), texts, known, spared=True) == found((rule,), texts, known, spared=False)


def test_most_rules_that_may_be_spared_are(under: tuple[Path, SiteUnderCheck]) -> None:
    root, known = under
    text = opened(root, known, PERFECT[NOTICE])
    spared = [rule for rule, some in awake(ON_TEXTS, [text]) if not some]
    assert len(spared) > len([rule for rule in ON_TEXTS if rule.when or rule.clue]) / 2


def test_a_rule_with_the_wrong_clue_would_be_noticed(under: tuple[Path, SiteUnderCheck]) -> None:
    root, known = under
    rule = next(rule for rule in ON_TEXTS if rule.name == "punct.ellipsis")
    text = opened(root, known, example_site(rule.bad)[NOTICE])
    wrong = (replace(rule, clue=Clue("没有的词")),)
    assert found(wrong, [text], known, spared=True) != found(wrong, [text], known, spared=False)
