"""Bytes of a file to text, or one problem `fm.encoding` that names the command to run (design 5.5)."""

from __future__ import annotations

import codecs
import re
import shlex

from sitegen.model import Text
from sitegen.text.printable import is_printable
from sitegen.text.problem import NO_HINT, Problem

__all__ = ["decode", "plain"]

# C0 and C1 controls but tab, LF and CR; DEL; the noncharacters of the basic plane (Unicode 23.7).
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_UTF16 = ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))
_REMEDY = Text("用这条命令转换为 UTF-8 后再提交：{command}", "convert it to UTF-8, then commit: {command}")


def plain(data: bytes) -> str:
    """The same of bytes in which it met no problem before."""
    text = data.decode("utf-8")
    return text[1:] if text.startswith("\ufeff") else text


def decode(data: bytes, path: str = "FILE") -> str | Problem:
    """Strict UTF-8 without its byte order mark; `path` only serves the command in the hint. Never raises."""
    try:
        text = plain(data)
    except UnicodeDecodeError as error:
        return _refused(data, error.start, path)
    if not is_printable(text) and (bad := _CONTROL.search(text)):
        if text.count("\x00") * 4 >= len(text) and (kind := _utf16(data)):
            return _convert(kind, path, 0)
        code = f"U+{ord(bad[0]):04X}"
        return _problem(
            bad.start(),
            bad.end(),
            Text(f"文件里有不允许的控制字符 {code}", f"control character {code} is not allowed"),
            Text("删除这个看不见的字符（多由复制粘贴带入）", "delete this invisible character, usually pasted in"),
            char=code,
        )
    return text


def _refused(data: bytes, at: int, path: str) -> Problem:
    if kind := _utf16(data):
        return _convert(kind, path, 0)
    before = data[3 if data.startswith(codecs.BOM_UTF8) else 0 : at].decode("utf-8", "replace")
    if _is_gb(data):
        return _convert("GB18030", path, len(before))
    line = before.count("\n") + 1
    return _problem(
        len(before),
        len(before) + 1,
        Text(f"第 {line} 行有不是 UTF-8 的字节 0x{data[at]:02X}", f"byte 0x{data[at]:02X} on line {line} is not UTF-8"),
        Text("用编辑器以 UTF-8 编码重新保存这个文件", "save the file again as UTF-8"),
        byte=data[at],
    )


def _utf16(data: bytes) -> str:
    """UTF-16 with its mark, or without one where every second byte of the beginning is mostly zero."""
    for mark, name in _UTF16:
        if data.startswith(mark):
            return name
    low, high = data[0:400:2], data[1:401:2]
    if len(high) >= 4 and len(data) % 2 == 0:
        if high.count(0) * 4 >= len(high) and low.count(0) * 20 <= len(low):
            return "UTF-16LE"
        if low.count(0) * 4 >= len(low) and high.count(0) * 20 <= len(high):
            return "UTF-16BE"
    return ""


def _is_gb(data: bytes) -> bool:
    """True where the bytes are GB18030 and what they say is mostly Han, kana-free text, as an office would save it."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = [c for c in text if c > "\x7f"]
    usual = sum("一" <= c <= "鿿" or c in "，。、；：？！“”‘’（）《》【】〔〕…—　·" for c in foreign)
    return usual * 10 >= len(foreign) * 9


def _convert(kind: str, path: str, at: int) -> Problem:
    name = path if path.isprintable() else "FILE"
    command = (
        f"iconv -f {kind} -t UTF-8 {shlex.quote(name)} -o {shlex.quote(name + '.utf8')} && "
        f"mv {shlex.quote(name + '.utf8')} {shlex.quote(name)}"
    )
    message = Text(f"文件编码是 {kind}，只接受 UTF-8", f"the file is encoded in {kind}; only UTF-8 is read")
    return _problem(
        at, at + 1, message, Text(*(t.replace("{command}", command) for t in _REMEDY)), encoding=kind, command=command
    )


def _problem(start: int, end: int, message: Text, hint: Text = NO_HINT, **data: object) -> Problem:
    return Problem(code="fm.encoding", start=start, end=end, message=message, hint=hint, data=data)
