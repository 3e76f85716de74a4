"""attachment.name: an attachment whose name says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_attachments
from sitegen.rules.base import Context, Rule
from sitegen.text.naming import says_nothing, stem

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for number, item in enumerate(article.meta.attachments):
        name = stem(item.path)
        if (item.title and says_nothing(item.title)) or (not item.title and says_nothing(name)):
            yield RULE.at(article, field=f"attachments.{number}", text=item.title or item.path)


RULE = Rule(
    id="ATT003",
    name="attachment.name",
    level="warning",
    scope="article",
    check=check,
    when=has_attachments,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("附件名称没有内容", "An attachment whose name says nothing"),
    message=Text("附件“{text}”看不出内容", "“{text}” does not say what the attachment is"),
    hint=Text("写清附件标题，与文末附件说明一致", "give it the title that the text names"),
    basis=Text("GB/T 9704-2012 7.3.4 附件说明", "GB/T 9704-2012, 7.3.4"),
    rationale=Text("读者在列表里只看得到名称。", "Readers see nothing but the name."),
    bad="""\
-- content/zwgk/xwdt/renwu.csv --
乡镇,任务
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
attachments:
  - {path: renwu.csv, title: 新建文档1}
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
会议部署了春季农田水利建设工作。
""",
    good="""\
-- content/zwgk/xwdt/renwu.csv --
乡镇,任务
城关镇,12
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
attachments:
  - {path: renwu.csv, title: 任务分解表}
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
会议部署了春季农田水利建设工作。
""",
)
