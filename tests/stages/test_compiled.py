"""Templates of the package are compiled once for all runs, as its modules are; those of a site, and where nothing can be written, once for each run."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader, StrictUndefined

from sitegen.stages import compiled
from sitegen.stages.compiled import Compiled
from sitegen.stages.templates import Fast, filled
from sitegen.views import LinkView

PAGE = LinkView(title="甲", url="/a/")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The package's theme with one template, and where compiled ones go."""
    theme, place = tmp_path / "theme", tmp_path / "place"
    for folder in (theme, place):
        folder.mkdir()
    monkeypatch.setattr(compiled, "THEME", theme)
    monkeypatch.setattr(compiled, "PLACE", place)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (theme / "a.html").write_text("<{{ page.title }}>", "utf-8")
    return theme, place


@pytest.fixture(autouse=True)
def a_new_run(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def forget() -> None:
        monkeypatch.setattr(Compiled, "_known", {})

    forget()
    return forget


def shown(folder: Path) -> str:
    return filled(Fast(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined).get_template("a.html"), PAGE)


def count(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of templates that are compiled from here on."""
    asked: list[str] = []
    plain = Fast.compile
    monkeypatch.setattr(Fast, "compile", lambda self, source, name=None, *rest, **named: asked.append(name) or plain(self, source, name, *rest, **named))
    return asked


def test_the_next_run_does_not_compile_again(folders: tuple[Path, Path], a_new_run: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(folders[0]) == "<甲>"
    a_new_run()
    asked = count(monkeypatch)
    assert (shown(folders[0]), asked, len(list(folders[1].iterdir()))) == ("<甲>", [], 1)


@pytest.mark.parametrize("spoil", [
    lambda data: b"", lambda data: data[:-10], lambda data: data[:70], lambda data: b"x" + data[1:], lambda data: data.partition(b"\n")[0],
    lambda data: data.partition(b"\n")[0] + b"\n" + marshal.dumps("words")])
def test_what_is_not_what_was_written_is_compiled_anew(
        folders: tuple[Path, Path], a_new_run: Callable[[], None], monkeypatch: pytest.MonkeyPatch, spoil: Callable[[bytes], bytes]) -> None:
    shown(folders[0])
    (file,) = folders[1].iterdir()
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    a_new_run()
    asked = count(monkeypatch)
    assert (shown(folders[0]), asked, file.read_bytes() == whole) == ("<甲>", ["a.html"], True)


def test_another_source_or_another_compiler_is_another_template(
        folders: tuple[Path, Path], a_new_run: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    shown(folders[0])
    for change in (lambda: (folders[0] / "a.html").write_text("[{{ page.url }}]", "utf-8"), lambda: monkeypatch.setattr(compiled, "_compiler", lambda: "another")):
        change()
        a_new_run()
        asked = count(monkeypatch)
        assert (shown(folders[0]), asked) == ("[/a/]", ["a.html"])


def test_templates_of_a_site_are_not_written(folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a.html").write_text("{{ page.url }}", "utf-8")
    assert (shown(tmp_path / "site"), list(folders[1].iterdir())) == ("/a/", [])


@pytest.mark.parametrize("hinder", [
    lambda place, patch: patch.setattr(sys, "dont_write_bytecode", True), lambda place, patch: patch.setattr(compiled, "PLACE", place / "nowhere"),
    lambda place, patch: patch.setattr(compiled.os, "replace", _refuse)])
def test_where_nothing_can_be_written_pages_are_made_all_the_same(
        folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, hinder: Callable[[Path, pytest.MonkeyPatch], None]) -> None:
    hinder(folders[1], monkeypatch)
    assert (shown(folders[0]), list(folders[1].iterdir())) == ("<甲>", [])


def _refuse(*given: object) -> None:
    raise PermissionError
