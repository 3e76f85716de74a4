"""`sitegen serve`: the preview on this machine, rebuilt at every save, with the findings on the page."""

from __future__ import annotations

import os
import secrets
import time
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.main import keep_traceback, show_error
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import OK, ChangedError, SitegenError
from sitegen.model import Text
from sitegen.pipeline import preview
from sitegen.policy import Given
from sitegen.previewing import Preview
from sitegen.previewing.answers import LAST_URL
from sitegen.previewing.server import PreviewServer
from sitegen.previewing.theme import error_page
from sitegen.stages.lock import build_lock
from sitegen.watch import Watch

__all__ = ["command", "serve"]

PORT = 8000
TRIES = 3
"""Previews that are begun where somebody saves again and again meanwhile."""


@click.command(
    "serve",
    help=say(
        "在本机预览：保存即刷新，问题显示在页面上，草稿和未审签的有标记。",
        "Preview on this machine: reloads at every save, findings on the page, drafts and unsigned texts marked.",
    ),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    metavar="N",
    help=say("端口，0 为任选", "port; 0 = any free one"),
)
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="H",
    help=say("监听地址，默认只有本机能访问", "address to listen on; by default only this machine can reach it"),
)
@click.option(
    "--poll",
    is_flag=True,
    help=say("定时查看文件（网络盘、共享目录）", "look at the files every second (network drives, shared folders)"),
)
@common
def command(
    port: int, host: str, poll: bool, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool
) -> int:
    # It tells its own readers of a harmless race in its books.
    warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")
    root = site_root(site)
    fixed = as_of_time(as_of, root) if as_of else None
    with build_lock(root, "preview"):
        server = listening(host, port)
        try:
            serve(root, server, Watch(root, poll=poll), now=lambda: fixed or as_of_time(None, root), jobs=jobs_or_cores(jobs), quiet=quiet)
        finally:
            server.server_close()
    return OK


def listening(host: str, port: int) -> PreviewServer:
    """A server that holds its port. Raises SitegenError where it cannot."""
    try:
        return PreviewServer(host, port, secrets.token_urlsafe(18))
    except OSError as error:
        raise SitegenError(
            Text(
                f"无法在 {host}:{port} 监听：{error.strerror or '地址无效'}",
                f"cannot listen on {host}:{port}: {error.strerror or 'bad address'}",
            ),
            Text(
                "端口可能已被占用：换一个，如 --port 8001，或 --port 0 任选",
                "the port may be taken: choose another, such as --port 8001, or --port 0 for any",
            ),
        ) from None


def serve(
    root: Path, server: PreviewServer, watch: Watch, *, now: Callable[[], datetime], jobs: int = 1, quiet: bool = False
) -> None:
    """Build, answer, and build again at every change, until the watch is stopped or the user interrupts.

    `now`: asked for each rebuild: a text dated today at noon is waiting in the morning and live in the afternoon.
    """
    rebuild(root, server, now, jobs, quiet)
    with server.running(), watch:
        click.echo(server.address)
        if not quiet:
            click.echo(
                say("预览已就绪，保存后自动刷新；按 Ctrl-C 结束", "ready; reloads at every save; Ctrl-C ends it"),
                err=True,
            )
            if watch.polls:
                click.echo(say("每秒查看一次文件的变动", "looking for changes every second"), err=True)
        while watch.wait():
            # One process: the threads of the watch and the server live, and a fork would copy their locks.
            rebuild(root, server, now, 1, quiet)


def rebuild(
    root: Path,
    server: PreviewServer,
    now: Callable[[], datetime],
    jobs: int,
    quiet: bool,
    clock: Callable[[], float] = time.perf_counter,
) -> None:
    """One preview, or the page that says why there is none; one line on what was done."""
    start = clock()
    try:
        made = _previewed(root, now, jobs)
    except SitegenError as error:
        show_error(error)
        _fail(server, error)
        return
    except Exception:
        path = keep_traceback()
        bug = SitegenError(
            Text("sitegen 自身出错，无法生成预览", "a fault in sitegen: no preview"),
            Text("请把终端里给出的文件发给维护者", "send the file named in the terminal to the maintainers"),
        )
        click.echo(f"{bug.message.zh}: {path}", err=True)
        _fail(server, bug)
        return
    server.show(made)
    if not quiet:
        seconds = clock() - start
        click.echo(
            say(
                f"已生成预览（{seconds:.2f} 秒，{len(made.files)} 个文件）：{made.remarks.totals}",
                f"preview rebuilt in {seconds:.2f} s, {len(made.files)} files: {len(made.checked.findings)} findings",
            ),
            err=True,
        )


def _previewed(root: Path, now: Callable[[], datetime], jobs: int, tries: int = TRIES) -> Preview:
    """A preview; where somebody saves while it is made, of what was saved last."""
    try:
        return preview(root, now=now(), jobs=jobs, given=Given(environment=os.environ))
    except ChangedError:
        if tries == 1:
            raise
        return _previewed(root, now, jobs, tries - 1)


def _fail(server: PreviewServer, error: SitegenError) -> None:
    server.fail(error_page(error, LAST_URL if server.shown.preview else ""))
