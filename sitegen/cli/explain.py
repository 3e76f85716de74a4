"""`sitegen explain RULE`: what a rule wants, why, on what basis, with a bad and a good example."""

from __future__ import annotations

from difflib import get_close_matches

import click

from sitegen.cli.language import current, say
from sitegen.errors import CONFIG, OK
from sitegen.rules import RULES
from sitegen.stages.report.rule_page import rule_page

__all__ = ["command"]


@click.command("explain", help=say("解释一条规则：要求、依据、正反例。RULE 为名称或编号。", "Explain a rule, by name or id."))
@click.argument("rule")
@click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("提示语言", "language of messages"))
def command(rule: str) -> int:
    found = [r for r in RULES if rule in (r.name, r.id) or rule.upper() == r.id]
    if not found:
        near = get_close_matches(rule, [name for r in RULES for name in (r.name, r.id)], 1)
        click.echo(say(f"没有规则“{rule}”" + (f"，是否想问 {near[0]}？" if near else "；全部规则见 sitegen rules"),
                       f"no rule {rule!r}" + (f"; did you mean {near[0]}?" if near else "; see sitegen rules")), err=True)
        return CONFIG
    click.echo(rule_page(found[0], current()), nl=False)
    return OK
