"""image.unnamed: a picture under the name its camera gave it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_pictures
from sitegen.rules.base import Context, Rule
from sitegen.rules.pictures import BASIS, file_name, report, shown
from sitegen.text.naming import says_nothing, stem

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for one in shown(article):
        name = file_name(one.dest)
        if name and says_nothing(stem(name)):
            yield report(RULE, article, one, name)


RULE = Rule(
    id="IMG005",
    name="image.unnamed",
    level="warning",
    scope="article",
    check=check,
    when=has_pictures,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("图片未命名", "A picture without a name"),
    message=Text("图片文件名“{text}”是设备或软件自动起的", "“{text}” is the name a camera or program gave the picture"),
    hint=Text(
        "改成能看出内容的文件名，如 2026-nongtian-tuijinhui.jpg",
        "give it a name that tells, such as 2026-meeting.jpg",
    ),
    basis=BASIS,
    rationale=Text("图片必须命名：归档、查重和撤稿都靠文件名。", "Archives and withdrawals go by names."),
    bad="""\
-- content/zwgk/xwdt/IMG_2034.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
会议部署了春季农田水利建设工作。

![推进会现场，与会人员查看水渠图纸](IMG_2034.svg)
""",
    good="""\
-- content/zwgk/xwdt/tuijinhui.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
会议部署了春季农田水利建设工作。

![推进会现场，与会人员查看水渠图纸](tuijinhui.svg)
""",
)
