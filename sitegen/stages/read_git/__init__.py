"""Git -> files as they stood at a revision, what changed since, and who changed and signed what. Only asks; never changes."""

from __future__ import annotations

from sitegen.stages.read_git.calls import GitFailed, Objects, head_of, is_hash
from sitegen.stages.read_git.history import History, history
from sitegen.stages.read_git.revision import at_revision, changed_since
from sitegen.stages.read_git.signers import verified

__all__ = [
    "GitFailed",
    "History",
    "Objects",
    "at_revision",
    "changed_since",
    "head_of",
    "history",
    "is_hash",
    "verified",
]
