"""image.alt-uninformative: words that say nothing of the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_pictures
from sitegen.rules.base import Context, Rule
from sitegen.rules.pictures import BASIS, report, shown
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_NOTHING = pattern(
    "(?:图|图片|照片|配图|插图|附图|题图|现场图片?|如图|图例|图示|示意图|截图|缩略图"
    "|banner|logo|image|img|picture|photo|pic|alt|[0-9]+|图[0-9一二三四五六七八九十]{1,3}|[\\W_]+)",
    re.IGNORECASE,
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    for one in shown(article):
        alt = (one.alt or "").strip()
        if alt and _NOTHING.fullmatch(alt):
            yield report(RULE, article, one, alt)


RULE = Rule(
    id="IMG004",
    name="image.alt-uninformative",
    level="warning",
    scope="article",
    check=check,
    when=has_pictures,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("图片说明没有内容", "Words that say nothing"),
    message=Text("图片说明“{text}”没有说出画面内容", "the words “{text}” do not say what the picture shows"),
    hint=Text("用一句话说明画面内容", "say in one sentence what it shows"),
    basis=BASIS,
    rationale=Text("“图片”二字对看不见画面的人没有用。", "The word picture helps nobody who cannot see it."),
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

![图片](hui.svg)
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
