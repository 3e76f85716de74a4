"""Cases of the rules on pictures, maps and attachments."""

from __future__ import annotations

import struct

from tests.rules.casework import Case, Cases, site_yaml, text
from tests.rules.pdfs import scan, written
from tests.rules.test_files import CORE, docx, jpeg, paragraph, xlsx

__all__ = ["CASES"]

A, NEWS = "content/zwgk/tzgg/a.md", "content/zwgk/xwdt/news.md"
FOLDER = "content/zwgk/tzgg/"
ID = "11010519491231002X"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'
NAMES = ["IMG_2034", "DSC00012", "DSCN01", "PICT0001", "微信图片_20260309", "截图(1)", "新建文档1", "未标题-1", "mmexport1700000000000", "屏幕截图2026-03-09", "扫描件001", "1", "d41d8cd98f00b204e9800998ecf8427e", "图片1", "Screenshot_1", "照片（2）"]


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height)


def offers(*files: tuple[str, str], body: str = "请按时报送。\n", keys: str = "") -> str:
    rows = "".join(f"  - {{path: {path}, title: {title}}}\n" for path, title in files)
    return text(A, f"{keys}attachments:\n{rows}", body)


def offered(name: str, data: bytes, title: str = "任务分解表", *, site: str = "", body: str = "请按时报送。\n") -> Case:
    """A notice with one attachment."""
    return Case(site=site + offers((name, title), body=body), data={FOLDER + name: data})


def linked(name: str, data: bytes, body: str = "") -> Case:
    """A notice that links to a file in its body."""
    return Case(site=body or f"甲⟦[任务表]({name}#1)⟧乙", data={FOLDER + name: data})


def shows(alt: str, name: str = "shuiqu.png", keys: str = "") -> str:
    return f"---\n{keys}---\n甲⟦![{alt}]({name})⟧\n"


def quiet(case: str) -> str:
    return case.replace("⟦", "").replace("⟧", "")


def pictured(name: str, data: bytes, *, site: str = "", mark: bool = True) -> Case:
    body = f"甲⟦![水渠施工现场]({name})⟧\n"
    return Case(site=site + text(A, body=body if mark else quiet(body)), data={FOLDER + name: data})


def option(rule: str, options: str) -> str:
    return site_yaml(more=f"  rules: {{{rule}: {{options: {{{options}}}}}}}\n")


WORDS = "-- checks/words/own.csv --\nword,category,level,suggest,match,allow,source,since,until,note\n测试词甲,本地,{},,,,办公室,,,\n"

