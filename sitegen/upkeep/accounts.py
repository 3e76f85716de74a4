"""Accounts on other platforms as an office looks at them: the whitelist, and those to be closed. Pure."""

from __future__ import annotations

from sitegen.ledger import Row
from sitegen.settings import Settings
from sitegen.upkeep.sheets import Sheet, moment_text
from sitegen.upkeep.view import Look

__all__ = ["accounts_sheet", "closing_sheet", "whitelist"]

FEW_FOLLOWERS = 500
"""Fewer is low use; a number of ours, for people to weigh."""


def whitelist(settings: Settings) -> Sheet:
    """白名单 (annex 7): running accounts with the mark; one that was struck off or closed leaves it."""
    return Sheet(name="whitelist", title="政务新媒体白名单", head=("单位", "平台", "名称", "账号", "批准机关", "备案日期", "出处"), rows=tuple(
        (_unit(settings, row), row.text("platform"), row.text("name"), row.text("account"), row.text("approved_by"), str(row.day("filed") or ""), f"{row.path}:{row.line}")
        for row in settings.upkeep.rows("media") if row.text("state") == "running" and row.flag("whitelist") and row.text("unit") not in _struck(settings, row)))


def _struck(settings: Settings, account: Row) -> frozenset[str]:
    """Units whose account was struck off after it was filed: 移出白名单 names the account."""
    return frozenset(r.text("unit") for r in settings.upkeep.rows("supervision")
                     if r.text("kind") == "移出白名单" and account.text("name") in r.text("problem") and r.text("unit") == account.text("unit"))


def accounts_sheet(settings: Settings) -> Sheet:
    """All accounts with their whole life."""
    words = {"proposed": "已申请", "approved": "已批准", "running": "运行", "suspended": "停更", "closed": "注销"}
    zone = settings.zone
    return Sheet(name="accounts", title="政务新媒体账号", head=("单位", "平台", "名称", "状态", "申请", "批准", "开通", "备案", "注销", "最近发布", "出处"), rows=tuple(
        (_unit(settings, r), r.text("platform"), r.text("name") + ("（子账号）" if r.text("parent") else ""), words[r.text("state")],
         *(str(r.day(key) or "") for key in ("proposed", "approved", "opened", "filed", "closed")), moment_text(r.moment("last_post", zone)), f"{r.path}:{r.line}")
        for r in settings.upkeep.rows("media")))


def closing_sheet(look: Look) -> Sheet:
    """僵尸、空壳账号: overdue, without interaction, without purpose, hardly followed; people decide."""
    late = {(c.path, c.place.line if c.place else 0) for c in look.clocks if c.kind == "fresh.account" and c.state == "late"}
    rows = []
    for row in look.settings.upkeep.rows("media"):
        if row.text("state") not in ("running", "suspended"):
            continue
        reasons = ["超期没有发布"] if (row.path, row.line) in late else []
        reasons += ["没有互动"] if row.values.get("interactive") is False else []
        reasons += ["关注数少"] if isinstance(row.values.get("followers"), int) and row.values["followers"] < FEW_FOLLOWERS else []
        reasons += ["功能定位不明"] if "purpose" not in row.values else []
        if reasons:
            rows.append((_unit(look.settings, row), row.text("platform"), row.text("name"), "；".join(reasons), f"{row.path}:{row.line}"))
    return Sheet(name="closing", title="可整合或关停的账号", head=("单位", "平台", "名称", "原因", "出处"), rows=tuple(rows),
                 note="依据：安州区通知 二（二）3；数据由人导入，是否关停由主管部门决定。")


def _unit(settings: Settings, row: Row) -> str:
    found = settings.people.unit_by_id.get(row.text("unit"))
    return found.name if found else row.text("unit")
