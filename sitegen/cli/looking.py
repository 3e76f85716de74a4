"""What the commands on upkeep share: a checked site as `Look`, history read once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sitegen.pipeline import inspect
from sitegen.stages.history import first_seen
from sitegen.upkeep.view import Look

__all__ = ["look_at"]


def look_at(root: Path, now: datetime, jobs: int) -> Look:
    seen = inspect(root, now=now, jobs=jobs)
    return Look(index=seen.index, findings=seen.checked.findings, now=seen.now, first_seen=first_seen(root, seen.now))
