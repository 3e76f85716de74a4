"""One `git log` -> commits with what they changed, newest first, children before parents."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sitegen.stages.read_git.calls import ask

__all__ = ["TRAILER", "Change", "Commit", "commits", "trailer"]

TRAILER = "Sitegen-Review"
FIELDS = ("%m", "%H", "%P", "%ae", "%at", f"%(trailers:key={TRAILER},valueonly,unfold,separator=%x1f)")
FORMAT = "%x00".join(FIELDS)


class Change(NamedTuple):
    """One path that a commit gave other bytes."""

    path: str
    """Relative to the top of the repository."""
    old: str
    """Object name before; zeros where the file is new."""
    new: str
    others: tuple[str, ...] = ()
    """Object names in the further parents of a merge."""


class Commit(NamedTuple):
    """One commit; of a merge only what differs from all its parents."""

    hash: str
    parents: tuple[str, ...]
    mail: str
    at: int
    trailers: tuple[str, ...]
    changes: tuple[Change, ...]
    outside: bool
    """Not asked for: the parent of one that was."""


def commits(root: Path, revisions: str) -> list[Commit]:
    """Commits of `HEAD` or of a range `A..B`. Raises GitFailed."""
    out = ask(
        root,
        "log",
        "--topo-order",
        "--boundary",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "-c",
        "-z",
        "--root",
        "--no-mailmap",
        f"--format=tformat:{FORMAT}",
        revisions,
        "--",
    )
    # surrogateescape: a path need not be UTF-8, and must come back as the bytes it is
    tokens = out.decode("utf-8", "surrogateescape").split("\0")
    found: list[Commit] = []
    i, last = 0, len(tokens) - 1
    while i < last:
        mark, name, parents, mail, at, trailers = tokens[i : i + len(FIELDS)]
        i += len(FIELDS)
        changes = []
        while i < last and (not tokens[i] or tokens[i].lstrip("\n").startswith(":")):
            if not tokens[i]:  # what ends a message
                i += 1
                continue
            entry = tokens[i].lstrip("\n").split(" ")
            ahead = len(entry[0]) - len(entry[0].lstrip(":"))
            # `:mode mode old new M`, of a merge with n parents `::mode*(n+1) sha*(n+1) MM`
            changes.append(
                Change(tokens[i + 1], entry[ahead + 1], entry[2 * ahead + 1], tuple(entry[ahead + 2 : 2 * ahead + 1]))
            )
            i += 2
        found.append(
            Commit(
                name,
                tuple(parents.split()),
                mail,
                int(at) if at.lstrip("-").isdigit() else 0,
                tuple(t.strip() for t in trailers.split("\x1f") if t.strip()),
                tuple(changes),
                mark.strip() == "-",
            )
        )
    return found


def trailer(text: str) -> tuple[str, str, str] | None:
    """(level, path, digest) of `<level> <path> <digest>`; None for anything else."""
    level, _, rest = text.strip().partition(" ")
    path, _, digest = rest.strip().rpartition(" ")
    return (level, path.strip(), digest) if level and path and digest else None
