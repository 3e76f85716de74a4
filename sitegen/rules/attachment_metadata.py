"""attachment.metadata: what an attachment tells of its making: comments, changes, hidden sheets, its author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.article import Article, suffix
from sitegen.model import Finding, Text
from sitegen.rules.attachments import BASIS, at_file
from sitegen.rules.awake import has_attached
from sitegen.rules.base import Context, Rule
from sitegen.text.documents import READABLE

__all__ = ["RULE"]

_TRACES = {
    "comments": ("批注", "comments"),
    "changes": ("修订痕迹", "tracked changes"),
    "hidden": ("隐藏的工作表或行列", "hidden sheets, rows or columns"),
}


def check(article: Article, context: Context) -> Iterator[Finding]:
    """The author's name alone is `info`: every office file has one."""
    for written, path, number in article.attached:
        if suffix(path) not in READABLE:
            continue
        file = article.document(path)
        traces = [_TRACES[trace] for trace in file.traces]
        if traces:
            yield at_file(
                RULE,
                article,
                written,
                number,
                what="、".join(zh for zh, _ in traces),
                what_en=", ".join(en for _, en in traces),
            )
        elif file.people:
            finding = at_file(RULE, article, written, number, what="作者姓名", what_en="its author's name")
            yield replace(finding, level="info")


RULE = Rule(
    id="ATT008",
    name="attachment.metadata",
    level="warning",
    scope="article",
    check=check,
    when=has_attached,
    reads=frozenset({"text", "attachments"}),
    waived_by="wording",
    title=Text("附件带有隐藏信息", "Hidden things in an attachment"),
    message=Text("附件“{text}”里有{what}", "the attachment “{text}” holds {what_en}"),
    hint=Text(
        "在办公软件里“检查文档”，删除批注、修订、隐藏内容和作者信息",
        "inspect the document: remove comments, changes, hidden parts and properties",
    ),
    basis=BASIS,
    rationale=Text(
        "删掉的文字留在修订里，隐藏的列一点就能显示。",
        "Deleted words stay in the changes; hidden columns open with a click.",
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
