"""Options that all commands share, and what they resolve to: the site's folder, the time that counts as now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from sitegen.cli.language import say
from sitegen.cli.progress import drawn, timed
from sitegen.errors import SitegenError
from sitegen.model import Text
from sitegen.paths import find_site

__all__ = ["as_of_time", "common", "jobs_or_cores", "missing_site", "site_root", "timeable"]

Function = TypeVar("Function", bound=Callable[..., Any])


def common(function: Function) -> Function:
    """--site, --as-of, --jobs, --quiet, --lang (design 5.3). What takes long shows how far it is, unless quiet."""

    @wraps(function)
    def told(*values: Any, quiet: bool, **named: Any) -> Any:
        with drawn(quiet=quiet):
            return function(*values, quiet=quiet, **named)

    shared: Any = told
    for option in (
        click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("提示语言", "language of messages")),
        click.option("--quiet", is_flag=True, help=say("只输出结果", "print results only")),
        click.option("--jobs", type=click.IntRange(1), default=None, metavar="N", help=say("并行进程数，默认为处理器数", "processes; default: all cores")),
        click.option("--as-of", default=None, metavar="TIME", help=say("以此刻为“现在”，如 2026-11-20T09:00", "what now is, such as 2026-11-20T09:00")),
        click.option("--site", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR",
                     help=say("网站目录，默认向上寻找 site.yaml", "the site's folder; default: nearest with site.yaml")),
    ):
        shared = option(shared)
    return cast(Function, shared)


def timeable(function: Function) -> Function:
    """--timings."""

    @wraps(function)
    def told(*values: Any, timings: bool, **named: Any) -> Any:
        with timed(asked=timings):
            return function(*values, **named)

    option = click.option("--timings", is_flag=True, help=say("最后列出各步骤用时", "say at the end where the time went"))
    return cast(Function, option(told))


def site_root(site: Path | None) -> Path:
    """The folder with site.yaml: as given, else the nearest upward from here. Raises SitegenError where there is none."""
    root = site if site is not None else find_site(Path.cwd())
    if root is None or not (root / "site.yaml").is_file():
        raise missing_site()
    return root.resolve()


def as_of_time(written: str | None, root: Path) -> datetime:
    """--as-of as an aware time in the site's zone; absent: this moment, and this is where the clock is read. A bare day means its last second."""
    if written is None:
        return datetime.now(timezone.utc)
    from sitegen.stages.read_site import site_zone

    try:
        moment = datetime.fromisoformat(written.strip().replace("Z", "+00:00"))
    except ValueError:
        raise click.BadParameter(say(f"“{written}”不是时间，应写作 2026-11-20 或 2026-11-20T09:00",
                                     f"{written!r} is no time; write 2026-11-20 or 2026-11-20T09:00"),
                                 param_hint="--as-of") from None
    if len(written.strip()) == 10:
        moment = moment.replace(hour=23, minute=59, second=59)
    return moment if moment.tzinfo else moment.replace(tzinfo=site_zone(root))


def jobs_or_cores(jobs: int | None) -> int:
    if jobs:
        return jobs
    from sitegen.workers import cores

    return cores()


def missing_site() -> SitegenError:
    """No site.yaml here or above."""
    return SitegenError(
        Text("这里和上级目录都没有 site.yaml，不是 sitegen 网站", "no site.yaml here or above: this is not a sitegen site"),
        Text("进入网站目录，或用 --site 指定；新建网站：sitegen new site 目录名", "enter the site's folder or use --site; for a new one: sitegen new site FOLDER"),
    )
