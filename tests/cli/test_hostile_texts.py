"""Whatever lies under content/: one clear finding, exit code 1, never a traceback, and the other texts are still checked."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_of

HEAD = "---\ntitle: 关于停水的通知\nsource: 县水利局\neditor: 张敏\nid: b\ndate: 2026-03-09 10:00\n"
TEXT = HEAD + "---\n三月十日停水。\n"
EVIL = "content/zwgk/tzgg/evil.md"

BYTES: dict[str, tuple[bytes, str]] = {
    "random bytes": (bytes(range(256)) * 40, "fm.encoding"),
    "GB18030": (TEXT.encode("gb18030"), "fm.encoding"),
    "UTF-16 with its mark": (TEXT.encode("utf-16"), "fm.encoding"),
    "UTF-16 without": (TEXT.encode("utf-16-le"), "fm.encoding"),
    "NUL in the text": (TEXT.replace("停水", "停\0水").encode(), "fm.encoding"),
    "a truncated character": (TEXT.encode()[:-3], "fm.encoding"),
    "empty": (b"", "fm.syntax"),
    "one byte": (b"-", "fm.syntax"),
    "opened and not closed": (b"---", "fm.syntax"),
    "nothing between": (b"---\n---\n", "fm.missing-field"),
    "never closed": (HEAD.encode(), "fm.syntax"),
    "a list in place of keys": (b"---\n- a\n- b\n---\n", "fm.type"),
    "a tab": (b"---\ntitle:\ta\n\tb: c\n---\n", "fm.syntax"),
    "an alias bomb": (b"---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n---\n", "fm.syntax"),
    "a Python object": (b"---\ntitle: !!python/object/apply:os.system [id]\n---\n", "fm.syntax"),
    "deep front matter": (b"---\na: " + b"[" * 5000 + b"]" * 5000 + b"\n---\n", "fm.syntax"),
    "three megabytes": (TEXT.encode() + b"a" * 3_000_000, "fm.too-large"),
}


def found(run: Run) -> set[str]:
    ran = run("check", "--format", "json")
    assert ran.code == 1, ran.err
    assert ran.err == ""
    return {row["name"] for row in json.loads(ran.out)["findings"] if row["path"].startswith(EVIL.removesuffix(".md"))}


@pytest.mark.parametrize(("data", "name"), BYTES.values(), ids=BYTES.keys())
def test_a_file_of_hostile_bytes(run: Run, site: Path, data: bytes, name: str) -> None:
    (site / EVIL).write_bytes(data)
    names = found(run)
    assert name in names
    assert names <= {name, "fm.missing-field", "fm.unknown-key", "review.missing-editor", "review.missing-level"}


@pytest.mark.parametrize("body", [
    "> " * 3000 + "引用", "- " * 3000 + "列表", "*" * 20_000, "[" * 20_000, "`" * 20_000, "![" * 5_000, "<" * 20_000, "**停水" * 5_000,
    "| a " * 3_000 + "|\n" + "| --- " * 3_000 + "|\n", "　" * 20_000, "http://" * 3_000, ":::" * 3_000, "1、" * 5_000, "&#x200b;" * 3_000,
], ids=["quotes", "lists", "stars", "brackets", "backticks", "images", "tags", "strong", "table", "blanks", "addresses", "directives",
        "numbers", "entities"])
def test_a_body_made_to_hang_or_break_the_parser(run: Run, site: Path, body: str) -> None:
    (site / EVIL).write_text(TEXT.replace("三月十日停水。", body), "utf-8")
    assert "review.missing-level" in found(run)


def link(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def folder_link(path: Path) -> None:
    path.with_suffix("").symlink_to("/etc", target_is_directory=True)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder_named_like_a_text(path: Path) -> None:
    path.mkdir()
    (path / "x.md").write_text(TEXT, "utf-8")


@pytest.mark.parametrize(("make", "name"), [(link, "fm.special-file"), (folder_link, "fm.special-file"), (pipe, "fm.special-file"),
                                            (folder_named_like_a_text, "fm.unknown-column")])
def test_what_is_no_plain_file(run: Run, site: Path, make: Callable[[Path], None], name: str) -> None:
    make(site / EVIL)
    assert name in found(run)


def test_a_name_with_an_invisible_character(run: Run, site: Path) -> None:
    (site / "content/zwgk/tzgg/evil\u202emd.md").write_text(TEXT, "utf-8")
    assert "fm.special-file" in found(run)


@pytest.mark.parametrize("gate", ["all", "article"])
def test_a_folder_that_does_not_open_stops_both_gates(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch, gate: str) -> None:
    """Else every text in it would silently leave the site."""
    run("build")
    before, scandir = files_of(site / "public"), os.scandir

    def refuse(path: str | Path = ".") -> object:
        if str(path).endswith("zwgk/tzgg"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    ran = run("build", "--gate", gate)
    monkeypatch.undo()
    assert ran.code == 1
    assert "content/zwgk/tzgg" in ran.out
    assert "fm.special-file" in ran.out
    assert files_of(site / "public") == before


def test_a_file_without_permission_to_read(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / EVIL).write_text(TEXT, "utf-8")
    opened = os.open

    def refuse(path: object, *args: int, **options: int) -> int:
        if str(path).endswith("evil.md"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("os.open", refuse)
    assert found(run) == {"fm.unreadable"}


def test_one_bad_file_hides_none_of_the_others(run: Run, site: Path) -> None:
    (site / EVIL).write_bytes(b"\xff")
    (site / "content/zwgk/tzgg/b.md").write_text(TEXT, "utf-8")
    rows = json.loads(run("check", "--format", "json").out)["findings"]
    assert {row["path"] for row in rows} == {EVIL, "content/zwgk/tzgg/b.md"}


def test_no_attachment_leads_out_of_the_site(run: Run, site: Path) -> None:
    secret = site.parent / "secret.pdf"
    secret.write_bytes(b"secret")
    (site / EVIL).write_text(TEXT.replace("停水。", "[下载](../../../../secret.pdf)![图](../../../../secret.pdf)"), "utf-8")
    assert found(run) & {"attachment.missing", "link.dead-internal", "image.missing"}
