"""image.no-alt: a picture without words for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_pictures
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for use in article.outline.links:
        if use.image and not use.text.strip():
            yield RULE.at(article, article.body_start + use.start, article.body_start + use.end, text=use.dest)


RULE = Rule(
    id="IMG001",
    name="image.no-alt",
    level="error",
    scope="article",
    check=check,
    when=has_pictures,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("图片没有说明文字", "A picture without words"),
    message=Text("图片“{text}”没有说明文字", "the picture “{text}” has no words"),
    hint=Text(
        "写成 `![画面内容](文件)`，一句话说明画面内容", "write `![what it shows](file)`: one sentence on what it shows"
    ),
    basis=Text(
        "GB/T 37668-2019 信息无障碍；国办发〔2017〕47号 网页设计规范",
        "GB/T 37668-2019, accessibility; State Council Office 2017 No. 47, page design",
    ),
    rationale=Text(
        "读屏软件只能读说明文字；图片加载不出时大家看到的也是它。",
        "Screen readers read the words; so does everybody when the picture does not load.",
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

![](hui.svg)
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
