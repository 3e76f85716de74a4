"""Who sits here: the person of checks/people.yaml behind the git identity."""

from __future__ import annotations

import subprocess
from pathlib import Path

from sitegen.settings import People, Person

__all__ = ["editor", "git_value", "person"]


def git_value(root: Path, *arguments: str) -> str:
    """Output of a git command, or "" where git or the value is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def person(root: Path, people: People) -> Person | None:
    """The person whose mail git is set to use."""
    mail = git_value(root, "config", "user.email").lower()
    return next((p for p in people.people if mail and mail in (m.lower() for m in p.mails)), None)


def editor(root: Path, people: People) -> str:
    """Name for the `editor` key: the person's, else git's, else empty."""
    found = person(root, people)
    return found.name if found else git_value(root, "config", "user.name")
