"""`review owners`: CODEOWNERS for GitHub, GitLab and Gitea from the duty table of columns and people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.options import as_of_time, common, site_root
from sitegen.errors import OK, SitegenError
from sitegen.judging import site as site_under_check
from sitegen.model import Text
from sitegen.settings import Column, Settings

__all__ = ["owners", "rows"]

PLACES = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS", "gitea": ".gitea/CODEOWNERS"}


@click.command("owners", help=say("按栏目责任表生成 CODEOWNERS。", "Write CODEOWNERS from the columns' owners."))
@click.option("--forge", required=True, type=click.Choice(list(PLACES)), help=say("平台", "which forge"))
@click.option(
    "--write",
    is_flag=True,
    help=say("写到平台约定的位置，默认只打印", "write it where the forge looks for it; default: print"),
)
@common
def owners(forge: str, write: bool, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    under = site_under_check(root, as_of_time(as_of, root))
    lines = rows(under.settings, forge, under.context.now.date())
    if write:
        target = root / PLACES[forge]
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        except OSError as error:
            raise SitegenError(
                Text(f"无法写入 {PLACES[forge]}：{error.strerror}", f"cannot write {PLACES[forge]}: {error.strerror}")
            ) from None
        click.echo(PLACES[forge])
    else:
        click.echo("\n".join(lines))
    return OK


def rows(settings: Settings, forge: str, day: date) -> list[str]:
    """Parents before children, since the last line that fits wins; then the files that decide who may sign."""
    lines = ["# sitegen review owners"]
    lines += [
        f"{_path(f'content/{column.id}/', forge)} {' '.join(names)}"
        for column in settings.columns
        if column.link is None and (names := _accounts(settings, column, forge, day))
    ]
    trusted = _reviewers(settings, forge, day, "final", None)
    lines += [f"{_path(path, forge)} {' '.join(trusted)}" for path in ("site.yaml", "checks/") if trusted]
    return lines


def _path(path: str, forge: str) -> str:
    """Gitea reads regular expressions, the others patterns."""
    return (
        f"{path.replace('.', chr(92) + '.')}.*"
        if forge == "gitea" and path.endswith("/")
        else path.replace(".", r"\.")
        if forge == "gitea"
        else f"/{path}"
    )


def _accounts(settings: Settings, column: Column, forge: str, day: date) -> list[str]:
    found: list[str] = []
    for level in ("first", "second", "final"):
        found += [name for name in _reviewers(settings, forge, day, level, column.owner) if name not in found]
    return found


def _reviewers(settings: Settings, forge: str, day: date, level: str, unit: str | None) -> list[str]:
    return [
        f"@{person.accounts[forge]}"
        for person in settings.people.people
        if forge in person.accounts
        and (unit is None or person.unit == unit)
        and level in settings.people.standing(person, day)[1]
    ]
