"""`review import`: votes of a merge request, as the forge exported them, into checks/approvals/ (design 5.6)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from sitegen.article import CONTENT
from sitegen.cli.identity import git_value
from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, common, site_root
from sitegen.errors import OK, SitegenError
from sitegen.evidence import APPROVALS
from sitegen.judging import site as site_under_check
from sitegen.model import Text
from sitegen.opening import open_article
from sitegen.stages.read_git import is_hash
from sitegen.text.votes import FORGES, Vote, kept, read_export, settled

__all__ = ["import_"]

HEAD_ONLY = ("gitlab", "gitee")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@click.command(
    "import",
    help=say(
        "导入平台审批记录（GitHub、GitLab、Gitea、Gitee 的接口导出）。",
        "Import approvals exported from GitHub, GitLab, Gitea or Gitee.",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--forge", required=True, type=click.Choice(list(FORGES)), help=say("平台", "which forge"))
@click.option("--request", "number", required=True, metavar="N", help=say("合并请求的编号", "number of the request"))
@click.option(
    "--commit",
    "head",
    default="",
    metavar="SHA",
    help=say("请求的最新提交（GitLab 的导出里没有）", "head of the request, where the export does not name it"),
)
@click.option(
    "--base",
    default=None,
    metavar="REV",
    help=say(
        "目标分支，用来找出请求改了哪些文章；默认按当前分支的合并点",
        "target branch, by which the request's texts are found; default: what is checked out",
    ),
)
@common
def import_(
    file: Path,
    forge: str,
    number: str,
    head: str,
    base: str | None,
    site: Path | None,
    as_of: str | None,
    jobs: int | None,
    quiet: bool,
) -> int:
    root = site_root(site)
    if not NAME.fullmatch(number):
        raise click.BadParameter(
            say("只能用字母、数字和 . _ -", "letters, digits and . _ - only"), param_hint="--request"
        )
    try:
        votes = read_export(forge, json.loads(file.read_bytes()), number, head)
    except (OSError, ValueError, RecursionError) as error:
        raise SitegenError(
            Text(f"{file.name} 不是 {forge} 的审批导出：{error}", f"{file.name} is no export of {forge}: {error}"),
            Text(
                "用平台接口导出合并请求的审批记录，见 docs/signoff.md",
                "export the reviews of the request by the forge's interface; see docs/signoff.md",
            ),
        ) from None
    votes = tuple(_placed(root, vote, base) for vote in votes)
    target = root / APPROVALS / f"{forge}-{number}.json"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(kept(votes), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    except OSError as error:
        raise SitegenError(
            Text(f"无法写入 {target.name}：{error.strerror}", f"cannot write {target.name}: {error.strerror}")
        ) from None
    if not quiet:
        _tell(root, settled(votes), as_of)
    return OK


def _placed(root: Path, vote: Vote, base: str | None) -> Vote:
    """The vote with the texts it was cast on. GitLab and Gitee do not say which commit was approved, only the head of the
    request: a head committed after the vote was never seen by the voter."""
    if not is_hash(vote.commit):
        return vote
    if vote.forge in HEAD_ONLY and vote.state == "approved":
        committed, cast = (_time(text) for text in (git_value(root, "show", "-s", "--format=%cI", vote.commit), vote.at))
        vote = replace(vote, stale=vote.stale or bool(committed and cast and cast < committed))
    return replace(vote, paths=_texts(root, vote.commit, base))


def _time(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written.replace("Z", "+00:00").replace(".000+", "+"))
    except ValueError:
        return None


def _texts(root: Path, commit: str, base: str | None) -> tuple[str, ...]:
    """Texts that the request changes, below `content/`: what the voter was shown, and no other. Raises SitegenError."""
    if not git_value(root, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}"):
        return ()  # not here: the vote is kept, and counts for nothing
    prefix = git_value(root, "rev-parse", "--show-prefix")
    start = _fork(root, commit, base or "HEAD")
    if not start:
        raise SitegenError(
            Text(f"看不出合并请求改了哪些文章（提交 {commit[:10]}）", f"cannot tell which texts the request changes (commit {commit[:10]})"),
            Text("用 --base 写明请求提出时的目标分支或提交，如 --base origin/main", "name the target branch, or the commit it stood at, with --base"),
        )
    changed = git_value(root, "diff", "--name-only", "-z", "--no-renames", start, commit)
    names = (
        name.removeprefix(f"{prefix}content/")
        for name in changed.split("\0")
        if name.startswith(f"{prefix}content/") and name.endswith(".md")
    )
    return tuple(sorted(names))


def _fork(root: Path, commit: str, target: str) -> str:
    """Where the request left its target; once merged, where it left the parent that it was merged into. Else empty."""
    start = git_value(root, "merge-base", commit, target)
    if start != commit:
        return start
    merged = git_value(root, "rev-list", "--first-parent", "--ancestry-path", "--reverse", f"{commit}..{target}").split()
    start = git_value(root, "merge-base", commit, f"{merged[0]}^1") if merged else ""
    return "" if start == commit else start


def _tell(root: Path, votes: tuple[Vote, ...], as_of: str | None) -> None:
    under = site_under_check(root, as_of_time(as_of, root))
    found = [(path, row) for path, rows in under.context.proofs.approvals.items() for row in rows]
    now = {path: open_article(root, path, under.settings).digest for path, _ in found if (root / CONTENT / path).is_file()}
    accounts = {(forge, name.casefold()): person for person in under.settings.people.people for forge, name in person.accounts.items()}
    for vote in votes:
        who = accounts.get((vote.forge, vote.account.casefold()))
        mine = [(path, row) for path, row in found if (row.account, row.commit, row.at, row.void) == (vote.account, vote.commit, vote.at, vote.void)]
        same = sum(row.digest != "" and row.digest == now.get(path) for path, row in mine)
        if vote.void:
            state = say(f"不计：{vote.void}", f"does not count: {vote.void}")
        elif who is None:
            state = say("不计：people.yaml 的 accounts 里没有这个账号", "does not count: nobody has this account")
        else:
            state = say(f"有效，{same} 篇与现稿相同", f"counts for {same} texts that are still the same")
        click.echo(
            f"{vote.forge} {vote.request} {vote.account}{f'（{who.name}）' if who else ''} {vote.commit[:10]} {state}，"
            + say(f"请求共 {len(vote.paths)} 篇", f"{len(vote.paths)} texts in the request")
        )
