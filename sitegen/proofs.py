"""What git and forges prove of signatures. In: nothing; values that reading makes and rules judge (design 5.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["KINDS", "STRENGTH", "Approval", "Proofs", "SignCommit"]

KINDS = ("names", "digest", "form", "commit", "signed", "forge")
"""Kinds of evidence: a claim; bound to the text; paper; a commit of that person; a verified one; an approval."""

STRENGTH: Mapping[str, int] = {"names": 0, "digest": 1, "form": 2, "commit": 2, "signed": 3, "forge": 3}
"""How much a kind proves. Kinds of one strength stand for each other where a site accepts both."""


class SignCommit(NamedTuple):
    """One commit whose message says that somebody signed a text at a level."""

    commit: str
    mail: str
    """Of the commit's author, as git has it."""
    at: int
    """Author's time, in seconds since 1970."""
    only_reviews: bool
    """It touches nothing but entries of `reviewers`, and the `date` that a final signature stamps."""
    early: bool
    """Dated more than ten minutes before the commit it follows."""
    signer: str = ""
    """Id of the person whose key made the commit's verified signature; empty: none, or not looked at."""


class Approval(NamedTuple):
    """One vote in a merge request about one text."""

    forge: str
    request: str
    account: str
    person: str
    """Id of the person with that account; empty: nobody."""
    commit: str
    at: str
    """ISO 8601, as the forge gave it."""
    digest: str
    """Of the text as it stood at the approved commit; empty where that commit is not here."""
    void: str = ""
    """Why it does not count: dismissed, stale, changes-requested, commented, superseded; empty: it stands."""


@dataclass(frozen=True, kw_only=True)
class Proofs:
    """All that is known beside the texts themselves."""

    known: bool = False
    """Whether a git history was read."""
    shallow: bool = False
    """The history is cut off: nothing is known of what lies before."""
    verified: bool = False
    """Whether signatures of commits were looked at."""
    authors: Mapping[str, str] = field(default_factory=dict)
    """Path under `content/` -> mail of whoever last changed the content; signing is no change."""
    commits: Mapping[tuple[str, str, str], tuple[SignCommit, ...]] = field(default_factory=dict)
    """(path under `content/`, level, digest) -> commits that say so, newest first; path "" where the text has moved away."""
    approvals: Mapping[str, tuple[Approval, ...]] = field(default_factory=dict)
    """By path under `content/`."""
