"""Reports of a period as sheets: quarter circular, year report, report on one unit. Every row says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.deadlines import KINDS, Clock, due_moment, state_words
from sitegen.freshness import due_day
from sitegen.frozen import dataclass
from sitegen.ledger import Row
from sitegen.model import Moment
from sitegen.upkeep.axes import axes_sheet
from sitegen.upkeep.interaction import KIND_WORDS, cases, tally
from sitegen.upkeep.intervals import gaps, published_in
from sitegen.upkeep.ledgers import ledger_sheet
from sitegen.upkeep.periods import Period
from sitegen.upkeep.posts import exceptions_sheet
from sitegen.upkeep.sheets import Sheet, moment_text, percent
from sitegen.upkeep.view import Look

__all__ = ["Report", "circular"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report in neutral form."""

    name: str
    """File stem: 2026Q3, 2026, 2026Q3-tjj."""
    title: str
    lead: str
    """The opening sentence."""
    sheets: tuple[Sheet, ...]


def circular(look: Look, within: Period, unit: str | None = None) -> Report:
    """What was published, kept, answered and corrected in the period; of one unit where `unit` is given."""
    seen = within.until(look.today)
    sheets = tuple(sheet for sheet in _sheets(look, seen, unit) if sheet.rows)
    site = look.settings.site.name
    whose = f"{look.unit(unit)}" if unit else ""
    title = f"{site}{within.words}网站和政务新媒体{'检查情况' + ('（' + whose + '）' if whose else '') + '通报' if len(within.days) < 300 or unit else '年度工作报告'}"
    problems = next((len(s.rows) for s in sheets if s.name == "problems"), 0)
    texts = sum(unit is None or f.unit == unit for f in published_in(look.index, look.now, seen))
    lead = f"{seen.first.year}年{seen.first.month}月{seen.first.day}日至{seen.last.month}月{seen.last.day}日，{whose or '全站'}发布信息{texts}条，截至期末有待整改问题{problems}个。"
    return Report(name=within.name + (f"-{unit}" if unit else ""), title=title, lead=lead, sheets=sheets)


def _sheets(look: Look, within: Period, unit: str | None) -> Iterator[Sheet]:
    yield _problems(look, within, unit)
    if unit is None:
        yield axes_sheet(look)
        yield _units(look, within)
    yield _columns(look, within, unit)
    yield _letters(look, within, unit)
    yield _clocks(look, within, unit)
    for name, key in (("rectification", "found"), ("incidents", "found"), ("supervision", "day"), ("submissions", "received"), ("drills", "day"),
                      ("training", "day"), ("filings", "changed"), ("applications", "applied"), ("evaluations", "day")):
        rows = tuple(r for r in look.settings.upkeep.rows(name) if within.holds(r.day(key)) and (unit is None or r.text("unit") == unit))
        yield ledger_sheet(look.settings, name, tuple(_known(r, look) for r in rows))
    if unit is None and look.settings.upkeep.kept("monitoring"):
        yield _monitoring(look, within)
    yield exceptions_sheet(look.settings, unit)
    yield _counted(look, within, unit)


def _known(row: Row, look: Look) -> Row:
    """The row as it was on that day: what happened later is not there yet."""
    zone, now = look.settings.zone, Moment(look.now, True)
    later = {key for key in row.values if (at := row.moment(key, zone)) and at.is_after(now)}
    return Row(table=row.table, path=row.path, line=row.line, place=row.place, values={k: v for k, v in row.values.items() if k not in later})


def _where(clock: Clock) -> str:
    return f"{clock.path}:{clock.place.line}" if clock.path and clock.place else clock.path or ""


def _problems(look: Look, within: Period, unit: str | None) -> Sheet:
    """Columns overdue or blank, clocks late, at the end of the period; two working days to put right."""
    value = look.settings.upkeep.profile.get("rectify.notice")
    due = due_moment(Moment(look.now, True), value.span, look.calendar) if value and value.span else None
    until = moment_text(due) if due else "日历未覆盖，另行通知"
    rows = [(look.unit(r.column.owner), f"栏目“{r.column.name}”{r.words}，最近更新 {r.last or '无'}", until,
             f"site.yaml:{r.column.place.line}" if r.column.place else "site.yaml", r.column.owner or "")
            for r in look.columns if r.state in ("stale", "empty")]
    rows += [(look.unit(c.unit), f"{KINDS[c.kind].zh}“{c.what}”超期，应于 {moment_text(c.due)} 前办结", until, _where(c), c.unit)
             for c in look.clocks if c.state == "late"]
    return Sheet(name="problems", title="待整改问题", head=("责任单位", "问题", "整改期限", "出处"),
                 rows=tuple(sorted(row[:4] for row in rows if unit is None or row[4] == unit)), note=f"整改期限依据：{value.basis}" if value else "")


