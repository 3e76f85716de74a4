"""`sitegen report quarter|year|unit PERIOD`: circular, year report with the annual form, report on one unit; evidence pack."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime, time
from hashlib import sha256
from pathlib import Path

import click

from sitegen.cli.identity import person
from sitegen.cli.language import say
from sitegen.cli.looking import look_at
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import OK, SitegenError
from sitegen.model import Text
from sitegen.stages.read_site import site_zone
from sitegen.stages.report.officefiles import FORMS, archive, render_report
from sitegen.upkeep.annual import annual_form
from sitegen.upkeep.circular import Report, circular
from sitegen.upkeep.periods import Period, period
from sitegen.upkeep.sheets import csv_text
from sitegen.upkeep.view import Look

__all__ = ["command"]


@click.command("report", help=say("季度通报、年度报告或单位报告：sitegen report quarter 2026Q3。", "Quarter circular, year report, unit report: sitegen report quarter 2026Q3."))
@click.argument("kind", type=click.Choice(["quarter", "year", "unit"]))
@click.argument("when", metavar="PERIOD")
@click.option("--unit", default=None, metavar="ID", help=say("单位编号（unit 报告必填）", "unit; needed for `unit`"))
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="markdown", help=say("输出格式", "format"))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help=say("写入文件，默认标准输出", "file; default stdout"))
@click.option("--pack", type=click.Path(path_type=Path, dir_okay=False), default=None, metavar="FILE", help=say("检查佐证材料打成一个压缩包", "the evidence pack, one zip"))
@common
def command(kind: str, when: str, unit: str | None, form: str, output: Path | None, pack: Path | None, site: Path | None, as_of: str | None,
            jobs: int | None, quiet: bool) -> int:
    within = period(when)
    if within is None or (kind == "quarter" and "Q" not in within.name) or (kind == "year" and len(within.name) != 4):
        raise click.BadParameter(say(f"“{when}”应写作 2026Q3（季度）、2026（年）或 2026-08（月）", f"write 2026Q3, 2026 or 2026-08, not {when!r}"), param_hint="PERIOD")
    root = site_root(site)
    look = look_at(root, _until(as_of_time(as_of, root), within, root), jobs_or_cores(jobs))
    people = look.settings.people
    if kind == "unit" and (unit is None or unit not in people.unit_by_id):
        raise click.BadParameter(say(f"请用 --unit 写单位编号：{'、'.join(people.unit_by_id)}", f"name a unit: {', '.join(people.unit_by_id)}"), param_hint="--unit")
    if look.today < within.first:
        raise click.BadParameter(say(f"{within.words}还没有开始", f"{when} has not begun"), param_hint="PERIOD")
    report = circular(look, within, unit)
    if kind == "year":
        report = replace(report, sheets=(annual_form(look, within), *report.sheets))
    source = look.settings.site.sponsor or look.settings.site.name
    who = person(root, people)
    data = render_report(report, form, look.now, source=source, editor=who.name if who else "")
    if output is not None:
        _write(output, data)
    elif pack is None:
        sys.stdout.buffer.write(data)
    if pack is not None:
        _write(pack, _pack(root, look, report, within))
    return OK


def _until(now: datetime, within: Period, root: Path) -> datetime:
    """A period that is over is reckoned as of its last second."""
    end = datetime.combine(within.last, time(23, 59, 59), site_zone(root))
    return min(now, end)


def _pack(root: Path, look: Look, report: Report, within: Period) -> bytes:
    """Report, a CSV for each sheet, findings, the ledgers and profiles as they are, and a list of digests. Private cells stay away."""
    from sitegen.stages.report.profile_page import profile_page

    files = {f"report.{name}": render_report(report, form, look.now) for name, form in (("md", "markdown"), ("html", "html"), ("json", "json"))}
    files |= {f"sheets/{sheet.name}.csv": csv_text(sheet.head, sheet.rows).encode() for sheet in report.sheets}
    findings = [(f.name, f.level, look.source(f), look.unit(f.unit), f.message.zh, f.excused) for f in look.findings]
    files["findings.csv"] = csv_text(("规则", "级别", "位置", "单位", "说明", "豁免"), findings).encode()
    files["profile.txt"] = profile_page(look.settings.upkeep.profile).encode()
    listed = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    files["SHA256SUMS"] = f"# {report.title}；截至 {look.now.isoformat()}\n{listed}".encode()
    return archive(sorted(files.items()))


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise SitegenError(Text(f"写不进 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}")) from None
