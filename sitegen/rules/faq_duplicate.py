"""faq.duplicate: the same question answered twice."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex
from sitegen.text.lazily import pattern

__all__ = ["RULE"]


_MARKS = pattern(r"[^0-9A-Za-z\u3400-\u9fff]+")
"""What does not tell one question from another."""

def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Titles that are equal but for marks and white space; the later text is reported."""
    first: dict[str, str] = {}
    for facts in index.articles:
        if facts.type != "faq" or facts.companion or index.state(facts, context.now) != "live":
            continue
        asked = _MARKS.sub("", facts.title).lower()
        if asked and (other := first.setdefault(asked, facts.path)) != facts.path:
            yield RULE.on(facts, field="title", text=facts.title, other=other, related=(("content/" + other, 1),))



RULE = Rule(
    id="FAQ002",
    name="faq.duplicate",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "常见问题重复",
        "The same question answered twice",
    ),
    message=Text(
        "“{text}”与 {other} 是同一个问题",
        "“{text}” asks what {other} asks",
    ),
    hint=Text(
        "合并为一条，另一条撤下或改写问题",
        "merge them, or ask something else",
    ),
    rationale=Text(
        "同一问题两处答复，一处更新后口径就不一致。",
        "Two answers to one question will differ one day.",
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
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
农田水利补助如何申请，见各乡镇人民政府公告。
-- content/zwgk/tzgg/b.md --
---
title: 农田水利补助，如何申请？
source: 县政府办公室
editor: 张敏
id: b
date: 2026-03-09 09:00
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
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
农田水利补助如何申请，见各乡镇人民政府公告。
-- content/zwgk/tzgg/b.md --
---
title: 农田水利补助何时发放
source: 县政府办公室
editor: 张敏
id: b
date: 2026-03-09 09:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
农田水利补助如何申请，见各乡镇人民政府公告。
""",
)
