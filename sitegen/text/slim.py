"""Stylesheets and scripts of the package -> the same without remarks and indentation: what every reader has to fetch."""

from __future__ import annotations

import re

__all__ = ["slim"]

_REMARK = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|[ \t]+$|\n(?=\n)", re.MULTILINE)


def slim(name: str, data: bytes) -> bytes:
    """Only whole lines of remarks, indentation and empty lines go, so that no string and no expression can be meant."""
    if not name.endswith((".css", ".js")):
        return data
    text = _INDENT.sub("", _REMARK.sub("", data.decode("utf-8")))
    return (text.replace("\n", "") if name.endswith(".css") else text).lstrip("\n").encode()
