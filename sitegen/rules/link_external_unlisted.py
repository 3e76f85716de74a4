"""link.external-unlisted: a link to a host that is not in the register, or whose entry has run out."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.foreign import foreign
from sitegen.rules.links import unplaced
from sitegen.site_index import SiteIndex
from sitegen.text.hosts import is_under

__all__ = ["RULE"]




def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Once a host, at the first text by path that links to it. Without a register only `link.no-register` speaks."""
    register = context.settings.link_register
    if register is None:
        return
    rows = {row.host.lower(): row for row in register}
    told: set[str] = set()
    for facts, link in foreign(index, context, RULE):
        row = next((rows[name] for name in rows if is_under(link.target, name)), None)
        if link.target in told or (row and not (row.review_by and row.review_by < context.now.date())):
            continue
        told.add(link.target)
        if row:
            yield RULE.on(facts, place=unplaced(link), text=link.target, day=str(row.review_by),
                          message=Text("外部网站 {text} 的登记已于 {day} 到期", "the entry of {text} in the register ran out on {day}"))
        else:
            yield RULE.on(facts, place=unplaced(link), text=link.target)


RULE = Rule(
    id="LINK002",
    name="link.external-unlisted",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    options={"free": ("gov.cn", "政务", "example")},
    waived_by="links",
    title=Text("外部链接未登记", "A link to an unregistered site"),
    message=Text("外部网站 {text} 没有在 checks/links.csv 登记", "{text} is not in the register checks/links.csv"),
    hint=Text("核实后登记用途、批准人和复核日期；不需要的删去", "register purpose, approver and review date, or remove the link"),
    basis=Text(
        "国办发〔2017〕47号 链接管理；咸宁市办法第三十二条（四）",
        "State Council Office 2017 No. 47 on links; Xianning rules, article 32(4)",
    ),
    rationale=Text(
        "域名到期后常被改作赌博、色情网站，登记了才有人定期复核。",
        "Expired domains become gambling sites; what is registered gets looked at.",
    ),
    bad="""\
-- checks/links.csv --
host,purpose,approver,approved_on,review_by
www.news.test,新闻,王卫,2026-01-05,2026-12-31
-- content/zwgk/tzgg/z.md --
---
title: 关于做好2026年元旦春节值班工作的通知
source: 县政府办公室
editor: 张敏
id: z
date: 2025-12-26 09:00
reviewers:
  - {level: first, name: 李华, at: 2025-12-25 09:00}
  - {level: second, name: 王卫, at: 2025-12-25 15:00}
  - {level: final, name: 赵安, at: 2025-12-26 08:30}
---
请见[专题](https://zt.other.test/)。
""",
    good="""\
-- checks/links.csv --
host,purpose,approver,approved_on,review_by
other.test,专题,王卫,2026-01-05,2026-12-31
-- content/zwgk/tzgg/z.md --
---
title: 关于做好2026年元旦春节值班工作的通知
source: 县政府办公室
editor: 张敏
id: z
date: 2025-12-26 09:00
reviewers:
  - {level: first, name: 李华, at: 2025-12-25 09:00}
  - {level: second, name: 王卫, at: 2025-12-25 15:00}
  - {level: final, name: 赵安, at: 2025-12-26 08:30}
---
请见[专题](https://zt.other.test/)。
""",
)
