"""What `sitegen check` does beside checking: the baseline, fixes, settings in force, the summary of a workflow step."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from sitegen.cli.language import current, say
from sitegen.errors import OK, SitegenError, WriteError
from sitegen.model import Finding, Text
from sitegen.pipeline import Inspection
from sitegen.policy import Given
from sitegen.settings import Baseline
from sitegen.stages.report import Report

__all__ = ["create_baseline", "fix_and_say", "print_settings", "prune_baseline", "step_summary"]


def create_baseline(seen: Inspection, before: str | None) -> int:
    """Record what is old, once."""
    from sitegen.rules.baseline import made
    from sitegen.settling.baseline import BASELINE_FILE

    if (seen.root / BASELINE_FILE).exists():
        raise SitegenError(
            Text(
                f"{BASELINE_FILE} 已存在，历史基线只建一次、只减不增",
                f"{BASELINE_FILE} is there: it is made once and can only shrink",
            ),
            Text(
                "清理已整改的条目：sitegen check --baseline prune；新问题请整改或备案豁免",
                "to strike off what was put right: sitegen check --baseline prune",
            ),
        )
    baseline = made(seen.checked.findings, seen.index, _day(before) if before else seen.now.date())
    _write(seen.root, baseline)
    click.echo(
        say(
            f"已记入存量问题 {len(baseline.findings)} 处、施行前发布的文章 {len(baseline.inherited)} 篇（不含敏感词、个人信息、涉密）。请提交 {BASELINE_FILE}",
            f"{len(baseline.findings)} findings and {len(baseline.inherited)} texts recorded; words, private data and secrecy are not. Commit {BASELINE_FILE}",
        ),
        err=True,
    )
    return OK


def prune_baseline(seen: Inspection) -> int:
    """Strike off what was put right."""
    from sitegen.rules.baseline import pruned
    from sitegen.settling.baseline import BASELINE_FILE

    if any(finding.name == "baseline.unreadable" for finding in seen.checked.findings):
        raise SitegenError(
            Text(f"{BASELINE_FILE} 无法读取，没有改动", f"{BASELINE_FILE} cannot be read; nothing was changed")
        )
    old = seen.settings.baseline
    new = pruned(old, seen.checked.findings, seen.index)
    gone = len(old.findings) - len(new.findings) + len(old.inherited) - len(new.inherited)
    if gone:
        _write(seen.root, new)
    click.echo(
        say(
            f"删去 {gone} 条，余 {len(new.findings) + len(new.inherited)} 条",
            f"{gone} struck off, {len(new.findings) + len(new.inherited)} left",
        ),
        err=True,
    )
    return OK


def _write(root: Path, baseline: Baseline) -> None:
    from sitegen.settling.baseline import BASELINE_FILE, dump

    target = root / BASELINE_FILE
    part = target.with_name(".baseline.json.part")
    try:
        target.parent.mkdir(exist_ok=True)
        part.write_text(dump(baseline), encoding="utf-8")
        os.replace(part, target)
    except OSError as error:
        raise WriteError(
            Text(f"无法写入 {BASELINE_FILE}：{error.strerror}", f"cannot write {BASELINE_FILE}: {error.strerror}")
        ) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(
            say(f"“{text}”不是日期，应写作 2026-01-31", f"{text!r} is no day; write 2026-01-31"), param_hint="--before"
        ) from None


def fix_and_say(
    root: Path,
    now: datetime,
    jobs: int,
    given: Given,
    wanted: Callable[[Finding], bool],
    unsafe: bool,
    void_reviews: bool,
) -> Inspection:
    """Put right what can be, say what was done, and return the site as it is then."""
    from sitegen.fixing import fix

    done = fix(root, now=now, jobs=jobs, given=given, wanted=wanted, unsafe=unsafe, void_reviews=void_reviews)
    for path, count in done.changed:
        click.echo(say(f"已改正 content/{path}：{count} 处", f"content/{path}: {count} put right"), err=True)
    for path in done.signed:
        click.echo(
            say(
                f"未改 content/{path}：已终审，改动会使签审失效；确需修改加 --void-reviews",
                f"content/{path} left alone: it would void the final review; use --void-reviews",
            ),
            err=True,
        )
    if not done.changed and not done.signed:
        click.echo(say("没有可自动改正的问题", "nothing to put right mechanically"), err=True)
    return done.inspection


def print_settings(root: Path, path: str, given: Given) -> int:
    """Every value in force for one path, with where it comes from."""
    from sitegen.origins import origins

    for row in origins(root, path, given, current()):
        click.echo(f"{row.key}: {row.value}  # {row.origin}")
    return OK


def step_summary(report: Report) -> None:
    """The full list into the summary of a workflow step, where the runner has one (GitHub, Gitea, Forgejo)."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        from sitegen.stages.report import as_bytes

        with open(target, "ab") as file:
            file.write(as_bytes(report, "markdown"))
