"""pair.elements: an interpretation that lacks background, aims or content."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import is_interpretation
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]

_ELEMENTS = (
    ("背景依据", "background and basis", ("背景", "依据", "根据", "为什么", "起草", "出台", "由来", "必要性")),
    ("目标任务", "aims", ("目标", "任务", "目的", "旨在", "为了", "重点工作", "总体要求")),
    ("主要内容", "content", ("内容", "规定", "明确", "措施", "举措", "条款", "包括", "要点", "变化")),
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Companions (图解、视频) show one side only. Very short ones are left to people."""
    meta = article.meta
    if article.type != "interpretation" or meta.companion or len(article.body) < int(context.option(RULE, "min_chars")):
        return
    missing = [(zh, en) for zh, en, words in _ELEMENTS if not any(word in article.body for word in words)]
    if missing:
        yield RULE.at(
            article,
            field="title",
            missing="、".join(zh for zh, _ in missing),
            missing_en=", ".join(en for _, en in missing),
        )


RULE = Rule(
    id="PAIR010",
    name="pair.elements",
    level="warning",
    scope="article",
    check=check,
    when=is_interpretation,
    reads=frozenset({"text"}),
    options={"min_chars": 200},
    waived_by="pairing",
    title=Text("解读要素不全", "An interpretation that lacks elements"),
    message=Text("解读缺少{missing}", "the interpretation lacks {missing_en}"),
    hint=Text("补写：制定背景和依据、目标任务、主要内容", "add background, aims and content"),
    basis=Text(
        "国办发〔2016〕80号实施细则；安州区通知 三（一）政策解读",
        "State Council Office 2016 No. 80, rules; Anzhou notice 3(1)",
    ),
    rationale=Text("只复述条文的解读不算解读。", "What only repeats the text is no interpretation."),
    bad="""\
-- content/zwgk/zcjd/i.md --
---
title: 《澄溪县小型水库管理办法》解读
source: 县政府办公室
editor: 张敏
id: i
date: 2026-03-09 09:00
interprets: p
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
《办法》明确：小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。
""",
    good="""\
-- content/zwgk/zcjd/i.md --
---
title: 《澄溪县小型水库管理办法》解读
source: 县政府办公室
editor: 张敏
id: i
date: 2026-03-09 09:00
interprets: p
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
起草背景：小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。小型水库由乡镇人民政府管理，所在村配合，县水利局指导检查。

目标任务：落实责任。

主要内容：共六章。
""",
)
