"""attachment.too-large: an attachment beyond the limit, or an archive bomb."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article, suffix
from sitegen.model import Finding, Text
from sitegen.rules.attachments import BASIS, at_file
from sitegen.rules.awake import has_attached
from sitegen.rules.base import Context, Rule
from sitegen.text.documents import READABLE

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for written, path, number in article.attached:
        data = article.read_file(path) or b""
        if len(data) > int(context.option(RULE, "max_bytes")) or (
            suffix(path) in READABLE and article.document(path).state == "too-large"
        ):
            yield at_file(RULE, article, written, number, size=f"{len(data) / 1048576:.1f} MB")


RULE = Rule(
    id="ATT006",
    name="attachment.too-large",
    level="error",
    scope="article",
    check=check,
    when=has_attached,
    reads=frozenset({"text", "attachments"}),
    options={"max_bytes": 52_428_800},
    waived_by="wording",
    title=Text("附件过大", "An attachment too large"),
    message=Text(
        "附件“{text}”（{size}）过大，或解压后大得异常",
        "“{text}” ({size}) is too large, or unpacks to something enormous",
    ),
    hint=Text("压缩图片、拆分文件后再发布", "shrink or split it"),
    basis=BASIS,
    rationale=Text(
        "过大的附件读者下载不了；解压异常的文件是攻击手段。", "Nobody downloads it, and an archive bomb is an attack."
    ),
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
  - {path: renwu.csv, title: 任务分解表}
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
