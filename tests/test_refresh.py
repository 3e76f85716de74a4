"""With the store or without it, a site is judged the same, after any sequence of edits; damage to the store costs time only."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.model import Finding
from sitegen.packed import mark_of
from sitegen.pipeline import inspect
from sitegen.store import FILE, Store

from .helpers import NOW, PERFECT, write_site

A = "content/zwgk/tzgg/a.md"


def findings(root: Path) -> tuple[Finding, ...]:
    return inspect(root, now=NOW).checked.findings


def edit(root: Path, path: str, change: Callable[[str], str]) -> None:
    file = root / path
    file.write_text(change(file.read_text("utf-8")), encoding="utf-8")


STEPS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "a wrong word": lambda root: edit(root, A, lambda text: text + "\n请各单位抓紧布署。\n"),
    "right again, of the same length": lambda root: edit(root, A, lambda text: text.replace("布署", "部署")),
    "a picture that is missing": lambda root: edit(root, A, lambda text: text + "\n![渠道清淤现场](qudao.png)\n"),
    "the picture": lambda root: (root / "content/zwgk/tzgg/qudao.png").write_bytes(b"\x89PNG\r\n\x1a\n"),
    "another text of the same id": lambda root: shutil.copy(root / A, root / "content/zwgk/tzgg/b.md"),
    "gone again": lambda root: (root / "content/zwgk/tzgg/b.md").unlink(),
    "a text that cannot be read": lambda root: (root / "content/zwgk/tzgg/c.md").write_bytes(b"\xff\xfe\x00"),
    "a person leaves": lambda root: edit(root, "checks/people.yaml", lambda text: text.replace("李华", "李桦")),
    "moved": lambda root: (root / A).rename(root / "content/zwgk/tzgg/z.md"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_site(tmp_path, PERFECT)
    return tmp_path


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stamps count at once, as if every file had been at rest for a while."""
    monkeypatch.setattr("sitegen.refresh.SAFE_AGE", 0)


@pytest.mark.parametrize("safe_age", [2 * 10**9, 0], ids=["young files", "old files"])
def test_after_every_edit_the_answer_is_that_of_a_clean_run(root: Path, safe_age: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.refresh.SAFE_AGE", safe_age)
    findings(root)
    for name, step in STEPS.items():
        step(root)
        warm = findings(root)
        shutil.move(root / FILE, root / "kept")
        assert warm == findings(root), name
        shutil.move(root / "kept", root / FILE)


@pytest.mark.usefixtures("trusting")
def test_what_has_not_changed_is_not_judged_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = findings(root)
    monkeypatch.setattr("sitegen.judging._judge", lambda *args: pytest.fail("judged again"))
    assert findings(root) == before


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"SQLite format 3\0" + b"\0" * 4096])
def test_a_damaged_store_is_made_anew(root: Path, damage: bytes) -> None:
    before = findings(root)
    (root / FILE).write_bytes(damage)
    for suffix in ("-wal", "-shm"):
        Path(f"{root / FILE}{suffix}").unlink(missing_ok=True)
    assert findings(root) == before


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(("front", "rest", "mark", "said"), [
    ("[1]", "", mark_of("[1]", ""), "[]"), ("{", "", mark_of("{", ""), "[]"), ("[]", "", "1", "[]"), ("[]", '{"links":1', "0", "[]"), (None, "", mark_of("", ""), "[1]")])
def test_values_that_do_not_fit_are_made_anew(root: Path, front: str | None, rest: str, mark: str, said: str) -> None:
    before = findings(root)
    store = Store(root)
    store.begin()
    store.put_texts((path, *stamp, "", "[]", front, rest, mark, 0, said) for path, stamp in store.stamps().items())
    store.commit()
    store.close()
    assert findings(root) == before
