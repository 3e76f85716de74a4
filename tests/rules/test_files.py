"""Pictures, maps and attachments: bytes are read within limits, and hostile files are findings."""

from __future__ import annotations

import codecs
import io
import struct
import zipfile
from collections.abc import Mapping
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.rules import RULES
from sitegen.text.documents import document
from sitegen.text.naming import says_nothing
from sitegen.text.pictures import Picture, picture
from tests.factories import SmallSite
from tests.helpers import example_site

OTHERS = ("image.foreign", "attachment.type")
"""Have tests of their own."""
FILES = [
    r
    for r in RULES
    if r.name.startswith(("image.", "map.", "attachment.")) and r.scope == "article" and r.name not in OTHERS
]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ID = "11010519491231002X"


def zipped(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, datetime(2026, 1, 1).timetuple()[:6]), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    document_xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document_xml} | {k.replace("__", "/") + ".xml": v for k, v in parts.items()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text[:3]}</w:t></w:r><w:r><w:t>{text[3:]}</w:t></w:r></w:p>"


def xlsx(rows: str, state: str = "visible") -> bytes:
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns="{S}"><sheets><sheet name="a" state="{state}"/></sheets></workbook>',
            "xl/sharedStrings.xml": f'<sst xmlns="{S}"><si><t>{ID}</t></si></sst>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>张三</dc:creator></cp:coreProperties>'
)


def jpeg(gps: bool) -> bytes:
    entries = struct.pack("<HHII", 0x8825, 4, 1, 26) if gps else struct.pack("<HHII", 0x0112, 3, 1, 1)
    tiff = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 1) + entries + b"\0" * 4
    tiff += struct.pack("<H", 1) + struct.pack("<HHII", 2, 5, 3, 0) + b"\0" * 4
    exif = b"Exif\0\0" + tiff
    return (
        b"\xff\xd8\xff\xe1"
        + struct.pack(">H", len(exif) + 2)
        + exif
        + b"\xff\xc0\x00\x11\x08"
        + struct.pack(">HH", 600, 800)
        + b"\x03"
        + b"\0" * 9
        + b"\xff\xd9"
    )


def found(name: str, data: bytes, title: str = "任务分解表") -> list[tuple[str, str]]:
    files = example_site(f"---\nattachments: [{{path: {name}, title: {title}}}]\n---\n")
    return [(f.name, f.level) for f in Bytes(files, {f"zwgk/tzgg/{name}": data}).findings(*FILES)]


class Bytes(SmallSite):
    """A small site with binary files beside its texts."""

    def __init__(self, files: Mapping[str, str], data: Mapping[str, bytes]) -> None:
        marked = {f"content/{path}": raw.decode("latin-1") for path, raw in data.items()}
        super().__init__({**files, **marked})
        for article in self.articles.values():
            object.__setattr__(article, "read_file", data.get)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.csv", "乡镇,任务\n城关镇,12\n".encode()),
        ("plan.csv", "乡镇,任务\n城关镇,12\n".encode("gb18030")),
        ("plan.csv", "乡镇,任务\n城关镇,12\n".encode("utf-16")),
        ("plan.docx", docx(paragraph("各乡镇按时完成。"))),
        ("plan.xlsx", xlsx("<row><c><v>12</v></c></row>")),
    ],
)
def test_files_in_order(name: str, data: bytes) -> None:
    assert found(name, data) == []


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.csv", f"李某某,{ID}\n".encode("gb18030"), ("attachment.content", "error")),
        ("a.csv", f"李某某,{ID}\n".encode("utf-16"), ("attachment.content", "error")),
        ("a.csv", codecs.BOM_UTF16_BE + f"李某某,{ID}\n".encode("utf-16-be"), ("attachment.content", "error")),
        ("a.csv", f"李某某,{ID}\n".encode("utf-32"), ("attachment.content", "error")),
        ("a.csv", f"李某某,{ID}\n".encode("utf-16-le"), ("attachment.magic", "error")),
        ("a.csv", ("县" * 2050 + f"李某某,{ID}\n").encode("utf-16-le"), ("attachment.magic", "error")),
        ("a.csv", "乡镇,任务\n".encode("utf-16") + b"\0", ("attachment.unchecked", "warning")),
        ("a.csv", "乡镇,任务\n".encode() + b"\xff\xfe\xff", ("attachment.unchecked", "warning")),
        ("a.docx", docx(paragraph(f"李某某{ID}")), ("attachment.content", "error")),
        ("a.docx", docx(paragraph("机密★10年")), ("attachment.content", "error")),
        ("a.xlsx", xlsx('<row><c t="s"><v>0</v></c></row>'), ("attachment.content", "error")),
        ("a.xlsx", xlsx("<row><c><v>1</v></c></row>", "hidden"), ("attachment.metadata", "warning")),
        ("a.docx", docx("<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p>"), ("attachment.metadata", "warning")),
        ("a.docx", docx(paragraph("各乡镇"), word__comments="<a/>"), ("attachment.metadata", "warning")),
        ("a.docx", docx(paragraph("各乡镇"), docProps__core=CORE), ("attachment.metadata", "info")),
        ("a.docx", b"PK\x03\x04 broken", ("attachment.unchecked", "warning")),
        ("a.docx", docx("<!DOCTYPE a [<!ENTITY b 'c'>]>"), ("attachment.unchecked", "warning")),
        ("a.docx", docx(paragraph("一" * 2_000_000)), ("attachment.too-large", "error")),
        ("a.doc", b"\xd0\xcf\x11\xe0", ("attachment.unchecked", "warning")),
        ("a.ofd", b"PK\x03\x04", ("attachment.unchecked", "warning")),
        ("a.pdf", b"MZ\x90", ("attachment.magic", "error")),
    ],
)
def test_files_that_are_not(name: str, data: bytes, expected: tuple[str, str]) -> None:
    assert found(name, data) == [expected]


