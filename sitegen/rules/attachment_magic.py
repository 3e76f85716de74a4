"""attachment.magic: a file that is not what its suffix says."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article, suffix
from sitegen.model import Finding, Text
from sitegen.rules.attachments import BASIS, at_file
from sitegen.rules.awake import has_files
from sitegen.rules.base import Context, Rule
from sitegen.rules.pictures import local, report
from sitegen.text.documents import genuine

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Attachments and pictures, by their first bytes."""
    for written, path, number in article.attached:
        if not genuine(suffix(path), article.read_file(path) or b""):
            yield at_file(RULE, article, written, number, suffix=suffix(path))
    for one, data in local(article):
        if not genuine(suffix(one.dest), data):
            yield report(RULE, article, one, one.dest, suffix=suffix(one.dest))


RULE = Rule(
    id="ATT004",
    name="attachment.magic",
    level="error",
    scope="article",
    check=check,
    when=has_files,
    reads=frozenset({"text", "attachments"}),
    title=Text("文件内容与扩展名不符", "A file that is not what its suffix says"),
    message=Text("“{text}”的内容不是 .{suffix} 文件", "“{text}” is no .{suffix} file"),
    hint=Text("用原软件另存为正确格式", "save it in its real format"),
    basis=BASIS,
    rationale=Text(
        "改扩展名的文件可能打不开，也可能是伪装的程序。", "It may not open, and it may be a program in disguise."
    ),
    bad="""\
-- content/zwgk/xwdt/renwu.docx --
这不是文档。
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
attachments:
  - {path: renwu.docx, title: 任务分解表}
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
