"""`sitegen check`: every rule over the whole site; PATH filters what is reported, never what is indexed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from sitegen.cli.language import current, say
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import FINDINGS, OK
from sitegen.model import LEVELS, Finding
from sitegen.pipeline import Inspection, inspect
from sitegen.policy import Given
from sitegen.stages.report import BINARY, FORMATS, Report, as_bytes, render, summarise

__all__ = ["command", "emit", "in_colour", "report_of", "report_option", "write_reports"]

OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
    click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help=say("输出格式", "format on stdout")),
    click.option("--report", "reports", multiple=True, metavar="F=FILE",
                 help=say("另存一份报告，如 json=报告.json，可多次", "write a report too, such as json=report.json; repeatable")),
    click.option("--fail-level", type=click.Choice(LEVELS), default=None, help=say("达到此级别即不通过", "level that blocks")),
    click.option("--show-suppressed", is_flag=True, help=say("也列出已豁免的", "show excused findings too")),
    click.option("--changed-since", metavar="REV", default=None, help=say("只报告与该 git 版本不同的文件", "report only files that differ from a git revision")),
    click.option("--base", metavar="REV", default=None,
                 help=say("规则、人员、豁免、词表、基线取自该 git 版本", "read checks, people, waivers, words and baseline from a git revision")),
    click.option("--stdin-filename", metavar="PATH", default=None, help=say("检查标准输入，当作这个文件", "check standard input as this file")),
    click.option("--statistics", "counts", is_flag=True, help=say("只列出按规则、单位、级别的数量", "print counts by rule, unit and level only")),
    click.option("--print-config", metavar="PATH", default=None, help=say("列出该路径生效的设置及其来源", "print what is in force for a path, and where it comes from")),
    click.option("--fix", "fixing", is_flag=True, help=say("自动改正有把握的问题", "put right what can be put right safely")),
    click.option("--unsafe", is_flag=True, help=say("与 --fix 合用：错别字也按建议改", "with --fix: follow suggestions for wrong characters too")),
    click.option("--void-reviews", is_flag=True, help=say("与 --fix 合用：已终审的也改（签审随之失效）", "with --fix: also where that voids a final review")),
    click.option("--baseline", type=click.Choice(["create", "prune"]), default=None,
                 help=say("create：建立历史基线；prune：清理已整改的条目", "create: record what is old; prune: strike off what was put right")),
    click.option("--before", metavar="DAY", default=None, help=say("与 --baseline create 合用：这一天之前的算存量，默认今天", "with --baseline create: what is older is old; default: today")),
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the command line wants to see."""

    form: str
    reports: tuple[tuple[str, Path], ...]
    show_suppressed: bool
    counts: bool


@click.command("check", help=say("检查整个网站；给出路径时只报告这些路径。", "Check the whole site; PATHs limit what is reported."))
@common
def command(paths: tuple[Path, ...], form: str, reports: tuple[str, ...], fail_level: Any, show_suppressed: bool, changed_since: str | None,
            base: str | None, stdin_filename: str | None, counts: bool, print_config: str | None, fixing: bool, unsafe: bool, void_reviews: bool,
            baseline: str | None, before: str | None, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    now, jobs = as_of_time(as_of, root), jobs_or_cores(jobs)
    asked = Asked(form=form, reports=tuple(report_option(value) for value in reports), show_suppressed=show_suppressed, counts=counts)
    given = Given(fail_level=fail_level, base=base, environment=os.environ)
    if print_config is not None:
        from sitegen.cli.check_more import print_settings

        return print_settings(root, _name(root, Path(print_config)), given)
    if stdin_filename is not None:
        name = _name(root, Path(stdin_filename))
        if not name.startswith("content/") or not name.endswith(".md") or fixing:
            raise click.BadParameter(say("应是 content/ 下的 .md 文件，且不与 --fix 合用", "it is an .md file under content/, and not used with --fix"),
                                     param_hint="--stdin-filename")
        given = replace(given, overlay={name.removeprefix("content/"): sys.stdin.buffer.read()})
        paths = paths or (root / name,)
    wanted = _filter(root, paths, changed_since, frozenset(given.overlay))
    if baseline is not None:
        from sitegen.cli.check_more import create_baseline, prune_baseline

        seen = inspect(root, now=now, jobs=jobs, given=given)
        return create_baseline(seen, before) if baseline == "create" else prune_baseline(seen)
    if fixing:
        from sitegen.cli.check_more import fix_and_say

        seen = fix_and_say(root, now, jobs, given, wanted, unsafe, void_reviews)
    else:
        seen = inspect(root, now=now, jobs=jobs, given=given)
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


def report_of(seen: Inspection, findings: tuple[Finding, ...], *, show_suppressed: bool = False, colour: bool = False, held: tuple[str, ...] = ()) -> Report:
    """The report of an inspection, limited to `findings`."""
    from sitegen.judging import source_of

    base = seen.settings.site.base_url
    return Report(findings=tuple(f for f in findings if show_suppressed or not f.excused),
                  summary=summarise(findings, articles=len(seen.index.articles), held=held), as_of=seen.now, lang=current(), settings=seen.settings,
                  source=source_of(seen.root, seen.overlay), colour=colour, addresses={f"content/{f.path}": base + f.url for f in seen.index.articles})


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
            raise SitegenError(Text(f"报告写不进 {target}：{error.strerror}", f"cannot write the report {target}: {error.strerror}")) from None


def in_colour() -> bool:
    """On a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def report_option(value: str) -> tuple[str, Path]:
    kind, sign, target = value.partition("=")
    if not sign or kind not in FORMATS or not target:
        raise click.BadParameter(say(f"“{value}”应写作 格式=文件，格式为 {'、'.join(FORMATS)}", f"write FORMAT=FILE with FORMAT one of {', '.join(FORMATS)}"),
                                 param_hint="--report")
    return kind, Path(target)


def _filter(root: Path, paths: tuple[Path, ...], changed_since: str | None, overlay: frozenset[str]) -> Callable[[Finding], bool]:
    """Which findings are reported: in or below the paths; in files that changed, or related to one."""
    names = [_existing(root, path, overlay) for path in paths]
    changed: frozenset[str] | None = None
    if changed_since is not None:
        from sitegen.stages.read_git import changed_since as changed_files

        changed = changed_files(root, changed_since)

    def wanted(finding: Finding) -> bool:
        if names and not (finding.path and any(name == "." or finding.path == name or finding.path.startswith(name.rstrip("/") + "/") for name in names)):
            return False
        if changed is None:
            return True
        policy = any(path == "site.yaml" or path.startswith("checks/") for path in changed)
        return (finding.path in changed if finding.path else policy) or any(path in changed for path, _ in finding.related)

    return wanted


def _name(root: Path, path: Path) -> str:
    """A path as findings name it; it may be given relative to here or to the site."""
    here = path.resolve()
    if here.is_relative_to(root) and (path.is_absolute() or here.exists()):
        return here.relative_to(root).as_posix()
    return path.as_posix().removeprefix("./")


def _existing(root: Path, path: Path, overlay: frozenset[str]) -> str:
    name = _name(root, path)
    if not (root / name).exists() and name.removeprefix("content/") not in overlay:
        raise click.BadParameter(say(f"没有这个文件或目录：{path}", f"no such file or folder: {path}"), param_hint="PATH")
    return name
