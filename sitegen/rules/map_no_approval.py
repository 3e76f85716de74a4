"""map.no-approval: a map without its approval number."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.pictures import file_name, report, shown
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_MAP = pattern(
    "(?<!服务)(?<!政策)(?<!办事)(?<!民生)(?<!产业)(?<!公开)(?<!责任)(?<!学习)(?<!信息)(?<!招商)地图"
    "(?!管理|编制|审核|册式)|行政区划图|政区图|区位图|疆域图"
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Pictures and attachments whose words call them a map; a text about maps is none."""
    if "审图号" in article.source:
        return
    for one in shown(article):
        words = one.alt or article.meta.title or ""
        if match := _MAP.search(words) or _MAP.search(file_name(one.dest)):
            yield report(RULE, article, one, match[0])
    for number, item in enumerate(article.meta.attachments):
        if match := _MAP.search(item.title) or _MAP.search(file_name(item.path)):
            yield RULE.at(article, field=f"attachments.{number}", text=match[0])


RULE = Rule(
    id="IMG008",
    name="map.no-approval",
    level="warning",
    scope="article",
    check=check,
    clue=Clue("图"),
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("地图没有审图号", "A map without its approval number"),
    message=Text("“{text}”没有标注审图号", "no approval number (审图号) stands with “{text}”"),
    hint=Text(
        "使用标准地图并注明审图号；自绘地图须先送审", "use a standard map and name its number, or have the map approved"
    ),
    basis=Text("地图管理条例第二十二条、第三十三条", "Regulations on Maps, articles 22 and 33"),
    rationale=Text("问题地图属于严重政治性错误。", "A faulty map is a grave political error."),
    bad="""\
-- content/zwgk/xwdt/qutu.svg --
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

![澄溪县行政区划图](qutu.svg)
""",
    good="""\
-- content/zwgk/xwdt/qutu.svg --
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

![澄溪县行政区划图，审图号：示例S（2026）001号](qutu.svg)
""",
)
