"""`sitegen mail [COLUMN…]`: a digest of what came out, as a message for whatever system sends mail. Nothing is sent."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import FINDINGS, OK, SitegenError
from sitegen.model import Text

__all__ = ["command"]


@click.command("mail", help=say("把栏目近期发布的信息做成邮件摘要（.eml、网页或纯文本），交给邮件系统发送；不写栏目为全站。",
                                "A digest of what columns published lately, as .eml, HTML or text for a mail system; no column: the whole site."))
@click.argument("columns", nargs=-1, metavar="[COLUMN]…")
@click.option("--days", type=click.IntRange(1, 366), default=7, help=say("近多少天，默认 7", "of how many days; default 7"))
@click.option("--format", "form", type=click.Choice(["eml", "html", "text"]), default="eml", help=say("输出格式", "format"))
@click.option("--title", default="", metavar="TEXT", help=say("邮件标题，默认由网站和栏目名称组成", "subject; default: names of site and columns"))
@click.option("--from", "sender", default="", metavar="ADDRESS", help=say("发件地址，默认由邮件系统填写", "sender's address; default: the mail system says"))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help=say("写入文件，默认标准输出", "file; default stdout"))
@common
def command(columns: tuple[str, ...], days: int, form: str, title: str, sender: str, output: Path | None, site: Path | None, as_of: str | None,
            jobs: int | None, quiet: bool) -> int:
    from sitegen.pipeline import inspect
    from sitegen.upkeep.mailing import digest, eml, html, plain

    root = site_root(site)
    seen = inspect(root, now=as_of_time(as_of, root), jobs=jobs_or_cores(jobs))
    known = {column.id for column in seen.settings.columns if not column.link}
    if unknown := [one for one in columns if one not in known]:
        raise click.BadParameter(say(f"没有栏目 {'、'.join(unknown)}；栏目编号见 site.yaml", f"no column {', '.join(unknown)}; ids are in site.yaml"), param_hint="COLUMN")
    if not seen.index.published:
        raise SitegenError(Text("网站还没有构建过，没有已发布的信息", "the site was never built: nothing is published"), Text("先运行 sitegen build", "run sitegen build first"))
    found = digest(seen.index, columns, (seen.now - timedelta(days=days - 1)).date(), seen.now, title)
    if not found.groups:
        click.echo(say(f"近 {days} 天没有发布信息，没有生成邮件", f"nothing came out within {days} days: no mail was made"), err=True)
        return FINDINGS
    try:
        data = {"eml": lambda: eml(found, seen.now, sender), "html": lambda: html(found).encode(), "text": lambda: plain(found).encode()}[form]()
    except ValueError:
        raise click.BadParameter(say(f"“{sender}”不是邮件地址", f"{sender!r} is no address"), param_hint="--from") from None
    if output is None:
        sys.stdout.buffer.write(data)
        return OK
    try:
        output.write_bytes(data)
    except OSError as error:
        raise SitegenError(Text(f"写不进 {output}：{error.strerror}", f"cannot write {output}: {error.strerror}")) from None
    if not quiet:
        click.echo(say(f"{found.lead}，已写入 {output}", f"{found.count} texts written to {output}"), err=True)
    return OK
