"""Front matter: what reading finds becomes findings at the key; identity and addresses are unique on the whole site."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.addresses import is_generated, normal
from sitegen.pipeline import inspect
from sitegen.rules import RULES, fm_duplicate_id, fm_duplicate_slug
from tests.factories import SmallSite
from tests.helpers import NOW, PERFECT, example_site, write_site
from tests.rules.facts_factory import column, facts, names, run, site

FM = [rule for rule in RULES if rule.name.startswith("fm.") and rule.scope == "article"]


def said(example: str) -> list[tuple[str, str | None, int]]:
    """(rule, field, line) of every finding on front matter."""
    found = SmallSite(example_site(example)).findings(*FM)
    return [(f.name, f.field, f.place.line if f.place else 0) for f in found]


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("---\ntitle:\n---\n", [("fm.missing-field", "title", 1)]),
        ("---\nsource:\n---\n", [("fm.missing-field", "source", 1)]),
        ("---\neditor:\n---\n", []),  # review.missing-editor says it, and one finding is enough
        ("---\ndate:\n---\n", [("fm.missing-field", "date", 1)]),
        ("---\ntype: policy\n---\n", [("fm.missing-field", "disclosure", 1)]),
        ("---\ntype: letter\n---\n", [("fm.missing-field", "consent", 1)]),
        ("---\ncolumn: zwgk/zcwj\n---\n", [("fm.missing-field", "disclosure", 1)]),  # by the type of its column
        ("---\ninterpretation_required: false\n---\n", [("fm.missing-field", "interpretation_waived_because", 1)]),
        ("---\ndate: 2026-02-29\n---\n", [("fm.bad-date", "date", 6)]),  # not missing as well
        ("---\ndate: 昨天\n---\n", [("fm.bad-date", "date", 6)]),
        ("---\nwithdrawal: []\n---\n", [("fm.unknown-key", "withdrawal", 11)]),
        ("---\nkeywords: 水利\n---\n", [("fm.type", "keywords", 11)]),
        ("---\ntype: notise\n---\n", [("fm.type", "type", 11)]),
        ("---\ncolumn: zwgk\n---\n", []),  # a parent may hold texts
        ("---\ncolumn: zwgk/nothing\n---\n", [("fm.unknown-column", "column", 11)]),
        ("---\nx-note: {a: [1]}\n---\n", []),
    ],
)
def test_faults_of_front_matter(example: str, expected: list[tuple[str, str, int]]) -> None:
    assert said(example) == expected


def test_a_text_under_review_needs_no_date_yet() -> None:
    half = "---\ndate:\nreviewers:\n  - {level: first, name: 李华, at: 2026-03-06 09:00}\n---\n"
    assert said(half) == []
    signed = half.replace("level: first", "level: final")
    assert said(signed) == [("fm.missing-field", "date", 1)]  # the final signature would have stamped it


def test_an_unknown_column_is_named_with_its_nearest() -> None:
    (finding,) = SmallSite(example_site("---\ncolumn: zwgk/tzg\n---\n")).findings(*FM)
    assert "zwgk/tzgg" in finding.hint.zh


def test_an_external_channel_holds_no_texts() -> None:
    files = dict(PERFECT)
    files["site.yaml"] = files["site.yaml"].replace(
        "freshness: {classes", "  - {id: zwfw, name: 政务服务, link: 'https://zwfw.example/'}\nfreshness: {classes"
    )
    files["content/zwfw/a.md"] = files["content/zwgk/tzgg/a.md"].replace("id: a\n", "id: b\n")
    (finding,) = SmallSite(files).findings(*FM)
    assert (finding.name, finding.path) == ("fm.unknown-column", "content/zwfw/a.md")


def test_braces_in_what_somebody_wrote_are_just_braces() -> None:
    (finding,) = SmallSite(example_site("---\ntype: '{0.__class__}'\n---\n")).findings(*FM)
    assert "{0.__class__}" in finding.message.zh


def test_files_that_no_archive_can_hold(tmp_path: Path) -> None:
    root = write_site(tmp_path, PERFECT)
    (root / "content/zwgk/tzgg/big.md").write_bytes(b"a" * (2 * 1024 * 1024 + 1))
    os.symlink("/etc/hostname", root / "content/zwgk/tzgg/link.md")
    (root / "content/zwgk/tzgg/gb.md").write_bytes(
        "---\ntitle: 通知\n---\n请各单位按时报送有关情况。\n".encode("gb18030")
    )
    found = inspect(root, now=NOW, jobs=1).checked.findings
    assert {(f.name, f.path) for f in found} == {
        ("fm.too-large", "content/zwgk/tzgg/big.md"),
        ("fm.special-file", "content/zwgk/tzgg/link.md"),
        ("fm.encoding", "content/zwgk/tzgg/gb.md"),
    }
    assert all(f.blocks for f in found)


TWICE = {
    "the later by path": (
        [facts("zwgk/a.md", id="x"), facts("zwgk/b.md", id="x")],
        [("fm.duplicate-id", "zwgk/b.md", "id")],
    ),
    "every one but the first": (
        [facts("zwgk/a.md", id="x"), facts("zwgk/b.md", id="x"), facts("zwgk/c.md", id="x")],
        [("fm.duplicate-id", "zwgk/b.md", "id"), ("fm.duplicate-id", "zwgk/c.md", "id")],
    ),
    "one slug": (
        [facts("zwgk/a.md", slug="s"), facts("zwgk/b.md", slug="s")],
        [("fm.duplicate-slug", "zwgk/b.md", "slug")],
    ),
    "case only": (
        [facts("zwgk/a.md", slug="s"), facts("zwgk/b.md", slug="S")],
        [("fm.duplicate-slug", "zwgk/b.md", "slug")],
    ),
    "an alias never beats a page": (
        [facts("zwgk/a.md", aliases=("/zwgk/b/",)), facts("zwgk/b.md")],
        [("fm.duplicate-slug", "zwgk/a.md", "aliases")],
    ),
    "two aliases": (
        [facts("zwgk/a.md", aliases=("/old/1.html",)), facts("zwgk/b.md", aliases=("/old/1.html",))],
        [("fm.duplicate-slug", "zwgk/b.md", "aliases")],
    ),
    "its own address": ([facts("zwgk/a.md", aliases=("/zwgk/a",))], [("fm.duplicate-slug", "zwgk/a.md", "aliases")]),
    "a column": ([facts("zwgk/tzgg.md")], [("fm.duplicate-slug", "zwgk/tzgg.md", "slug")]),
    "a list page": ([facts("zwgk/page-2.md")], [("fm.duplicate-slug", "zwgk/page-2.md", "slug")]),
    "the freshness page": (
        [facts("zwgk/a.md", aliases=("/freshness/",))],
        [("fm.duplicate-slug", "zwgk/a.md", "aliases")],
    ),
    "the home page": ([facts("zwgk/a.md", aliases=("/index.html",))], [("fm.duplicate-slug", "zwgk/a.md", "aliases")]),
    "the feed": ([facts("zwgk/a.md", aliases=("/zwgk/feed.xml",))], [("fm.duplicate-slug", "zwgk/a.md", "aliases")]),
    "nothing": ([facts("zwgk/a.md", aliases=("/old/a/",)), facts("zwgk/tzgg/a.md", id="b")], []),
}


@pytest.mark.parametrize("case", TWICE)
def test_identity_and_addresses_are_unique(case: str) -> None:
    texts, expected = TWICE[case]
    assert names(run(site(*texts), fm_duplicate_id.RULE, fm_duplicate_slug.RULE)) == expected


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/a/b", "/a/b/"),
        ("/a/b/", "/a/b/"),
        ("a/b/index.html", "/a/b/"),
        ("/a//b.html?x=1#y", "/a/b.html"),
        ("/", "/"),
        ("", "/"),
        ("/%E5%85%AC/", "/公/"),
        ("/./a", "/a/"),
    ],
)
def test_one_spelling_of_an_address(written: str, address: str) -> None:
    assert normal(written) == address == normal(address)


def test_an_external_channel_takes_no_address() -> None:
    index = site(columns=(column("zwfw", link="https://zwfw.example/"),))
    assert not is_generated("/zwfw/", index.settings) and is_generated("/freshness/", index.settings)
