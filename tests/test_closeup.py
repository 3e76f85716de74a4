"""A text looked at alone is judged as in the whole site, after any edit; and what rules on the site do not see stays unseen by them."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sitegen import judging
from sitegen.inspecting import Inspection, inspect
from sitegen.model import Facts, Finding, Moment
from sitegen.policy import Given
from sitegen.record import Record
from sitegen.refresh import known
from sitegen.rules import RULES
from sitegen.sayings import MOVING
from sitegen.site_index import Published
from sitegen.stages import withdrawn
from sitegen.stages.check import of_site
from sitegen.stages.index import index
from sitegen.store import FILE, Store
from sitegen.walking import walk
from tests.every_rule.test_every_rule import BROKEN, is_notice, one_site
from tests.helpers import NOTICE, NOW, PERFECT, example_site, other, write_site

A, NEWS = "zwgk/tzgg/a.md", "zwgk/xwdt/news.md"
LINKED = PERFECT[NOTICE].replace("请于3月底前", "请对照[办法](../zcwj/p.md)，于3月底前")


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stamps count at once, as if every file had been at rest for a while."""
    monkeypatch.setattr("sitegen.refresh.SAFE_AGE", 0)
    monkeypatch.setattr("sitegen.closeup.SAFE_AGE", 0)
    monkeypatch.setattr("sitegen.sayings.SAFE_AGE", 0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", PERFECT | {NOTICE: LINKED})


def near(root: Path, *paths: str, now: datetime = NOW, overlay: dict[str, bytes] | None = None) -> Inspection:
    return inspect(root, now=now, given=Given(overlay=overlay or {}), only=paths)


def is_near(seen: Inspection) -> bool:
    return len(seen.index.articles) < seen.texts


def of(seen: Inspection, *paths: str) -> list[Finding]:
    return [finding for finding in seen.checked.findings if finding.path in {f"content/{path}" for path in paths}]


def clean(root: Path, *paths: str, now: datetime = NOW, overlay: dict[str, bytes] | None = None) -> list[Finding]:
    """The answer of a run on the whole site that knows nothing beforehand."""
    copy = root.with_name("clean")
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("cache"))
    try:
        return of(inspect(copy, now=now, given=Given(overlay=overlay or {})), *paths)
    finally:
        shutil.rmtree(copy)


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


ALONE: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "a wrong word": lambda root: edit(root, NOTICE, "请对照", "请认真布署，请对照"),
    "words before a link": lambda root: edit(root, NOTICE, "请对照", "为做好有关工作，请对照"),
    "a paragraph more": lambda root: edit(root, NOTICE, "县水利局。", "县水利局。\n\n联系人见县水利局网站。"),
    "a word of personal data": lambda root: edit(root, NOTICE, "县水利局。", "县水利局。手机13800138000。"),
    "another text is edited too": lambda root: edit(root, f"content/{NEWS}", "会议", "会上"),
}
"""Edits after which nobody else has to be looked at."""

WHOLE: dict[str, Callable[[Path], object]] = {
    "another title": lambda root: edit(root, NOTICE, "title: ", "title: 关于"),
    "a link more": lambda root: edit(root, NOTICE, "县水利局。", "县水利局，见[解读](../zcjd/i.md)。"),
    "a link less": lambda root: edit(root, NOTICE, "[办法](../zcwj/p.md)", "办法"),
    "a signature less": lambda root: edit(root, NOTICE, "  - {level: second, name: 王卫, at: 2026-03-06 15:00}\n", ""),
    "its id is another's": lambda root: edit(root, f"content/{NEWS}", "id: news", "id: a"),
    "what it links to is gone": lambda root: (root / "content/zwgk/zcwj/p.md").unlink(),
    "what it links to is a draft": lambda root: edit(root, "content/zwgk/zcwj/p.md", "---\n", "---\ndraft: true\n"),
    "a new text": lambda root: shutil.copy(root / NOTICE, root / "content/zwgk/tzgg/b.md"),
    "a new file": lambda root: (root / "content/zwgk/tzgg/b.pdf").write_bytes(b"%PDF-1.4\n"),
    "a pipe": lambda root: (root / "content/zwgk/tzgg/b.md").symlink_to("a.md"),
    "it cannot be read": lambda root: (root / NOTICE).write_bytes(b"\xff\xfe"),
    "a person leaves": lambda root: edit(root, "checks/people.yaml", "李华", "李桦"),
    "another setting": lambda root: edit(root, "site.yaml", "warn_days: 7", "warn_days: 9"),
}
"""Edits after which anybody may be concerned."""


