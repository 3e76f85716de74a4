"""What an attachment holds: its words and what it tells of its makers. Bytes in, a value out; hostile files are values too.

docx, xlsx, pptx and OFD-like containers are zip archives: sizes are bounded before anything is unpacked, XML with a
document type or entities is refused. PDF needs pypdf (extra `documents`).
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Literal
from xml.etree import ElementTree

from sitegen.frozen import dataclass

__all__ = ["CAN_READ_PDF", "LIMIT", "READABLE", "Document", "document", "genuine"]

CAN_READ_PDF = find_spec("pypdf") is not None
READABLE = frozenset(("docx", "xlsx", "csv", "txt", "pdf"))
LIMIT = 64 * 1024 * 1024
"""Bytes of a file, and of what it unpacks to."""
RATIO = 200
"""What unpacks to so many times its size is a bomb, once it is larger than a megabyte."""

State = Literal["read", "too-large", "unreadable", "unsupported", "wordless"]
"""`wordless`: pages that hold pictures of words only, as a scanner makes them."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0"
_WIDE_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGIC: dict[str, tuple[bytes, ...]] = {
    **dict.fromkeys(("docx", "xlsx", "pptx", "zip", "ofd"), (b"PK\x03\x04", b"PK\x05\x06")),
    **dict.fromkeys(("doc", "xls", "ppt", "wps", "et", "dps"), (_OLE, b"{\\rtf", b"PK\x03\x04")),
    "pdf": (b"%PDF",),
    "rar": (b"Rar!",),
    "7z": (b"7z\xbc\xaf",),
    **dict.fromkeys(("jpg", "jpeg"), (b"\xff\xd8\xff",)),
    "png": (b"\x89PNG",),
    "gif": (b"GIF8",),
    "bmp": (b"BM",),
    "webp": (b"RIFF",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One attachment as rules see it."""

    state: State
    text: str = ""
    """Its words; cells of a row parted by tabs, rows and paragraphs by line feeds."""
    people: tuple[str, ...] = ()
    """Author and last editor of its properties."""
    traces: tuple[Literal["comments", "changes", "hidden"], ...] = ()
    """Comments, tracked changes, hidden sheets."""


def genuine(suffix: str, data: bytes) -> bool:
    """Whether the first bytes agree with the suffix; True for suffixes nobody knows."""
    if suffix in ("csv", "txt"):
        return b"\0" not in data or _marked(data) is not None
    known = _MAGIC.get(suffix)
    return known is None or (known[0] in data[:1024] if suffix == "pdf" else data.startswith(known))


def document(suffix: str, data: bytes) -> Document:
    """Read one file by its suffix (lower case, without dot)."""
    if len(data) > LIMIT:
        return Document(state="too-large")
    if suffix in ("csv", "txt"):
        return _plain(data)
    if suffix == "pdf":
        return _pdf(data) if CAN_READ_PDF else Document(state="unsupported")
    if suffix not in ("docx", "xlsx"):
        return Document(state="unsupported")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > LIMIT or (size > 1 << 20 and size > RATIO * max(1, len(data))):
                return Document(state="too-large")
            return _docx(archive) if suffix == "docx" else _xlsx(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        KeyError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        RecursionError,
    ):
        return Document(state="unreadable")


def _marked(data: bytes) -> str | None:
    """The encoding that a byte order mark of two or four bytes names."""
    return next((name for mark, name in _WIDE_MARKS if data.startswith(mark)), None)


def _plain(data: bytes) -> Document:
    """A file of plain text. What no encoding reads whole is searched all the same, and named as unread."""
    encodings = (wide,) if (wide := _marked(data)) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return Document(state="read", text=data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return Document(state="unreadable", text=data.decode(encodings[0], "replace"))


def _xml(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """One part; a document type or entity is refused."""
    data = archive.read(name)  # never more than the size it declares, which has been bounded
    if _DOCTYPE.search(data):
        raise ValueError(name)
    return ElementTree.fromstring(data)


def _people(archive: zipfile.ZipFile) -> tuple[str, ...]:
    if "docProps/core.xml" not in archive.namelist():
        return ()
    root = _xml(archive, "docProps/core.xml")
    found = (root.findtext(key, "").strip() for key in (f"{_DC}creator", f"{_CP}lastModifiedBy"))
    return tuple(dict.fromkeys(name for name in found if name))


def _docx(archive: zipfile.ZipFile) -> Document:
    names = [
        n
        for n in archive.namelist()
        if re.fullmatch(r"word/(?:document|header[0-9]*|footer[0-9]*|footnotes|endnotes)[.]xml", n)
    ]
    roots = [_xml(archive, name) for name in sorted(names)]
    changed = any(root.find(f".//{_W}{tag}") is not None for root in roots for tag in ("ins", "del"))
    comments = any(re.fullmatch(r"word/comments[A-Za-z]*[.]xml", name) for name in archive.namelist())
    text = "\n".join(line for root in roots for line in _paragraphs(root))
    traces: list[Literal["comments", "changes", "hidden"]] = []
    traces += ["comments"] if comments else []
    traces += ["changes"] if changed else []
    return Document(state="read", text=text, people=_people(archive), traces=tuple(traces))


def _paragraphs(root: ElementTree.Element) -> Iterator[str]:
    rows = {id(paragraph): row for row in root.iter(f"{_W}tr") for paragraph in row.iter(f"{_W}p")}
    """Paragraphs of one table row belong together: a name and a number."""
    done: set[int] = set()
    for paragraph in root.iter(f"{_W}p"):
        row = rows.get(id(paragraph))
        if row is None:
            yield _words(paragraph)
        elif id(row) not in done:
            done.add(id(row))
            yield "\t".join("".join(map(_words, cell.iter(f"{_W}p"))) for cell in row.iter(f"{_W}tc"))


def _words(paragraph: ElementTree.Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter() if node.tag in (f"{_W}t", f"{_W}delText"))


def _xlsx(archive: zipfile.ZipFile) -> Document:
    names = archive.namelist()
    shared: list[str] = []
    if "xl/sharedStrings.xml" in names:
        shared = [
            "".join(t.text or "" for t in item.iter(f"{_S}t"))
            for item in _xml(archive, "xl/sharedStrings.xml").iter(f"{_S}si")
        ]
    lines: list[str] = []
    hidden = any(
        sheet.get("state", "visible") != "visible" for sheet in _xml(archive, "xl/workbook.xml").iter(f"{_S}sheet")
    )
    for name in sorted(n for n in names if re.fullmatch(r"xl/worksheets/[^/]+[.]xml", n)):
        root = _xml(archive, name)
        hidden = hidden or any(
            c.get("hidden") in ("1", "true") for tag in ("col", "row") for c in root.iter(f"{_S}{tag}")
        )
        lines += ["\t".join(_cell(cell, shared) for cell in row.iter(f"{_S}c")) for row in root.iter(f"{_S}row")]
    traces: list[Literal["comments", "changes", "hidden"]] = []
    traces += ["comments"] if any(name.startswith(("xl/comments", "xl/threadedComments")) for name in names) else []
    traces += ["hidden"] if hidden else []
    return Document(state="read", text="\n".join(lines), people=_people(archive), traces=tuple(traces))


def _cell(cell: ElementTree.Element, shared: list[str]) -> str:
    value = cell.findtext(f"{_S}v", "")
    if cell.get("t") == "s" and value.isdigit() and int(value) < len(shared):
        return shared[int(value)]
    return value or "".join(t.text or "" for t in cell.iter(f"{_S}t"))


def _pdf(data: bytes) -> Document:
    import logging

    from pypdf import PdfReader  # type: ignore[import-not-found,unused-ignore]

    logging.getLogger("pypdf").propagate = False  # what it thinks of a file is no message of ours
    try:
        reader = PdfReader(io.BytesIO(data))
        text = "\n".join(page.extract_text() or "" for page in reader.pages[:500])
        known = reader.metadata
        people = tuple(str(known.author) for _ in (0,) if known and known.author)
    except Exception:  # a parser of hostile bytes raises whatever it likes; an unread file is a finding
        return Document(state="unreadable")
    return Document(state="read" if text.strip() else "wordless", text=text, people=people)
