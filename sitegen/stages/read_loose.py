"""Loose files, of no site -> their words with places in the file. A file that cannot be read is a reason, never an exception."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from sitegen.frozen import dataclass
from sitegen.model import Text
from sitegen.text.docx_body import docx_body
from sitegen.text.html_body import html_body
from sitegen.text.view import View, joined, plain_view, view

__all__ = ["LARGEST", "SUFFIXES", "Loose", "decoded", "find_files", "read_loose"]

SUFFIXES = (".html", ".htm", ".shtml", ".docx", ".txt", ".md")
UNREAD = (".doc", ".wps", ".rtf", ".xls", ".xlsx", ".et", ".csv", ".ppt", ".pptx", ".dps", ".pdf", ".ofd")
"""Files of offices whose words are not read here: each is named, none is passed over in silence."""
LARGEST = 30 * 1024 * 1024
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_-]{1,20})")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FRONT = re.compile(r"---[ \t]{0,9}\r?\n(?:.{0,2000}\n){0,200}?---[ \t]{0,9}\r?\n")


@dataclass(frozen=True, kw_only=True)
class Loose:
    """One file as it was read."""

    source: str
    """Its text, as places count it."""
    shown: View | None
    """What a reader sees, mapped to `source`; None where it could not be read."""
    problem: Text | None = None


def find_files(given: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and those of these kinds below the folders named; links are not followed. Sorted."""
    found: set[Path] = set()
    for path in given:
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                found.update(
                    Path(folder) / name
                    for name in names
                    if name.lower().endswith((*SUFFIXES, *UNREAD)) and not name.startswith((".", "~$"))
                )
        else:
            found.add(path)
    return tuple(sorted(found))


def read_loose(path: Path) -> Loose:
    """Read one file."""
    kind = path.suffix.lower()
    if kind in UNREAD:
        return _refused(Text(f"{kind} 文件的内容读不了，请另存为 .docx 或 .txt 再查", f"{kind} files are not read; save it as .docx or .txt"))
    try:
        if path.stat().st_size > LARGEST:
            return _refused(Text(f"超过 {LARGEST // 1024**2} MB", f"it is larger than {LARGEST // 1024**2} MB"))
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else None
        if data is None:
            return _refused(Text("不是普通文件", "it is no regular file"))
    except OSError as error:
        return _refused(Text(f"无法读取：{error.strerror or error}", f"cannot be read: {error.strerror or error}"))
    if kind == ".docx":
        words = docx_body(data)
        return _refused(words) if isinstance(words, Text) else _lines(words)
    text = decoded(data)
    if text is None:
        return _refused(
            Text("编码无法识别（不是 UTF-8、GB18030、UTF-16）", "its encoding is neither UTF-8, GB18030 nor UTF-16")
        )
    if kind in (".html", ".htm", ".shtml"):
        return Loose(source=text, shown=html_body(text))
    if kind == ".md":
        front = _FRONT.match(text)
        start = front.end() if front else 0
        return Loose(source=text, shown=joined([(view(text[start:]), start)]))
    return _lines(text)


def decoded(data: bytes) -> str | None:
    """The text of a file from anywhere: UTF-8, what a page declares, GB18030, UTF-16 with its mark. Controls become U+FFFD."""
    declared = _CHARSET.search(data[:2048])
    names = (
        ["utf-16"]
        if data[:2] in (b"\xff\xfe", b"\xfe\xff")
        else ["utf-8-sig", *([declared[1].decode()] if declared else []), "gb18030"]
    )
    for name in names:
        try:
            text = data.decode("gb18030" if name.lower() in ("gb2312", "gbk") else name)
        except (UnicodeDecodeError, LookupError):
            continue
        return _CONTROL.sub("\ufffd", text) if "\x00" not in text[:512] else None
    return None


def _lines(text: str) -> Loose:
    """Each line is a paragraph."""
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append((plain_view(line.rstrip("\r"), "paragraph"), at))
        at += len(line) + 1
    return Loose(source=text, shown=joined(parts))


def _refused(problem: Text) -> Loose:
    return Loose(source="", shown=None, problem=problem)
