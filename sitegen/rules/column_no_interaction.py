"""column.no-interaction: a channel of interaction that the profile asks for and the site does not have."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


_TAGS = {"letter": "咨询投诉", "finderror": "咨询投诉", "solicitation": "征集调查", "interview": "在线访谈", "response": "回应关切"}
"""A column that links to the portal's channel says by its tag which one it is."""
_WORDS = {"letter": "领导信箱、咨询、投诉", "finderror": "网站找错", "solicitation": "意见征集", "interview": "在线访谈", "response": "回应关切"}

def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Own columns count by the type of their texts, links to the channel of the portal by their tag."""
    value = context.settings.upkeep.profile.get("required.interaction")
    running = [c for c in context.settings.columns if c.status == "running"]
    own, linked = {c.type for c in running if not c.link}, {c.tag for c in running if c.link}
    for kind in value.value.split() if value else ():
        if kind not in own and _TAGS.get(kind) not in linked:
            yield RULE.of_site(path="site.yaml", field="columns", text=kind, asks=_WORDS.get(kind, kind), tag=_TAGS.get(kind, kind), basis=value.basis if value else "")



RULE = Rule(
    id="COL007",
    name="column.no-interaction",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "没有应设的互动渠道",
        "A required channel of interaction is missing",
    ),
    message=Text(
        "没有“{asks}”栏目，也没有链接到上级门户的这一渠道",
        "no column for {text}, and no link to the portal’s",
    ),
    hint=Text(
        "开设 type: {text} 的栏目；部门网站可设链接栏目，写 link 和 tag: {tag}；依据：{basis}",
        "open a column of type {text}, or one with link and tag {tag}; basis: {basis}",
    ),
    rationale=Text(
        "没有有效的网上咨询渠道，检查时整个网站一票否决。",
        "A site without a channel for questions fails as a whole.",
    ),
    basis=Text(
        "兴宁市管理办法 第二十一条、第二十三条；国办秘函〔2019〕19号 互动回应差",
        "Xingning measures, articles 21 and 23; State Council Office 2019 No. 19",
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
  profile: own
  evidence: {minimum: names}
-- checks/profiles/own.yaml --
title: 本县规定
layer: county
extends: default
document: 本县规定
values:
  - {key: required.interaction, value: letter, clause: 第二条}
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
  - {id: hd, name: 互动交流, owner: office, link: "https://zwfw.example/xinxiang/", tag: 咨询投诉}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  profile: own
  evidence: {minimum: names}
-- checks/profiles/own.yaml --
title: 本县规定
layer: county
extends: default
document: 本县规定
values:
  - {key: required.interaction, value: letter, clause: 第二条}
""",
)
