"""`sitegen rules`: every rule on a line, with its level on this site."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sitegen.cli.language import current, say
from sitegen.rules import RULES
from sitegen.stages.report.words import LEVEL_WORDS

__all__ = ["command"]


@click.command("rules", help=say("列出全部规则。", "List all rules."))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("输出格式", "format"))
@click.option("--site", type=click.Path(path_type=Path), default=None, hidden=True)
@click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("提示语言", "language of messages"))
def command(form: str, site: Path | None) -> int:
    lang = current()
    if form == "json":
        rows = [{"id": r.id, "name": r.name, "level": r.level, "scope": r.scope, "blocks": r.blocks, "title": r.title.get(lang),
                 "basis": r.basis.get(lang)} for r in RULES]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    from sitegen.stages.report.width import cells

    wide = max(cells(LEVEL_WORDS[level].get(lang)) for level in LEVEL_WORDS)
    for rule in RULES:
        word = LEVEL_WORDS[rule.level].get(lang)
        click.echo(f"{rule.id:8} {rule.name:26} {word}{' ' * (wide - cells(word))}  {rule.title.get(lang)}")
    return 0