CASES = {
    "image.no-alt": Cases(
        ("![水渠](a.png)", "[](a.png)", "[附件](a.png)"),
        ("⟦![](shuiqu.png)⟧", "甲⟦![ 　](shuiqu.png)⟧乙⟦![](https://a.example/a.png)⟧", "- ⟦![](a.png)⟧"),
    ),
    "image.alt-is-filename": Cases(
        ("![水渠](IMG_2034.png)", "![](a.png)", "![shuiqu](shuiqu.png)", "![水渠.pdf](a.png)", "![png](a.png)", "---\nimage: shuiqu.png\n---\n"),
        (
            *(shows(f"hui.{kind}") for kind in ["jpg", "jpeg", "png", "gif", "bmp", "webp", "svg", "tif", "tiff", "JPG"]),
            shows("IMG_2034", "IMG_2034.png"),
            shows("a.png ", "b.png"),
            shows("1", "files/1.png"),
        ),
    ),
    "image.alt-uninformative": Cases(
        ("![水渠图](a.png)", "![现场图片集](a.png)", "![图甲](a.png)", "![图11111](a.png)", "![](a.png)", "[图片](a.png)"),
        tuple(
            shows(alt)
            for alt in (
                ["图", "图片", "照片", "配图", "插图", "附图", "题图", "现场图", "现场图片", "如图", "图例", "图示", "示意图", "截图", "缩略图", "banner", "logo", "Image", "img", "picture", "photo", "pic", "ALT", "12", "图1", "图十", "图123", "。", "_-"]
            )
        ),
    ),
    "image.unnamed": Cases(
        ("![水渠](shuiqu.png)", "![水渠](2026-shuiqu.png?1)", "[水渠](IMG_1.png)", "---\nimage: shuiqu.png\n---\n"),
        (
            *(shows("水渠施工", f"{name}.png") for name in NAMES if "(" not in name),
            shows("水渠施工", "files/IMG_2034.JPG"),
            shows("水渠施工", "https://a.example/x/IMG_2034.JPG?w=1#x"),
            "---\nimage: IMG_2034.png\n---\n",
        ),
    ),
    "image.missing": Cases(
        ("请按时报送。", pictured("shuiqu.svg", SVG, mark=False), "![水渠](https://a.example/a.png)", "[水渠](shuiqu.png)", Case(site="---\nimage: shuiqu.svg\n---\n甲![水渠](shuiqu.svg#a)", data={FOLDER + "shuiqu.svg": SVG})),
        ("⟦![渠道现场](files/qudao.png)⟧", "⟦![渠道现场](../qudao.jpg)⟧", "甲⟦![渠道现场](qudao.gif#1)⟧乙", "---\nimage: qudao.png\n---\n"),
    ),
    "image.foreign": Cases(
        ("请按时报送。", "![渠道](a.png)", "![渠道](/a/b.png)", "[渠道](https://a.example/a.png)"),
        ("⟦![渠道现场](http://a.example/a.png)⟧", "⟦![渠道现场](//a.example/a.png)⟧", "甲⟦![渠道现场](https://a.example/a.jpg)⟧乙⟦![渠道](FTP://a.example/a)⟧⟦![渠道](a+b.c-1://d)⟧"),
    ),
    "image.too-large": Cases(
        (
            pictured("a.png", png(4096, 4096) + b"\0" * (3_000_000 - 24), mark=False),
            pictured("a.png", png(4097, 8), site=option("image.too-large", "max_side: 5000"), mark=False),
            pictured("a.png", png(8, 8) + b"\0" * 3_000_001, site=option("image.too-large", "max_bytes: 4000000"), mark=False),
            "![水渠](none.png)",
        ),
        (
            pictured("a.png", png(4097, 8)),
            pictured("a.png", png(8, 4097)),
            pictured("a.png", png(8, 8) + b"\0" * (3_000_001 - 24)),
            pictured("a.png", png(8, 8), site=option("image.too-large", "max_side: 7")),
            pictured("a.png", png(8, 8), site=option("image.too-large", "max_bytes: 10")),
            Case(site="---\nimage: a.png\n---\n", data={FOLDER + "a.png": png(5000, 40)}),
        ),
    ),
    "image.exif-gps": Cases(
        (pictured("a.jpg", jpeg(False), mark=False), "![水渠](a.jpg)", Case(site="[水渠](a.jpg)", data={FOLDER + "a.jpg": jpeg(True)})),
        (
            pictured("a.jpg", jpeg(True)),
            Case(site="---\nimage: a.jpg\n---\n", data={FOLDER + "a.jpg": jpeg(True)}),
            Case(site="甲⟦![水渠](files/a.jpg)⟧乙⟦![水渠](files/b.jpg)⟧", data={FOLDER + "files/a.jpg": jpeg(True), FOLDER + "files/b.jpg": jpeg(True)}),
        ),
    ),
    "map.no-approval": Cases(
        (
            *(quiet(shows(f"{what}地图")) for what in ["服务", "政策", "办事", "民生", "产业", "公开", "责任", "学习", "信息", "招商"]),
            *(quiet(shows(f"地图{what}")) for what in ["管理", "编制", "审核", "册式"]),
            quiet(shows("澄溪县地图，审图号：示例S（2026）001号")),
            quiet(shows("澄溪县地图")) + "审图号：示例S（2026）001号",
            "澄溪县地图管理，见地图。",
            quiet(shows("水库分布情况")),
            offers(("a.pdf", "任务表")),
        ),
        (
            *(shows(what) for what in ("澄溪县地图", "澄溪县行政区划图", "澄溪县政区图", "水库区位图", "疆域图")),
            shows("澄溪", "地图.png"),
            "---\ntitle: 澄溪县地图\nimage: a.png\n---\n",
            "---\nimage: files/政区图.png\n---\n",
            offers(("a.pdf", "任务表"), ("b.pdf", "澄溪县地图")),
            offers(("区位图.pdf", "任务表")),
        ),
    ),
    "attachment.missing": Cases(
        (offered("a.csv", b"1"), Case(site="[表](a.csv#1)", data={FOLDER + "a.csv": b"1"}), "![图](a.png)", "[外](https://a.example/a.csv)，[栏目](/zwgk/)"),
        (
            offers(("a.csv", "任务表"), ("../xwdt/b.csv", "联系表")),
            "甲⟦[任务表](files/a.csv)⟧，⟦[表](a.csv#2)⟧",
            offers(("https://a.example/a.csv", "任务表")),
            offers(("''", "任务表")),
            offers(("../../../../etc/passwd", "任务表")),
        ),
    ),
    "attachment.mentioned": Cases(
        (
            "附件请到窗口领取。",
            "附件：任务表\n\n附件\n\n任务表\n",
            "附件：任务表\n\n# **附件1**\n\n任务表\n",
            "附件：任务表\n\n　　任务表\n\n一、内容\n",
            "附件：1.任务表（见附表）\n\n# 任务表 #\n",
            "附件：任务表\n\n[任务表](a.csv)\n",
            *(f"附件：任务表\n\n[任务表](https://a.example/a.{kind.upper()})\n" for kind in ["pdf", "doc", "docx", "xls", "xlsx", "zip", "rar", "wps", "et", "ofd", "csv"]),
            "报送附件：任务表\n",
            "附件：甲\n",
            Case(site=offers(("a.csv", "任务表"), body="附件：任务表\n"), data={FOLDER + "a.csv": b"1"}),
            "请按时报送。",
        ),
        (
            "请报送。\n\n附件：⟦1.任务表⟧\n\n2.联系表",
            "具体见附件。\n\n附件：⟦任务分解表⟧  ",
            "附件1：⟦任务分解表⟧",
            "　　附 件 2 : ⟦任务联系表（样式）⟧\n",
            "附件一：　⟦十二、任务表(样式)⟧\n\n任务\n",
            "附　　件：⟦3 任务表⟧\n\n[任务](https://a.example/a.html)，[办法](../zcwj/p.md)，[栏目](/zwgk/)\n",
            "附件12：⟦任务甲⟧\n\n附件二级\n",
            "附件：⟦" + "任" * 81 + "⟧务",
            "附件\n\n附件：⟦任务表⟧\n",
            "（附件：⟦任务分解表⟧）\n",
            "请报送。\n\n　(附件1：⟦任务表（样式）⟧)",
            "（附件：⟦任务（一）⟧\n",
        ),
    ),
    "attachment.name": Cases(
        (offers(("IMG_2034.csv", "任务表")), offers(("renwu.csv", '""')), "![图](IMG_1.png)"),
        (
            *(offers(("renwu.csv", f"'{name}'")) for name in NAMES),
            offers(("files/文档1.csv", '""')),
            offers(("a1.csv", "任务表"), ("1.csv", '""')),
        ),
    ),
    "attachment.magic": Cases(
        (
            offered("a.csv", b"1,2"),
            offered("a.docx", docx(paragraph("各乡镇"))),
            offered("a.pdf", b"%PDF-1.4"),
            pictured("a.jpg", jpeg(False), mark=False),
            linked("a.pdf", b"%PDF-1.4", "[表](a.pdf)"),
        ),
        (
            offered("a.pdf", b"MZ\x90"),
            offered("a.doc", b"<html>"),
            offered("a.xlsx", b"%PDF-1.4"),
            linked("a.pdf", b"<html>"),
            pictured("a.png", jpeg(False)),
            pictured("a.jpg", png(8, 8)),
            offered("a.zip", b""),
            offered("a.csv", "乡镇,任务\n".encode("utf-16-be")),
            offered("a.csv", ("县" * 2050 + "\n").encode("utf-16-le")),
        ),
    ),
    "attachment.unchecked": Cases(
        (offered("a.docx", docx(paragraph("各乡镇"))), offered("a.pdf", written("各乡镇")), offered("a.csv", b"1"), offered("a.csv", "县".encode("utf-16")), offered("a.png", png(8, 8)), offered("a.docx", b"MZ"), "[表](none.doc)"),
        (
            *(offered(f"a.{kind}", b"\xd0\xcf\x11\xe0") for kind in ["doc", "xls", "ppt", "wps", "et", "dps", "ofd", "rar", "7z", "zip", "pptx", "DOC"]),
            linked("a.doc", b"\xd0\xcf\x11\xe0"),
            offered("a.docx", b"PK\x03\x04 broken"),
            offered("a.pdf", scan()),
            linked("a.pdf", scan()),
            offered("a.pdf", b"%PDF-1.4 broken"),
            offered("a.docx", docx("<!DOCTYPE a [<!ENTITY b 'c'>]>")),
            offered("a.xlsx", b"PK\x03\x04"),
            offered("a.csv", "乡镇,任务\n".encode("utf-16") + b"\0"),
            offered("a.txt", "乡镇".encode("utf-16") + b"\0\xd8"),
            offered("a.csv", "乡镇,任务\n".encode() + b"\xff\xfe\xff"),
        ),
    ),
    "attachment.too-large": Cases(
        (offered("a.csv", b"1" * 10, site=option("attachment.too-large", "max_bytes: 10")), offered("a.csv", b"1" * 1000), "[表](a.csv)"),
        (
            offered("a.csv", b"1" * 11, site=option("attachment.too-large", "max_bytes: 10")),
            offered("a.docx", docx(paragraph("一" * 2_000_000))),
            Case(site=option("attachment.too-large", "max_bytes: 1000000") + text(A, body="⟦[表](a.bin)⟧\n"), data={FOLDER + "a.bin": b"1" * 1_153_434}),
        ),
    ),
    "attachment.content": Cases(
        (
            offered("a.csv", "乡镇,任务\n城关镇,12\n".encode()),
            offered("a.csv", "联系电话 13800138000\n".encode()),
            offered("a.pdf", written("联系电话 13800138000")),
            offered("a.pdf", scan()),
            offered("a.csv", "学习保守国家秘密法\n".encode()),
            offered("a.txt", "李秀英 511021********1234\n".encode()),
            offered("a.zip", ID.encode()),
            offered("a.csv", "测试词甲".encode(), site=WORDS.format("warning")),
            "[表](a.csv)",
        ),
        (
            offered("a.csv", f"李某某,{ID}\n王某某,{ID}\n".encode("gb18030")),
            offered("a.csv", f"李某某,{ID}\n".encode("utf-16")),
            offered("a.csv", f"李某某,{ID}\n".encode("utf-16") + b"\0"),
            offered("a.txt", f"李某某,{ID}\n".encode("utf-32")),
            offered("a.csv", f"李某某,{ID}\n".encode() + b"\xff\xfe\xff"),
            linked("a.txt", f"李某某,{ID}\n".encode()),
            offered("a.docx", docx(paragraph(f"李某某{ID}"))),
            offered("a.pdf", written("任务分解表", f"李某某 {ID}")),
            offered("a.xlsx", xlsx('<row><c t="s"><v>0</v></c></row>')),
            offered("a.csv", "卡号,6222000000123456000\n".encode()),
            offered("a.csv", "李秀英,13800138000\n，13800138001\n".encode()),
            offered("a.csv", "李秀英 511021********1234 1949年12月31日\n李秀英 511021********1234 1949年12月31日\n".encode()),
            offered("a.docx", docx(paragraph("机密★10年"))),
            offered("a.csv", "测试词甲、测-试-词-甲".encode(), site=WORDS.format("error")),
            offered("a.csv", f"李秀英,{ID},13800138000,秘密★\n".encode()),
        ),
    ),
    "attachment.metadata": Cases(
        (offered("a.docx", docx(paragraph("各乡镇"))), offered("a.csv", b"1"), offered("a.zip", b"PK\x03\x04"), "[表](a.docx)"),
        (
            offered("a.xlsx", xlsx("<row><c><v>1</v></c></row>", "hidden")),
            offered("a.docx", docx("<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p>")),
            offered("a.docx", docx(paragraph("各乡镇"), word__comments="<a/>")),
            offered("a.docx", docx(paragraph("各乡镇"), docProps__core=CORE)),
            offered("a.docx", docx("<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p>", word__comments="<a/>", docProps__core=CORE)),
            linked("a.docx", docx(paragraph("各乡镇"), word__comments="<a/>")),
        ),
    ),
    "attachment.no-reader": Cases(
        (Case(site=offers(("a.pdf", "任务表")), data={FOLDER + "a.pdf": b"%PDF-1.4"}, patch={"sitegen.rules.attachment_no_reader.CAN_READ_PDF": True}), Case(site=offers(("a.csv", "任务表")), data={FOLDER + "a.csv": b"1"}, patch={"sitegen.rules.attachment_no_reader.CAN_READ_PDF": False})),
        tuple(
            Case(site=site, data=data, patch={"sitegen.rules.attachment_no_reader.CAN_READ_PDF": False})
            for site, data in (
                (offers(("a.pdf", "任务表")), {FOLDER + "a.pdf": b"%PDF-1.4"}),
                (offers(("b.PDF", "任务表"), ("a.pdf", "联系表")), {FOLDER + "a.pdf": b"%PDF-1.4", FOLDER + "b.PDF": b"%PDF-1.4"}),
                ("[表](c.pdf)", {FOLDER + "c.pdf": b"%PDF-1.4"}),
            )
        ),
    ),
    "attachment.type": Cases(
        (
            *(offered(f"a.{kind}", b"%PDF-1.4") for kind in ["pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "csv", "ppt", "pptx", "odt", "ods", "txt", "json", "zip", "rar", "7z", "png", "jpg", "jpeg", "gif", "webp", "bmp", "mp3", "mp4"]),
            pictured("a.svg", SVG, mark=False),
            pictured("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/><rect fill="url(#b)"/></svg>', mark=False),
            offered("a.js", b"1", site=option("attachment.type", "allowed: [js]")),
            "[表](none.exe)",
            offered("a.txt", b"1 < 2"),
        ),
        (
            *(offered(f"a.{kind}", b"1") for kind in ("exe", "html5", "js", "PHP", "bat")),
            *(
                offered("a.svg", SVG.replace(b"/>", b">" + inside + b"</svg>"))
                for inside in (
                    b"<script>", b"<svg:script>", b"< foreignObject>", b"<iframe>", b"<handler>", b"<set>", b"<animate>", b'<a onload = "b"/>', b"<a xlink:href='javascript:b'/>",
                    b"<a b='VBScript:c'/>", b'<a href="https://a.example/"/>', b"<a style='fill:url(https://a.example/)'/>", b"<style>@import 'a'</style>",
                )
            ),
            *(offered("a.svg", head + SVG) for head in (b"<!ENTITY a 'b'>", b"<!DOCTYPE svg [<!ELEMENT a>]>", b"<?xml-stylesheet href='a'?>")),
            *(offered(f"a.{kind}", data) for kind, data in (("txt", b"<html>"), ("csv", b"\xef\xbb\xbf \r\n<script>"), ("json", b"MZ\x90"), ("txt", b"#!/bin/sh"), ("csv", b"\x7fELF"))),
            linked("a.js", b"1", "[脚本](a.js)"),
            offered("a.csv", b"1", site=option("attachment.type", "allowed: [pdf]")),
            Case(site="---\nimage: a.exe\n---\n", data={FOLDER + "a.exe": b"1"}),
        ),
    ),
}
