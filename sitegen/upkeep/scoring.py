"""Inspection by the profile's indicators: vetoes first, then deductions without double counting; nothing unsure is summed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from sitegen.deadlines import due_moment
from sitegen.freshness import ColumnFreshness
from sitegen.frozen import dataclass
from sitegen.model import Moment
from sitegen.profile import Value
from sitegen.upkeep.forged import doubts
from sitegen.upkeep.probes import down
from sitegen.upkeep.sheets import percent
from sitegen.upkeep.view import Look

__all__ = ["Deduction", "Score", "Verdict", "score"]

State = Literal["pass", "veto", "ask"]
BASIC_TYPES = {"leader": "领导信息", "news": "动态要闻", "policy": "政策文件", "interpretation": "政策解读"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One single-veto item."""

    name: str
    state: State
    """pass: 未触及; veto: 单项否决风险; ask: only people can tell."""
    detail: str
    basis: str
    evidence: tuple[tuple[str, str], ...] = ()
    """(what, where)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduction:
    """One deduction."""

    name: str
    what: str
    unit: str
    points: float
    value: Value
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The outcome."""

    verdicts: tuple[Verdict, ...]
    deductions: tuple[Deduction, ...]
    services: bool
    """False: no services, so the rest counts times 4/3."""
    unconfirmed: int
    """Points of deductions and values that rest on 待核."""
    total: float | None
    """None where a veto is touched, or a value in use is 待核."""

    @property
    def vetoed(self) -> bool:
        return any(one.state == "veto" for one in self.verdicts)

    def grade(self, look: Look) -> str:
        """等次: not told while points are 待核."""
        if self.vetoed:
            return "不合格（单项否决）"
        if self.total is None:
            return "不评等次（有待核分值）"
        good, enough = _value(look, "score.bonus-from").number or 80, _value(look, "score.pass").number or 60
        return "优秀候选" if self.total > good else "合格" if self.total >= enough else "不合格，限期整改"


def score(look: Look) -> Score:
    """Vetoes, and unless one is touched, deductions."""
    verdicts = tuple(_vetoes(look))
    services = any(column.type == "guide" and column.status == "running" for column in look.settings.columns)
    if any(one.state == "veto" for one in verdicts):
        return Score(verdicts=verdicts, deductions=(), services=services, unconfirmed=0, total=None)
    found = tuple(_deductions(look, services))
    in_use = {value.key: value for value in look.settings.upkeep.profile.values.values() if value.key.startswith("deduct.")}
    unsure = sum(not value.confirmed for value in in_use.values())
    total = None
    if not unsure:
        whole, lost = (100.0, sum(d.points for d in found)) if services else (75.0, sum(d.points for d in found if d.value.key != "deduct.service-stale"))
        total = round(max(0.0, whole - lost) * (1 if services else 4 / 3), 1)
    return Score(verdicts=verdicts, deductions=found, services=services, unconfirmed=unsure, total=total)


def _value(look: Look, key: str) -> Value:
    return look.settings.upkeep.profile.get(key) or Value(key=key, value="", confidence="待核", document="方案没有规定")


def _verdict(value: Value, name: str, hits: Iterable[tuple[str, str]], limit: int, detail: str) -> Verdict:
    rows = tuple(hits)
    return Verdict(name=name, state="veto" if limit and len(rows) >= limit else "pass", detail=detail.format(n=len(rows), limit=limit), basis=value.basis,
                   evidence=rows)


def _vetoes(look: Look) -> Iterator[Verdict]:
    live = {"content/" + f.path for f in look.index.live(look.now)}
    severe = [(f.message.zh, look.source(f)) for f in look.reported("sensitive.word", "secrecy.mark", "pii.idcard", "typo.leader") if f.level == "error" and f.path in live]
    yield _verdict(_value(look, "veto.severe"), "严重错误、泄密、有害内容", severe, 1, "发现 {n} 处（1 处即否决）")
    forged = [(f"{d.facts.title}：显示 {d.shown}，首次入库 {d.first}", f"content/{d.facts.path}") for d in doubts(look)]
    state: State = "ask" if forged else "pass"
    yield Verdict(name="发布时间弄虚作假", state=state, detail=f"发布时间存疑，请说明：{len(forged)} 篇" if forged else "没有发现存疑的发布时间",
                  basis=_value(look, "veto.severe").basis, evidence=tuple(forged))
    yield _home(look)
    yield from _columns(look)
    yield _unanswered(look)
    yield _down(look)
    yield _guides(look)


def _down(look: Look) -> Verdict:
    """By the probes of the last seven days; without probes only people can tell."""
    value, name = _value(look, "veto.down"), "站点无法访问"
    seen = down(look.settings.upkeep, look.today)
    if not seen.visits or not value.number:
        return Verdict(name=name, state="ask", detail="生成器看不到线上访问情况，请附探测记录（sitegen monitor --probes）", basis=value.basis or value.document)
    detail = f"最近七天访问 {seen.visits} 次，打不开 {seen.failures} 次，占 {percent(seen.failures, seen.visits)}（{value.value}% 即否决）"
    over = seen.failures * 100 >= seen.visits * value.number
    return Verdict(name=name, state="veto" if over else "pass", detail=detail, basis=value.basis, evidence=seen.evidence)


