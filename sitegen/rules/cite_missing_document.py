"""cite.missing-document: a document of our own, named by its number, that the site does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Place, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.citing import normal
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Our own: its number begins with the code of a document that is on the site."""
    held = {normal(facts.doc_number) for facts in index.having("doc_number")}
    codes = {number.partition("〔")[0] for number in held}
    for facts in index.having("cited"):
        for cited in facts.cited:
            if cited.number.partition("〔")[0] in codes and cited.number not in held:
                yield RULE.on(
                    facts, place=Place(0, 0, 0, 0, cited.start, cited.end), text=cited.number, title=cited.title
                )


RULE = Rule(
    id="DOC007",
    name="cite.missing-document",
    level="info",
    scope="site",
    check=check,
    reads=frozenset({"index"}),
    waived_by="links",
    title=Text("引用的本级文件站内没有", "A document of our own that is not here"),
    message=Text("引用的《{title}》（{text}）在站内没有公开", "《{title}》 ({text}) is cited and not on the site"),
    hint=Text("核对文号；应当公开的补充公开", "look up the number; publish what should be public"),
    basis=Text("政府信息公开条例第二十条；国办发〔2017〕47号", "Disclosure Regulations, article 20"),
    rationale=Text("读者要能从引用找到原文。", "Readers follow a citation to the document."),
    bad="""\
-- content/zwgk/zcwj/p.md --
---
title: 澄溪县小型水库管理办法
source: 县政府办公室
editor: 张敏
id: p
date: 2026-03-09 09:00
disclosure: 主动公开
doc_number: 澄府办发〔2026〕3号
secrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 可以公开}
interpreted_by: i
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
本办法与《澄溪县小型水库巡查规定》（澄府办发〔2025〕8号）配套施行。
""",
    good="""\
-- content/zwgk/zcwj/p.md --
---
title: 澄溪县小型水库管理办法
source: 县政府办公室
editor: 张敏
id: p
date: 2026-03-09 09:00
disclosure: 主动公开
doc_number: 澄府办发〔2026〕3号
secrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 可以公开}
interpreted_by: i
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
本办法与《澄溪县小型水库管理办法》（澄府办发〔2026〕3号）配套施行。
""",
)
