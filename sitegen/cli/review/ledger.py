"""`review log`: the ledger of signatures, for inspections."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import OK

__all__ = ["log"]


@click.command(
    "log",
    help=say(
        "签审台账：谁在何时审了哪一稿，凭据是什么、不能证明什么。",
        "The ledger: who signed what and when, on what evidence, and what that does not prove.",
    ),
)
@click.option(
    "--since",
    default=None,
    metavar="DAY",
    help=say("从这一天起，如 2026-01-01", "from this day on, such as 2026-01-01"),
)
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help=say("输出格式", "format")
)
@common
def log(since: str | None, form: str, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    from sitegen.pipeline import inspect
    from sitegen.stages.plan.ledger import LEVELS, as_csv, as_json, rows

    root = site_root(site)
    try:
        first = date.fromisoformat(since) if since else None
    except ValueError:
        raise click.BadParameter(say(f"“{since}”不是日期", f"{since!r} is no day"), param_hint="--since") from None
    index = inspect(root, now=as_of_time(as_of, root), jobs=jobs_or_cores(jobs)).index
    found = rows(index.settings, index.articles, first)
    if form != "table":
        click.echo("".join(as_csv(found) if form == "csv" else as_json(found)), nl=False)
        return OK
    for row in found:
        click.echo(
            f"{row.at}  {LEVELS.get(row.level, row.level)}  {row.name}  {row.evidence}  {row.path} 《{row.title}》"
        )
    for kind in sorted({row.evidence for row in found}):
        click.echo(f"{kind}：{next(row.limits for row in found if row.evidence == kind)}", err=True)
    return OK
