"""attachment.unchecked: an attachment that cannot be read here."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article, suffix
from sitegen.model import Finding, Text
from sitegen.rules.attachments import BASIS, at_file
from sitegen.rules.awake import has_attached
from sitegen.rules.base import Context, Rule
from sitegen.text.documents import READABLE, genuine

__all__ = ["RULE"]

_OLD = frozenset(("doc", "xls", "ppt", "wps", "et", "dps", "ofd", "rar", "7z", "zip", "pptx"))

_SCAN = {
    "message": Text("附件“{text}”是扫描件，没有可读取的文字，内容未检查", "“{text}” is a scan without words: its content was not checked"),
    "hint": Text("改附带文字的版本（由原文档另存为 PDF）；只有纸质件的由人工核查并登记", "attach one saved from the document itself, or have a person check it"),
}


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Old and closed formats, and files that are broken or locked. PDF without a reader is one notice a run."""
    for written, path, number in article.attached:
        kind = suffix(path)
        if kind in _OLD or (
            kind in READABLE
            and genuine(kind, article.read_file(path) or b"")
            and article.document(path).state in ("unreadable", "wordless")
        ):
            is_scan = kind not in _OLD and article.document(path).state == "wordless"
            yield at_file(RULE, article, written, number, kind=kind, **(_SCAN if is_scan else {}))


RULE = Rule(
    id="ATT005",
    name="attachment.unchecked",
    level="warning",
    scope="article",
    check=check,
    when=has_attached,
    reads=frozenset({"text", "attachments"}),
    waived_by="wording",
    title=Text("附件未能检查", "An attachment that was not checked"),
    message=Text("附件“{text}”（.{kind}）的内容无法检查", "the content of “{text}” (.{kind}) cannot be checked"),
    hint=Text(
        "另存为 docx、xlsx 或 pdf；不能转换的由人工核查并登记",
        "save it as docx, xlsx or pdf, or have a person check it",
    ),
    basis=BASIS,
    rationale=Text(
        "旧格式附件是个人信息泄露最常见的地方，查不了就要说出来。",
        "Old formats are the commonest leak; what cannot be read is named.",
    ),
    bad="""\
-- content/zwgk/xwdt/renwu.doc --
{\\rtf1 x}
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
attachments:
  - {path: renwu.doc, title: 任务分解表}
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
