"""`sitegen backup`: one archive of all the site is made of; the same site gives the same bytes."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.options import common, site_root
from sitegen.delivery.archiving import backup
from sitegen.errors import OK

__all__ = ["command"]


@click.command("backup", help=say("备份：把内容、检查设置、主题和发布记录打成一个可复现的归档文件。",
    "Archive content, checks, theme and publication record, reproducibly."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.tar")
@common
def command(file: Path, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    digest, count = backup(site_root(site), file.resolve())
    click.echo(f"{digest}  {file}")
    if not quiet:
        click.echo(say(f"已备份 {count} 个文件；恢复：解开归档到空目录，运行 sitegen build",
            f"{count} files; to restore, unpack into an empty folder and run sitegen build"), err=True)
    return OK