@pytest.mark.untraced
@pytest.mark.parametrize(("name", "alone"), [(name, True) for name in ALONE] + [(name, False) for name in WHOLE])
def test_after_an_edit_the_answer_is_that_of_the_whole(name: str, alone: bool, root: Path) -> None:
    inspect(root, now=NOW)
    (ALONE if alone else WHOLE)[name](root)
    seen = near(root, A)
    assert is_near(seen) == alone
    assert of(seen, A) == clean(root, A)
    again = near(root, A)
    assert is_near(again) and of(again, A) == of(seen, A)
    assert of(near(root, A, NEWS), A, NEWS) == clean(root, A, NEWS)


def test_edits_one_after_the_other(root: Path) -> None:
    inspect(root, now=NOW)
    for name, step in (ALONE | {key: WHOLE[key] for key in ("another title", "a link more", "what it links to is a draft", "a new text")}).items():
        step(root)
        assert of(near(root, A), A) == clean(root, A), name


def test_what_the_site_says_of_a_text_moves_with_it(root: Path) -> None:
    """A dead link is found by a rule on the site; words before it move its place."""
    edit(root, NOTICE, "../zcwj/p.md", "../zcwj/none.md")
    inspect(root, now=NOW)
    edit(root, NOTICE, "请对照", "为做好有关工作，请对照")
    seen = near(root, A)
    assert is_near(seen) and [f.name for f in of(seen, A)] == ["link.dead-internal"]
    assert of(seen, A) == clean(root, A)
    edit(root, NOTICE, "为做好有关工作，", "")
    assert of(near(root, A), A) == clean(root, A)


@pytest.mark.parametrize(
    ("now", "held"),
    [
        (NOW, True),
        (NOW + timedelta(minutes=1), True),
        (NOW.replace(hour=23, minute=59), True),
        (NOW - timedelta(minutes=1), False),
        (NOW.replace(hour=0, minute=0) + timedelta(days=1), False),
        (NOW + timedelta(days=400), False),
    ],
)
def test_it_holds_until_the_clock_may_say_otherwise(now: datetime, held: bool, root: Path) -> None:
    inspect(root, now=NOW)
    seen = near(root, A, now=now)
    assert is_near(seen) == held
    assert of(seen, A) == clean(root, A, now=now)


@pytest.mark.parametrize("name", ["another title", "a wrong word", "a link more", "it cannot be read"])
def test_unsaved_text(name: str, root: Path) -> None:
    inspect(root, now=NOW)
    typed = root.with_name("typed")
    shutil.copytree(root, typed)
    (ALONE | WHOLE)[name](typed)
    overlay = {A: (typed / NOTICE).read_bytes()}
    before = (root / FILE).read_bytes()
    seen = near(root, A, overlay=overlay)
    assert is_near(seen) == (name in ALONE)
    assert of(seen, A) == of(inspect(typed, now=NOW), A)
    assert of(near(root, A), A) == clean(root, A), "what was not saved is not remembered"
    assert len(before) == len((root / FILE).read_bytes())


def test_unsaved_text_judges_no_other_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inspect(root, now=NOW)
    judged: list[str] = []
    judge = judging._judge
    monkeypatch.setattr("sitegen.judging._judge", lambda root, under, paths: judged.extend(paths) or judge(root, under, paths))
    unsaved = {"zwgk/tzgg/new.md": LINKED.replace("id: a\n", "id: new\n").encode()}
    seen = near(root, "zwgk/tzgg/new.md", overlay=unsaved)
    assert judged == ["zwgk/tzgg/new.md"] and seen.texts == 6
    assert of(seen, "zwgk/tzgg/new.md") == clean(root, "zwgk/tzgg/new.md", overlay=unsaved)


def test_young_files_are_not_trusted(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "content/zwgk/tzgg/b.pdf").write_bytes(b"%PDF-1.4\n")
    monkeypatch.setattr("sitegen.sayings.SAFE_AGE", 10**15)
    inspect(root, now=NOW)
    assert not is_near(near(root, A))


