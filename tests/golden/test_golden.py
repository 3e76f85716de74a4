"""The whole output of a small site, byte for byte, and that neither the last build nor the number of workers decides a byte (all else: tests/test_anywhere.py).

After a wanted change: `python -m pytest tests/golden --update-golden`, then read `git diff tests/golden`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from sitegen.model import Text
from sitegen.pipeline import build
from tests.helpers import NOW

HERE = Path(__file__).parent


def files_of(folder: Path) -> dict[str, bytes]:
    """Path to bytes, in order of paths."""
    start = len(f"{folder}/")
    found = sorted(f"{place}/{name}" for place, _, names in os.walk(folder) for name in names)
    return {path[start:]: Path(path).read_bytes() for path in found if os.path.isfile(path)}


def built(folder: Path, *, jobs: int = 1) -> dict[str, bytes]:
    """A fresh copy of the site, built there: both trees."""
    shutil.copytree(HERE / "site", folder)
    outcome = build(folder, now=NOW, jobs=jobs)
    assert outcome.pages, [Text.get(f.message, "en") for f in outcome.inspection.checked.findings]
    return trees(folder)


def trees(folder: Path) -> dict[str, bytes]:
    return {f"{tree}/{path}": data for tree in ("public", "internal") for path, data in files_of(folder / tree).items()}


def expected() -> dict[str, bytes]:
    return trees(HERE / "expected")


def test_the_output_is_the_expected_one(tmp_path: Path, update_golden: bool) -> None:
    found = built(tmp_path / "site")
    if update_golden:
        shutil.rmtree(HERE / "expected", ignore_errors=True)
        for tree in ("public", "internal"):
            shutil.copytree(tmp_path / "site" / tree, HERE / "expected" / tree)
    want = expected()
    assert sorted(found) == sorted(want)
    assert [path for path in want if found[path] != want[path]] == [], "python -m pytest tests/golden --update-golden, then read the diff"


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = built(tmp_path / "site")
    build(tmp_path / "site", now=NOW, jobs=1)
    assert trees(tmp_path / "site") == first


def test_without_search_nothing_of_it_is_left(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(HERE / "site", site)
    settings = site / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("search: true", "search: false"), "utf-8")
    assert build(site, now=NOW, jobs=1).pages
    found = trees(site)
    assert sorted(set(expected()) - set(found)) == [path for path in sorted(expected()) if path.startswith(("public/search/", "public/manifest/search.json"))]
    words = (b"/search/", b"SearchAction", "搜索".encode(), b'role="search"')
    assert [(path, word) for path, data in found.items() for word in words
            if word in data and path.endswith((".html", ".xml", ".json")) and not path.startswith("public/policies/")] == []


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.workers.MIN_SHARE", 1)
    fork, forks = os.fork, []

    def told() -> int:
        forks.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", told)
    assert built(tmp_path / "one") == built(tmp_path / "two", jobs=2) == built(tmp_path / "three", jobs=3)
    assert len(forks) >= 5

