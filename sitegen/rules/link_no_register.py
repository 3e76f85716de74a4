"""link.no-register: links to other sites, and no register of them."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.foreign import foreign
from sitegen.rules.link_external_unlisted import RULE as external
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]




def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """One notice a run."""
    if context.settings.link_register is None:
        hosts = sorted({link.target for _, link in foreign(index, context, external)})
        if hosts:
            yield RULE.of_site(path="checks/links.csv", count=len(hosts), text="、".join(hosts[:3]))


RULE = Rule(
    id="LINK010",
    name="link.no-register",
    level="info",
    scope="site",
    check=check,
    reads=frozenset({"index"}),
    blocks=False,
    title=Text("没有外部链接登记表", "No register of external links"),
    message=Text(
        "有 {count} 个外部网站（{text} 等），但没有登记表 checks/links.csv，未作核对",
        "{count} other sites ({text} …) are linked to, but there is no register checks/links.csv: nothing was compared",
    ),
    hint=Text(
        "新建 checks/links.csv：host,purpose,approver,approved_on,review_by",
        "make checks/links.csv: host,purpose,approver,approved_on,review_by",
    ),
    basis=Text("咸宁市办法第三十二条（四）", "Xianning rules, article 32(4)"),
    rationale=Text("没有登记表就没有检查，这一点必须说出来。", "Without it nothing is checked, and that must be said."),
    bad="""\
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
请见[专题](https://www.chengxi.example/zt/)。
""",
)
