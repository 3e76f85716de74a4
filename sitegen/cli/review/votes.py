"""`review import`: votes of a merge request, as the forge exported them, into checks/approvals/ (design 5.6)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import click

from sitegen.cli.identity import git_value
from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, common, site_root
from sitegen.errors import OK, SitegenError
from sitegen.evidence import APPROVALS
from sitegen.judging import site as site_under_check
from sitegen.model import Text
from sitegen.text.votes import FORGES, Vote, kept, read_export, settled

__all__ = ["import_"]

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
        "目标分支，用来找出请求改了哪些文章；默认取提交的上一个合并点",
        "target branch, by which the request's texts are found",
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
    votes = tuple(replace(vote, paths=_texts(root, vote.commit, base)) for vote in votes)
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


def _texts(root: Path, commit: str, base: str | None) -> tuple[str, ...]:
    """Texts that the request changes, below `content/`: what the voter was shown."""
    if not re.fullmatch(r"[0-9a-f]{40,64}", commit):
        return ()
    prefix = git_value(root, "rev-parse", "--show-prefix")
    start = git_value(root, "merge-base", commit, base) if base else ""
    changed = (
        git_value(root, "diff", "--name-only", "-z", "--no-renames", start, commit)
        if start and start != commit
        else git_value(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    )
    names = (
        name.removeprefix(f"{prefix}content/")
        for name in changed.split("\0")
        if name.startswith(f"{prefix}content/") and name.endswith(".md")
    )
    return tuple(sorted(names))


def _tell(root: Path, votes: tuple[Vote, ...], as_of: str | None) -> None:
    under = site_under_check(root, as_of_time(as_of, root))
    found = {(a.account, a.commit): a for rows in under.context.proofs.approvals.values() for a in rows}
    for vote in votes:
        known = found.get((vote.account, vote.commit))
        who = under.settings.people.find(known.person) if known and known.person else None
        state = say(f"不计：{vote.void}", f"does not count: {vote.void}") if vote.void else say("有效", "counts")
        if not vote.void and who is None:
            state = say("不计：people.yaml 的 accounts 里没有这个账号", "does not count: nobody has this account")
        click.echo(
            f"{vote.forge} {vote.request} {vote.account}{f'（{who.name}）' if who else ''} {vote.commit[:10]} {state}，"
            + say(f"{len(vote.paths)} 篇", f"{len(vote.paths)} texts")
        )
