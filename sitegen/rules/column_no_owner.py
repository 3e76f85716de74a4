"""column.no-owner: a column nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Columns that hold texts; a heading of others, a link and an archived topic need no owner."""
    for column in context.settings.columns:
        if not column.owner and not column.children and not column.link and column.status != "archived" and context.settings.people.known:
            yield RULE.of_site(path="site.yaml", field=f"columns.{column.id}", place=column.place, text=column.name)


RULE = Rule(
    id="COL001",
    name="column.no-owner",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "栏目没有责任单位",
        "A column without owner",
    ),
    message=Text(
        "栏目“{text}”没有责任单位",
        "column “{text}” has no owner",
    ),
    hint=Text(
        "在 site.yaml 中写 owner；没有单位保障的栏目合并或关停",
        "write `owner` in site.yaml, or close the column",
    ),
    rationale=Text(
        "谁开设、谁负责；没有人负责的栏目迟早空白或逾期。",
        "A column nobody answers for will be empty one day.",
    ),
    basis=Text(
        "安州区通知 一（三）“谁开设、谁负责”；河源市通知 三（一）",
        "Anzhou notice 1(3); Heyuan notice 3(1)",
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
      - {id: zwgk/xwdt, name: 工作动态, type: news, freshness: news}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  evidence: {minimum: names}
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
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  evidence: {minimum: names}
""",
)
