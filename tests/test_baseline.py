"""The baseline: what is old is excused until somebody touches it; it only shrinks; some things are never excused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Finding, Text
from sitegen.pipeline import inspect
from sitegen.rules.baseline import made, pruned
from sitegen.settings import Baseline
from sitegen.settling.baseline import BASELINE_FILE, dump, parse
from tests.helpers import NOTICE, NOW, PERFECT, write_site

UNSIGNED = (
    PERFECT[NOTICE].split("reviewers:")[0]
    + "---\n按照绵安府办[2023]71号要求，办理贷款代开增值税发票的，见[附件](no-such.pdf)。\n"
)


def findings(root: Path) -> dict[str, Finding]:
    return {f.name: f for f in inspect(root, now=NOW, jobs=1).checked.findings}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A site with an old text, and its baseline."""
    write_site(tmp_path, PERFECT | {NOTICE: UNSIGNED})
    seen = inspect(tmp_path, now=NOW, jobs=1)
    (tmp_path / BASELINE_FILE).write_text(
        dump(made(seen.checked.findings, seen.index, date(2026, 3, 10))), encoding="utf-8"
    )
    return tmp_path


def test_old_findings_and_missing_signatures_are_excused(old: Path) -> None:
    found = findings(old)
    assert found["docno.bracket"].excused == found["attachment.missing"].excused == "baselined"
    assert found["review.missing-level"].excused == "inherited"


def test_words_are_never_excused(old: Path) -> None:
    assert findings(old)["sensitive.word"].excused == ""
    assert not [
        rule
        for _, rule, _ in parse_of(old).findings
        if rule.startswith(("sensitive.", "review.", "pii.", "secrecy.", "secret."))
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "sensitive.word",
        "pii.idcard",
        "secrecy.mark",
        "secret.token",
        "review.missing-level",
        "fm.syntax",
        "suppress.expired",
    ],
)
def test_an_entry_written_by_hand_excuses_none_of_these(rule: str, tmp_path: Path) -> None:
    from sitegen.rules.baseline import apply_baseline
    from sitegen.settings import Settings, Site
    from sitegen.site_index import SiteIndex

    words = Text("x", "x")
    finding = Finding(
        rule="X", name=rule, level="error", message=words, hint=words, basis=words, path=NOTICE, fingerprint="0"
    )
    index = SiteIndex(
        settings=Settings(site=Site(name=""), baseline=Baseline(findings=frozenset({(NOTICE, rule, "0")}))), articles=()
    )
    assert apply_baseline([finding], index)[0].excused == ""


def test_an_edit_ends_the_mercy(old: Path) -> None:
    (old / NOTICE).write_text(UNSIGNED.replace("要求，", "要求和部署，"), encoding="utf-8")
    found = findings(old)
    assert found["review.missing-level"].blocks
    assert found["attachment.missing"].excused == "baselined", "another sentence is untouched"
    assert found["baseline.stale"].data["count"] >= 1 and not found["baseline.stale"].blocks


def test_editing_the_sentence_voids_its_entry(old: Path) -> None:
    (old / NOTICE).write_text(UNSIGNED.replace("按照绵安", "根据绵安"), encoding="utf-8")
    assert findings(old)["docno.bracket"].blocks


def test_prune_removes_what_was_put_right_and_nothing_else(old: Path) -> None:
    (old / NOTICE).write_text(UNSIGNED.replace("[2023]71号", "〔2023〕71号"), encoding="utf-8")
    seen = inspect(old, now=NOW, jobs=1)
    less = pruned(seen.settings.baseline, seen.checked.findings, seen.index)
    assert {rule for _, rule, _ in less.findings} == {"attachment.missing"} and not less.inherited


def test_prune_leaves_what_this_run_could_not_look_at(old: Path) -> None:
    before = parse_of(old)
    (old / NOTICE).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    seen = inspect(old, now=NOW, jobs=1)
    assert "fm.syntax" in {f.name for f in seen.checked.findings} and "baseline.stale" not in findings(old)
    assert pruned(seen.settings.baseline, seen.checked.findings, seen.index) == before
    (old / NOTICE).write_text(UNSIGNED, encoding="utf-8")
    assert findings(old)["docno.bracket"].excused == "baselined"


