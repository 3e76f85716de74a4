"""What git and forges prove of signatures. In: nothing; values that reading makes and rules judge (design 5.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from hashlib import blake2b
from typing import NamedTuple

from sitegen.frozen import dataclass
from sitegen.model import Text

__all__ = ["KINDS", "LIMITS", "STRENGTH", "Approval", "Proofs", "SignCommit"]

KINDS = ("names", "digest", "form", "commit", "signed", "forge")
"""Kinds of evidence: a claim; bound to the text; paper; a commit of that person; a verified one; an approval."""

STRENGTH: Mapping[str, int] = {"names": 0, "digest": 1, "form": 2, "commit": 2, "signed": 3, "forge": 3}
"""How much a kind proves. Kinds of one strength stand for each other where a site accepts both."""

LIMITS: Mapping[str, Text] = {
    "names": Text(
        "只是文件中的一个名字，不能证明本人签过，也不能证明签的是哪一稿",
        "a name in a file: proves neither who wrote it nor what was read",
    ),
    "digest": Text(
        "证明签的是这一稿，不能证明由本人签署：能改文件的人都能写",
        "proves which text is meant, not who signed: whoever edits the file can write it",
    ),
    "form": Text(
        "以纸质审签单为准；单号和扫描件由登记人填报，须与原件核对",
        "rests on the paper; number and scan are the recorder's word until the sheet is looked at",
    ),
    "commit": Text(
        "由本人身份提交；git 身份可以自行设置，能推送的人可以冒用",
        "a commit under that person's name; whoever may push can set any name",
    ),
    "signed": Text(
        "由本人登记的密钥签名；不能证明密钥没有外借",
        "signed by a key on record for the person; cannot show who held the key",
    ),
    "forge": Text(
        "由平台账号批准；平台管理员可以更改，导出文件须来自可信环境",
        "approved by an account; administrators can change that, and the export must come from a trusted run",
    ),
}
"""What each kind does not prove."""


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
    disclosures: Mapping[str, str] = field(default_factory=dict)
    """By path under `content/`: what the text said on disclosure when it was first signed; empty where it said nothing."""
    approvals: Mapping[str, tuple[Approval, ...]] = field(default_factory=dict)
    """By path under `content/`."""

    def prints(self) -> dict[str, str]:
        """Path -> what is known of it in short: whoever stored a judgement sees by it whether to judge again."""
        found: dict[str, list[object]] = {path: [mail] for path, mail in self.authors.items()}
        for (path, level, digest), rows in self.commits.items():
            found.setdefault(path, []).append((level, digest, rows))
        for path, disclosure in self.disclosures.items():
            found.setdefault(path, []).append(disclosure)
        for path, votes in self.approvals.items():
            found.setdefault(path, []).append(votes)
        kind = (self.known, self.shallow, self.verified)
        return {
            path: blake2b(repr((kind, rows)).encode("utf-8", "replace"), digest_size=8).hexdigest()
            for path, rows in found.items()
        }
