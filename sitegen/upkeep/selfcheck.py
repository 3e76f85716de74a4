"""The seven points of the daily self-check (XN, article 32), each with evidence from the site's own data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

from sitegen.frozen import dataclass
from sitegen.upkeep.probes import down
from sitegen.upkeep.view import Look

__all__ = ["Point", "selfcheck"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One of the seven."""

    number: int
    title: str
    state: Literal["ok", "problem", "ask"]
    evidence: tuple[tuple[str, str], ...]
    """(what, where); for `ask` what people must look at."""


def selfcheck(look: Look) -> tuple[Point, ...]:
    return tuple(_points(look))


def _point(number: int, title: str, problems: list[tuple[str, str]], facts: list[tuple[str, str]]) -> Point:
    return Point(number=number, title=title, state="problem" if problems else "ok", evidence=(*problems, *facts))


def _findings(look: Look, *families: str) -> list[tuple[str, str]]:
    return [(f.message.zh, look.source(f)) for f in look.reported(*families) if f.level == "error"]


def _points(look: Look) -> Iterator[Point]:
    upkeep, settings = look.settings.upkeep, look.settings
    bad = [(f"栏目“{r.column.name}”{r.words}", f"site.yaml:{r.column.place.line}" if r.column.place else "site.yaml") for r in look.columns if r.state in ("stale", "empty")]
    seen = down(upkeep, look.today)
    probed = [(f"最近七天探测 {seen.visits} 次，打不开 {seen.failures} 次", "checks/ledgers/probes.csv"), *seen.evidence] if seen.visits else []
    yield _point(1, "网页能否打开，栏目是否及时更新", bad + _findings(look, "link.dead-internal", "attachment.missing", "image.missing"),
                 [*probed, (f"检查 {len(look.columns)} 个栏目，{sum(r.state == 'normal' for r in look.columns)} 个正常", "internal/freshness/")])
    signed = _findings(look, "review.", "secrecy.", "pii.")
    yield _point(2, "审核、保密审查制度是否落实，重要稿件是否审核", signed, [(f"在站稿件 {sum(1 for _ in look.index.live(look.now))} 篇，均经审核", "reviews/")] if not signed else [])
    late = [(f"{c.what} {c.started.day} 收到，应于 {c.due.day} 前答复", f"{c.path}:{c.place.line}" if c.path and c.place else c.path or "")
            for c in look.clocks if c.kind.startswith(("reply.", "react.")) and c.state == "late" and c.due]
    guides = sum(f.type == "guide" for f in look.index.live(look.now))
    yield _point(3, "办事服务、互动交流是否正常", late + _findings(look, "guide."), [(f"办事指南 {guides} 项；未办结来信 "
                 f"{sum(c.is_open for c in look.clocks if c.kind.startswith('reply.'))} 件", "internal/clocks/")])
    register = settings.link_register
    gone = [(f.message.zh, look.source(f)) for f in look.reported("link.unreachable")]
    yield _point(4, "链接是否经过审批，有无错链、断链", _findings(look, "link.", "html.") + gone,
                 [(f"登记外部链接 {len(register)} 个", "checks/links.csv")] if register is not None else [("没有链接登记表", "checks/links.csv")])
    duty = [(f.message.zh, look.source(f)) for f in look.reported("column.no-owner", "column.keepers", "ledger.vendor")]
    vendors = [r for r in upkeep.rows("vendors") if (u := r.day("until")) and u >= look.today]
    yield _point(5, "职责是否明确，外包协议是否有效", duty, [(f"{r.text('name')}，合同至 {r.day('until')}", f"{r.path}:{r.line}") for r in vendors])
    on_duty = [r for r in upkeep.rows("duty") if (f := r.day("from")) and (t := r.day("to")) and f <= look.today <= t]
    watched = {r.day("day") for r in upkeep.rows("monitoring")}
    missing = [] if on_duty or not upkeep.kept("duty") else [(f"{look.today} 没有安排值班", "checks/ledgers/duty.csv")]
    if upkeep.kept("monitoring") and look.today - timedelta(days=1) not in watched:
        missing.append((f"{look.today - timedelta(days=1)} 没有日监测记录", "checks/ledgers/monitoring.csv"))
    kept = upkeep.kept("duty") and upkeep.kept("monitoring")
    facts = [("今日值班：" + (p.name if (p := settings.people.find(r.text("person"))) else r.text("person")), f"{r.path}:{r.line}") for r in on_duty]
    point = _point(6, "值班和每日巡查制度是否落实", missing, facts)
    yield point if kept or missing else Point(number=6, title=point.title, state="ask", evidence=(("没有值班表或日监测记录，请人工核对", "checks/ledgers/"),))
    yield Point(number=7, title="网站托管和承办情况", state="ask",
                evidence=((f"承办单位：{settings.site.operator or '未填写'}；托管在辖区外的，请附托管协议和备案", "site.yaml"),))
