"""`sitegen inspect`: the inspection by the profile's indicators: vetoes first, then deductions."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.looking import look_at
from sitegen.cli.options import as_of_time, common, jobs_or_cores, site_root
from sitegen.errors import FINDINGS, OK
from sitegen.upkeep.scoring import Score, score
from sitegen.upkeep.view import Look

__all__ = ["command"]


@click.command("inspect", help=say("按检查指标评估：先单项否决，再逐项扣分；有待核的分值时不算总分。", "Vetoes, then deductions; no total while points are unconfirmed."))
@click.option("--profile", default=None, metavar="NAME", help=say("用哪个方案，默认为本站的", "which profile; default the site's"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("输出格式", "format"))
@common
def command(profile: str | None, form: str, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site_root(site)
    look = look_at(root, as_of_time(as_of, root), jobs_or_cores(jobs))
    if profile is not None:
        look = _with_profile(look, root, profile)
    found = score(look)
    sys.stdout.write(_json(look, found) if form == "json" else _text(look, found))
    return FINDINGS if found.vetoed else OK


def _with_profile(look: Look, root: Path, name: str) -> Look:
    from dataclasses import replace

    from sitegen.settling.profile import settle_profile, shipped

    def own(wanted: str) -> str | None:
        path = root / "checks" / "profiles" / f"{Path(wanted).name}.yaml"
        return path.read_text("utf-8", "replace") if path.is_file() else None

    if name not in shipped() and own(name) is None:
        raise click.BadParameter(say(f"没有方案 {name}；可用：{'、'.join(shipped())}", f"no profile {name}; known: {', '.join(shipped())}"), param_hint="--profile")
    found, _ = settle_profile(name, own)
    settings = replace(look.settings, upkeep=replace(look.settings.upkeep, profile=found))
    return replace(look, index=replace(look.index, settings=settings))


def _text(look: Look, found: Score) -> str:
    words = {"pass": say("未触及", "passed"), "veto": say("单项否决风险提示", "VETO"), "ask": say("请人工核对", "ask people")}
    lines = [say("一、单项否决", "1. Vetoes")]
    for one in found.verdicts:
        lines.append(f"  {words[one.state]}  {one.name}：{one.detail}　依据：{one.basis}")
        lines += [f"      - {what}（{where}）" for what, where in one.evidence]
    lines.append(say("二、扣分", "2. Deductions"))
    if found.vetoed:
        lines.append("  " + say("触及单项否决，不再计分", "a veto is touched; nothing else is scored"))
    lines += [f"  -{d.points:g}{'' if d.value.confirmed else '（待核）'}  {d.name}：{d.what}{'　' + look.unit(d.unit) if d.unit else ''}（{d.source}）" for d in found.deductions]
    if not found.vetoed and not found.deductions:
        lines.append("  " + say("没有可由工具判断的扣分", "nothing a tool could deduct for"))
    if not found.services:
        lines.append("  " + say("本站没有办事服务，按75分×4/3折算", "no services: 75 points times 4/3"))
    lines.append(say("三、加分：创新发展等由检查人员评定，工具不计", "3. Bonus: for people to judge"))
    if found.total is not None:
        lines.append(say(f"总分 {found.total:g}", f"total {found.total:g}"))
    elif not found.vetoed:
        lines.append(say(f"方案 {look.settings.upkeep.profile.name} 有 {found.unconfirmed} 项分值待核，不计总分", f"{found.unconfirmed} values are unconfirmed: no total"))
    lines.append(say(f"四、等次：{found.grade(look)}", f"4. Grade: {found.grade(look)}"))
    return "\n".join(lines) + "\n"


def _json(look: Look, found: Score) -> str:
    return json.dumps({
        "schema_version": 1, "as_of": look.now.isoformat(), "profile": look.settings.upkeep.profile.name, "vetoed": found.vetoed, "total": found.total, "grade": found.grade(look),
        "unconfirmed": found.unconfirmed, "services": found.services,
        "verdicts": [{"name": v.name, "state": v.state, "detail": v.detail, "basis": v.basis, "evidence": [list(e) for e in v.evidence]} for v in found.verdicts],
        "deductions": [{"name": d.name, "what": d.what, "unit": d.unit, "points": d.points, "confirmed": d.value.confirmed, "basis": d.value.basis,
                        "source": d.source} for d in found.deductions]}, ensure_ascii=False, indent=1) + "\n"
