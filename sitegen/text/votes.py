"""Votes of merge requests in one form for all forges (reference: ecosystem, section 6). Pure.

In: exports of GitHub, GitLab, Gitea (Forgejo) and Gitee as parsed JSON. Out: votes; which of them still count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sitegen.frozen import dataclass

__all__ = ["FORGES", "Vote", "kept", "read_export", "settled", "votes_of"]

STATES: Mapping[str, str] = {
    "approved": "approved",
    "changes_requested": "changes-requested",
    "request_changes": "changes-requested",
    "rejected": "changes-requested",
    "dismissed": "dismissed",
    "comment": "commented",
    "commented": "commented",
    "pending": "commented",
    "request_review": "commented",
}
DECISIVE = ("approved", "changes-requested", "dismissed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One vote of one account in one request."""

    forge: str
    request: str
    account: str
    state: str
    """approved, changes-requested, dismissed or commented."""
    commit: str
    """Full name of the commit it was cast on."""
    at: str = ""
    stale: bool = False
    """The forge itself says that commits came after it."""
    paths: tuple[str, ...] = ()
    """Texts of the request, below `content/`."""
    void: str = ""
    """Why it does not count; empty: it does."""


def read_export(forge: str, data: Any, request: str, commit: str = "") -> tuple[Vote, ...]:
    """Votes of an export. `commit` stands for the head of the request where the export does not name it.

    ValueError where the export has another shape.
    """
    try:
        return FORGES[forge](data, request, commit)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no export of {forge}: {error}") from None


def _github(data: Any, request: str, commit: str) -> tuple[Vote, ...]:
    """`GET /repos/O/R/pulls/N/reviews`: a list of reviews."""
    return tuple(
        Vote(
            forge="github",
            request=request,
            account=row["user"]["login"],
            state=STATES.get(row["state"].lower(), "commented"),
            commit=row["commit_id"] or "",
            at=row.get("submitted_at") or "",
        )
        for row in _list(data)
        if row.get("user")
    )


def _gitea(data: Any, request: str, commit: str) -> tuple[Vote, ...]:
    """`GET /repos/O/R/pulls/N/reviews` of Gitea and Forgejo; votes of whole teams name nobody and are left out."""
    return tuple(
        Vote(
            forge="gitea",
            request=request,
            account=row["user"].get("login") or row["user"]["username"],
            state="dismissed" if row.get("dismissed") else STATES.get(row["state"].lower(), "commented"),
            commit=row["commit_id"] or "",
            at=row.get("submitted_at") or "",
            stale=bool(row.get("stale")),
        )
        for row in _list(data)
        if row.get("user")
    )


def _gitlab(data: Any, request: str, commit: str) -> tuple[Vote, ...]:
    """`GET /projects/P/merge_requests/N/approvals`; the commit is `sha` of the request, given beside it or in the same file."""
    head = data.get("sha") or (data.get("merge_request") or {}).get("sha") or commit
    inner = data.get("approvals") or data
    return tuple(
        Vote(
            forge="gitlab",
            request=request,
            account=row["user"]["username"],
            state="approved",
            commit=head,
            at=row.get("approved_at") or inner.get("updated_at") or "",
        )
        for row in _list(inner["approved_by"])
    )


def _gitee(data: Any, request: str, commit: str) -> tuple[Vote, ...]:
    """`GET /api/v5/repos/O/R/pulls/N`: assignees review, testers test; only reviews are signatures."""
    head = (data.get("head") or {}).get("sha") or commit
    return tuple(
        Vote(
            forge="gitee",
            request=request,
            account=row["login"],
            state="approved",
            commit=head,
            at=data.get("updated_at") or "",
        )
        for row in _list(data["assignees"])
        if row.get("accept")
    )


FORGES: Mapping[str, Callable[[Any, str, str], tuple[Vote, ...]]] = {
    "github": _github,
    "gitlab": _gitlab,
    "gitea": _gitea,
    "gitee": _gitee,
}


def _list(data: Any) -> list[Mapping[str, Any]]:
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise TypeError("a list is missing")
    return data


def settled(votes: Sequence[Vote]) -> tuple[Vote, ...]:
    """Each vote with the reason why it does not count. An account's last word in a request is what it says: changes asked
    for, or a dismissal, void the approvals before it. A comment takes nothing back."""
    found = []
    for place, vote in enumerate(votes):
        if vote.state != "approved":
            found.append(replace(vote, void=vote.state))
            continue
        later = [
            other
            for number, other in enumerate(votes)
            if other.state in DECISIVE
            and other.account.casefold() == vote.account.casefold()
            and (other.forge, other.request) == (vote.forge, vote.request)
            and (other.at, number) > (vote.at, place)
        ]
        last = max(later, key=lambda other: other.at, default=None)
        why = (
            "stale" if vote.stale else "" if last is None else last.state if last.state != "approved" else "superseded"
        )
        found.append(replace(vote, void=why))
    return tuple(found)


def kept(votes: Iterable[Vote]) -> dict[str, Any]:
    """What `checks/approvals/*.json` holds."""
    return {
        "version": 1,
        "votes": [{key: value for key, value in asdict(vote).items() if key != "void"} for vote in votes],
    }


def votes_of(data: Any) -> tuple[Vote, ...]:
    """The votes of such a file. ValueError for anything else."""
    try:
        if data["version"] != 1:
            raise ValueError(data["version"])
        rows = [Vote(**(dict(row) | {"paths": tuple(row["paths"])})) for row in data["votes"]]
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from None
    if not all(
        isinstance(value, str)
        for vote in rows
        for value in (vote.forge, vote.request, vote.account, vote.state, vote.commit, vote.at, *vote.paths)
    ):
        raise ValueError("text is missing")
    return tuple(rows)
