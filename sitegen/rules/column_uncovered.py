"""column.uncovered: a duty of the pack of required columns that no column covers."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex
from sitegen.upkeep.columns import uncovered

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Only on sites that say what their columns cover."""
    columns, value = context.settings.columns, context.settings.upkeep.profile.get("required.columns")
    if value is None or not any(column.covers for column in columns):
        return
    for duty, asks in uncovered(columns, value.value):
        yield RULE.of_site(path="site.yaml", field="columns", text=duty, asks=asks, pack=value.value, basis=value.basis)


RULE = Rule(
    id="COL003",
    name="column.uncovered",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "应设栏目没有覆盖",
        "A required column is missing",
    ),
    message=Text(
        "没有栏目履行“{asks}”的公开职责（{pack}：{text}）",
        "no column covers the duty {text} of {pack}",
    ),
    hint=Text(
        "在对应栏目写 covers: [{text}]，或开设栏目；依据：{basis}",
        "write covers: [{text}] at the column that does, or open one; basis: {basis}",
    ),
    rationale=Text(
        "缺少应设的基本栏目，检查时逐个扣分。",
        "Inspectors deduct for each missing basic column.",
    ),
    basis=Text(
        "兴宁市管理办法 第十四条、第十五条；河源市通知 二（四）",
        "Xingning measures, articles 14 and 15; Heyuan notice 2(4)",
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
      - id: zwgk/xwdt
        name: 工作动态
        type: news
        owner: office
        freshness: news
        covers: [overview, documents, plans, meetings, fees, livelihood, emergency, licences, services]
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
      - id: zwgk/xwdt
        name: 工作动态
        type: news
        owner: office
        freshness: news
        covers: [overview, documents, plans, meetings, fees, livelihood, emergency, licences, services, other]
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  evidence: {minimum: names}
""",
)
