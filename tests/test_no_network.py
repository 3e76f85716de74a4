"""Check and build need no network: they run where there is none (design 4)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from tests.delivery.commands import AS_OF, SITE
from tests.helpers import write_site

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parents[1]
ALONE = ("unshare", "--map-root-user", "--net", "--")


def isolates() -> bool:
    """Whether this system lets us take the network away."""
    return which("unshare") is not None and subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="network namespaces are Linux's")
@pytest.mark.parametrize("command", ["check", "build"])
def test_without_a_network(tmp_path: Path, command: str) -> None:
    if not isolates():
        reason = "unshare cannot make a network namespace here: that no network is needed was not shown"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    site = write_site(tmp_path, SITE)
    done = subprocess.run([*ALONE, sys.executable, "-m", "sitegen", command, "--site", str(site), "--as-of", AS_OF], cwd=ROOT, capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_verify_and_the_preview_open_connections() -> None:
    """No other module of the package imports what could: a new one is a decision, not an accident."""
    able = ("urllib.request", "http.client", "socket", "ftplib", "smtplib", "requests", "httpx", "aiohttp")
    found = {path.relative_to(ROOT / "sitegen").as_posix() for path in (ROOT / "sitegen").rglob("*.py")
             for line in path.read_text(encoding="utf-8").splitlines() for name in able
             if line.strip().startswith((f"import {name}", f"from {name} "))}
    assert found <= {"delivery/verifying.py", "previewing/server.py"}, found
