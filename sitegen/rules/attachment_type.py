"""attachment.type: a file that a reader's browser or computer would run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import Article, suffix
from sitegen.model import Finding, Text
from sitegen.paths import inside
from sitegen.rules.awake import has_files
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]

ALLOWED = ("pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "csv", "ppt", "pptx", "odt", "ods", "txt", "json", "zip", "rar", "7z",
           "png", "svg", "jpg", "jpeg", "gif", "webp", "bmp", "mp3", "mp4")
"""Suffixes that may be published."""
_PLAIN = frozenset({"txt", "csv", "json"})
_SCRIPTED = re.compile(rb"<[\s:a-z]*(?:script|foreignobject|iframe|handler|set|animate)|<!(?:entity|doctype[^<>\[]*[<\[])|<\?xml-stylesheet"
                       rb"|[\s\"'/]on[a-z]+\s*=|(?:java|vb)script:|href\s*=\s*(?:[\"']\s*)?[^#\"'\s]|url\(\s*[\"']?(?!#)|@import", re.IGNORECASE)
_UNREADABLE = re.compile(rb"\x00|\A(?:\xff\xfe|\xfe\xff)|<\?xml[^<>]*encoding\s*=\s*[\"'](?!(?:utf-?8|us-ascii)[\"'])", re.IGNORECASE)
"""A drawing in another encoding is read by a browser, and not by us."""
_ACTIVE = (b"<", b"MZ", b"#!", b"\x7fELF")
"""How what a browser or a system would run begins, whatever the name says; other kinds are known by `attachment.magic`."""


def check(article: Article, context: Context) -> Iterator[Finding]:
    allowed = frozenset(context.option(RULE, "allowed"))
    folder = article.path.rpartition("/")[0]
    fields = {item.path: f"attachments.{number}.path" for number, item in enumerate(article.meta.attachments)}
    for written, sha in article.files.items():
        path = inside(folder, written) if sha else None
        if path is None:
            continue
        if suffix(path) not in allowed:
            yield RULE.at(article, field=fields.get(written), text=written)
        elif _is_active(suffix(path), article.read_file(path) or b""):
            yield RULE.at(article, field=fields.get(written), text=written, message=DISGUISED)


def _is_active(kind: str, data: bytes) -> bool:
    if kind == "svg":  # a drawing, as long as nothing in it runs or is fetched from elsewhere
        return bool(_SCRIPTED.search(data) or _UNREADABLE.search(data))
    return kind in _PLAIN and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_ACTIVE)


DISGUISED = Text("附件“{text}”里是网页或程序", "“{text}” holds a page or a program")

RULE = Rule(
    id="ATT010",
    name="attachment.type",
    level="error",
    scope="article",
    check=check,
    when=has_files,
    reads=frozenset({"text", "attachments"}),
    options={"allowed": ALLOWED},
    title=Text("不允许的附件类型", "A kind of file that is not published"),
    message=Text("附件“{text}”的类型不允许发布", "files like “{text}” may not be published"),
    hint=Text("换成 PDF、OFD、Office 文档、表格、图片或压缩包，后缀与内容一致",
        "use PDF, OFD, office documents, tables, pictures or archives, with the right suffix"),
    basis=Text("安州区通知 四（一）平台安全；国办发〔2017〕47号 安全防护", "Anzhou notice 4(1); State Council Office 2017 No. 47, security"),
    rationale=Text(
        "网页、脚本和程序会在读者的浏览器或电脑上运行。",
        "Pages, scripts and programs run on the reader's side.",
    ),
    bad="""\
-- content/zwgk/tzgg/files/plan.js --
alert(1)
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
attachments:
  - {path: ../tzgg/files/plan.js, title: 任务分解表}
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
会议部署了春季农田水利建设工作。
""",
    good="""\
-- content/zwgk/tzgg/files/plan.csv --
乡镇,任务
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
attachments:
  - {path: ../tzgg/files/plan.csv, title: 任务分解表}
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
会议部署了春季农田水利建设工作。
""",
)
