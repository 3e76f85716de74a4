"""What was kept is replayed, and some new texts are tried, the same in every run; `python -m tests.fuzz` tries others."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz import making
from tests.fuzz.corpus import read
from tests.fuzz.oracle import features_of_body, features_of_file, look

pytestmark = pytest.mark.untraced

NEW = 60
"""New texts of each kind: many more are tried by the hour."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@pytest.mark.parametrize("part", range(4))
def test_kept_bodies(part: int) -> None:
    for text in read("body")[part::4]:
        features_of_body(text)


@pytest.mark.parametrize("part", range(4))
def test_kept_files(part: int, place: Path) -> None:
    for text in read("file")[part::4]:
        features_of_file(text, place)


def test_the_corpus_is_there() -> None:
    assert len(read("body")) > 50 and len(read("file")) > 50


@pytest.mark.parametrize("seed", range(2))
def test_new_texts(seed: int, place: Path) -> None:
    luck = random.Random(seed)
    for _ in range(NEW // 2):
        features_of_body(making.body(luck, read("body")))
        features_of_file(making.file(luck, read("file")), place)


@pytest.mark.parametrize("html", [
    "<p>甲", "甲</p>", "<p><strong>甲</p></strong>", "<script>1</script>", "<p onclick='x'>甲</p>", '<a href="javascript:x">甲</a>', '<a href=" java\nscript:x">甲</a>', '<img src="data:x">',
    "<!-- 甲 -->", "<!doctype html>", "<?x?>", "<p class>甲</p>", '<p class="a" class="b">甲</p>', "<p>a < b</p>", "<p>a & b</p>", "<svg onload='x'></svg>",
    "<svg><use href='x'></use></svg>", "<p/>", "<iframe></iframe>", "<p>\x01</p>",
])
def test_the_look_at_pages_finds_what_is_wrong(html: str) -> None:
    with pytest.raises((AssertionError, SyntaxError)):  # what expat refuses is a SyntaxError
        look(html)


def test_the_look_at_pages_lets_pass_what_is_right() -> None:
    assert look('<p class="l2">甲 &amp; <strong>乙</strong><br>\n<img src="/a.png" alt="&lt;"></p>\n').features
