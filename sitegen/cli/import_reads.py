"""`sitegen import reads FILE…`: counts of readers from access logs or a table, into `checks/ledgers/reads.csv`. Offline; no visitor is kept."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.ledgers import fill_rows
from sitegen.cli.looking import look_at
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import FINDINGS, OK, SitegenError
from sitegen.model import Text
from sitegen.text.decode import decode
from sitegen.upkeep.reads import Tally, added, logged, pages, tabled

__all__ = ["reads"]

MOST_BYTES = 64 * 1024 * 1024
"""Of a table, which is read whole; a log may have any size."""


@click.command("reads", help=say("导入阅读次数：FILE 为 nginx、Apache 的访问日志（可为 .gz），或网址和次数两列的 CSV。不保存访问者的任何信息。",
                                 "How often texts were read: access logs of nginx or Apache (.gz too), or a CSV of addresses and counts. No visitor is kept."))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE…")
@common
def reads(files: tuple[Path, ...], site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    look = look_at(root, as_of_time(as_of, root), jobs_or_cores(jobs))
    known = pages(look.index.articles)
    rows = look.settings.upkeep.rows("reads")
    tables = [file for file in files if file.suffix.lower() == ".csv"]
    if tables and len(files) > 1:
        raise click.BadParameter(say("CSV 的数是累计数，一次只导入一个，也不与日志一起导入", "a CSV holds sums: import it alone"), param_hint="FILE")
    if tables:
        tally = _tabled(tables[0], look.today, known)
    else:
        counted = [day for row in rows if (day := row.day("until"))]
        tally = logged((line for file in files for line in _lines(file)), known, look.settings.zone, max(counted, default=None), look.today)
    if tally.reads:
        fill_rows(root, "reads", "article", added(rows, tally, anew=bool(tables)), add=True)
    if not quiet:
        click.echo(_said(tally), err=True)
    return FINDINGS if tally.unreadable and not (tally.reads or tally.robots or tally.elsewhere or tally.again) else OK


def _tabled(file: Path, today: date, known: dict[str, str]) -> Tally:
    if file.stat().st_size > MOST_BYTES:
        raise SitegenError(Text(f"{file.name} 过大", f"{file.name} is too large"))
    text = decode(file.read_bytes(), file.name)
    found = tabled(text, known, today) if isinstance(text, str) else text.message
    if isinstance(found, Text):
        raise SitegenError(Text(f"{file.name}：{found.zh}", f"{file.name}: {found.en}"))
    return found


def _lines(file: Path) -> Iterator[str]:
    """Lines of a log, packed or not; bytes that are no text become marks."""
    try:
        with (gzip.open(file, "rt", encoding="utf-8", errors="replace") if file.suffix == ".gz" else file.open(encoding="utf-8", errors="replace")) as lines:
            yield from lines
    except (OSError, EOFError, zlib.error) as error:
        raise SitegenError(Text(f"{file.name} 读不了：{error}", f"cannot read {file.name}: {error}")) from None


def _said(tally: Tally) -> str:
    days = f"（{tally.first} 至 {tally.last}）" if tally.first else f"（截至 {tally.last}）" if tally.last else ""
    return say(f"{len(tally.reads)} 篇共阅读 {sum(tally.reads.values())} 次{days}；不计：机器访问 {tally.robots} 次，其他页面和文件 {tally.elsewhere} 次，"
               f"已计过或当天未完的 {tally.again} 次，读不懂的 {tally.unreadable} 行",
               f"{sum(tally.reads.values())} reads of {len(tally.reads)} texts; left out: {tally.robots} by programs, {tally.elsewhere} of other files, "
               f"{tally.again} of days counted before or not over, {tally.unreadable} lines unreadable")
