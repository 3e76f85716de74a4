"""`sitegen check`: every rule over the whole site; PATH filters what is reported, never what is indexed."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from sitegen.cli.language import current, say
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import FINDINGS, OK, SitegenError
from sitegen.model import LEVELS, Finding, Text
from sitegen.pipeline import Inspection, inspect
from sitegen.stages.report import FORMATS, Report, render, summarise

__all__ = ["command", "emit", "in_colour", "report_of"]


@click.command("check", help=say("检查整个网站；给出路径时只报告这些路径。", "Check the whole site; PATHs limit what is reported."))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help=say("输出格式", "format on stdout"))
@click.option("--report", "reports", multiple=True, metavar="F=FILE",
              help=say("另存一份报告，如 json=报告.json，可多次", "write a report too, such as json=report.json; repeatable"))
@click.option("--fail-level", type=click.Choice(LEVELS), default=None, help=say("达到此级别即不通过", "level that blocks"))
@click.option("--show-suppressed", is_flag=True, help=say("也列出已豁免的", "show excused findings too"))
@common
def command(paths: tuple[Path, ...], form: str, reports: tuple[str, ...], fail_level: str | None, show_suppressed: bool, site: Path | None,
            as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    wanted = [_report_option(value) for value in reports]
    seen = inspect(root, now=as_of_time(as_of, root), jobs=jobs_or_cores(jobs), fail_level=fail_level)  # type: ignore[arg-type]
    shown = tuple(_under(root, paths, seen.checked.findings)) if paths else seen.checked.findings
    report = report_of(seen, shown, show_suppressed=show_suppressed, colour=in_colour())
    emit(report, form)
    for kind, target in wanted:
        try:
            target.write_text("".join(render(replace(report, colour=False), kind)), encoding="utf-8")
        except OSError as error:
            raise SitegenError(Text(f"报告写不进 {target}：{error.strerror}", f"cannot write the report {target}: {error.strerror}")) from None
    return FINDINGS if any(finding.blocks for finding in shown) else OK


def report_of(seen: Inspection, findings: tuple[Finding, ...], *, show_suppressed: bool = False, colour: bool = False, held: tuple[str, ...] = ()) -> Report:
    """The report of an inspection, limited to `findings`."""
    from sitegen.judging import source_of

    return Report(findings=tuple(f for f in findings if show_suppressed or not f.excused),
                  summary=summarise(findings, articles=len(seen.index.articles), held=held),
                  as_of=seen.now, lang=current(), settings=seen.settings, source=source_of(seen.root), colour=colour)


def emit(report: Report, form: str) -> None:
    for chunk in render(report, form):
        sys.stdout.write(chunk)
    sys.stdout.flush()


def in_colour() -> bool:
    """On a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _report_option(value: str) -> tuple[str, Path]:
    kind, sign, target = value.partition("=")
    if not sign or kind not in FORMATS or not target:
        raise click.BadParameter(say(f"“{value}”应写作 格式=文件，格式为 {'、'.join(FORMATS)}",
                                     f"write FORMAT=FILE with FORMAT one of {', '.join(FORMATS)}"), param_hint="--report")
    return kind, Path(target)


def _under(root: Path, paths: tuple[Path, ...], findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings in files at or below the given paths, which may be relative to here or to the site."""
    names = []
    for path in paths:
        here = path.resolve()
        under_here = here.is_relative_to(root) and here.exists()
        names.append(here.relative_to(root).as_posix() if under_here else path.as_posix().removeprefix("./"))
        if not (root / names[-1]).exists():
            raise click.BadParameter(say(f"没有这个文件或目录：{path}", f"no such file or folder: {path}"), param_hint="PATH")
    return [f for f in findings if f.path and any(name == "." or f.path == name or f.path.startswith(name.rstrip("/") + "/") for name in names)]
