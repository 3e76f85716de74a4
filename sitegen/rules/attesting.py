"""What each signature is worth, and what a site asks of it. In: a text and the proofs. Out: kinds of evidence, with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sitegen.article import Article, Signature
from sitegen.model import JOINT, Text
from sitegen.proofs import KINDS, STRENGTH, Approval, Proofs, SignCommit
from sitegen.rules.signing import same_person
from sitegen.settings import Evidence, Person
from sitegen.text.lazily import pattern

__all__ = ["CLOCK", "Demand", "Worth", "attested", "commits_of", "demand", "meets", "worth"]

SCAN = pattern(r"sha256:[0-9a-f]{64}")
CLOCK = 600
"""Seconds that the time in an entry may lie before that of its commit."""


class Worth(NamedTuple):
    """What a signature has reached."""

    kinds: tuple[str, ...]
    """All kinds that hold, weakest first."""
    why_not: tuple[Text, ...]
    """Why stronger ones that seem to be there do not hold."""

    @property
    def best(self) -> str:
        return self.kinds[-1]


class Demand(NamedTuple):
    """What the site asks of every signature under one text."""

    minimum: str
    accept: tuple[str, ...]
    consult: bool
    joint: int
    """How many more must sign before the final review."""


def demand(article: Article) -> Demand:
    """The strictest of site, column and sensitivity: a narrower setting can only add."""
    site = article.settings.checks.evidence
    column = article.column.evidence if article.column else None
    found = (site, column, site.sensitivity.get(article.meta.sensitivity or "normal"))
    return _strictest(tuple([(part.minimum, part.accept, part.consult, part.joint) for part in found if part]))


@lru_cache(maxsize=256)
def _strictest(found: tuple[tuple[str, tuple[str, ...], bool, int], ...]) -> Demand:
    """Of the settings that concern a text; most texts of a site share them."""
    return Demand(
        max((minimum for minimum, _, _, _ in found), key=lambda kind: STRENGTH.get(kind, 1)),
        tuple(kind for kind in Evidence().accept if all(kind in accept for _, accept, _, _ in found)),
        any(consult for _, _, consult, _ in found),
        max(joint for _, _, _, joint in found),
    )


def meets(asked: Demand, reached: Worth) -> bool:
    """`names` and `digest` always count; of the stronger kinds those that are accepted and as strong as the minimum."""
    floor = STRENGTH[asked.minimum]
    return any(STRENGTH[kind] >= floor and (kind in asked.accept or STRENGTH[kind] < 2) for kind in reached.kinds)


def worth(article: Article, entry: Signature, proofs: Proofs) -> Worth:
    """Judged by this very text: what was said of an older one proves nothing."""
    review = entry.review
    if review.digest is None or review.digest != article.digest:
        return Worth(("names",), ())
    kinds, why_not = {"names", "digest"}, []
    if fault := _form_fault(article, entry):
        why_not += [] if fault == ABSENT else [fault]
    else:
        kinds.add("form")
    for commit in commits_of(article, entry, proofs):
        faults = tuple(_commit_faults(commit, entry.person))
        why_not += faults
        if not faults:
            kinds.add("commit")
            if entry.person and commit.signer == entry.person.id:
                kinds.add("signed")
            elif proofs.verified:
                why_not.append(
                    Text(
                        f"提交 {commit.commit[:10]} 没有本人密钥的有效签名",
                        f"commit {commit.commit[:10]} has no valid signature of that person's key",
                    )
                )
    for approval in proofs.approvals.get(article.path, ()):
        if entry.person is None or approval.person != entry.person.id:
            continue
        if why := _approval_fault(approval, article.digest):
            why_not.append(why)
        else:
            kinds.add("forge")
    return Worth(tuple(kind for kind in KINDS if kind in kinds), tuple(dict.fromkeys(why_not)))


def attested(article: Article, proofs: Proofs) -> tuple[tuple[str, str, str], ...]:
    """(level, name as written, strongest kind) of each level's signature, then of dated joint ones."""
    joint = [entry for entry in article.signatures if entry.level == JOINT and entry.review.at]
    return tuple(
        [(entry.level, entry.review.name, worth(article, entry, proofs).best) for entry in (*article.signed.values(), *joint)]
    )


def commits_of(article: Article, entry: Signature, proofs: Proofs) -> tuple[SignCommit, ...]:
    """Commits whose trailer names this text, as it is now, at this level; a text that was moved brings its own along."""
    digest = entry.review.digest or ""
    return tuple(
        commit for path in (article.path, "") for commit in proofs.commits.get((path, entry.level, digest), ())
    )


ABSENT = Text("", "")


def _form_fault(article: Article, entry: Signature) -> Text | None:
    review = entry.review
    if review.evidence != "form":
        return ABSENT
    recorder, people = (review.recorded_by or "").strip(), article.settings.people
    if not (review.number or "").strip() or not SCAN.fullmatch(review.scan or ""):
        return Text("审签单缺少单号或扫描件摘要", "the form lacks its number or the digest of its scan")
    if not recorder or (people.known and people.find(recorder) is None):
        return Text("审签单没有登记人，或登记人不在名册", "nobody on record has recorded the form")
    if any(same_person(recorder, other.review.name, people) for other in article.signatures):
        return Text("登记人自己也是签署人", "whoever recorded the form is one of the signers")
    return None


def _commit_faults(commit: SignCommit, person: Person | None) -> Iterator[Text]:
    short = commit.commit[:10]
    if person is None or commit.mail.casefold() not in {mail.casefold() for mail in person.mails}:
        yield Text(
            f"提交 {short} 的作者 {commit.mail} 不是签署人登记的邮箱",
            f"commit {short} is by {commit.mail}, no mail of the signer",
        )
    elif not commit.only_reviews:
        yield Text(
            f"提交 {short} 除签署外还改了别的内容（或经合并、压缩）",
            f"commit {short} changes more than signatures, or was merged or squashed",
        )


def _approval_fault(approval: Approval, digest: str) -> Text | None:
    where = f"{approval.forge} {approval.request}"
    if approval.void:
        words = {
            "dismissed": "已撤销",
            "stale": "已过期",
            "changes-requested": "要求修改",
            "superseded": "已有更新的意见",
            "commented": "只是评论",
        }
        return Text(
            f"{where} 的批准不算数（{words.get(approval.void, approval.void)}）",
            f"the vote in {where} does not count ({approval.void})",
        )
    if not approval.digest:
        return Text(
            f"{where} 批准的提交 {approval.commit[:10]} 不在本仓库，无法核对",
            f"commit {approval.commit[:10]} approved in {where} is not in this repository",
        )
    if approval.digest != digest:
        return Text(
            f"{where} 批准的是另一稿（提交 {approval.commit[:10]}）",
            f"another text was approved in {where} (commit {approval.commit[:10]})",
        )
    return None
