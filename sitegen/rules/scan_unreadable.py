"""scan.unreadable: a loose file that could not be looked into."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="SCAN001",
    name="scan.unreadable",
    level="warning",
    scope="site",
    check=nothing,
    reads=frozenset(),
    blocks=False,
    title=Text("文件无法读取，未检查", "A file that could not be looked into"),
    message=Text("文件没有检查：{why}", "the file was not checked: {why_en}"),
    hint=Text(
        "用原软件打开后另存为 .docx 或 UTF-8 文本，再检查一次", "save it anew as .docx or UTF-8 text, then scan again"
    ),
    basis=Text("安州区通知 三（一）“三审制度”", "Anzhou notice 3(1)"),
    rationale=Text(
        "打不开的文件等于没有检查，须人工核对。", "A file that cannot be opened was not checked; a person must look."
    ),
    bad="",
    good="",
)
