"""What git and forges prove of a site's signatures. In: the site, its settings. Out: `Proofs` for the rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from sitegen.article import CONTENT
from sitegen.errors import SitegenError
from sitegen.model import Text
from sitegen.proofs import STRENGTH, Approval, Proofs, SignCommit
from sitegen.settings import People, Settings
from sitegen.stages import read
from sitegen.stages.read_git import GitFailed, History, Objects, head_of, history, is_hash, verified
from sitegen.text.votes import Vote, settled, votes_of

__all__ = ["APPROVALS", "approvals", "digests_at", "proofs"]

APPROVALS = "checks/approvals"
"""Imported votes of merge requests, one JSON file per request."""


def proofs(root: Path, settings: Settings, *, verify: bool = False) -> Proofs:
    """Nothing where nothing can matter: no person with a mail, or no repository. `verify`: look at signatures of commits
    even where the site does not ask for them. Raises SitegenError where git breaks off."""
    if not any(person.mails or person.accounts for person in settings.people.people):
        return Proofs()
    head = head_of(root)
    if head is None:
        return Proofs()
    try:
        found = history(root, head)
        verify = verify or _asks_for_signatures(settings)
        keys = _verify(root, found, settings.people) if verify else {}
        votes = approvals(root, settings)
    except GitFailed as error:
        raise SitegenError(
            Text(f"读取 git 历史失败：{error}", f"the git history cannot be read: {error}"),
            Text(
                "运行 git fsck 检查仓库；CI 中用 fetch-depth: 0 取全部历史",
                "run git fsck; in CI fetch the whole history",
            ),
        ) from None
    return Proofs(
        known=True,
        shallow=found.shallow,
        verified=verify,
        authors={path.removeprefix(CONTENT): mail for path, mail in found.authors.items()},
        commits=_by_text(found, keys),
        # newest first, so that the oldest is what stays
        disclosures={s.path.removeprefix(CONTENT): s.disclosure for s in found.signings if s.only_reviews and s.path not in found.gone},
        approvals=votes,
    )


def _asks_for_signatures(settings: Settings) -> bool:
    asked = (
        settings.checks.evidence,
        *settings.checks.evidence.sensitivity.values(),
        *(c.evidence for c in settings.columns if c.evidence),
    )
    return any(STRENGTH[evidence.minimum] >= STRENGTH["signed"] for evidence in asked)


def _verify(root: Path, found: History, people: People) -> Mapping[str, str]:
    newest: dict[tuple[str, str], str] = {}
    for signing in found.signings:
        if signing.only_reviews:
            newest.setdefault((signing.path, signing.level), signing.commit)
    return verified(root, newest.values(), people.people)


def _by_text(found: History, keys: Mapping[str, str]) -> Mapping[tuple[str, str, str], tuple[SignCommit, ...]]:
    rows: dict[tuple[str, str, str], tuple[SignCommit, ...]] = {}
    for s in found.signings:
        # A text that moved away keeps its signatures; one that only was copied has none of its own.
        path = "" if s.path in found.gone else s.path.removeprefix(CONTENT)
        commit = SignCommit(s.commit, s.mail, s.at, s.only_reviews, s.early, keys.get(s.commit, ""))
        rows[path, s.level, s.digest] = (*rows.get((path, s.level, s.digest), ()), commit)
    return rows


def approvals(root: Path, settings: Settings) -> Mapping[str, tuple[Approval, ...]]:
    """Votes of `checks/approvals/*.json` by path under `content/`, each with the digest of the text it was cast on."""
    votes = [vote for path in sorted((root / APPROVALS).glob("*.json")) for vote in settled(_votes(path))]
    if not votes:
        return {}
    digests = digests_at(
        root, settings, {(vote.commit, path) for vote in votes if not vote.void for path in vote.paths}
    )
    by_account = {
        (forge, account.casefold()): person.id
        for person in settings.people.people
        for forge, account in person.accounts.items()
    }
    rows: dict[str, tuple[Approval, ...]] = {}
    for vote in votes:
        for path in vote.paths:
            approval = Approval(
                vote.forge,
                vote.request,
                vote.account,
                by_account.get((vote.forge, vote.account.casefold()), ""),
                vote.commit,
                vote.at,
                digests.get((vote.commit, path), ""),
                vote.void,
            )
            rows[path] = (*rows.get(path, ()), approval)
    return rows


def _votes(path: Path) -> tuple[Vote, ...]:
    try:
        return votes_of(json.loads(read.read_bytes(path)))
    except (OSError, ValueError, RecursionError):
        raise SitegenError(
            Text(f"{APPROVALS}/{path.name} 不是导入的审批记录", f"{APPROVALS}/{path.name} holds no imported approvals"),
            Text("删除后用 sitegen review import 重新导入", "delete it and import again with sitegen review import"),
        ) from None


def digests_at(root: Path, settings: Settings, wanted: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """(commit, path under `content/`) -> digest of the text as it stood there; what is not there is left out.

    Two calls of git for all of them: the texts, then the files they refer to.
    """
    objects, prefix = Objects(root), Objects(root).prefix()
    pairs = sorted((commit, path) for commit, path in set(wanted) if is_hash(commit))
    name = {(commit, path): f"{commit}:{prefix}{CONTENT}{path}" for commit, path in pairs}
    texts = objects.many(name.values())
    asked: dict[str, str] = {}
    opened = {}
    for pair in pairs:
        if name[pair] in texts:
            commit, path = pair
            source = read.decoded(path, texts[name[pair]])

            def note(file: str, commit: str = commit) -> None:
                asked[f"{commit}:{prefix}{CONTENT}{file}"] = file

            opened[pair] = source
            read.article(source, settings, note).files  # noqa: B018  asks for each file once
    files = {key: sha256(data).hexdigest() for key, data in objects.many(asked).items()}
    found = {}
    for (commit, path), source in opened.items():
        here = f"{commit}:{prefix}{CONTENT}"

        def hash_then(file: str, here: str = here) -> str | None:
            return files.get(here + file)

        found[commit, path] = read.article(source, settings, hash_then).digest
    return found
