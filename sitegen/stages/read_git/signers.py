"""Verified signatures of commits. In: commits and the keys of people. Out: whose key signed which commit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from sitegen.settings import Person
from sitegen.stages.read_git.calls import ask
from sitegen.stages.read_git.pgp import Ring
from sitegen.stages.read_git.store import load, save

__all__ = ["allowed_signers", "verified"]

SSH = re.compile(r"(?:ssh|ecdsa|sk)-[A-Za-z0-9@.-]+ [A-Za-z0-9+/=]+")
FORMAT = "%H%x00%G?%x00%GS%x00%GP%x00%GF"


def allowed_signers(people: Sequence[Person]) -> str:
    """The file by which ssh-keygen knows whose a key is: one line per key, the person's id as principal."""
    lines = (
        f'{person.id} namespaces="git" {found[0]}'
        for person in people
        for key in person.keys
        if (found := SSH.match(key.strip())) and re.fullmatch(r"[A-Za-z0-9._-]+", person.id)
    )
    return "".join(f"{line}\n" for line in lines)


def verified(root: Path, commits: Iterable[str], people: Sequence[Person]) -> Mapping[str, str]:
    """Commit -> id of the person whose key made its signature. Unsigned, faulty and strangers' ones are left out.

    A key that two people list proves nothing of either. Answers are stored by commit and set of keys. Raises GitFailed.
    """
    signers, ring = allowed_signers(people), Ring(people)
    shared = {key for key, count in _counts(people).items() if count > 1}
    signers = "".join(
        line for line in signers.splitlines(keepends=True) if line.split('"git" ')[1].strip() not in shared
    )
    keys = sha256((signers + ring.listed).encode("utf-8", "surrogatepass")).hexdigest()
    stored = load(root, "signers")
    known: dict[str, str] = dict(stored["commits"]) if isinstance(stored, dict) and stored.get("keys") == keys else {}
    wanted = sorted(set(commits))
    missing = [commit for commit in wanted if commit not in known]
    if missing and (signers or ring.listed):
        known |= dict.fromkeys(missing, "") | _verify(root, missing, signers, ring)
        save(root, "signers", {"keys": keys, "commits": known})
    return {commit: known[commit] for commit in wanted if known.get(commit)}


def _counts(people: Sequence[Person]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for person in people:
        for key in {match[0] for key in person.keys if (match := SSH.match(key.strip()))}:
            found[key] = found.get(key, 0) + 1
    return found


def _verify(root: Path, commits: Sequence[str], signers: str, ring: Ring) -> dict[str, str]:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="sitegen-keys-") as folder:
        allowed = Path(folder, "allowed_signers")
        allowed.write_text(signers, "utf-8")
        program = ring.program(Path(folder))
        out = ask(
            root,
            "-c",
            f"gpg.ssh.allowedSignersFile={allowed}",
            "-c",
            "gpg.ssh.revocationFile=",
            "-c",
            "gpg.ssh.program=ssh-keygen",
            "-c",
            f"gpg.program={program}",
            "log",
            "--no-walk=unsorted",
            "--stdin",
            f"--format=tformat:{FORMAT}",
            given="\n".join(commits).encode() + b"\n",
        )
    found = {}
    for line in out.decode("utf-8", "replace").splitlines():
        commit, state, principal, primary, used = (line.split("\0") + [""] * 5)[:5]
        if state == "G" and principal and used.startswith("SHA256:"):
            found[commit] = principal
        elif state in ("G", "U") and (person := ring.owner(primary or used)):
            found[commit] = person
    return found
