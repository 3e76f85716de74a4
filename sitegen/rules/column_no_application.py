"""column.no-application: a column opened without an approved application."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Columns opened after the first application in the register; one approved for the column or a column above it will do."""
    rows = context.settings.upkeep.rows("applications")
    days = [day for row in rows if (day := row.day("applied"))]
    approved = {row.text("column") for row in rows if row.text("kind") in ("column-add", "topic") and row.day("approved")}
    for column in context.settings.columns:
        line = {column.id[:end] for end, mark in enumerate(column.id + "/") if mark == "/"}
        if days and column.opened and min(days) < column.opened <= context.now.date() and not column.children and not line & approved:
            yield RULE.of_site(path="site.yaml", unit=column.owner, field=f"columns.{column.id}", place=column.place, text=column.name,
                               column=column.id, opened=column.opened.isoformat())



RULE = Rule(
    id="COL004",
    name="column.no-application",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "新设栏目没有经批准的申请",
        "A column opened without an approved application",
    ),
    message=Text(
        "栏目“{text}”{opened} 开设，申请台账里没有经批准的申请",
        "column “{text}” was opened on {opened} without an approved application",
    ),
    hint=Text(
        "补办栏目增减申请，在 checks/ledgers/applications.csv 登记批准日期，column 写 {column}",
        "have it approved and register it in checks/ledgers/applications.csv with column {column}",
    ),
    rationale=Text(
        "栏目由主办单位统一规划；未经申请开设的栏目，维护和链接安全没有人负责。",
        "A column nobody applied for is a column nobody keeps.",
    ),
    basis=Text(
        "安州区通知 二（一）1、2；附件3、附件4",
        "Anzhou notice 2(1)1 and 2, annexes 3 and 4",
    ),
    bad="""\
-- site.yaml --
version: 1
site:
  {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example, id_code: "0000000000"}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office, freshness: notice}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news, opened: 2026-03-05}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  evidence: {minimum: names}
-- checks/ledgers/applications.csv --
no,kind,unit,column,subject,applied,approved,approver
s-1,column-add,office,zwgk/tzgg,增设通知公告栏目,2026-03-02,2026-03-03,zhaoan
""",
    good="""\
-- site.yaml --
version: 1
site:
  {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example, id_code: "0000000000"}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office, freshness: notice}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news, opened: 2026-03-05}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  evidence: {minimum: names}
-- checks/ledgers/applications.csv --
no,kind,unit,column,subject,applied,approved,approver
s-1,column-add,office,zwgk/xwdt,增设工作动态栏目,2026-03-02,2026-03-03,zhaoan
""",
)
