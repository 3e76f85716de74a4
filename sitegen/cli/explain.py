"""`sitegen explain RULE`: what a rule wants, why, on what basis, with a bad and a good example."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from sitegen.cli.language import current, say
from sitegen.errors import CONFIG, OK
from sitegen.rules import RULES
from sitegen.stages.report.rule_page import rule_page

__all__ = ["command"]


@click.command("explain", help=say("解释一条规则：要求、依据、正反例。RULE 为名称或编号。", "Explain a rule, by name or id."))
@click.argument("rule", required=False)
@click.option("--profile", is_flag=True, help=say("列出生效的各项时限、层级及出处；RULE 写方案名，缺省为本站的方案", "list every limit in force with its origin; RULE names a profile"))
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR", help=say("网站目录", "the site's folder"))
@click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("提示语言", "language of messages"))
def command(rule: str | None, profile: bool, site: Path | None) -> int:
    if profile:
        return _profile(rule, site)
    if rule is None:
        raise click.UsageError(say("写规则名称或编号，或用 --profile", "name a rule, or use --profile"))
    found = [r for r in RULES if rule in (r.name, r.id) or rule.upper() == r.id]
    if not found:
        near = get_close_matches(rule, [name for r in RULES for name in (r.name, r.id)], 1)
        click.echo(say(f"没有规则“{rule}”" + (f"，是否想问 {near[0]}？" if near else "；全部规则见 sitegen rules"),
                       f"no rule {rule!r}" + (f"; did you mean {near[0]}?" if near else "; see sitegen rules")), err=True)
        return CONFIG
    click.echo(rule_page(found[0], current()), nl=False)
    return OK


def _profile(name: str | None, site: Path | None) -> int:
    """The values in force: of the site, or of a profile of the package by name."""
    from sitegen.paths import find_site
    from sitegen.settling.profile import settle_profile, shipped
    from sitegen.stages.read_site import read_site
    from sitegen.stages.report.profile_page import profile_page

    root = site if site is not None else find_site(Path.cwd())
    if name is not None:
        own = (root or Path()) / "checks" / "profiles" / f"{Path(name).name}.yaml"
        if name not in shipped() and not own.is_file():
            near = get_close_matches(name, shipped(), 1)
            click.echo(say(f"没有方案“{name}”" + (f"，是否想问 {near[0]}？" if near else f"；可用：{'、'.join(shipped())}"),
                           f"no profile {name!r}" + (f"; did you mean {near[0]}?" if near else f"; known: {', '.join(shipped())}")), err=True)
            return CONFIG

    def text(wanted: str) -> str | None:
        path = root / "checks" / "profiles" / f"{wanted}.yaml" if root else None
        return path.read_text("utf-8", "replace") if path and path.is_file() else None

    wanted = name or (read_site(root).settings.checks.profile if root else "default")
    click.echo(profile_page(settle_profile(wanted, text)[0], current()), nl=False)
    return OK
