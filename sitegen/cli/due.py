"""`sitegen due`: who must do what until when, as table, JSON, CSV or calendar; reminders ready to send."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import click

from sitegen.cli.language import current, say
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import OK

__all__ = ["command"]


@click.command("due", help=say("列出待办事项和期限：谁、办什么、到什么时候。", "Who must do what until when."))
@click.option("--format", "form", type=click.Choice(["text", "json", "csv", "ics"]), default="text", help=say("输出格式", "format"))
@click.option("--unit", default=None, metavar="ID", help=say("只看一个单位", "one unit only"))
@click.option("--days", type=click.IntRange(0, 3660), default=30, help=say("多少天内到期，默认 30", "due within so many days; default 30"))
@click.option("--remind", is_flag=True, help=say("输出每个单位的提醒文字，可直接发送", "print a message for each unit, ready to send"))
@common
def command(form: str, unit: str | None, days: int, remind: bool, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    from sitegen.clocks import all_clocks, columns_due
    from sitegen.deadlines import open_clocks
    from sitegen.pipeline import inspect
    from sitegen.stages.report.due import due_table
    from sitegen.text.workdays import Calendar
    from sitegen.upkeep.duelists import calendar_text, due_csv, due_json, reminders, reminders_json

    root = site_root(site)
    seen = inspect(root, now=as_of_time(as_of, root), jobs=jobs_or_cores(jobs))
    settings = seen.settings
    if unit and settings.people.known and unit not in settings.people.unit_by_id:
        known = "、".join(settings.people.unit_by_id)
        raise click.BadParameter(say(f"没有单位 {unit}；可用：{known}", f"no unit {unit}; known: {known}"), param_hint="--unit")
    clocks = (*all_clocks(seen.index, seen.now, Calendar(settings.calendar)), *columns_due(seen.index, seen.now))
    rows = open_clocks(clocks, unit=unit, until=(seen.now + timedelta(days=days)).date())
    names = {one.id: one.name for one in settings.people.units}
    if remind:
        out = reminders_json(rows, names, settings.site.name, seen.now) if form == "json" else reminders(rows, names, settings.site.name, seen.now)
    else:
        out = {"text": lambda: due_table(rows, names, current()), "json": lambda: due_json(rows, names, seen.now),
               "csv": lambda: due_csv(rows, names), "ics": lambda: calendar_text(rows, names, seen.now)}[form]()
    sys.stdout.write(out)
    return OK
