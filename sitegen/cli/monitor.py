"""`sitegen monitor`: the daily run. Checks the whole archive, takes in probe logs, writes one row a day into checks/ledgers/monitoring.csv."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.cli.language import current, say
from sitegen.cli.ledgers import append_row
from sitegen.cli.looking import look_at
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import FINDINGS, OK
from sitegen.upkeep.forged import doubts
from sitegen.upkeep.patrol import draw
from sitegen.upkeep.probes import BadVisit, daily, read_probes
from sitegen.upkeep.sheets import moment_text

__all__ = ["command"]


@click.command("monitor", help=say("日监测：检查全站和附件，在台账中记一行，抽出今天要读的稿件。", "The daily run: check everything, write one row, draw what to read."))
@click.option("--sample", type=click.IntRange(0, 50), default=5, help=say("抽读篇数", "how many texts to read"))
@click.option("--probes", type=click.Path(path_type=Path, exists=True, dir_okay=False), multiple=True, metavar="FILE",
              help=say("外部探测程序的记录（CSV 或每行一个 JSON），并入可用性台账", "log of an external probe, CSV or JSON lines, taken into the ledger"))
@common
def command(sample: int, probes: tuple[Path, ...], site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    from sitegen.model import Moment

    root = site_root(site)
    bad = _take(root, probes)
    look = look_at(root, as_of_time(as_of, root), jobs_or_cores(jobs))
    drawn = draw(look, sample)
    if any(row.day("day") == look.today for row in look.settings.upkeep.rows("monitoring")):
        click.echo(say(f"{look.today} 已有日监测记录，没有改动", f"{look.today} is recorded already; nothing changed"), err=True)
        return FINDINGS if bad else OK
    open_findings = [f for f in look.findings if not f.excused]
    attachments = sum(not name.endswith(".md") for name in look.index.files)
    append_row(root, "monitoring", {
        "day": look.today.isoformat(), "ran": moment_text(Moment(look.now, True)), "articles": str(len(look.index.articles)), "attachments": str(attachments),
        "errors": str(sum(f.level == "error" for f in open_findings)), "warnings": str(sum(f.level == "warning" for f in open_findings)),
        "sample": "|".join(f.id for f in drawn)})
    if not quiet:
        sys.stdout.write("".join(f"{say('抽读', 'read')}  content/{f.path}  {f.title}\n" for f in drawn))
        sys.stdout.write("".join(f"{say('发布时间存疑，请说明', 'the date is doubtful')}  content/{d.facts.path}  {d.shown} < {d.first}\n" for d in doubts(look)))
    return FINDINGS if bad else OK


def _take(root: Path, files: tuple[Path, ...]) -> int:
    """Visits into checks/ledgers/probes.csv, one row a day and address, those already there left alone. Returns the number of bad rows."""
    from sitegen.stages.read_site import read_site
    from sitegen.text.decode import decode

    bad, visits = 0, []
    settings = read_site(root).settings if files else None
    for file in files if settings else ():
        text = decode(file.read_bytes(), file.name)
        for one in read_probes(text, "csv" if file.suffix.lower() == ".csv" else "json", settings.zone) if settings and isinstance(text, str) else ():
            if isinstance(one, BadVisit):
                bad += 1
                click.echo(f"{file.name}:{one.row}: {one.message.get(current())}", err=True)
            else:
                visits.append(one)
        if not isinstance(text, str):
            bad += 1
            click.echo(f"{file.name}: {text.message.get(current())}", err=True)
    if settings:
        there = {(row.day("day"), row.text("target")) for row in settings.upkeep.rows("probes")}
        for row in daily(visits, settings.site.domain):
            if (row.day, row.target) not in there:
                append_row(root, "probes", row.cells())
    return bad
