"""`sitegen publish`: delivers the verified build, or rolls the delivered site back."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.options import common, jobs_or_cores, site_root
from sitegen.delivery.publishing import Delivered, publish, rollback
from sitegen.errors import OK
from sitegen.interruptions import too_late

__all__ = ["command", "deliver"]


@click.command("publish", help=say("把通过校验的构建结果送到 build.deliver 指定的目录，一步切换；--rollback 退回先前版本。",
                                   "Deliver the verified build to build.deliver and switch in one step; --rollback goes back."))
@click.option("--rollback", "steps", type=click.IntRange(1), is_flag=False, flag_value=1, default=None, metavar="[N]",
              help=say("退回 N 个版本，默认 1", "go back N releases; default 1"))
@common
def command(steps: int | None, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    if steps is None:
        return deliver(root, jobs_or_cores(jobs), quiet)
    done = rollback(root, steps)
    with too_late():
        _tell(done, say(f"已退回到版本 {done.release}", f"rolled back to {done.release}"), quiet)
    return OK


def deliver(root: Path, jobs: int, quiet: bool) -> int:
    """Deliver and say so."""
    done = publish(root, jobs)
    with too_late():
        _tell(done, say(f"已发布版本 {done.release}（{done.files} 个文件）", f"release {done.release} is served ({done.files} files)") if done.new
              else say(f"版本 {done.release} 已在线，没有变化", f"release {done.release} is served already; nothing changed"), quiet)
    return OK


def _tell(done: Delivered, words: str, quiet: bool) -> None:
    if done.dropped:
        click.echo(say(f"已删除含撤下内容的版本：{'、'.join(done.dropped)}",
            f"deleted releases that hold withdrawn texts: {', '.join(done.dropped)}"), err=True)
    if not quiet:
        click.echo(words, err=True)
    if done.left:
        click.echo(say("新版本已在线，但过期的或含撤下内容的旧版本没能全部删除：请检查磁盘和目录权限，再运行一次 sitegen publish",
                       "the new release is served, but not all old ones could be deleted: look at disk and permissions, then run sitegen publish again"), err=True)
