"""The command `sitegen`: a list of commands, loaded when called, and the one place where errors are shown."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from sitegen import __version__
from sitegen.cli.helping import Formatter
from sitegen.cli.language import current, say, settle
from sitegen.errors import BUG, CONFIG, INTERRUPTED, ConfigError, SitegenError

__all__ = ["COMMANDS", "GARBAGE", "cli", "keep_traceback", "main", "show_error"]

COMMANDS = {"new": "new", "check": "check", "build": "build", "serve": "serve", "review": "review", "due": "due", "monitor": "monitor", "import": "import_",
            "selfcheck": "selfcheck", "inspect": "inspect_site", "report": "report", "mail": "mail", "explain": "explain",
            "rules": "rules", "words": "words", "scan": "scan", "publish": "publish", "verify": "verify", "withdraw": "withdraw",
            "backup": "backup", "doctor": "doctor"}
"""Command -> module of this package; imported only when called, since imports decide how quickly an edit is checked."""
GARBAGE = (50_000, 20, 20)
"""A run makes values that stay: looking for garbage took a quarter of its time."""


click.Context.formatter_class = Formatter


class Commands(click.Group):
    """Finds commands by name without importing the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"sitegen.cli.{COMMANDS[cmd_name]}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            ctx.fail(say(f"没有命令“{args[0]}”" + (f"，是否想用“{near[0]}”？" if near else "；全部命令见 sitegen --help"),
                         f"no such command {args[0]!r}" + (f"; did you mean {near[0]!r}?" if near else "; see sitegen --help")))
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        settle(sys.argv[1:] if args is None else list(args))
        return super().main(args, *rest, **options)


def _help() -> str:
    return say("政府网站静态生成器：构建即审核关口。", "A static-site generator for Chinese government portals whose build is a policy gate.")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=False)
@click.version_option(__version__, prog_name="sitegen")
@click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, hidden=True)
def cli() -> None:
    """政府网站静态生成器：构建即审核关口。"""


def main() -> None:
    """Run, and turn what went wrong into one message and the exit code of design 5.3."""
    gc.set_threshold(*GARBAGE)
    settle(sys.argv[1:])
    _print_anything()
    cli.help = _help()
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        code = cli.main(prog_name="sitegen", standalone_mode=False)
    except SitegenError as error:
        show_error(error)
        code = error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo(say("已中断；已发布的内容保持不变", "interrupted; what is published stands unchanged"), err=True)
        code = INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = CONFIG
    except click.ClickException as error:
        from sitegen.cli.usage import usage_message

        click.echo(usage_message(error), err=True)
        code = CONFIG
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception:
        code = _bug()
    sys.exit(code if isinstance(code, int) else 0)


def _interrupted(number: int, frame: object) -> None:
    """A request to end is an interruption like ^C: stages are cleared away, what is published stands."""
    raise KeyboardInterrupt


def _print_anything() -> None:
    """A terminal in another encoding (GBK, or none in a cron job) shows what it cannot as \\u escapes; it never stops a build."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError, ValueError):     # a pipe that was read from may refuse: then it stays as it is
                stream.reconfigure(errors="backslashreplace")


def show_error(error: SitegenError) -> None:
    """What stopped the run, and what to do, on stderr."""
    lang = current()
    click.echo(error.message.get(lang), err=True)
    if error.hint:
        click.echo(f"  {say('改法', 'fix')}: {error.hint.get(lang)}", err=True)
    if isinstance(error, ConfigError):
        for problem in error.problems:
            where = f"{problem.path}:{problem.place.line}:{problem.place.column}" if problem.place else problem.path
            click.echo(f"{where} {problem.message.get(lang)}\n  {say('改法', 'fix')}: {problem.hint.get(lang)}", err=True)


def keep_traceback() -> str:
    """Write the traceback of the exception being handled to a file of its own; returns its path."""
    import tempfile
    import traceback

    handle, path = tempfile.mkstemp(prefix="sitegen-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(traceback.format_exc())
    return path


def _bug() -> int:
    """Keep the traceback, and say where: it is a fault of ours, never of the content."""
    path = keep_traceback()
    click.echo(say(f"sitegen 自身出错，已发布的内容保持不变。请把 {path} 发给维护者",
                   f"a fault in sitegen; nothing was published. Please send {path} to the maintainers"), err=True)
    return BUG
