"""The time of a signature and the clock of its commit do not fit (reference: checks, section 11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone

from sitegen.article import Article
from sitegen.model import Finding, Moment, Text
from sitegen.rules.attesting import CLOCK, commits_of
from sitegen.rules.base import Context, Rule
from sitegen.rules.signing import BASIS, local_day, report, shown

__all__ = ["RULE"]

EARLY = Text(
    "{level_zh}（{name}）的提交时间 {committed} 早于它所接续的提交，时间可能被改过（变基也会如此）",
    "the commit of the {level} review ({name}) is dated {committed}, before the one it follows: back-dated, or rebased",
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Every signature whose newest commit is dated before its parent's, or more than ten minutes off the time in the entry."""
    for entry in article.signatures if context.proofs.commits else ():
        commits = commits_of(article, entry, context.proofs)
        at = entry.review.at
        if not commits or at is None:
            continue
        commit = commits[0]
        committed = Moment(datetime.fromtimestamp(commit.at, timezone.utc).astimezone(context.settings.zone), True)
        if commit.early:
            yield report(RULE, article, entry, "at", message=EARLY, committed=shown(committed), at=shown(at))
        elif (
            (abs(at.at.timestamp() - commit.at) > CLOCK)
            if at.timed
            else local_day(at, context.settings) != committed.day
        ):
            yield report(RULE, article, entry, "at", committed=shown(committed), at=shown(at))


RULE = Rule(
    id="REV027",
    name="review.clock",
    level="warning",
    scope="article",
    title=Text("签署时间与提交时间不符", "The time of a signature and of its commit differ"),
    message=Text(
        "{level_zh}（{name}）写的是 {at}，签署提交却在 {committed}",
        "the {level} review ({name}) says {at}, its commit {committed}",
    ),
    hint=Text(
        "核实签署时间；写错的，由{name}重新签署：sitegen review sign {file} --level {level}",
        "find out when it was signed; where the entry is wrong, {name} signs again: sitegen review sign {file} --level {level}",
    ),
    basis=BASIS,
    rationale=Text(
        "倒填时间会让没有审过的稿件看上去先审后发。git 记录的时间也能改，但前后对不上就值得查。",
        "A back-dated signature makes review look as if it came first. Git's times can be set too, but where they disagree it is "
        "worth a question.",
    ),
    bad="",
    good="",
    check=check,
    reads=frozenset({"text", "git"}),
    blocks=False,
    waived_by="review",
)
