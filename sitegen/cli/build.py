"""`sitegen build`: check, render, and replace the output in one step; nothing is written while the gate is shut."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root, timeable
from sitegen.errors import OK
from sitegen.interruptions import too_late
from sitegen.model import Text
from sitegen.progress import step
from sitegen.standing import Asked, Look, look, remember

if TYPE_CHECKING:  # loaded only where there is something to build
    from sitegen.pipeline import Outcome

__all__ = ["command"]

STANDING = Text("看有无变化", "look for changes")
REMEMBERING = Text("记下各文件的时间戳", "note the stamps of all files")


@click.command(
    "build",
    help=say(
        "检查通过后生成网站，一步替换输出目录。", "Check, then build the site and replace the output in one step."
    ),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help=say("输出目录", "output folder"),
)
@click.option(
    "--gate",
    type=click.Choice(["all", "article"]),
    default="all",
    help=say(
        "all：有一处必须整改就全部不发布；article：只扣下有问题的文章",
        "all: one blocking finding stops everything; article: holds back only that article",
    ),
)
@timeable
@common
def command(output: Path | None, gate: str, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    asked = Asked(as_of, output.resolve() if output else None, gate)
    with step(STANDING):
        seen = look(root, asked, None if as_of else as_of_time(None, root))
    if stands := seen.standing:
        if not quiet:
            click.echo(say(f"没有变化：{stands.output} 与现稿一致（{stands.files} 个文件）", f"nothing changed: {stands.output} stands as it is ({stands.files} files)"), err=True)
        return OK
    outcome = _built(root, asked, gate, jobs, seen)
    with too_late():
        return _ended(root, asked, seen, outcome, quiet)


def _ended(root: Path, asked: Asked, before: Look, outcome: Outcome, quiet: bool) -> int:
    """Remember that it stands, say what there is to say."""
    if outcome.output and outcome.trees and outcome.is_whole:  # a time that was asked for never passes
        until = outcome.inspection.now if asked.as_of else outcome.until
        if asked.as_of or until > outcome.inspection.now:
            with step(REMEMBERING):
                remember(root, asked, before, outcome.trees, outcome.output, outcome.pages, outcome.inspection.now, until)
    from sitegen.cli.check import emit, in_colour, report_of

    seen = outcome.inspection
    shown = tuple(f for f in seen.checked.findings if f.blocks) if outcome.pages else seen.checked.findings
    if shown or not outcome.pages:
        report = report_of(
            seen, seen.checked.findings if not outcome.pages else shown, held=outcome.held, colour=in_colour()
        )
        emit(report, "text")
    if not quiet:
        target = asked.output or Path(seen.settings.build.output)
        click.echo(_said(outcome.pages, target, outcome.held), err=True)
    return outcome.exit_code


def _built(root: Path, asked: Asked, gate: str, jobs: int | None, seen: Look) -> Outcome:
    from sitegen.pipeline import build
    from sitegen.policy import Given

    return build(
        root,
        output=asked.output,
        now=as_of_time(asked.as_of, root),
        jobs=jobs_or_cores(jobs),
        gate=gate,  # type: ignore[arg-type]
        given=Given(environment=os.environ),
        listed=seen.tree,
    )


def _said(pages: int, target: Path, held: tuple[str, ...]) -> str:
    if not pages:
        return say(
            "检查未通过，没有写入任何内容；已发布的网站保持不变",
            "the gate is shut: nothing was written, what is published stands unchanged",
        )
    done = say(f"已生成 {pages} 个文件，发布到 {target}", f"{pages} files published to {target}")
    return (
        done + say(f"；暂缓发布 {len(held)} 篇：{'、'.join(held)}", f"; held back {len(held)}: {', '.join(held)}")
        if held
        else done
    )
