"""What only the office gets, under `internal/`: open clocks, forecast, ledgers, waivers, columns, freshness as files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

from sitegen.clocks import all_clocks, columns_due
from sitegen.deadlines import KINDS, Clock, open_clocks, state_words
from sitegen.schema.upkeep import TABLES
from sitegen.stages.plan import ledger
from sitegen.stages.plan.lists import cycle
from sitegen.stages.plan.portal import Portal, settings_unit
from sitegen.stages.plan.tables import sheet_view
from sitegen.text.workdays import Calendar
from sitegen.upkeep.accounts import accounts_sheet, closing_sheet, whitelist
from sitegen.upkeep.columns import column_sheets
from sitegen.upkeep.duelists import calendar_text, due_csv, due_json, reminders
from sitegen.upkeep.fivefold import fivefold_sheet
from sitegen.upkeep.ledgers import ledger_sheet
from sitegen.upkeep.plans import plan_sheets, planners
from sitegen.upkeep.posts import people_sheets
from sitegen.upkeep.questions import library_sheet
from sitegen.upkeep.sheets import Sheet, csv_text, moment_text
from sitegen.upkeep.view import Look
from sitegen.views import DataView, LinkView, TablesView

__all__ = ["FORECAST_DAYS", "office_files"]

FORECAST_DAYS = 30


def office_files(portal: Portal) -> Iterator[tuple[str, TablesView | DataView]]:
    """(path, view) of every file of `internal/`, but for the freshness page and the log of signatures."""
    for path, made in _files(portal):
        yield path, DataView(data=made.encode()) if isinstance(made, str) else made


def _files(portal: Portal) -> Iterator[tuple[str, TablesView | str]]:
    names = {unit.id: unit.name for unit in portal.settings.people.units}
    clocks = all_clocks(portal.index, portal.now, Calendar(portal.settings.calendar))
    columns = columns_due(portal.index, portal.now)
    running = open_clocks(clocks)
    coming = open_clocks((*clocks, *columns), until=(portal.now + timedelta(days=FORECAST_DAYS)).date())
    yield from _freshness_files(portal)
    yield from _freshness_calendars(portal, columns, names)
    yield "clocks/index.html", _page(portal, "在办事项和期限", "/clocks/", [_clock_sheet("在办事项", running, names)], _exports("clocks"))
    yield "clocks/clocks.json", due_json(running, names, portal.now)
    yield "clocks/clocks.csv", due_csv(running, names)
    yield "clocks/clocks.ics", calendar_text(running, names, portal.now)
    for unit in sorted({c.unit for c in coming if c.unit}):
        mine = [c for c in coming if c.unit == unit]
        yield f"clocks/{unit}.ics", calendar_text(mine, names, portal.now)
        yield f"reminders/{unit}.txt", reminders(mine, names, portal.settings.site.name, portal.now)
    yield "forecast/index.html", _page(portal, f"未来{FORECAST_DAYS}天到期事项", "/forecast/",
                                       [_clock_sheet(names.get(unit, unit) or "未定责任单位", tuple(c for c in coming if c.unit == unit), names)
                                        for unit in sorted({c.unit for c in coming})])
    yield "columns/index.html", _page(portal, "栏目保障情况", "/columns/", list(column_sheets(portal.index, portal.now)))
    yield "people/index.html", _page(portal, "责任人员和审核流程", "/people/", list(people_sheets(portal.settings, portal.now.date())))
    yield from _ledgers(portal)
    yield from _forms(portal)
    yield from _plans(portal, names)
    yield from _registers(portal)
    years = [year for year, _ in ledger.by_year(portal.index)]
    yield "review-log/index.html", _page(portal, "签审记录", "/review-log/", [], tuple(
        LinkView(title=f"{year}年 {kind.upper()}", url=f"/review-log/{year}.{kind}") for year in years for kind in ledger.FORMS))
    yield "index.html", _page(portal, "内部资料目录", "/", [], tuple(LinkView(title=title, url=url) for title, url in _contents(portal)))
    yield "waivers/index.html", _page(portal, "豁免登记", "/waivers/", [_waivers(portal)])


def _contents(portal: Portal) -> Iterator[tuple[str, str]]:
    """Pages of `internal/` in the order of a day's work."""
    yield from (("在办事项和期限", "/clocks/"), (f"未来{FORECAST_DAYS}天到期事项", "/forecast/"), ("栏目更新情况（含预测）", "/freshness/"), ("栏目保障情况", "/columns/"),
                ("信息保障方案", "/plans/"), ("台账", "/ledgers/"))
    if any(column.stage for column in portal.settings.columns):
        yield "重要政策五公开情况", "/fivefold/"
    if portal.settings.upkeep.kept("media"):
        yield "政务新媒体", "/media/"
    if any(column.type == "faq" for column in portal.settings.columns):
        yield "常见问题来源", "/questions/"
    yield "签审记录", "/review-log/"
    yield from ((title, f"/forms/{name}/") for name, (title, _, _) in FORMS.items())
    yield "豁免登记", "/waivers/"


