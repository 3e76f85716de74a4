"""信息保障方案: what a unit undertakes, drawn from its columns, people and the profile: tasks, ways, limits, persons by post. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sitegen.settings import Column, Settings
from sitegen.upkeep.sheets import Sheet

__all__ = ["plan_sheets", "planners"]

_LEVELS = (("first", "初审"), ("second", "复审"), ("final", "终审"))
_LIMITS = ("publish.news", "publish.policy", "publish.submission", "interpret.document", "reply.finderror", "reply.letter", "reply.complex",
           "reprint.important", "rectify.severe", "rectify.notice")
_NAMES = {"publish.news": "动态信息发布", "publish.policy": "政策文件发布", "publish.submission": "报送信息发布", "interpret.document": "政策解读",
          "reply.finderror": "找错答复", "reply.letter": "来信答复", "reply.complex": "复杂来信答复", "reprint.important": "转载重要信息",
          "rectify.severe": "错敏信息整改", "rectify.notice": "通报问题整改"}


def planners(settings: Settings) -> tuple[str, ...]:
    """Units that own or help with a running column, by id."""
    return tuple(sorted({unit for column in settings.columns if column.status == "running" and not column.children
                         for unit in (column.owner, *column.helpers) if unit}))


def plan_sheets(settings: Settings, unit: str, now: datetime) -> Iterator[Sheet]:
    """任务 by column; 报送和审核; 时限 with their bases; 备案 from the register."""
    names = {one.id: one.name for one in settings.people.units}
    mine = [c for c in settings.columns if c.status == "running" and not c.children and (c.owner == unit or unit in c.helpers)]
    yield Sheet(name="tasks", title="一、保障任务", head=("栏目", "职责", "更新周期", "保障方式", "A岗", "B岗", "协助单位", "出处"), rows=tuple(
        (c.name, "牵头" if c.owner == unit else "协助", _cycle(c), c.supply or ("链接" if c.link else "报送"), *_posts(settings, c, now),
         "、".join(names.get(u, u) for u in c.helpers), f"site.yaml:{c.place.line}" if c.place else "site.yaml") for c in mine))
    today = now.date()
    people = [(p.post, "、".join(name for level, name in _LEVELS if level in p.levels) or "采编报送", person.name, "checks/people.yaml")
              for person in settings.people.people if person.unit == unit for p in person.posts if p.holds(today)]
    yield Sheet(name="posts", title="二、岗位和审核", head=("岗位", "承担", "人员", "出处"), rows=tuple(sorted(people)))
    profile = settings.upkeep.profile
    limits = [value for key in _LIMITS if (value := profile.get(key)) is not None]
    yield Sheet(name="limits", title="三、办理时限", head=("事项", "时限", "依据", "出处"), rows=tuple(
        (_NAMES[v.key], v.span.words.zh if v.span else v.value, v.basis, f"方案 {v.profile}") for v in limits))
    filed = [r for r in settings.upkeep.rows("filings") if r.text("kind") == "plan" and r.text("unit") == unit]
    yield Sheet(name="filings", title="四、报备", head=("方案", "制定日期", "报备日期", "报备机关", "出处"), rows=tuple(
        (r.text("subject"), str(r.day("changed") or ""), str(r.day("filed") or "未报备"), r.text("to"), f"{r.path}:{r.line}") for r in filed))


def _cycle(column: Column) -> str:
    limit = column.freshness
    return "按需更新" if limit is None else f"{limit.days}天内" if limit.days else f"{limit.months}个月内"


def _posts(settings: Settings, column: Column, now: datetime) -> tuple[str, str]:
    found = []
    for name in column.keepers[:2]:
        person = settings.people.find(name)
        found.append(f"{person.name}（{next((p.post for p in person.posts if p.holds(now.date())), '待明确')}）" if person else name)
    return (*found, "", "")[0], (*found, "", "")[1]
