"""ledger.too-few: a year nearly over without the drills or training it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


_YEARLY = (("drills", "drill.year", "应急演练", "drills"), ("training", "training.year", "业务培训", "training"))

def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """From the month of the options on, in registers that are kept."""
    today, upkeep = context.now.date(), context.settings.upkeep
    for table, key, zh, en in _YEARLY:
        value, wanted = upkeep.profile.get(key), upkeep.profile.number(key)
        held = sum((day := row.day("day")) is not None and day.year == today.year and day <= today for row in upkeep.rows(table))
        if value and wanted and upkeep.kept(table) and held < wanted and today.month >= int(context.option(RULE, "from_month")):
            yield RULE.of_site(path=f"checks/ledgers/{table}.csv", text=zh, en=en, held=held, wanted=f"{wanted:g}", year=today.year, basis=value.basis)



RULE = Rule(
    id="LED014",
    name="ledger.too-few",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    options={"from_month": 10},
    blocks=False,
    title=Text(
        "本年演练或培训次数不够",
        "Too few drills or trainings this year",
    ),
    message=Text(
        "{year}年{text} {held} 次，要求每年不少于 {wanted} 次",
        "{held} {en} in {year}, {wanted} are asked for",
    ),
    hint=Text(
        "年底前补办并登记；依据：{basis}",
        "hold and register it before the year ends; basis: {basis}",
    ),
    rationale=Text(
        "预案不演练、人员不培训，出事时不会用。",
        "A plan nobody has tried does not work on the day.",
    ),
    basis=Text(
        "兴宁市管理办法 第二十九条、第三十三条",
        "Xingning measures, articles 29 and 33",
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
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  rules: {ledger.too-few: {options: {from_month: 3}}}
  evidence: {minimum: names}
-- checks/ledgers/drills.csv --
day,kind,unit,result
2025-04-10,撤稿,office,用时4分钟
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
  rules: {ledger.too-few: {options: {from_month: 3}}}
  evidence: {minimum: names}
-- checks/ledgers/drills.csv --
day,kind,unit,result
2026-02-10,撤稿,office,用时4分钟
""",
)