@given(st.binary(max_size=300), st.sampled_from(["docx", "xlsx", "csv", "txt", "pdf", "wps"]))
def test_any_bytes_give_a_document(data: bytes, kind: str) -> None:
    assert document(kind, data).state in ("read", "too-large", "unreadable", "unsupported")
    assert picture(data) == picture(data)


def test_pictures_tell_their_size_and_place() -> None:
    assert picture(jpeg(True)) == Picture(800, 600, True)
    assert picture(jpeg(False)) == Picture(800, 600, False)
    assert picture(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 5000, 40)) == Picture(5000, 40, False)
    assert picture(b"\xff\xd8\xff\xe1") == Picture(0, 0, False)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (jpeg(False), []),
        (jpeg(True), ["image.exif-gps"]),
        (jpeg(False) + b"\0" * 3_000_001, ["image.too-large"]),
        (b"\x89PNG\r\n\x1a\n", ["image.magic"]),
    ],
)
def test_pictures(data: bytes, expected: list[str]) -> None:
    files = example_site("![推进会现场，与会人员查看图纸](hui.jpg)\n")
    names = [f.name for f in Bytes(files, {"zwgk/tzgg/hui.jpg": data}).findings(*FILES)]
    assert names == [name.replace("image.magic", "attachment.magic") for name in expected]


@pytest.mark.parametrize("name", ["2026年任务分解表", "tuijinhui", "附件1 任务表", "shuili-2026", "GB9704"])
def test_names_that_tell(name: str) -> None:
    assert not says_nothing(name)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_2034",
        "DSC00012",
        "微信图片_20260309120000",
        "截图(1)",
        "新建 Microsoft Word 文档",
        "1",
        "未标题-1",
        "mmexport1700000000000",
        "屏幕截图 2026-03-09",
        "文档1",
        "扫描件001",
        "d41d8cd98f00b204e9800998ecf8427e",
    ],
)
def test_names_that_do_not(name: str) -> None:
    assert says_nothing(name)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("附件：任务表\n\n附件\n\n任务表\n", []),
        ("附件：任务表\n\n# 任务表\n\n一、内容\n", []),
        ("附件：任务表\n\n[任务表](https://www.chengxi.example/a.pdf)\n", []),
        ("报送附件材料要求：齐全。\n", []),
        ("附件：任务表\n", ["attachment.mentioned"]),
        ("　　附 件：1.任务表\n　　2.责任清单\n", ["attachment.mentioned"]),
        ("附件1：任务表（见PDF文档）\n", ["attachment.mentioned"]),
    ],
)
def test_attachments_that_the_text_names(body: str, expected: list[str]) -> None:
    assert [f.name for f in SmallSite(example_site(body)).findings(*FILES)] == expected


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("办事服务地图入口", []),
        ("澄溪县地图，审图号：示例S（2026）001号", []),
        ("水库分布情况", []),
        ("澄溪县地图", ["map.no-approval"]),
        ("澄溪县行政区划图", ["map.no-approval"]),
        ("水库区位图", ["map.no-approval"]),
        ("图片", ["image.alt-uninformative"]),
        ("hui.jpg", ["image.alt-is-filename"]),
    ],
)
def test_words_of_pictures(alt: str, expected: list[str]) -> None:
    files = example_site(f"![{alt}](https://www.chengxi.example/hui.jpg)\n")
    assert [f.name for f in SmallSite(files).findings(*FILES)] == expected
