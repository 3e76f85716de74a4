"""The command line as people call it: arguments in, exit code and both streams out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen.cli.main import main
from tests.helpers import PERFECT, write_site

AS_OF = "2026-03-10T09:00"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The perfect site, nothing built yet."""
    return write_site(tmp_path / "site", PERFECT)


@pytest.fixture
def run(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("check", "--format", "json")` inside the site, on the day it is perfect unless `as_of` says otherwise."""

    def call(*arguments: object, cwd: Path = site, as_of: str | None = AS_OF) -> Ran:
        words = [str(word) for word in arguments]
        if as_of and words and words[0] in ("check", "build"):
            words += ["--as-of", as_of]
        monkeypatch.chdir(cwd)
        monkeypatch.setattr("sys.argv", ["sitegen", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, out, err)

    return call


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path: two trees are equal when these are."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