def _page(portal: Portal, title: str, url: str, sheets: list[Sheet], links: tuple[LinkView, ...] = ()) -> TablesView:
    return TablesView(chrome=portal.chrome(""), title=title, url=url, as_of=portal.now.date().isoformat(), sheets=tuple(sheet_view(s) for s in sheets),
                      links=links, internal=True)


def _exports(name: str) -> tuple[LinkView, ...]:
    return tuple(LinkView(title=kind.upper(), url=f"/{name}/{name}.{kind}") for kind in ("csv", "json", "ics"))


def _clock_sheet(title: str, rows: tuple[Clock, ...], names: dict[str, str]) -> Sheet:
    return Sheet(name="clocks", title=title, head=("事项", "内容", "责任单位", "起算", "时限", "期限", "状态", "依据", "出处"), rows=tuple(
        (KINDS[c.kind].zh, c.what, names.get(c.unit, c.unit), moment_text(c.started), c.limit, moment_text(c.due) or "未知", state_words(c.state), c.basis,
         f"{c.path}:{c.place.line}" if c.path and c.place else c.path or "") for c in rows))


def _freshness_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """freshness.json and .csv: one row per column."""
    longest = portal.gaps
    rows = []
    for one in portal.freshness:
        gap = longest.get(one.column.id)
        rows.append({"column": one.column.id, "name": one.column.name, "unit": one.column.owner or "",
                     "unit_name": settings_unit(portal.settings, one.column.owner or ""),
                     "cycle": cycle(one.limit), "last": str(one.last or ""), "due": str(one.due or ""), "state": one.state, "state_name": one.words,
                     "days_left": one.days_left, "total": one.total, "this_year": one.this_year, "this_month": one.this_month,
                     "gap_days": gap.days if gap else None, "gap_since": str(gap.since) if gap else "", "gap_until": str(gap.until) if gap else ""})
    yield "freshness/freshness.json", json.dumps({"schema_version": 1, "as_of": portal.now.isoformat(), "columns": rows}, ensure_ascii=False, indent=1) + "\n"
    keys = ("name", "unit_name", "cycle", "last", "due", "state_name", "total", "this_year", "gap_days", "gap_since", "gap_until")
    head = ("栏目", "责任单位", "更新周期", "最近更新", "应更新日期", "状态", "信息总数", "今年发布", "最长间隔（天）", "间隔起", "间隔止")
    yield "freshness/freshness.csv", csv_text(head, (["" if row[key] is None else str(row[key]) for key in keys] for row in rows))