@pytest.mark.parametrize("beside", ["another run judges texts", "the store cannot be read"])
def test_what_was_said_of_other_texts_is_not_taken_for_ours(beside: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at the texts and at what was said of them, somebody mends a dead link; or this run had to go without the store."""
    inspect(root, now=NOW)
    edit(root, NOTICE, "../zcwj/p.md", "../zcwj/none.md")

    def seen(*given: Any) -> Any:
        if beside == "the store cannot be read":
            with monkeypatch.context() as patch:
                patch.setattr("sitegen.refresh.Store", locked)
                return known(*given)
        found = known(*given)
        edit(root, NOTICE, "../zcwj/none.md", "../zcwj/p.md")
        with monkeypatch.context() as patch:
            patch.setattr("sitegen.inspecting.known", known)
            inspect(root, now=NOW)
        return found

    monkeypatch.setattr("sitegen.inspecting.known", seen)
    whole = inspect(root, now=NOW)
    assert "link.dead-internal" in {finding.name for finding in of(whole, A)}
    assert whole.world == ""
    monkeypatch.undo()
    assert of(inspect(root, now=NOW), A) == clean(root, A)


def locked(root: Path) -> Store:
    raise sqlite3.OperationalError("database is locked")


@pytest.mark.parametrize("damage", [b"", b"nonsense"])
def test_a_damaged_store_costs_time_only(root: Path, damage: bytes) -> None:
    inspect(root, now=NOW)
    (root / FILE).write_bytes(damage)
    for suffix in ("-wal", "-shm"):
        Path(f"{root / FILE}{suffix}").unlink(missing_ok=True)
    assert of(near(root, A), A) == clean(root, A)


def test_a_rule_of_the_sites_own_on_the_site_looks_at_the_whole(root: Path) -> None:
    own = RULE.replace("SCOPE", "site").replace("ARGUMENTS", "index, context").replace("BODY", "return ()")
    write_site(root, {"checks/rules/local.py": own})
    edit(root, "site.yaml", "evidence: {minimum: names}", "evidence: {minimum: names}\n  site_rules: [checks/rules/local.py]")
    inspect(root, now=NOW)
    assert not is_near(near(root, A))


RULE = '''
from sitegen.model import Text
from sitegen.rules.base import Rule


def check(ARGUMENTS):
    BODY


WORDS = Text("示例", "An example")
RULE = Rule(id="X-101", name="x.example", level="warning", scope="SCOPE", check=check, title=WORDS, message=WORDS, hint=WORDS,
            basis=WORDS, rationale=WORDS, bad="", good="")
'''


SITES = {"notices": one_site()} | {rule.name: example_site(rule.bad) for rule in BROKEN if not is_notice(rule) and rule.scope == "site"}


@pytest.mark.parametrize("name", SITES)
def test_every_rule(name: str, tmp_path: Path) -> None:
    """On every faulty site: all texts looked at one by one are judged as together; and no rule on the site sees digests or places."""
    root = write_site(tmp_path / "site", SITES[name])
    whole = inspect(root, now=NOW)
    paths = [facts.path for facts in whole.index.articles]
    seen = near(root, *paths[:-1])
    assert of(seen, *paths[:-1]) == of(whole, *paths[:-1])
    under, content = judging.site(root, NOW), walk(root / "content")
    facts = list(withdrawn.applied(known(root, content, under, 1)[0], Record(root).withdrawn()))
    said = [list(of_site(index(under.settings, some, content.files, {}), under.context, RULES)) for some in (facts, list(map(other, facts)))]
    assert [shifted(finding) for finding in said[0]] == said[1]
    once = tuple(rule for rule in RULES if not MOVING & rule.reads)
    on_site = {f.id: Published(id=f.id, path=f.path, sha256="", digest="", date="2000-01-01", url=f.url, unit="") for f in facts}
    within = [list(of_site(index(under.settings, some, content.files, published), under.context, once))
              for some, published in ((facts, {}), (list(map(signed_anew, facts)), on_site))]
    assert within[0] == within[1], "only a rule that says so reads signatures or the record"


def signed_anew(facts: Facts) -> Facts:
    return replace(facts, signed=(("final", Moment(NOW + timedelta(days=3), True)),), attested=(("final", "某某", "names"),))


def shifted(finding: Finding) -> Finding:
    place = finding.place
    if place is None or place.line or not place.end or not (finding.path or "").startswith("content/"):
        return finding
    return replace(finding, place=place._replace(start=place.start + 7, end=place.end + 7))
