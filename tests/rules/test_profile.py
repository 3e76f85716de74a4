"""A county's profile: what it may say, and what becomes of a value that nobody can read or that asks for less."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.pipeline import inspect
from tests.helpers import NOW, PERFECT, write_site

HEAD = "title: 本县规定\nlayer: county\nextends: default\ndocument: 本县规定\nvalues:\n"
SITE = PERFECT["site.yaml"].replace("checks:\n", "checks:\n  profile: own\n")

CASES: dict[str, tuple[str, str, str]] = {
    # name: (value in the county's file, the finding, what its words hold)
    "a limit in words": ("{key: fresh.news, value: 30 days}", "profile.unreadable", "30 days"),
    "a limit without unit": ("{key: reply.letter, value: 30}", "profile.unreadable", "30"),
    "a number in words": ("{key: veto.columns, value: 十个}", "profile.unreadable", "十个"),
    "a misspelt key": ("{key: reply.leter, value: 3 wd}", "profile.unreadable", "reply.leter"),
    "more days": ("{key: reply.finderror, value: 30 wd}", "profile.loosened", "30 wd"),
    "as many working days as days": ("{key: fresh.news, value: 14 wd}", "profile.loosened", "14 wd"),
    "a working day for 24 hours": ("{key: react.message, value: 1 wd, channel: new-media}", "profile.loosened", "1 wd"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_said_and_the_upper_value_stays(tmp_path: Path, name: str) -> None:
    line, rule, words = CASES[name]
    before = inspect(write_site(tmp_path / "before", PERFECT | {"site.yaml": SITE, "checks/profiles/own.yaml": HEAD.replace("values:\n", "values: []\n")}), now=NOW)
    seen = inspect(write_site(tmp_path / "site", PERFECT | {"site.yaml": SITE, "checks/profiles/own.yaml": f"{HEAD}  - {line}\n"}), now=NOW)
    found = [f for f in seen.checked.findings if f.name == rule]
    assert len(found) == 1 and words in found[0].message.zh and found[0].hint.zh, [(f.name, f.message.zh) for f in seen.checked.findings]
    assert found[0].path == "checks/profiles/own.yaml"
    assert {k: v.value for k, v in seen.settings.upkeep.profile.values.items()} == {k: v.value for k, v in before.settings.upkeep.profile.values.items()}


@pytest.mark.parametrize(("line", "key", "value"), [
    ("{key: reply.letter, value: 3 wd}", "reply.letter", "3 wd"), ("{key: fresh.news, value: 7 d}", "fresh.news", "7 d"),
    ("{key: reply.letter, value: 5 d}", "reply.letter", "5 d"), ("{key: required.posts, value: 网站安全责任人 联络员}", "required.posts", "网站安全责任人 联络员")])
def test_what_is_tighter_is_in_force(tmp_path: Path, line: str, key: str, value: str) -> None:
    seen = inspect(write_site(tmp_path, PERFECT | {"site.yaml": SITE, "checks/profiles/own.yaml": f"{HEAD}  - {line}\n"}), now=NOW)
    assert not [f for f in seen.checked.findings if f.name in ("profile.unreadable", "profile.loosened")]
    kept = seen.settings.upkeep.profile.get(key)
    assert kept and kept.value == value
