"""What a page of the example portal weighs: itself and every sheet, script and mark it loads, as they are and gzipped."""

from __future__ import annotations

import gzip
import re
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitegen.pipeline import build

ROOT = Path(__file__).parents[1]
ARTICLE, HOME = 60 * 1024, 120 * 1024
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]*href|script[^>]* src|img[^>]* src|source[^>]* srcset)="(/[^"]+)"')
PICTURE = re.compile(r'<source srcset="([^"]+)" type="image/webp"><img[^>]* src="([^"]+)"')
IN_SHEETS = re.compile(r"url\(([a-z0-9.-]+)\)")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("portal")
    for name in ("content", "checks"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "site.yaml", root)
    assert build(root, now=datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai")), jobs=1).pages
    return root / "public"


def weight(public: Path, page: Path, *, pictures: bool) -> tuple[int, int]:
    """(bytes, bytes gzipped) of a page with all it loads; nothing that only printing or a large pointer asks for."""
    data = page.read_bytes()
    names = set(LOADED.findall(data.decode()))
    for sheet in [name for name in names if name.endswith(".css")]:
        names |= {f"/assets/{name}" for name in IN_SHEETS.findall((public / sheet[1:]).read_text("utf-8")) if name.startswith("scape")}
    for one, other in PICTURE.findall(data.decode()):  # a browser loads one of the two: the heavier counts
        names -= {min(one, other, key=lambda name: (public / name[1:]).stat().st_size)}
    files = [(public / name[1:]).read_bytes() for name in sorted(names) if name.startswith("/assets/") or pictures]
    return len(data) + sum(map(len, files)), len(gzip.compress(data, 6)) + sum(len(gzip.compress(file, 6)) for file in files)


def test_an_article_weighs_little(public: Path) -> None:
    rows = [(weight(public, page, pictures=False), page) for page in sorted(public.glob("*/**/index.html")) if b"page-article" in page.read_bytes()]
    assert len(rows) > 120
    heavy = [(page.parent.name, sizes) for sizes, page in rows if sizes[0] > ARTICLE or sizes[1] > ARTICLE // 3]
    assert heavy == []


def test_the_home_page_with_its_pictures(public: Path) -> None:
    plain, packed = weight(public, public / "index.html", pictures=True)
    assert plain <= HOME and packed <= HOME // 2, (plain, packed)
