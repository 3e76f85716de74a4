"""column.keepers: a column without two different keepers."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Where keepers are named: A and B, two different persons who hold a post today; one finding for all columns that
    name nobody while others do."""
    people, today = context.settings.people, context.now.date()
    for column in context.settings.columns:
        found = [people.find(name) for name in column.keepers]
        known = {person.id for person in found if person and people.standing(person, today)[0] >= 0}
        if column.keepers and people.known and column.status == "running" and len(known) < 2 and (column.opened or today) <= today:
            yield RULE.of_site(path="site.yaml", unit=column.owner, field=f"columns.{column.id}", place=column.place, text=column.name,
                               keepers="、".join(column.keepers))


    nobody = [c.name for c in context.settings.columns if not c.keepers and not c.children and c.link is None and c.status == "running"]
    if nobody and people.known and any(column.keepers for column in context.settings.columns):
        more = Text("等", " and others") if len(nobody) > SHOWN else Text("", "")
        yield RULE.of_site(path="site.yaml", field="columns", message=NOBODY, count=len(nobody), names="、".join(nobody[:SHOWN]), more=more.zh, more_en=more.en)


SHOWN = 5
NOBODY = Text("有 {count} 个栏目没有写明A岗、B岗维护人员：{names}{more}", "{count} columns name no keepers: {names}{more_en}")

RULE = Rule(
    id="COL002",
    name="column.keepers",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "栏目AB岗不全",
        "A column without A and B",
    ),
    message=Text(
        "栏目“{text}”的维护人员（{keepers}）不足两名在岗人员",
        "column “{text}” has fewer than two keepers in post ({keepers})",
    ),
    hint=Text(
        "在 keepers 中写两名不同的在岗人员，离岗的换人并在5个工作日内备案",
        "name two different persons in post",
    ),
    rationale=Text(
        "只有一个人会更新的栏目，他请假就停更。",
        "A column that one person can fill stops when that person is away.",
    ),
    basis=Text(
        "安州区通知 一（三）“设立AB岗”",
        "Anzhou notice 1(3): A and B posts",
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
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, keepers: [zhangmin, zhangmin], freshness: news}
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
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office, freshness: notice, keepers: [zhangmin, lihua]}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office, keepers: [zhangmin, lihua]}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office, keepers: [zhangmin, lihua]}
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, keepers: [zhangmin, lihua], freshness: news}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  evidence: {minimum: names}
""",
)
