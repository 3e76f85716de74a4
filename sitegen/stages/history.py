"""git history of `content/`, read in one batch; empty where there is no git, no repository or no history."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

__all__ = ["first_seen"]

_TIMEOUT = 60


def first_seen(root: Path, until: datetime) -> Mapping[str, date]:
    """Path under `content/` -> day on which it was first committed, in the zone of `until`; later commits do not exist yet."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", "log", "--reverse", "--diff-filter=A", "--no-renames", "--name-only", "-z",
               "--format=%x01%ct", "--relative", "--", "content"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return {}
    if done.returncode:
        return {}
    found: dict[str, date] = {}
    for commit in done.stdout.decode("utf-8", "replace").split("\x01")[1:]:
        stamp, *names = commit.split("\0")
        if not stamp.strip().isdigit():
            continue
        at = datetime.fromtimestamp(int(stamp), until.tzinfo)
        if at > until:
            continue
        for name in names:
            path = name.strip("\n")
            if path.startswith("content/"):
                found.setdefault(path.removeprefix("content/"), at.date())
    return found
