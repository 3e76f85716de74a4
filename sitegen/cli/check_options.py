"""Options of `sitegen check`, and what they select. In: words of the command line; out: which findings are reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from sitegen.cli.language import say
from sitegen.model import LEVELS, Finding
from sitegen.stages.check import EVERYTHING, Interest
from sitegen.stages.report import FORMATS

__all__ = ["OPTIONS", "interest", "report_option", "reported", "site_name", "texts_named"]

OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
    click.option(
        "--format", "form", type=click.Choice(list(FORMATS)), default="text", help=say("输出格式", "format on stdout")
    ),
    click.option(
        "--report",
        "reports",
        multiple=True,
        metavar="F=FILE",
        help=say("另存一份报告，如 json=报告.json，可多次", "write a report too, such as json=report.json; repeatable"),
    ),
    click.option(
        "--fail-level", type=click.Choice(LEVELS), default=None, help=say("达到此级别即不通过", "level that blocks")
    ),
    click.option("--show-suppressed", is_flag=True, help=say("也列出已豁免的", "show excused findings too")),
    click.option(
        "--changed-since",
        metavar="REV",
        default=None,
        help=say("只报告与该 git 版本不同的文件", "report only files that differ from a git revision"),
    ),
    click.option(
        "--base",
        metavar="REV",
        default=None,
        help=say(
            "规则、人员、豁免、词表、基线取自该 git 版本",
            "read checks, people, waivers, words and baseline from a git revision",
        ),
    ),
    click.option(
        "--stdin-filename",
        metavar="PATH",
        default=None,
        help=say("检查标准输入，当作这个文件", "check standard input as this file"),
    ),
    click.option(
        "--statistics",
        "counts",
        is_flag=True,
        help=say("只列出按规则、单位、级别的数量", "print counts by rule, unit and level only"),
    ),
    click.option(
        "--print-config",
        metavar="PATH",
        default=None,
        help=say("列出该路径生效的设置及其来源", "print what is in force for a path, and where it comes from"),
    ),
    click.option(
        "--fix", "fixing", is_flag=True, help=say("自动改正有把握的问题", "put right what can be put right safely")
    ),
    click.option(
        "--unsafe",
        is_flag=True,
        help=say("与 --fix 合用：错别字也按建议改", "with --fix: follow suggestions for wrong characters too"),
    ),
    click.option(
        "--void-reviews",
        is_flag=True,
        help=say("与 --fix 合用：已终审的也改（签审随之失效）", "with --fix: also where that voids a final review"),
    ),
    click.option(
        "--baseline",
        type=click.Choice(["create", "prune"]),
        default=None,
        help=say(
            "create：建立历史基线；prune：清理已整改的条目",
            "create: record what is old; prune: strike off what was put right",
        ),
    ),
    click.option(
        "--before",
        metavar="DAY",
        default=None,
        help=say(
            "与 --baseline create 合用：这一天之前的算存量，默认今天",
            "with --baseline create: what is older is old; default: today",
        ),
    ),
)


def report_option(value: str) -> tuple[str, Path]:
    kind, sign, target = value.partition("=")
    if not sign or kind not in FORMATS or not target:
        raise click.BadParameter(
            say(
                f"“{value}”应写作 格式=文件，格式为 {'、'.join(FORMATS)}",
                f"write FORMAT=FILE with FORMAT one of {', '.join(FORMATS)}",
            ),
            param_hint="--report",
        )
    return kind, Path(target)


def reported(
    root: Path, paths: tuple[Path, ...], changed_since: str | None, overlay: frozenset[str]
) -> Callable[[Finding], bool]:
    """Which findings are reported: in or below the paths; in files that changed, or related to one."""
    names = [_existing(root, path, overlay) for path in paths]
    changed: frozenset[str] | None = None
    if changed_since is not None:
        from sitegen.stages.read_git import changed_since as changed_files

        changed = changed_files(root, changed_since)

    def wanted(finding: Finding) -> bool:
        if names and not (
            finding.path
            and any(
                name == "." or finding.path == name or finding.path.startswith(name.rstrip("/") + "/") for name in names
            )
        ):
            return False
        if changed is None:
            return True
        policy = any(path == "site.yaml" or path.startswith("checks/") for path in changed)
        return (finding.path in changed if finding.path else policy) or any(
            path in changed for path, _ in finding.related
        )

    return wanted


def interest(root: Path, paths: tuple[Path, ...]) -> Interest:
    """Whose findings must be worked out for these paths to be reported; none: everybody's."""
    names = [site_name(root, path).rstrip("/") for path in paths]
    if not names or not all(name.startswith("content/") for name in names):
        return EVERYTHING
    return Interest(weight=-1, below=tuple(name.removeprefix("content/") for name in names))


def texts_named(root: Path, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """The texts under `content/`, where the paths name texts and nothing else."""
    names = [site_name(root, path) for path in paths]
    if not all(name.startswith("content/") and name.endswith(".md") for name in names):
        return ()
    return tuple(sorted({name.removeprefix("content/") for name in names}))


def site_name(root: Path, path: Path) -> str:
    """A path as findings name it; it may be given relative to here or to the site."""
    here = path.resolve()
    if here.is_relative_to(root) and (path.is_absolute() or here.exists()):
        return here.relative_to(root).as_posix()
    return path.as_posix().removeprefix("./")


def _existing(root: Path, path: Path, overlay: frozenset[str]) -> str:
    name = site_name(root, path)
    if not (root / name).exists() and name.removeprefix("content/") not in overlay:
        raise click.BadParameter(
            say(f"没有这个文件或目录：{path}", f"no such file or folder: {path}"), param_hint="PATH"
        )
    return name
