"""The example portal, built and with one text withdrawn, before tools nobody here wrote: Nu HTML checker, feedparser, axe-core and Chromium.

Usage: python -m tests.browser [FOLDER]     (FOLDER: a built tree to look at instead)
What is not installed is named and skipped in one line each; with CI=true it is a failure. Exit code 1 where anything is wrong.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
AS_OF = os.environ.get("AS_OF", "2026-11-20T09:00")
WITHDRAWN, BY = "2026-xzdt-0001", "薛砚秋"


def sitegen(site: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "sitegen", *arguments, "--site", str(site), "--as-of", AS_OF], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def portal(work: Path) -> Path:
    """A copy of the portal, so that its own record stays as it is; one text is withdrawn, so that there is a page that says so."""
    for name in ("content", "checks", "theme"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, work / name)
    shutil.copy(ROOT / "site.yaml", work)
    sitegen(work, "build")
    sitegen(work, "withdraw", WITHDRAWN, "--reason", "浏览器测试", "--by", BY)
    return work / "public"


def browser(folder: Path) -> list[str]:
    """What stands in the way, or what failed."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    absent = [name for name, found in (("Node.js", shutil.which("node")), ("npm", shutil.which("npm")), ("Chromium", chromium)) if not found]
    if absent:
        return [f"没有 {'、'.join(absent)}，跳过浏览器检查"]
    done = subprocess.run(["node", "run.mjs", str(folder)], cwd=HERE, env=os.environ | {"CHROMIUM": str(chromium)})
    if done.returncode:
        sys.exit(1)
    return []


def main(given: list[str]) -> int:
    strict = os.environ.get("CI") == "true"
    if shutil.which("npm"):
        stamp = HERE / "node_modules/.package-lock.json"
        if not stamp.is_file() or stamp.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
            subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=HERE, check=True)
            stamp.touch()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(given[0]).resolve() if given else portal(Path(name))
        files = subprocess.run([sys.executable, str(HERE / "files.py"), str(folder)]).returncode
        skipped = browser(folder)
    print("\n".join(skipped))
    return 1 if files or (skipped and strict) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
