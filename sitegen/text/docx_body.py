"""The words of a .docx file. In: its bytes; out: one line a paragraph, or why there is none. No entity is ever resolved."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree import ElementTree as Xml

from sitegen.model import Text

__all__ = ["LARGEST", "docx_body"]

LARGEST = 50 * 1024 * 1024
"""Bytes of a part after unpacking: a small archive can hold gigabytes."""
PARTS = ("word/document.xml", "word/footnotes.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_body(data: bytes) -> str | Text:
    """Paragraphs of the document, table cells and footnotes included; deleted text is not."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if PARTS[0] not in names:
                return Text("不是 Word 文档（缺少正文）", "it is no Word document: it has no body")
            lines: list[str] = []
            for name in PARTS:
                if name in names:
                    found = _paragraphs(archive, name)
                    if isinstance(found, Text):
                        return found
                    lines += found
            return "\n".join(lines)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        return Text(
            f"压缩包已损坏或加密：{type(error).__name__}",
            f"the archive is damaged or encrypted: {type(error).__name__}",
        )


def _paragraphs(archive: zipfile.ZipFile, name: str) -> list[str] | Text:
    if archive.getinfo(name).file_size > LARGEST:  # zipfile reads no more than is declared
        return Text("解压后过大", "it is too large when unpacked")
    data = archive.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Text("正文含有 DOCTYPE，拒绝解析", "its XML has a DOCTYPE, which is refused")
    lines: list[str] = []
    words: list[str] = []
    try:
        for _, element in Xml.iterparse(io.BytesIO(data)):
            if element.tag == _W + "t":
                words.append(element.text or "")
            elif element.tag == _W + "tab":
                words.append(" ")
            elif element.tag in (_W + "br", _W + "p"):
                lines.append("".join(words))
                words.clear()
            if element.tag in (_W + "p", _W + "tbl"):
                element.clear()
    except Xml.ParseError as error:
        return Text(f"正文 XML 有错：第 {error.position[0]} 行", f"its XML is broken on line {error.position[0]}")
    return [line.replace("\n", " ") for line in lines]
