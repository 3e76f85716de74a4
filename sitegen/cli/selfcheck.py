"""`sitegen selfcheck`: the seven points of the daily self-check, with evidence."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.looking import look_at
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import FINDINGS, OK
from sitegen.upkeep.selfcheck import selfcheck

__all__ = ["command"]


@click.command("selfcheck", help=say("按七项内容自查，列出佐证。", "The seven points of self-check, with evidence."))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("输出格式", "format"))
@common
def command(form: str, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    look = look_at(root, as_of_time(as_of, root), jobs_or_cores(jobs))
    points = selfcheck(look)
    if form == "json":
        data = [{"number": p.number, "title": p.title, "state": p.state, "evidence": [{"what": w, "where": s} for w, s in p.evidence]} for p in points]
        sys.stdout.write(json.dumps({"schema_version": 1, "as_of": look.now.isoformat(), "points": data}, ensure_ascii=False, indent=1) + "\n")
    else:
        words = {"ok": say("正常", "in order"), "problem": say("有问题", "problem"), "ask": say("请人工核对", "ask people")}
        for point in points:
            sys.stdout.write(f"{point.number}. {point.title}：{words[point.state]}\n" + "".join(f"   - {what}（{where}）\n" for what, where in point.evidence))
    return FINDINGS if any(point.state == "problem" for point in points) else OK
