"""profile.loosened: a lower layer asks for less than an upper one."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """The upper value stays in force; an upper value that is 待核 binds nobody."""
    for wanted, kept in context.settings.upkeep.profile.loosened:
        yield RULE.of_site(
            path=f"checks/profiles/{wanted.profile}.yaml",
            field=wanted.key,
            text=wanted.key,
            wanted=wanted.value,
            kept=kept.value,
            basis=kept.basis,
        )


RULE = Rule(
    id="PROF001",
    name="profile.loosened",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset(),
    blocks=False,
    title=Text(
        "下级方案放宽了上级规定",
        "A lower layer loosens an upper one",
    ),
    message=Text(
        "“{text}”写作 {wanted}，上级规定是 {kept}；仍按上级规定检查",
        "{text} is {wanted}, but the upper layer asks {kept}; the upper value stays",
    ),
    hint=Text(
        "改为不宽于 {kept}，或删去这一项；上级依据：{basis}",
        "make it no looser than {kept} or delete it; upper basis: {basis}",
    ),
    rationale=Text(
        "下级可以从严，不能从宽；否则检查时上级仍按原规定扣分。",
        "A lower level may be stricter, never laxer: the inspector will use the upper rule.",
    ),
    basis=Text(
        "国办发〔2017〕47号 统一标准；安州区通知 前言列举的上位依据",
        "State Council Office 2017 No. 47; Anzhou notice, preamble",
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
  profile: local
  evidence: {minimum: names}
-- checks/profiles/local.yaml --
title: 本县方案
layer: county
extends: default
document: 本县办法
values:
  - {key: reply.finderror, value: 5 wd, clause: 第八条}
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
  profile: local
  evidence: {minimum: names}
-- checks/profiles/local.yaml --
title: 本县方案
layer: county
extends: default
document: 本县办法
values:
  - {key: reply.finderror, value: 2 wd, clause: 第八条}
""",
)