@pytest.mark.parametrize(
    ("finding", "data", "left"),
    [
        ("rule.crashed", {"crashed": "x.own"}, {"x.own"}),
        ("attachment.no-reader", {}, {"attachment.unchecked"}),
        ("typo.word", {}, set()),
    ],
)
def test_a_rule_that_did_not_run_puts_nothing_right(finding: str, data: dict[str, str], left: set[str]) -> None:
    from sitegen.settings import Settings, Site
    from sitegen.site_index import SiteIndex

    words = Text("x", "x")
    said = Finding(rule="X", name=finding, level="error", message=words, hint=words, basis=words, data=data)
    entries = frozenset((NOTICE, rule, "0") for rule in ("x.own", "attachment.unchecked", "typo.word"))
    less = pruned(Baseline(findings=entries), [said], SiteIndex(settings=Settings(site=Site(name="")), articles=()))
    assert {rule for _, rule, _ in less.findings} == left


def test_a_moved_text_is_a_new_text(old: Path) -> None:
    """Its address and column are others: it is reviewed like any new one, and its old entries are struck off."""
    moved = "content/zwgk/xwdt/moved.md"
    (old / NOTICE).rename(old / moved)
    found = findings(old)
    assert found["docno.bracket"].path == moved and found["docno.bracket"].blocks
    assert found["review.missing-level"].blocks
    assert found["baseline.stale"].data == {"count": len(parse_of(old).findings) + 1, "first": NOTICE}
    seen = inspect(old, now=NOW, jobs=1)
    assert pruned(seen.settings.baseline, seen.checked.findings, seen.index) == Baseline()


def test_texts_of_the_day_and_later_are_not_old(tmp_path: Path) -> None:
    write_site(tmp_path, PERFECT | {NOTICE: UNSIGNED})
    seen = inspect(tmp_path, now=NOW, jobs=1)
    assert made(seen.checked.findings, seen.index, date(2026, 3, 9)) == Baseline()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"version": 2}',
        '{"version": 1, "findings": [{}]}',
        '{"version": 1, "inherited": {"a": 1}}',
        '{"version": 1, "more": []}',
        "[" * 100_000,
        '{"version": 1, "findings": [{"path": 1, "rule": "a", "fingerprint": "b"}]}',
    ],
)
def test_a_broken_file_blocks(text: str, tmp_path: Path) -> None:
    assert isinstance(parse(text), Text)
    found = inspect(write_site(tmp_path, PERFECT | {BASELINE_FILE: text}), now=NOW, jobs=1)
    assert [f.name for f in found.checked.findings if f.blocks] == ["baseline.unreadable"] and found.exit_code == 1


def parse_of(root: Path) -> Baseline:
    found = parse((root / BASELINE_FILE).read_text("utf-8"))
    assert isinstance(found, Baseline)
    return found


words = st.text(min_size=1, max_size=8)


@given(st.frozensets(st.tuples(words, words, words)), st.dictionaries(words, words))
def test_what_is_written_is_read_again(entries: frozenset[tuple[str, str, str]], texts: dict[str, str]) -> None:
    baseline = Baseline(findings=entries, inherited=texts)
    assert parse(dump(baseline)) == baseline
    assert json.loads(dump(baseline))["version"] == 1


@given(st.frozensets(st.tuples(words, words, words), max_size=6), st.frozensets(st.integers(0, 5)))
def test_pruning_only_removes_and_twice_is_once(entries: frozenset[tuple[str, str, str]], kept: frozenset[int]) -> None:
    from sitegen.settings import Settings, Site
    from sitegen.site_index import SiteIndex

    text = Text("x", "x")
    there = [
        Finding(rule="X", name=rule, level="error", message=text, hint=text, basis=text, path=path, fingerprint=mark)
        for number, (path, rule, mark) in enumerate(sorted(entries))
        if number in kept
    ]
    baseline, index = Baseline(findings=entries), SiteIndex(settings=Settings(site=Site(name="")), articles=())
    less = pruned(baseline, there, index)
    assert less.findings <= baseline.findings
    assert pruned(less, there, index) == less
