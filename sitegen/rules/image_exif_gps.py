"""image.exif-gps: a picture that tells where it was taken."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_pictures
from sitegen.rules.base import Context, Rule
from sitegen.rules.pictures import BASIS, local, report
from sitegen.text.pictures import picture

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for one, data in local(article):
        if picture(data).gps:
            yield report(RULE, article, one, one.dest)


RULE = Rule(
    id="IMG007",
    name="image.exif-gps",
    level="error",
    scope="article",
    check=check,
    when=has_pictures,
    reads=frozenset({"text", "attachments"}),
    waived_by="wording",
    title=Text("图片带有拍摄位置", "A picture that tells where it was taken"),
    message=Text("图片“{text}”里存有拍摄地点的经纬度", "the picture “{text}” holds the position where it was taken"),
    hint=Text("去掉位置信息后再发布（如用看图软件另存为不含 EXIF 的副本）", "save a copy without EXIF data"),
    basis=BASIS,
    rationale=Text(
        "照片里的经纬度精确到几米，会暴露住户、值守点和涉密场所。",
        "The position is exact to metres: homes, posts and secret places show.",
    ),
    bad="""\
-- content/zwgk/xwdt/hui.svg --
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

![推进会现场](hui.svg)
""",
    good="""\
-- content/zwgk/xwdt/hui.svg --
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

![推进会现场，与会人员查看水渠图纸](hui.svg)
""",
)
