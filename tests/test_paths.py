"""The one function every path passes: what stays where it is put, on any system."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.paths import MAX_PART, MAX_PATH, find_site, inside, is_safe
from sitegen.text.slug import slug

UNSAFE = (
    "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/..", ".a", "a/.git/b", "a.", "a ", "a./b", "a\\b", "..\\a", "C:", "C:/a", "a:b",
    "a\0b", "a\nb", "a\x1bb", "a\x7f", "a\u200bb", "a\u202eb", "a\u3000b", "\ud800", "e\u0301", "con", "CON.md", "a/nul.txt", "com1", "LPT9.x", "aux.tar.gz",
    "a" * (MAX_PART + 1), "字" * (MAX_PART // 3 + 1), "/".join(["a" * 100] * (MAX_PATH // 100 + 1)),
)
SAFE = ("a", "a/b.md", "关于春耕的通知.md", "a b.md", "a-b_c.d", "é", "com10", "con1", "console.md", "a" * MAX_PART, "~a", "-a", "a%2e", "a?b", "𠮷.md")


@pytest.mark.parametrize("path", UNSAFE)
def test_refused(path: str) -> None:
    assert not is_safe(path)


@pytest.mark.parametrize("path", SAFE)
def test_allowed(path: str) -> None:
    assert is_safe(path)


@pytest.mark.parametrize(("folder", "written", "path"), [
    ("a/b", "c.pdf", "a/b/c.pdf"), ("a/b", "../c.pdf", "a/c.pdf"), ("a/b", "../../c.pdf", "c.pdf"), ("a/b", "./c.pdf", "a/b/c.pdf"), ("", "c.pdf", "c.pdf"),
    ("a/b", "../../../c.pdf", None), ("a", "..", None), ("a", "/etc/passwd", None), ("a", "b\\c", None), ("a", "b\0c", None), ("a", ".env", None), ("", "", None),
])
def test_from_a_text(folder: str, written: str, path: str | None) -> None:
    assert inside(folder, written) == path


@given(st.text(max_size=60), st.text(alphabet="./\\ab:\0 ", max_size=20))
def test_nothing_leads_out(folder: str, written: str) -> None:
    for path in (written, inside("a/b", written), inside("a/b", folder + written)):
        if path is not None and is_safe(path):
            assert Path("/site", path).resolve().is_relative_to("/site") and Path(path).parts == tuple(path.split("/"))
            assert unicodedata.is_normalized("NFC", path) and path.isprintable()


def test_the_nearest_site(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/site.yaml").touch()
    assert (find_site(tmp_path / "a/b"), find_site(tmp_path / "a")) == (tmp_path / "a", tmp_path / "a")


@given(st.text(max_size=80))
def test_a_slug_is_always_safe(title: str) -> None:
    made = slug(title)
    assert made and (is_safe(made) or made in {"con", "prn", "aux", "nul"} or made[:3] in {"com", "lpt"}) and made.strip("abcdefghijklmnopqrstuvwxyz0123456789-") == ""


def test_a_long_slug_ends_with_a_whole_syllable() -> None:
    assert slug("关于做好春季农田水利建设工作" * 9).split("-")[-1] in slug("关于做好春季农田水利建设工作").split("-")