def _units(look: Look, within: Period) -> Sheet:
    """Ranking by texts published; the counts for fees and praise."""
    texts = published_in(look.index, look.now, within)
    rows = []
    for unit in sorted({f.unit for f in texts} | {c.unit for c in look.clocks} - {""}):
        mine = [f for f in texts if f.unit == unit]
        late = sum(c.unit == unit and c.state in ("late", "done-late") and within.holds(c.due.day if c.due else None) for c in look.clocks)
        sent = sum(r.text("unit") == unit and within.holds(r.day("received")) for r in look.settings.upkeep.rows("submissions"))
        rows.append((look.unit(unit), len(mine), sum(f.type in ("policy", "interpretation") for f in mine), sent, late))
    rows.sort(key=lambda row: (-row[1], row[4], row[0]))
    ranks = {count: 1 + sum(other[1] > count for other in rows) for count in {row[1] for row in rows}}
    return Sheet(name="units", title="各单位信息发布情况", head=("单位", "排名", "发布", "其中政策和解读", "报送", "超期事项", "出处"),
                 rows=tuple((row[0], str(ranks[row[1]]), *(str(n) for n in row[1:]), "发布信息明细") for row in rows))


def _columns(look: Look, within: Period, unit: str | None) -> Sheet:
    longest = gaps(look.index, look.now, within)
    counted: dict[str, int] = {}
    for facts in published_in(look.index, look.now, within):
        counted[facts.column] = counted.get(facts.column, 0) + 1
    rows = []
    for row in look.columns:
        if unit is not None and row.column.owner != unit:
            continue
        gap, limit = longest.get(row.column.id), row.limit
        words = "" if limit is None else f"{limit.days}天" if limit.days else f"{limit.months}个月"
        over = "，超过周期" if gap and limit and due_day(gap.since, limit) < gap.until else ""
        rows.append((row.column.name, look.unit(row.column.owner), words, str(row.last or ""), str(counted.get(row.column.id, 0)),
                     gap.words + over if gap else "", row.words or "不计时限", f"site.yaml:{row.column.place.line}" if row.column.place else "site.yaml"))
    return Sheet(name="columns", title="栏目更新情况", head=("栏目", "责任单位", "周期", "最近更新", "本期发布", "最长间隔", "状态", "出处"), rows=tuple(rows))


def _letters(look: Look, within: Period, unit: str | None) -> Sheet:
    seen = [c for c in cases(look.index, look.now, look.calendar, within) if unit is None or c.clock.unit == unit]
    rows = []
    for kind, words in KIND_WORDS.items():
        sums = tally(c for c in seen if c.kind == kind)
        if sums.received:
            rows.append((words, str(sums.received), str(sums.answered), percent(sums.answered, sums.received), str(sums.in_time), str(sums.late_open), sums.mean,
                         "、".join(_where(c.clock) for c in seen if c.kind == kind)))
    return Sheet(name="letters", title="互动交流", head=("类别", "收到", "答复", "答复率", "按期", "超期未复", "平均工作日", "出处"), rows=tuple(rows))


def _clocks(look: Look, within: Period, unit: str | None) -> Sheet:
    rows = [c for c in look.clocks if (unit is None or c.unit == unit) and c.state in ("late", "done-late", "unknown")
            and (c.is_open or within.holds(c.started.day) or within.holds(c.due.day if c.due else None))]
    return Sheet(name="clocks", title="超期和期限未知事项", head=("事项", "内容", "单位", "起算", "期限", "办结", "状态", "依据", "出处"), rows=tuple(
        (KINDS[c.kind].zh, c.what, look.unit(c.unit), moment_text(c.started), moment_text(c.due) or "未知", moment_text(c.done), state_words(c.state), c.basis,
         _where(c)) for c in rows))


def _monitoring(look: Look, within: Period) -> Sheet:
    rows = [r for r in look.settings.upkeep.rows("monitoring") if within.holds(r.day("day")) and (r.day("day") or within.last) <= look.today]
    days = [d for d in within.days if d <= look.today]
    errors, read = sum(int(r.values.get("errors", 0)) for r in rows), sum(r.day("read_on") is not None for r in rows)
    source = f"{rows[0].path}:{rows[0].line}-{rows[-1].line}" if rows else "checks/ledgers/monitoring.csv"
    return Sheet(name="monitoring", title="日监测", head=("应监测天数", "有记录", "缺记录", "抽读", "必须整改", "出处"), rows=(
        (str(len(days)), str(len(rows)), str(len(days) - len(rows)), str(read), str(errors), source),))


def _counted(look: Look, within: Period, unit: str | None) -> Sheet:
    """The rows behind every count of texts."""
    texts = sorted((f for f in published_in(look.index, look.now, within) if unit is None or f.unit == unit), key=lambda f: (f.date.at if f.date else look.now, f.id))
    names = {c.id: c.name for c in look.settings.columns}
    return Sheet(name="texts", title="发布信息明细", head=("标题", "栏目", "单位", "发布时间", "出处"), rows=tuple(
        (f.title, names.get(f.column, f.column), look.unit(f.unit), moment_text(f.date), f"content/{f.path}") for f in texts))
