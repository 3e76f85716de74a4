"""What is asked of a signature by site, column and sensitivity; practices of review that ship with the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen import judging, opening
from sitegen.pipeline import inspect
from sitegen.rules.attesting import demand
from tests.helpers import NOW, write_site
from tests.signoff.repository import NOTICE, PEOPLE, SITE, TEXT

PROFILES = sorted(path.stem for path in (Path(judging.__file__).parent / "data/review_profiles").glob("*.yaml"))


def site(evidence: str, column: str = "") -> dict[str, str]:
    text = SITE.replace("{minimum: commit}", evidence)
    text = text.replace("type: notice, owner: office}", f"type: notice, owner: office{column}}}", 1)
    return {"site.yaml": text, "checks/people.yaml": PEOPLE}


@pytest.mark.parametrize(
    ("evidence", "column", "sensitivity", "minimum", "accept", "joint"),
    [
        ("{minimum: names}", "", "", "names", ("form", "commit", "signed", "forge"), 0),
        ("{minimum: digest}", ", evidence: {minimum: commit}", "", "commit", ("form", "commit", "signed", "forge"), 0),
        ("{minimum: signed}", ", evidence: {minimum: commit}", "", "signed", ("form", "commit", "signed", "forge"), 0),  # never less
        ("{minimum: digest, accept: [commit, signed]}", ", evidence: {accept: [signed, forge]}", "", "digest", ("signed",), 0),
        ("{minimum: names, sensitivity: {sensitive: {minimum: signed}}}", "", "sensitive", "signed", ("form", "commit", "signed", "forge"), 0),
        ("{minimum: names, sensitivity: {sensitive: {minimum: signed}}}", "", "important", "names", ("form", "commit", "signed", "forge"), 0),
        ("{minimum: names, sensitivity: {sensitive: {joint: 2}}}", ", evidence: {joint: 1}", "sensitive", "names", ("form", "commit", "signed", "forge"), 2),
        ("{minimum: names, sensitivity: {sensitive: {joint: 2}}}", ", evidence: {joint: 1}", "", "names", ("form", "commit", "signed", "forge"), 1),
    ],
)
def test_a_narrower_setting_only_adds(evidence, column, sensitivity, minimum, accept, joint, tmp_path):
    text = TEXT.replace("id: a\n", f"id: a\nsensitivity: {sensitivity}\n") if sensitivity else TEXT
    root = write_site(tmp_path, site(evidence, column) | {NOTICE: text})
    under = judging.site(root, NOW)
    found = demand(opening.open_article(root, NOTICE.removeprefix("content/"), under.settings))
    assert (found.minimum, found.accept, found.joint) == (minimum, accept, joint)


def signed(levels: str, more: str = "") -> str:
    who = {"first": "李华, at: 2026-03-06 09:00", "second": "王卫, at: 2026-03-06 15:00", "final": "赵安, at: 2026-03-09 08:30"}
    rows = "".join(f"  - {{level: {level}, name: {who[level]}}}\n" for level in levels.split())
    return TEXT.replace("id: a\n", f"id: a\ndate: 2026-03-09 09:00\n{more}reviewers:\n{rows}")


def missing(root: Path, profile: str, text: str, options: str = "") -> list[str]:
    rules = f", rules: {{review.missing-level: {{options: {options}}}}}" if options else ""
    files = {"site.yaml": SITE.replace("evidence: {minimum: commit}", f"evidence: {{minimum: names}}\n  review_profile: {profile}{rules and chr(10) + '  ' + rules[2:]}")}
    seen = inspect(write_site(root, files | {"checks/people.yaml": PEOPLE, NOTICE: text}), now=NOW)
    return [f.field or "" for f in seen.checked.findings if f.name == "review.missing-level"]


@pytest.mark.parametrize("name", PROFILES)
def test_each_practice_names_posts_and_checklists_and_accepts_three_signatures(name: str, tmp_path: Path) -> None:
    assert missing(tmp_path, name, signed("first second final")) == []
    review = judging.site(tmp_path, NOW).settings.review
    assert set(review.posts) == set(review.checklists) == {"first", "second", "final"} and review.source
    assert len(PROFILES) >= 6


@pytest.mark.parametrize(
    ("profile", "text", "options", "lacking"),
    [
        ("default", signed("final", "reprint: true\nsource_url: https://www.gov.cn/a\n").replace("县政府办公室", "新华社"), "", 2),
        ("reprint-light", signed("final", "reprint: true\nsource_url: https://www.gov.cn/a\n").replace("县政府办公室", "新华社"), "", 0),
        ("reprint-light", signed("final", "reprint: true\nsource_url: https://www.gov.cn/a\n"), "", 2),
        ("reprint-light", signed("final"), "", 2),
        ("inherited-batch", signed("final"), "{inherited_before: 2026-03-10}", 0),
        ("inherited-batch", signed("final"), "{inherited_before: 2026-03-09}", 2),
        ("inherited-batch", signed("first"), "{inherited_before: 2026-03-10}", 1),
        ("inherited-batch", signed("final"), "", 2),
    ],
)
def test_lighter_paths_by_practice(profile: str, text: str, options: str, lacking: int, tmp_path: Path) -> None:
    assert len(missing(tmp_path, profile, text, options)) == lacking
