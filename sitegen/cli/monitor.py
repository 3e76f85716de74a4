"""`sitegen monitor`: the daily run. Checks the whole archive and writes one row a day into checks/ledgers/monitoring.csv."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.ledgers import append_row
from sitegen.cli.looking import look_at
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import OK
from sitegen.upkeep.forged import doubts
from sitegen.upkeep.patrol import draw
from sitegen.upkeep.sheets import moment_text

__all__ = ["command"]


@click.command("monitor", help=say("日监测：检查全站和附件，在台账中记一行，抽出今天要读的稿件。", "The daily run: check everything, write one row, draw what to read."))
@click.option("--sample", type=click.IntRange(0, 50), default=5, help=say("抽读篇数", "how many texts to read"))
@common
def command(sample: int, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    from sitegen.model import Moment

    root = site_root(site)
    look = look_at(root, as_of_time(as_of, root), jobs_or_cores(jobs))
    drawn = draw(look, sample)
    if any(row.day("day") == look.today for row in look.settings.upkeep.rows("monitoring")):
        click.echo(say(f"{look.today} 已有日监测记录，没有改动", f"{look.today} is recorded already; nothing changed"), err=True)
        return OK
    open_findings = [f for f in look.findings if not f.excused]
    attachments = sum(not name.endswith(".md") for name in look.index.files)
    append_row(root, "monitoring", {
        "day": look.today.isoformat(), "ran": moment_text(Moment(look.now, True)), "articles": str(len(look.index.articles)), "attachments": str(attachments),
        "errors": str(sum(f.level == "error" for f in open_findings)), "warnings": str(sum(f.level == "warning" for f in open_findings)),
        "sample": "|".join(f.id for f in drawn)})
    if not quiet:
        sys.stdout.write("".join(f"{say('抽读', 'read')}  content/{f.path}  {f.title}\n" for f in drawn))
        sys.stdout.write("".join(f"{say('发布时间存疑，请说明', 'the date is doubtful')}  content/{d.facts.path}  {d.shown} < {d.first}\n" for d in doubts(look)))
    return OK
