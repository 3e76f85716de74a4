"""docs/offline.md as it is written: bundle, carry over, install without a network and without a compiler. Part of `make test-full`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.delivery.commands import AS_OF, SITE
from tests.helpers import write_site
from tests.test_no_network import ALONE, isolates

pytestmark = [pytest.mark.untraced, pytest.mark.skipif(os.environ.get("SITEGEN_FULL") != "1", reason="needs a package registry: make test-full")]

ROOT = Path(__file__).parents[1]
CUT_OFF = {"CC": "/bin/false", "CXX": "/bin/false", "PIP_CONFIG_FILE": os.devnull}
"""No compiler, and no mirror that this machine may be set up for."""


def blocks(heading: str) -> list[str]:
    """The commands of each block below a heading of the page."""
    page = (ROOT / "docs/offline.md").read_text(encoding="utf-8")
    part = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [block.strip() for block in re.findall(r"```\n(.*?)```", part, re.DOTALL)]


def shell(script: str, folder: Path, *, alone: bool) -> str:
    """Run it as an administrator would, with `python3` this one, and stop at the first fault."""
    script = script.replace("/opt/sitegen", str(folder / "opt")).replace("python3 ", f"{sys.executable} ")
    done = subprocess.run([*(ALONE if alone else ()), "bash", "-euo", "pipefail", "-c", script], cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, **(CUT_OFF if alone else {})})
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("kind", ["wheels", "sources"])
def test_the_bundle_installs_and_builds_where_there_is_no_network(tmp_path: Path, kind: str) -> None:
    if not isolates():
        pytest.skip("unshare cannot make a network namespace here")
    clone = tmp_path / "clone"
    shutil.copytree(ROOT, clone, ignore=shutil.ignore_patterns(".*", "public", "internal", "content", "tests", "docs", "benchmarks"))
    (prepare,), (install,), (fetch, put) = blocks("准备"), blocks("安装"), blocks("没有现成轮子的机器")
    if kind == "sources":
        prepare = prepare.replace(prepare.splitlines()[0], fetch)
        install = install.replace(next(line for line in install.splitlines() if "pip install" in line), put)
    told = shell(prepare, clone, alone=False)
    inside = tmp_path / "inside"
    inside.mkdir()
    shutil.copy(clone / "wheelhouse.tar", inside)
    assert shell(install, inside, alone=True).splitlines()[0] == told.splitlines()[-1]
    native = list((inside / "opt").rglob("*.so"))
    assert bool(native) is (kind == "wheels")
    site = write_site(tmp_path / "site", SITE)
    for command in ("check", "build"):
        shell(f"{inside}/opt/bin/sitegen {command} --site {site} --as-of {AS_OF}", inside, alone=True)


def test_a_changed_bundle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wheelhouse").mkdir()
    (tmp_path / "wheelhouse/a.whl").write_bytes(b"a")
    shell("(cd wheelhouse && sha256sum * > SHA256SUMS)", tmp_path, alone=False)
    (tmp_path / "wheelhouse/a.whl").write_bytes(b"b")
    check = next(line for line in blocks("安装")[0].splitlines() if "--check" in line)
    assert subprocess.run(["bash", "-c", check], cwd=tmp_path, capture_output=True, check=False).returncode != 0
