"""The worked example of docs/theming.md on a small site: another colour, emblem, home page and part; the seams hold."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sitegen.errors import SitegenError
from sitegen.pipeline import build

from .golden.test_golden import HERE, files_of
from .helpers import NOW

EXAMPLE = Path(__file__).parents[1] / "docs/examples/blue-theme"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Balanced(HTMLParser):
    """Fails where a tag is closed that is not open; keeps all ids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The same site in the base look and in the example's."""
    found = []
    for name in ("plain", "blue"):
        root = tmp_path_factory.mktemp("looks") / name
        shutil.copytree(HERE / "site", root)
        if name == "blue":
            shutil.copytree(EXAMPLE, root / "theme")
        assert build(root, now=NOW, jobs=1).pages
        found.append(files_of(root / "public"))
    return found[0], found[1]


def is_page(path: str) -> bool:
    return path.endswith(".html")


def text(files: dict[str, bytes], path: str) -> str:
    return files[path].decode("utf-8")


def test_the_same_pages_stand_at_the_same_addresses(looks: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    plain, blue = ({path for path in files if not path.startswith("assets/")} for files in looks)
    assert plain == blue


def test_every_page_is_blue_and_carries_the_emblem_and_the_mark(looks: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    plain, blue = looks
    sheets = {path for path in blue if re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", path)}
    assert len(sheets) == 1 and sheets.isdisjoint(plain)
    sheet = sheets.pop()
    css = text(blue, sheet)
    assert css.rindex("--brand: #0b5394") > css.index("--brand: #a61b22")
    emblem = next(path for path in blue if path.startswith("assets/emblem."))
    assert b"#0b5394" in blue[emblem]
    for path in filter(is_page, blue):
        page = text(blue, path)
        if 'class="masthead"' in page:
            assert f'href="/{sheet}"' in page and f'src="/{emblem}"' in page and 'alt="党政机关网站标识"' in page, path


def test_the_home_page_has_another_order_and_loses_nothing(looks: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    plain, blue = (text(files, "index.html") for files in looks)
    assert plain.index('class="home-top"') < plain.index('class="tiles"') < plain.index('class="blocks"')
    assert blue.index('class="tiles"') < blue.index("今日关注：") < blue.index('class="blocks"') < blue.index('class="home-top"')
    links = [set(re.findall(r'href="(/[^"]*)"', page)) for page in (plain, blue)]
    assert {url for url in links[0] if not url.startswith("/assets/")} == {url for url in links[1] if not url.startswith("/assets/")}


def test_a_part_of_an_article_changes_and_the_rest_stays(looks: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    plain, blue = (text(files, "zwgk/tzgg/a/index.html") for files in looks)
    assert '<li aria-current="page">正文</li>' in plain and '<li aria-current="page">正文</li>' not in blue
    bodies = [page[page.index('<header class="doc-head">'):page.index("</article>")] for page in (plain, blue)]
    assert re.sub(r"\.[0-9a-f]{8}\.", ".", bodies[0]) == re.sub(r"\.[0-9a-f]{8}\.", ".", bodies[1])


def test_the_seams_hold(looks: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    _, blue = looks
    for path in filter(is_page, blue):
        page = text(blue, path)
        reader = Balanced()
        reader.feed(page)
        assert not reader.open and len(reader.ids) == len(set(reader.ids)), path
        assert [url for url in re.findall(r'(?:src|href)="/(assets/[^"]+)"', page) if url not in blue] == []
        assert " style=" not in page and not re.search(r"<script(?! src=| type=\"application/ld\+json\")", page), path


@pytest.mark.parametrize(("path", "old", "new", "line"), [
    ("page/home.html", "page.lead.title", "page.lead.titel", 9),
    ("page/home.html", "{{ self.top() }}", "{{ self.summit() }}", 12),
    ("page/home.html", "{% endif %}\n", "", 15),
    ("slot/identity.html", "identity.svg", "mark.svg", 1),
    ("page/article.html", "base/page/article.html", "base/page/articel.html", 1),
])
def test_an_error_in_a_part_names_file_and_line_and_the_old_site_stands(tmp_path: Path, path: str, old: str, new: str, line: int) -> None:
    root = tmp_path / "site"
    shutil.copytree(HERE / "site", root)
    shutil.copytree(EXAMPLE, root / "theme")
    build(root, now=NOW, jobs=1)
    before = files_of(root / "public")
    part = root / "theme" / path
    part.write_text(part.read_text("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(SitegenError) as caught:
        build(root, now=NOW, jobs=1)
    assert f"theme/{path}:{line}" in caught.value.message.zh and f"theme/{path}:{line}" in caught.value.message.en
    assert files_of(root / "public") == before
