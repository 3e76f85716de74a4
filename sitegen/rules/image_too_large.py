"""image.too-large: a picture too large for a page."""

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
    """By bytes and by the longer side in pixels, from the header."""
    most, side = int(context.option(RULE, "max_bytes")), int(context.option(RULE, "max_side"))
    for one, data in local(article):
        size = picture(data)
        if len(data) > most or max(size.width, size.height) > side:
            yield report(
                RULE, article, one, one.dest, size=f"{len(data) / 1048576:.1f} MB", width=size.width, height=size.height
            )


RULE = Rule(
    id="IMG006",
    name="image.too-large",
    level="warning",
    scope="article",
    check=check,
    when=has_pictures,
    reads=frozenset({"text", "attachments"}),
    options={"max_bytes": 3_000_000, "max_side": 4096},
    waived_by="wording",
    title=Text("图片过大", "A picture too large"),
    message=Text(
        "图片“{text}”过大：{size}，{width}×{height} 像素",
        "the picture “{text}” is too large: {size}, {width}×{height} pixels",
    ),
    hint=Text("缩小到长边 2000 像素以内再发布", "scale it down to 2000 pixels"),
    basis=BASIS,
    rationale=Text("手机上打不开的图片等于没有发布。", "What does not load on a telephone was not published."),
    bad="""\
-- content/zwgk/xwdt/hui.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><!-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx --></svg>
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
