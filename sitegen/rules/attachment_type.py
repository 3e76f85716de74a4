"""attachment.type: a file that readers' computers would run, or whose bytes are not what its name says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]

_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), (b"\xd0\xcf\x11\xe0",)
MAGIC: Mapping[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",), "png": (b"\x89PNG\r\n\x1a\n",), "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",), "gif": (b"GIF8",),
    "webp": (b"RIFF",), "bmp": (b"BM",), "docx": _ZIP, "xlsx": _ZIP, "pptx": _ZIP, "ofd": _ZIP, "odt": _ZIP, "ods": _ZIP, "zip": _ZIP,
    "doc": (*_OLE, b"{\\rtf"), "xls": _OLE, "ppt": _OLE, "wps": (*_OLE, *_ZIP), "et": (*_OLE, *_ZIP), "rar": (b"Rar!",), "7z": (b"7z\xbc\xaf\x27\x1c",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"), "mp4": (), "txt": (), "csv": (), "json": (),
}
"""Suffix of a file that may be published -> how its bytes begin; nothing = any bytes that are no other kind's."""
MOST = 50 * 1024 * 1024
"""Bytes (reference: reliability, threat model)."""
_ACTIVE = (b"<", b"MZ", b"#!", b"\x7fELF")
"""Beginnings of what a browser or a system would run, whatever the name says."""


def check(article: Article, context: Context) -> Iterator[Finding]:
    for written, path in article.attached.items():
        name = path.rpartition("/")[2]
        suffix = name.rpartition(".")[2].lower() if "." in name else ""
        if suffix not in MAGIC:
            yield RULE.at(article, text=written, message=Text("附件“{text}”的类型不允许发布", "files like “{text}” may not be published"))
        elif (seen := article.peek(path)) is not None:
            size, data = seen
            begins = MAGIC[suffix]
            if size > MOST:
                yield RULE.at(article, text=written, size=size // 1024 // 1024, message=Text("附件“{text}”有 {size} MB，超过 50 MB", "“{text}” has {size} MB; the limit is 50"))
            elif (begins and not data.startswith(begins)) or (not begins and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_ACTIVE)):
                yield RULE.at(article, text=written)


RULE = Rule(
    id="ATT010",
    name="attachment.type",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text", "attachments"}),
    title=Text("附件类型不符", "A file of the wrong kind"),
    message=Text("附件“{text}”的内容与后缀不符", "the bytes of “{text}” are not what its name says"),
    hint=Text("换成 PDF、OFD、Office 文档、表格、图片或压缩包，后缀与内容一致", "use PDF, OFD, office documents, tables, pictures or archives, with the right suffix"),
    basis=Text("安州区通知 四（一）平台安全；国办发〔2017〕47号 安全防护", "Anzhou notice 4(1); State Council Office 2017 No. 47, security"),
    rationale=Text(
        "网页、脚本和程序会在读者的浏览器或电脑上运行；改了后缀的文件打不开或藏有别的内容。",
        "Pages, scripts and programs run on the reader's side; a renamed file does not open or hides something else.",
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
