"""Ledgers as tables for the office: private cells stay away, ids become names."""

from __future__ import annotations

from datetime import date

from sitegen.ledger import Row
from sitegen.model import Moment
from sitegen.schema.upkeep import TABLES, Cell
from sitegen.settings import Settings
from sitegen.upkeep.sheets import Sheet, moment_text

__all__ = ["WORDS", "ledger_sheet"]


WORDS = {
    "letter": "来信", "finderror": "找错", "message": "留言", "solved": "已解决", "explained": "已说明", "cannot": "不能办理",
    "wrong": "表述错误", "sensitive": "敏感信息", "privacy": "个人信息", "secret": "涉密", "link": "链接", "column": "栏目", "service": "办事指南", "other": "其他",
    "severe": "严重", "normal": "一般", "proposed": "已申请", "approved": "已批准", "running": "运行", "suspended": "停更", "closed": "注销",
    "person": "责任人", "handover": "交接", "media": "新媒体", "plan": "保障方案", "upward": "上报",
    "submitted": "待选", "selected": "已选", "declined": "未采用", "published": "已发布",
    "column-add": "增设栏目", "column-remove": "撤销栏目", "topic": "专题", "special": "特殊设置", "site": "本站", "website": "网站", "new-media": "新媒体"}
"""What the choices of ledgers are called on pages."""


def ledger_sheet(settings: Settings, name: str, rows: tuple[Row, ...] | None = None) -> Sheet:
    """Every cell but the private ones; columns that no row fills are left out. `rows`: those to show, default all."""
    table = TABLES[name]
    shown = settings.upkeep.rows(name) if rows is None else rows
    cells = [cell for cell in table.cells if not cell.private and (cell.required or any(cell.key in row.values for row in shown))]
    return Sheet(name=name, title=table.label.zh, head=(*(cell.label for cell in cells), "出处"), rows=tuple(
        (*(_shown(row, cell, settings) for cell in cells), f"{row.path}:{row.line}") for row in shown))


def _shown(row: Row, cell: Cell, settings: Settings) -> str:
    value = row.values.get(cell.key)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Moment):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if cell.kind == "unit":
        unit = settings.people.unit_by_id.get(str(value))
        return unit.name if unit else str(value)
    if cell.kind == "person":
        person = settings.people.find(str(value))
        return person.name if person else str(value)
    return WORDS.get(str(value), str(value)) if cell.choices else str(value)
