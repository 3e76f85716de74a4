"""A repository's history -> who last changed each text, and which commits sign what. Read once per commit checked out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from sitegen.frozen import dataclass
from sitegen.stages.read_git.calls import GitFailed, Objects, ask
from sitegen.stages.read_git.kinds import Kinds
from sitegen.stages.read_git.log import Change, Commit, commits, trailer
from sitegen.stages.read_git.store import load, save

__all__ = ["History", "Signing", "history"]

CONTENT = "content/"
SUSPICIOUS = 600
"""Seconds that an author's clock may run behind the commit it follows (reference: checks, section 11)."""


class Signing(NamedTuple):
    """One trailer `Sitegen-Review`, and what its commit is worth."""

    path: str
    """Relative to the site, as the trailer says."""
    level: str
    digest: str
    commit: str
    mail: str
    at: int
    only_reviews: bool
    early: bool
    disclosure: str
    """What the text said on disclosure when it was signed."""


@dataclass(frozen=True, kw_only=True)
class History:
    """What the commits up to `head` say; the newest signing first."""

    head: str
    shallow: bool
    authors: dict[str, str]
    """Path relative to the site, below `content/` -> mail of whoever last changed it; signing is no change."""
    signings: tuple[Signing, ...]
    gone: frozenset[str]
    """Paths of trailers that are no file any more: moved or deleted."""


def history(root: Path, head: str) -> History:
    """From the store where it knows this commit; else read, and stored. Only what is new is read where that is possible.

    Raises GitFailed.
    """
    known = _stored(load(root, "history"))
    if known and known.head == head:
        return known
    since = known if known and not known.shallow and _follows(root, known.head, head) else None
    found = _read(root, head, since)
    save(
        root,
        "history",
        {
            "head": found.head,
            "shallow": found.shallow,
            "authors": found.authors,
            "signings": [list(s) for s in found.signings],
            "gone": sorted(found.gone),
        },
    )
    return found


def _stored(value: object) -> History | None:
    try:
        row = dict(value)  # type: ignore[call-overload]
        return History(
            head=row["head"],
            shallow=row["shallow"],
            authors=row["authors"],
            signings=tuple(Signing(*s) for s in row["signings"]),
            gone=frozenset(row["gone"]),
        )
    except (TypeError, KeyError, ValueError, json.JSONDecodeError):
        return None


def _follows(root: Path, old: str, new: str) -> bool:
    try:
        ask(root, "merge-base", "--is-ancestor", old, new)
    except GitFailed:
        return False
    return True


def _read(root: Path, head: str, since: History | None) -> History:
    prefix = ask(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
    cut = _cut_off(root)
    log = [_relative(commit, prefix) for commit in commits(root, f"{since.head}..{head}" if since else head)]
    times = {commit.hash: commit.at for commit in log}
    log = [commit for commit in log if not commit.outside]
    kinds = Kinds(Objects(root))
    authors = dict(since.authors) if since else {}
    authors |= _authors(log, kinds, cut, authors)
    # All at once: an older signature, below a later edit, is of a version that nobody has asked for yet.
    kinds.learn(change for commit in log if commit.trailers for change in commit.changes)
    signings = [signing for commit in log for signing in _signings(commit, kinds, times)] + list(
        since.signings if since else ()
    )
    listed = ask(root, "ls-tree", "-r", "-z", "--name-only", head, "--", CONTENT).decode("utf-8", "surrogateescape")
    files = set(filter(None, listed.split("\0")))
    if since and not files <= authors.keys():
        return _read(root, head, None)  # a merge brought back what was gone when we last looked: its author stands further back
    return History(
        head=head,
        shallow=bool(cut),
        authors={path: mail for path, mail in authors.items() if path in files},
        signings=tuple(signings),
        gone=frozenset(s.path for s in signings if s.path not in files),
    )


def _cut_off(root: Path) -> frozenset[str]:
    """Commits whose parents a shallow clone left behind: what they seem to add is older than they are. Raises GitFailed."""
    if ask(root, "rev-parse", "--is-shallow-repository").strip() != b"true":
        return frozenset()
    where = root / ask(root, "rev-parse", "--git-path", "shallow").decode("utf-8", "surrogateescape").strip()
    try:
        return frozenset(where.read_text("ascii").split())
    except (OSError, ValueError) as error:
        raise GitFailed(str(error)) from None


def _relative(commit: Commit, prefix: str) -> Commit:
    """Paths from the site's folder; what lies outside keeps a name that no text has."""
    if not prefix:
        return commit
    return commit._replace(
        changes=tuple(
            change._replace(path=change.path[len(prefix) :] if change.path.startswith(prefix) else f"../{change.path}")
            for change in commit.changes
        )
    )


def _authors(log: list[Commit], kinds: Kinds, cut: frozenset[str], before: dict[str, str]) -> dict[str, str]:
    """Who last changed each path of the log: all paths together, one change further into the past with each round."""
    changes: dict[str, list[tuple[int, Change]]] = {}
    for number, commit in enumerate(log):
        for change in commit.changes:
            if change.path.startswith(CONTENT):
                changes.setdefault(change.path, []).append((number, change))
    deleted = {
        number: {change.old: change.path for change in commit.changes if not change.new.strip("0")}
        for number, commit in enumerate(log)
        if any(not change.new.strip("0") for change in commit.changes)
    }
    found: dict[str, str] = {}
    open_: dict[str, tuple[str, int, int]] = {path: (path, 0, -1) for path in changes}
    while open_:
        turns = []
        for path, (name, place, after) in open_.items():
            rows = changes.get(name, [])
            while place < len(rows) and rows[place][0] <= after:
                place += 1
            if place < len(rows):
                turns.append((path, name, place, *rows[place]))
            elif name in before:
                found[path] = before[name]  # nothing but signing since then
        kinds.learn(change for *_, change in turns)
        open_ = {}
        for path, name, place, number, change in turns:
            commit = log[number]
            moved = deleted.get(number, {}).get(change.new) if not change.old.strip("0") else None
            if moved is not None:
                open_[path] = (moved, 0, number)
            elif commit.hash in cut:
                continue
            elif kinds.of(change) != "content":
                open_[path] = (name, place + 1, number)
            else:
                found[path] = commit.mail
    return found


def _signings(commit: Commit, kinds: Kinds, times: dict[str, int]) -> list[Signing]:
    said = [parts for text in commit.trailers if (parts := trailer(text))]
    if not said:
        return []
    finals = {path for level, path, _ in said if level == "final"}
    pure = (
        len(commit.parents) == 1
        and bool(commit.changes)
        and all(
            change.path.startswith(CONTENT)
            and kinds.of(change) == "review"
            and (change.path in finals or not kinds.stamps(change))
            for change in commit.changes
        )
    )
    early = any(commit.at < times[parent] - SUSPICIOUS for parent in commit.parents if parent in times)
    touched = {change.path: change for change in commit.changes}
    return [
        Signing(path, level, digest, commit.hash, commit.mail, commit.at, pure and path in touched, early,
                kinds.disclosure(touched[path]) if path in touched else "")
        for level, path, digest in said
    ]
