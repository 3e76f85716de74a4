"""`sitegen check`: every rule over the whole site; PATH filters what is reported, never what is indexed."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from sitegen.cli.check_options import OPTIONS, interest, report_option, reported, site_name, texts_named
from sitegen.cli.language import current, say
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root, timeable
from sitegen.errors import FINDINGS, OK
from sitegen.frozen import dataclass
from sitegen.inspecting import Inspection, inspect
from sitegen.model import Finding
from sitegen.policy import Given
from sitegen.stages.report import BINARY, Report, as_bytes, render, summarise

__all__ = ["command", "emit", "in_colour", "report_of", "write_reports"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the command line wants to see."""

    form: str
    reports: tuple[tuple[str, Path], ...]
    show_suppressed: bool
    counts: bool


@click.command(
    "check", help=say("检查整个网站；给出路径时只报告这些路径。", "Check the whole site; PATHs limit what is reported.")
)
@timeable
@common
def command(
    paths: tuple[Path, ...],
    form: str,
    reports: tuple[str, ...],
    fail_level: Any,
    show_suppressed: bool,
    changed_since: str | None,
    base: str | None,
    stdin_filename: str | None,
    counts: bool,
    print_config: str | None,
    fixing: bool,
    unsafe: bool,
    void_reviews: bool,
    baseline: str | None,
    before: str | None,
    site: Path | None,
    as_of: str | None,
    jobs: int | None,
    quiet: bool,
) -> int:
    root = site_root(site)
    now, jobs = as_of_time(as_of, root), jobs_or_cores(jobs)
    asked = Asked(
        form=form,
        reports=tuple(report_option(value) for value in reports),
        show_suppressed=show_suppressed,
        counts=counts,
    )
    given = Given(fail_level=fail_level, base=base, environment=os.environ)
    if print_config is not None:
        from sitegen.cli.check_more import print_settings

        return print_settings(root, site_name(root, Path(print_config)), given)
    if stdin_filename is not None:
        name = site_name(root, Path(stdin_filename))
        if not name.startswith("content/") or not name.endswith(".md") or fixing:
            raise click.BadParameter(
                say(
                    "应是 content/ 下的 .md 文件，且不与 --fix 合用",
                    "it is an .md file under content/, and not used with --fix",
                ),
                param_hint="--stdin-filename",
            )
        given = replace(given, overlay={name.removeprefix("content/"): sys.stdin.buffer.read()})
        paths = paths or (root / name,)
    wanted = reported(root, paths, changed_since, frozenset(given.overlay))
    if baseline is not None:
        from sitegen.cli.check_more import create_baseline, prune_baseline

        seen = inspect(root, now=now, jobs=jobs, given=given)
        return create_baseline(seen, before) if baseline == "create" else prune_baseline(seen)
    if fixing:
        from sitegen.cli.check_more import fix_and_say

        seen = fix_and_say(root, now, jobs, given, wanted, unsafe, void_reviews)
    else:
        only = texts_named(root, paths) if changed_since is None else ()  # a change elsewhere may be what is asked for
        seen = inspect(root, now=now, jobs=jobs, given=given, interest=lambda settings: interest(root, paths), only=only)
    shown = tuple(finding for finding in seen.checked.findings if wanted(finding))
    return _tell(seen, shown, asked)


for option in reversed(OPTIONS):
    command = option(command)


def _tell(seen: Inspection, shown: tuple[Finding, ...], asked: Asked) -> int:
    report = report_of(seen, shown, show_suppressed=asked.show_suppressed, colour=in_colour())
    if asked.counts:
        from sitegen.stages.report.statistics import statistics

        for chunk in statistics(report, as_json=asked.form == "json"):
            sys.stdout.write(chunk)
    else:
        emit(report, asked.form)
    write_reports(report, asked.reports)
    if asked.form == "github":
        from sitegen.cli.check_more import step_summary

        step_summary(report)
    return FINDINGS if any(finding.blocks for finding in shown) else OK


def report_of(
    seen: Inspection,
    findings: tuple[Finding, ...],
    *,
    show_suppressed: bool = False,
    colour: bool = False,
    held: tuple[str, ...] = (),
) -> Report:
    """The report of an inspection, limited to `findings`."""
    from sitegen.opening import source_of

    base = seen.settings.site.base_url
    return Report(
        findings=tuple(f for f in findings if show_suppressed or not f.excused),
        summary=summarise(findings, articles=seen.texts, held=held),
        as_of=seen.now,
        lang=current(),
        settings=seen.settings,
        source=source_of(seen.root, seen.overlay),
        colour=colour,
        addresses={f"content/{f.path}": base + f.url for f in seen.index.articles},
        titles={f"content/{f.path}": f.title for f in seen.index.articles},
    )


def emit(report: Report, form: str) -> None:
    """The report on stdout."""
    if form in BINARY:
        sys.stdout.buffer.write(as_bytes(report, form))
    else:
        for chunk in render(report, form):
            sys.stdout.write(chunk)
    sys.stdout.flush()


def write_reports(report: Report, wanted: tuple[tuple[str, Path], ...]) -> None:
    """Each report into its file. Raises SitegenError where one cannot be written."""
    from sitegen.errors import SitegenError
    from sitegen.model import Text

    for kind, target in wanted:
        data = as_bytes(replace(report, colour=False), kind)
        try:
            target.write_bytes(data)
        except OSError as error:
            raise SitegenError(
                Text(f"报告写不进 {target}：{error.strerror}", f"cannot write the report {target}: {error.strerror}")
            ) from None


def in_colour() -> bool:
    """On a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
