"""image.missing: a picture that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_pictures
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """The title picture, and every picture of the body that lies on the site."""
    if article.meta.image and not article.files.get(article.meta.image):
        yield RULE.at(article, field="image", text=article.meta.image)
    for use in article.outline.links:
        if use.image and article.files.get(use.dest.partition("#")[0], "") is None:
            yield RULE.at(article, article.body_start + use.start, article.body_start + use.end, text=use.dest)


RULE = Rule(
    id="IMG003",
    name="image.missing",
    level="error",
    scope="article",
    check=check,
    when=has_pictures,
    reads=frozenset({"text", "attachments"}),
    waived_by="links",
    title=Text("图片不存在", "A picture that is not there"),
    message=Text("图片“{text}”不存在", "the picture “{text}” is not there"),
    hint=Text(
        "把图片放到该路径（相对本文所在目录），注意大小写；或改正路径",
        "put the picture at that path, relative to the text's folder; mind upper and lower case",
    ),
    basis=Text(
        "国办秘函〔2019〕19号 链接可用性；安州区通知 二（一）“对内容链接安全及信息维护负责”",
        "State Council Office 2019 No. 19, working links; Anzhou notice 2(1)",
    ),
    rationale=Text("页面上会是一个空框，按错链扣分。", "The page shows an empty frame, and it counts as a dead link."),
    bad="![水渠施工现场](shuiqu.jpg)\n",
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
