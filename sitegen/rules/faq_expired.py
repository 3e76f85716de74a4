"""faq.expired: a question whose answer is past its day of validity."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Answers that say until when they hold; `confirmed_on` after that day keeps one."""
    today = context.now.date()
    for facts in index.having("expires"):
        if facts.type == "faq" and facts.expires and index.state(facts, context.now) == "live" and facts.expires.day < today and not (facts.confirmed_on and facts.confirmed_on.day > facts.expires.day):
            yield RULE.on(facts, field="expires", text=facts.title, expires=facts.expires.day.isoformat())



RULE = Rule(
    id="FAQ001",
    name="faq.expired",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "常见问题的答复已过有效期",
        "An answer past its day of validity",
    ),
    message=Text(
        "“{text}”的答复有效期至 {expires}，已经过期",
        "the answer to “{text}” held until {expires}",
    ),
    hint=Text(
        "核对现行政策：仍然有效的改 expires 后重审，失效的撤下",
        "check it against present policy: sign it anew or take it down",
    ),
    rationale=Text(
        "问答库里的旧口径比没有答复更误事。",
        "An old answer misleads more than none.",
    ),
    basis=Text(
        "安州区通知 三（三）2（2）“统一、权威、全面”的答问知识库",
        "Anzhou notice 3(3)2(2): one complete, authoritative library of answers",
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
      - {id: zwgk/tzgg, name: 通知公告, type: faq, owner: office, freshness: notice}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  evidence: {minimum: names}
-- content/zwgk/tzgg/a.md --
---
title: 农田水利补助如何申请
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
expires: 2026-02-28
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
农田水利补助如何申请，见各乡镇人民政府公告。
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
      - {id: zwgk/tzgg, name: 通知公告, type: faq, owner: office, freshness: notice}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  evidence: {minimum: names}
-- content/zwgk/tzgg/a.md --
---
title: 农田水利补助如何申请
source: 县政府办公室
editor: 张敏
id: a
date: 2026-03-09 09:00
expires: 2026-12-31
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
农田水利补助如何申请，见各乡镇人民政府公告。
""",
)