def _guides(look: Look) -> Verdict:
    """Guides that lack four elements; whether a guide is of use only people can tell."""
    value, lacking = _value(look, "veto.guide-items"), _value(look, "veto.guide-lacking").number or 0
    poor = [f for f in look.reported("guide.missing-element") if lacking and int(f.data.get("count", 0)) >= lacking]
    state: State = "veto" if value.number and len(poor) >= value.number else "ask"
    return Verdict(name="服务不实用", state=state, detail=f"缺四类以上要素的办事指南 {len(poor)} 项（{value.value or '?'} 项即否决）；实用性请人工核对", basis=value.basis,
                   evidence=tuple((f.message.zh, look.source(f)) for f in look.reported("guide.")))


def _home(look: Look) -> Verdict:
    value = _value(look, "veto.home")
    last = max((f.date.at.astimezone(look.settings.zone) for f in look.index.live(look.now) if f.date), default=None)
    due = due_moment(Moment(last, True), value.span, look.calendar) if last and value.span else None
    late = last is None or (due is not None and look.today > due.day)
    return Verdict(name="首页不更新", state="veto" if late else "pass", detail=f"最近更新 {last.date()}" if last else "首页没有信息", basis=value.basis)


def _key(look: Look, row: ColumnFreshness) -> bool:
    """News columns one by one; notices and policies at the first level that has the type: those below it roll up."""
    kind, columns, above = row.column.type, look.settings.column_by_id, row.column.parent
    while above and kind in ("notice", "policy"):
        if columns[above].type == kind:
            return False
        above = columns[above].parent
    return kind in ("news", "notice", "policy")


def _columns(look: Look) -> Iterator[Verdict]:
    def rows(found: Iterable[ColumnFreshness]) -> list[tuple[str, str]]:
        return [(f"{r.column.name}（{look.unit(r.column.owner)}），最近更新 {r.last or '无'}", f"site.yaml:{r.column.place.line}" if r.column.place else "site.yaml")
                for r in found]

    stale = [r for r in look.columns if r.state == "stale" and r.total]
    for key, name, hits in (("veto.key-columns", "动态、要闻、通知、政策栏目不更新", [r for r in stale if _key(look, r)]),
                            ("veto.columns", "应更新栏目长期不更新", stale), ("veto.blank", "空白栏目", [r for r in look.columns if r.state == "empty"])):
        value = _value(look, key)
        yield _verdict(value, name, rows(hits), int(value.number or 0), "{n} 个（{limit} 个即否决）")


def _unanswered(look: Look) -> Verdict:
    value = _value(look, "veto.unanswered")
    hits = []
    for one in look.clocks:
        limit = due_moment(one.started, value.span, look.calendar) if value.span and one.kind.startswith("reply.") and one.done is None else None
        if limit and look.today > limit.day:
            hits.append((f"{one.what}（{look.unit(one.unit)}），{one.started.day} 收到", f"{one.path}:{one.place.line}" if one.path and one.place else one.path or ""))
    return _verdict(value, "互动回应差", hits, 1, "超过三个月未答复 {n} 件（1 件即否决）")


def _deductions(look: Look, services: bool) -> Iterator[Deduction]:
    """A column is deducted for once: by its own item, else as another column."""
    def one(key: str, name: str, what: str, unit: str, source: str) -> Deduction:
        value = _value(look, key)
        return Deduction(name=name, what=what, unit=unit, points=value.number or 0.0, value=value, source=source)

    taken: set[str] = set()
    present = {column.type for column in look.settings.columns if column.status == "running"}
    for kind, words in BASIC_TYPES.items():
        if kind not in present:
            yield one("deduct.missing-column", "基本信息", f"没有{words}栏目", "", "site.yaml")
    own = {"policy": ("deduct.policy-stale", "政策文件"), "statistics": ("deduct.service-stale", "办事统计"), "letter": ("deduct.letters-stale", "留言公开")}
    for row in look.columns:
        if row.state not in ("stale", "empty"):
            continue
        column, source = row.column, f"site.yaml:{row.column.place.line}" if row.column.place else "site.yaml"
        kind = column.type or ""
        if kind in own and (kind != "statistics" or column.freshness_class == "service") and own[kind][0] not in taken:
            taken.add(own[kind][0])
            yield one(*own[kind], f"“{column.name}”未更新，最近 {row.last or '无'}", column.owner or "", source)
        else:
            yield one("deduct.blank" if row.state == "empty" else "deduct.stale", "其他栏目", f"“{column.name}”{row.words}", column.owner or "", source)
    for finding in look.reported("pair.missing"):
        yield one("deduct.no-interpretation", "解读回应", finding.message.zh, finding.unit or "", look.source(finding))
    for finding in look.reported("pair.one-way", "pair.not-mutual"):
        yield one("deduct.pair-link", "解读关联", finding.message.zh, finding.unit or "", look.source(finding))
    for finding in look.reported("link.dead-internal", "attachment.missing"):
        yield one("deduct.link", "链接可用", finding.message.zh, finding.unit or "", look.source(finding))
    for clock in look.clocks:
        source = f"{clock.path}:{clock.place.line}" if clock.path and clock.place else clock.path or ""
        if clock.kind == "reply.finderror" and clock.state == "late":
            yield one("deduct.finderror-open", "找错留言", f"{clock.what} 未按期答复", clock.unit, source)
        elif clock.kind in ("reply.letter", "reply.complex") and clock.state in ("late", "done-late"):
            yield one("deduct.late-reply", "互动交流", f"{clock.what} 超期答复", clock.unit, source)
