"""The wheel: what it holds, and that a newcomer's first site checks and builds from it alone."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as a release would be; skips where the build backend cannot be had (no network); in CI that is a failure."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--disable-pip-version-check", "-w", str(folder),
                           str(ROOT)], capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"pip could not build the wheel here: {done.stderr.strip().splitlines()[-1]}")
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_the_tool_and_nothing_of_the_portal(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    names = files.keys()
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"sitegen"}
    packaged = {path.relative_to(ROOT).as_posix() for path in (ROOT / "sitegen").rglob("*")
                if path.is_file() and "__pycache__" not in path.parts}
    assert packaged <= names
    assert "sitegen/theme/page/home.html" in names
    assert "sitegen/data/fold.txt" in names
    assert [name for name, data in files.items() if ".dist-info" not in name and "岚澄".encode() in data] == []


@pytest.mark.slow
def test_a_first_site_checks_and_builds_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    """The wheel in an environment of its own, with the dependencies of this one."""
    builder = venv.EnvBuilder(symlinks=True)
    builder.create(tmp_path / "venv")
    packages = next((tmp_path / "venv/lib").glob("python*/site-packages"))
    ZipFile(wheel).extractall(packages)
    third_party = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "dependencies.pth").write_text("\n".join(third_party), "utf-8")

    def sitegen(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([str(tmp_path / "venv/bin/python"), "-I", "-m", "sitegen", *arguments, "--as-of", "2026-03-10T09:00"], cwd=cwd,
                              capture_output=True, text=True, check=False, timeout=60)

    where = subprocess.run([str(tmp_path / "venv/bin/python"), "-I", "-c", "import sitegen; print(sitegen.__file__)"], capture_output=True,
                           text=True, check=True)
    assert where.stdout.startswith(str(packages))
    assert sitegen("new", "site", "demo", cwd=tmp_path).returncode == 0
    checked = sitegen("check", cwd=tmp_path / "demo")
    assert (checked.returncode, checked.stdout) == (0, "共检查 4 篇，必须整改 0 处，建议核实 0 处，提示 0 处。\n")
    built = sitegen("build", cwd=tmp_path / "demo")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "demo/public/index.html").is_file()
