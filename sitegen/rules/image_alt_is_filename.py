"""image.alt-is-filename: a file name in place of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_pictures
from sitegen.rules.base import Context, Rule
from sitegen.rules.pictures import BASIS, report, shown
from sitegen.text.lazily import pattern
from sitegen.text.naming import says_nothing, stem

__all__ = ["RULE"]

_SUFFIX = pattern("[.](?:jpe?g|png|gif|bmp|webp|svg|tiff?)$", re.IGNORECASE)


def check(article: Article, context: Context) -> Iterator[Finding]:
    for one in shown(article):
        alt = (one.alt or "").strip()
        if alt and (_SUFFIX.search(alt) or (alt == stem(one.dest) and says_nothing(alt))):
            yield report(RULE, article, one, alt)


RULE = Rule(
    id="IMG002",
    name="image.alt-is-filename",
    level="warning",
    scope="article",
    check=check,
    when=has_pictures,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("图片说明是文件名", "A file name in place of words"),
    message=Text("图片说明“{text}”是文件名", "the words of the picture, “{text}”, are a file name"),
    hint=Text("用一句话说明画面内容", "say in one sentence what it shows"),
    basis=BASIS,
    rationale=Text("读屏软件会把文件名一个字母一个字母念出来。", "Screen readers spell the file name out."),
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

![hui.svg](hui.svg)
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
