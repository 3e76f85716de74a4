"""`sitegen scan`: a first look at an existing site or a folder of drafts, by the text rules; no site.yaml is needed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from sitegen.cli.check import emit, in_colour, write_reports
from sitegen.cli.check_options import report_option
from sitegen.cli.language import current, say
from sitegen.cli.options import as_of_time, common, jobs_or_cores
from sitegen.errors import FINDINGS, OK
from sitegen.policy import Given
from sitegen.scanning import scan
from sitegen.stages.report import FORMATS, Report, summarise
from sitegen.stages.report.statistics import statistics

__all__ = ["command"]


@click.command(
    "scan",
    help=say(
        "用文字规则检查散放的 .html .docx .txt .md 文件，不需要网站。",
        "Check loose .html .docx .txt .md files by the text rules; no site needed.",
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", help=say("输出格式", "format on stdout")
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="F=FILE",
    help=say("另存一份报告，如 xlsx=台账.xlsx，可多次", "write a report too; repeatable"),
)
@click.option("--statistics", "counts", is_flag=True, help=say("只列出按规则、目录、级别的数量", "print counts only"))
@common
def command(
    paths: tuple[Path, ...],
    form: str,
    reports: tuple[str, ...],
    counts: bool,
    site: Path | None,
    as_of: str | None,
    jobs: int | None,
    quiet: bool,
) -> int:
    wanted = tuple(report_option(value) for value in reports)
    for path in paths:
        if not path.exists():
            raise click.BadParameter(
                say(f"没有这个文件或目录：{path}", f"no such file or folder: {path}"), param_hint="FILE|DIR"
            )
    found = scan(
        paths,
        now=as_of_time(as_of, site or Path.cwd()),
        jobs=jobs_or_cores(jobs),
        site=site.resolve() if site else None,
        policy_given=Given(environment=os.environ),
    )
    report = Report(
        findings=found.findings,
        summary=summarise(found.findings, articles=found.files),
        as_of=found.now,
        lang=current(),
        settings=found.settings,
        source=found.source,
        colour=in_colour(),
        groups="folder",
    )
    if counts:
        for chunk in statistics(report, as_json=form == "json"):
            sys.stdout.write(chunk)
    else:
        emit(report, form)
    write_reports(report, wanted)
    return FINDINGS if any(finding.blocks for finding in found.findings) else OK
