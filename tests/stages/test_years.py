"""The year filter of column pages: pages, so it works without script; one text more changes two of them and no other."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sitegen.addresses import is_generated
from sitegen.pipeline import build
from sitegen.stages.plan import jobs, lists
from tests.golden.test_golden import HERE
from tests.helpers import NOW

COLUMN = "public/zwgk/tzgg"
TEXT = "content/zwgk/tzgg/2026-02-10-fangjia.md"


def copy(root: Path, name: str, year: int) -> None:
    """The same notice under another name and in another year."""
    text = (HERE / "site" / TEXT).read_text("utf-8").replace("2026", str(year))
    head, _, body = text.partition("\nid: ")
    body = body.partition("\n")[2] if body else ""
    (root / f"content/zwgk/tzgg/{name}.md").write_text(f"{head}\nid: {name}\n{body}" if body else text.replace("---\n", f"---\nid: {name}\n", 1), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    shutil.copytree(HERE / "site", root)
    return root


def lists_of(root: Path) -> dict[str, str]:
    outcome = build(root, now=NOW, jobs=1)
    assert outcome.pages, [f.message for f in outcome.inspection.checked.findings]
    found = [root / COLUMN / "index.html", *root.glob(f"{COLUMN}/year-*/**/index.html"), *root.glob(f"{COLUMN}/page-*/index.html")]
    return {path.relative_to(root / COLUMN).parent.as_posix(): path.read_text("utf-8") for path in found}


def test_one_year_needs_no_filter(site: Path) -> None:
    lists_of(site)
    assert not list(site.glob("public/zwgk/xwdt/year-*")) and 'class="years"' not in (site / "public/zwgk/xwdt/index.html").read_text("utf-8")


def test_the_front_counts_and_a_year_lists_its_own(site: Path) -> None:
    copy(site, "older", 2024)
    found = lists_of(site)
    assert sorted(found) == [".", "year-2024", "year-2025", "year-2026"]
    assert re.search(r'<a href="/zwgk/tzgg/year-2024/">2024年<span class="note">1条</span></a>', found["."])
    assert "/zwgk/tzgg/older/" in found["year-2024"] and "/zwgk/tzgg/older/" not in found["year-2026"]
    assert '<a href="/zwgk/tzgg/year-2024/" aria-current="page">2024年</a>' in found["year-2024"] and "条</span></a>" not in found["year-2024"]
    assert "（2024年） - " in found["year-2024"]


def test_one_text_more_changes_the_front_and_its_own_year(site: Path) -> None:
    copy(site, "older", 2024)
    before = lists_of(site)
    copy(site, "more", 2024)
    after = lists_of(site)
    assert {name for name in after if after[name] != before[name]} == {".", "year-2024"}


def test_a_long_year_has_numbered_pages(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (jobs, lists):
        monkeypatch.setattr(module, "YEAR_SIZE", 1)
    for name in ("older", "elder", "oldest"):
        copy(site, name, 2024)
    found = lists_of(site)
    assert {"year-2024/page-1", "year-2024/page-2"} <= set(found)
    assert 'href="/zwgk/tzgg/year-2024/page-2/"' in found["year-2024"] and 'class="years"' not in found["year-2024/page-1"]


def test_no_text_may_take_the_address_of_a_year(site: Path) -> None:
    settings = build(site, now=NOW, jobs=1).inspection.settings
    assert is_generated("/zwgk/tzgg/year-2024/", settings) and not is_generated("/zwgk/tzgg/year-end/", settings)
