"""From a save to the page that shows it: `sitegen serve` and `hugo server` on the same texts, one after the other.

Usage: python benchmarks/save_to_served.py WORK [--saves N] [--as-of TIME]

WORK   folder with `sitegen/` and `hugo/`, as `against_hugo.py --work WORK` leaves them
Prints a table: seconds from start to the first answer, and from a save to the page that shows it (median and range).
"""

from __future__ import annotations

import argparse
import os
import re
import select
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from against_hugo import ROOT, find_hugo

__all__ = ["main", "served"]

PATIENCE, PAUSE = 600.0, 0.01
"""Seconds: until it is given up, and between two looks."""


def get(url: str) -> str:
    """The page, or nothing where there is none yet."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except (OSError, urllib.error.URLError):
        return ""


def until(url: str, words: str) -> None:
    """Wait for a page that holds the words."""
    end = time.perf_counter() + PATIENCE
    while words not in get(url):
        if time.perf_counter() > end:
            raise SystemExit(f"{url} does not show {words!r}")
        select.select([], [], [], PAUSE)


def served(command: Sequence[str], folder: Path, text: Path, url: str, saves: int) -> tuple[float, list[float]]:
    """Seconds to the first answer, and from each save to the page that shows it."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    server = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    source = text.read_text("utf-8")
    try:
        until(url, "<title>")
        ready, took = time.perf_counter() - began, []
        for number in range(saves):
            words = f"第{time.time_ns()}次补充"
            select.select([], [], [], 3.0)  # as somebody who goes on writing
            began = time.perf_counter()
            text.write_text(f"{source.rstrip()}\n\n{words}。\n", "utf-8")
            until(url, words)
            took.append(time.perf_counter() - began)
            print(f"save {number + 1}: {took[-1]:.2f} s", file=sys.stderr)
        return ready, took
    finally:
        text.write_text(source, "utf-8")
        server.terminate()
        server.wait()


def main() -> None:
    """Both in turn, and the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--saves", type=int, default=5)
    parser.add_argument("--as-of", default="2026-11-02T09:00")
    given = parser.parse_args()
    ours, theirs = given.work / "sitegen", given.work / "hugo"
    texts = sorted((ours / "content").rglob("t2*.md"))
    one = texts[len(texts) // 2].relative_to(ours / "content")
    other = next(theirs.joinpath("content").rglob(one.name))
    slug = re.search(r"^slug: *(\S+)", other.read_text("utf-8"), re.MULTILINE)
    page = other.relative_to(theirs / "content").with_suffix("").as_posix()
    page = (page.rpartition("/")[0] + "/" + slug[1] if slug else page).lower()
    rows = {
        "sitegen serve": served(
            [sys.executable, "-m", "sitegen", "serve", "--port", "8123", "--quiet", "--as-of", given.as_of], ours, ours / "content" / one,
            f"http://127.0.0.1:8123/{one.with_suffix('').as_posix()}/", given.saves),
        "hugo server": served(
            [find_hugo(), "server", "--port", "8124", "--renderToMemory", "--disableLiveReload", "--watch"], theirs, other,
            f"http://localhost:8124/{page}/", given.saves),
    }
    print("| | first answer s | save to served s | range |\n| --- | ---: | ---: | ---: |")
    for name, (ready, took) in rows.items():
        print(f"| {name} | {ready:.1f} | {statistics.median(took):.2f} | {min(took):.2f}-{max(took):.2f} |")


if __name__ == "__main__":
    main()
