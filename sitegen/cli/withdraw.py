"""`sitegen withdraw`: takes a published text out of everything in one step, whatever else is broken."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, common, jobs_or_cores, missing_site
from sitegen.delivery.withdrawing import Withdrawn, withdraw
from sitegen.errors import OK, ConfigError, SitegenError
from sitegen.interruptions import too_late
from sitegen.settings import People

__all__ = ["command"]


@click.command("withdraw", help=say("撤稿：把一篇已发布的文章从网站的每个文件里撤下；其他文章和设置有错也能执行。",
                                    "Take a published text out of every file of the site, whatever else is broken."))
@click.argument("text", metavar="ID")
@click.option("--reason", required=True, help=say("撤稿原因（记入台账，不公开）", "why (recorded, not public)"))
@click.option("--by", required=True, help=say("决定撤稿的人：编号或姓名", "who decided it: id or name"))
@click.option("--at", default=None, metavar="TIME", help=say("撤稿时间，默认为现在", "when; default: now"))
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR", help=say("输出目录", "output folder"))
@common
def command(text: str, reason: str, by: str, at: str | None, output: Path | None, site: Path | None, as_of: str | None, jobs: int | None,
            quiet: bool) -> int:
    root = _root(site)
    now = as_of_time(as_of, root)
    moment = as_of_time(at, root) if at else now
    done = withdraw(root, text, reason=reason, by=by, at=moment, now=now, jobs=jobs_or_cores(jobs), people=_people(root),
                    output=output.resolve() if output else None)
    with too_late():
        for address in done.addresses:
            click.echo(done.settings.site.base_url + address)
        wrote = _record_in_source(root, done, moment.astimezone(done.settings.zone), by, reason)
        _tell(done, wrote, quiet)
        _open_entry(root, done, moment.astimezone(done.settings.zone), by, reason, quiet)
    return OK if done.settings.build.deliver is None or output else _deliver(root, jobs_or_cores(jobs), quiet)


def _root(site: Path | None) -> Path:
    """The folder that holds the publication record: site.yaml itself may be broken or gone."""
    starts = (site,) if site else (Path.cwd(), *Path.cwd().parents)
    for folder in starts:
        if (folder / ".sitegen/record/record.sqlite").is_file():
            return folder.resolve()
    raise missing_site()


def _people(root: Path) -> People | None:
    """The people of today; None where their file or the settings cannot be read: then those of the record count."""
    from sitegen.stages.read_site import read_site

    try:
        return read_site(root).settings.people
    except ConfigError:
        return None


def _record_in_source(root: Path, done: Withdrawn, at: datetime, by: str, reason: str) -> str:
    """Write the entry into the front matter; returns the file's name, or "" where that is left to people."""
    from sitegen.stages.read import decoded, read_bytes
    from sitegen.text.signature import with_withdrawal
    from sitegen.walking import walk

    content = root / "content"
    own_id = re.compile(rb"^id:[ \t]*[\"']?" + re.escape(done.id.encode()) + rb"[\"']?[ \t]*\r?$", re.MULTILINE)
    stamp = at.strftime("%Y-%m-%d %H:%M:%S" if at.second else "%Y-%m-%d %H:%M")
    for path in (done.path, *walk(content).articles):
        try:
            data = read_bytes(content / path)
            if path != done.path and not own_id.search(data):
                continue
            bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
            source = decoded(path, data)
            if not source.problems:
                (content / path).write_bytes(bom + with_withdrawal(source.text, stamp, by, reason).encode("utf-8"))
                return f"content/{path}"
        except (OSError, ValueError):
            continue
    return ""


def _open_entry(root: Path, done: Withdrawn, at: datetime, by: str, reason: str, quiet: bool) -> None:
    """Open the entry of the ledger of corrections, where the site keeps ledgers: found and withdrawn now, the rest is to be done."""
    from sitegen.cli.ledgers import append_row
    from sitegen.ledger import LEDGER_DIR

    if not (root / LEDGER_DIR).is_dir():
        return
    stamp = f"{at:%Y-%m-%d %H:%M}"
    column = done.settings.column_by_id.get(done.path.rpartition("/")[0])
    number = f"CG-{at:%Y%m%d-%H%M%S}"
    try:
        append_row(root, "rectification", {
            "no": number, "kind": "other", "level": "severe", "source": "撤稿", "unit": (column.owner if column else None) or "", "article": done.id,
            "found": stamp, "noticed": stamp, "withdrawn": stamp, "person": by, "note": reason})
    except SitegenError as error:
        click.echo(say(f"没能写入整改台账，请手工登记：{error.message.zh}", f"not written to the ledger, add it by hand: {error.message.en}"), err=True)
    else:
        if not quiet:
            click.echo(say(f"已在整改台账登记 {number}：更正、三审、重新发布后填写整改、复核、全站排查和回头看日期",
                           f"{number} opened in the ledger of corrections"), err=True)


def _tell(done: Withdrawn, wrote: str, quiet: bool) -> None:
    def tell(zh: str, en: str) -> None:
        click.echo(say(zh, en), err=True)

    if not wrote:
        tell(f"撤稿已记入发布记录，但没能写进 content/{done.path} 的前言：请手工补上 withdrawals，见 docs/withdraw.md",
             f"recorded, but not written into content/{done.path}: add `withdrawals` by hand, see docs/withdraw.md")
    if done.quoted:
        tell(f"以下文章的正文仍提到该文标题或地址，请逐篇核实：{'、'.join('content/' + path for path in done.quoted)}",
             f"these texts still name its title or address in their own words: {', '.join('content/' + path for path in done.quoted)}")
    if not quiet:
        where = (f"，已在 {wrote} 记录", f", recorded in {wrote}") if wrote else ("", "")
        tell(f"已撤下 {done.id}，网站现有 {done.count} 个文件{where[0]}。请清除上列地址的缓存，再按 docs/withdraw.md 清除 git 历史",
             f"{done.id} is withdrawn; the site has {done.count} files{where[1]}. Purge these addresses from caches; git history: docs/withdraw.md")


def _deliver(root: Path, jobs: int, quiet: bool) -> int:
    from sitegen.cli.publish import deliver

    try:
        return deliver(root, jobs, quiet)
    except (SitegenError, KeyboardInterrupt):
        click.echo(say("已撤稿，但没有发布：线上仍是原来的网站，请尽快运行 sitegen publish",
                       "withdrawn, but not delivered: what is served still holds it; run sitegen publish"), err=True)
        raise