def _freshness_calendars(portal: Portal, columns: tuple[Clock, ...], names: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "freshness/freshness.ics", calendar_text(columns, names, portal.now)
    for unit in sorted({c.unit for c in columns if c.unit}):
        yield f"freshness/{unit}.ics", calendar_text((c for c in columns if c.unit == unit), names, portal.now)


def _ledgers(portal: Portal) -> Iterator[tuple[str, TablesView]]:
    kept = [name for name in TABLES if portal.settings.upkeep.kept(name)]
    index = Sheet(name="ledgers", title="台账", head=("台账", "记录数", "文件"), rows=tuple(
        (TABLES[name].label.zh, str(len(portal.settings.upkeep.rows(name))), f"checks/ledgers/{name}.csv") for name in kept))
    yield "ledgers/index.html", _page(portal, "台账", "/ledgers/", [index], tuple(LinkView(title=TABLES[n].label.zh, url=f"/ledgers/{n}/") for n in kept))
    for name in kept:
        yield f"ledgers/{name}/index.html", _page(portal, TABLES[name].label.zh, f"/ledgers/{name}/", [ledger_sheet(portal.settings, name)])


FORMS = {"finderror": ("找错答复单", "letters", "反映问题、核实情况、整改结果、签发人（签字）、单位（盖章）"),
         "persons": ("信息发布三级责任人备案表", "filings", "主要负责人、分管负责人、经办人（签字）、单位（盖章）"),
         "column": ("栏目增减申请表", "applications", "栏目结构、设计样式、链接安全责任、分管领导意见、主管部门意见"),
         "topic": ("专题专栏申请表", "applications", "开设必要性、子栏目结构、设计样式、分管领导、直接责任人、主管部门意见"),
         "media": ("政务新媒体备案表", "media", "开办理由、管理人员、单位意见、主管部门意见"),
         "media-change": ("政务新媒体变更注销登记表", "media", "变更或注销原因、粉丝告知情况、单位意见、主管部门意见")}
"""Printable forms: name -> (title, ledger whose cells it asks for, what is added by hand)."""


def _forms(portal: Portal) -> Iterator[tuple[str, TablesView]]:
    """Neutral templates: the notices name these forms but do not show them."""
    for name, (title, table, more) in FORMS.items():
        rows = [(cell.label + ("*" if cell.required else ""), "") for cell in TABLES[table].cells if not cell.private]
        rows += [(line, "") for line in more.split("、")]
        sheet = Sheet(name=name, title=title, head=("项目", "填写内容"), rows=tuple(rows), note="通用样式，带 * 的必填；上级另有规定样式的从其规定。")
        yield f"forms/{name}/index.html", _page(portal, title, f"/forms/{name}/", [sheet])


def _plans(portal: Portal, names: dict[str, str]) -> Iterator[tuple[str, TablesView]]:
    """信息保障方案 of each unit, to print and file."""
    units = planners(portal.settings)
    filed = {row.text("unit"): str(row.day("filed") or "") for row in portal.settings.upkeep.rows("filings") if row.text("kind") == "plan"}
    index = Sheet(name="plans", title="信息保障方案", head=("单位", "最近报备"), rows=tuple((names.get(u, u), filed.get(u, "") or "未报备") for u in units))
    yield "plans/index.html", _page(portal, "信息保障方案", "/plans/", [index], tuple(LinkView(title=names.get(u, u), url=f"/plans/{u}/") for u in units))
    for unit in units:
        yield f"plans/{unit}/index.html", _page(portal, f"{names.get(unit, unit)}{portal.now.year}年信息保障方案", f"/plans/{unit}/",
                                                list(plan_sheets(portal.settings, unit, portal.now)))


def _registers(portal: Portal) -> Iterator[tuple[str, TablesView | str]]:
    """Policies by the five disclosures, accounts, the whitelist as page and file, and letters that could become questions."""
    look = Look(index=portal.index, findings=(), now=portal.now)
    if any(column.stage for column in portal.settings.columns):
        five = fivefold_sheet(look)
        yield "fivefold/index.html", _page(portal, five.title, "/fivefold/", [five], (LinkView(title="CSV", url="/fivefold/fivefold.csv"),))
        yield "fivefold/fivefold.csv", csv_text(five.head, five.rows)
    if portal.settings.upkeep.kept("media"):
        listed = whitelist(portal.settings)
        yield "media/index.html", _page(portal, "政务新媒体", "/media/", [accounts_sheet(portal.settings), listed, closing_sheet(look)],
                                        (LinkView(title="CSV", url="/media/whitelist.csv"),))
        yield "media/whitelist.csv", csv_text(listed.head, listed.rows)
    if any(column.type == "faq" for column in portal.settings.columns):
        yield "questions/index.html", _page(portal, "常见问题来源", "/questions/", [library_sheet(look)])


def _waivers(portal: Portal) -> Sheet:
    people = portal.settings.people
    return Sheet(name="waivers", title="豁免登记", head=("规则", "文件", "文字", "理由", "批准人", "有效期"), rows=tuple(
        (w.rule, w.path, w.text, w.reason, person.name if (person := people.find(w.by)) else w.by, str(w.until or "")) for w in portal.settings.waivers))
