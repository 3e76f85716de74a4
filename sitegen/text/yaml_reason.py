"""Why YAML could not be read, in plain words. In: the text and PyYAML's error. Out: place, length, message and hint."""

from __future__ import annotations

import re
from typing import Any

from sitegen.model import Text
from sitegen.text.lazily import pattern
from sitegen.text.problem import NO_HINT

__all__ = ["QUOTE", "REFUSED", "find_wide_colon", "odd_words", "reason"]

REFUSED = {
    "anchor": Text("不支持 YAML 锚点（&）", "anchors (&) are not supported"),
    "alias": Text("不支持 YAML 引用（*）", "aliases (*) are not supported"),
    "tag": Text("不支持 YAML 标签（!）", "tags (!) are not supported"),
    "merge": Text("不支持 YAML 合并键（<<）", "merge keys (<<) are not supported"),
    "directive": Text("不支持 YAML 指令（%）", "directives (%) are not supported"),
    "document": Text("只能有一个 YAML 文档", "only one YAML document is allowed"),
    "key": Text("键必须是一行文字", "a key must be a line of text"),
    "depth": Text("嵌套超过 {n} 层", "nested deeper than {n} levels"),
    "items": Text("一个列表或映射超过 {n} 项", "more than {n} items in one list or map"),
    "question": Text("方括号或花括号里的值含有“?”", "a value in brackets contains '?'"),
    "block": Text("“|”或“>”之后的写法不对", "wrong text after | or >"),
    "escape": Text("引号里的转义产生了看不见的字符", "an escape in quotes makes an invisible character"),
}
"""Constructs that are not supported, by what `yaml` calls them."""
QUOTE = Text("如果它是文字，请加英文引号", "quote it if it is meant as text")

_WIDE = pattern(r"[ ]*(?:- +)?[\"']?[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_.\u4e00-\u9fff-]{0,30}[\"']?[ ]?(：)")
_TIGHT = pattern(r"[ ]*(?:- +)?[A-Za-z_][A-Za-z0-9_.-]{0,30}(:)[^\s/]")
_BRACKET = Text("方括号或花括号没有配对，或少了逗号", "a bracket is not closed, or a comma is missing")
_INDENT = (Text("缩进不对，或缺少冒号", "wrong indentation, or a missing colon"),
           Text("同一层的键左对齐，下一层多缩进两个空格", "align keys of one level; indent the next one by two blanks"))

_KNOWN: tuple[tuple[str, bool, Text, Text], ...] = (
    # what PyYAML or libyaml says, whether its context marks the place better, our words, the remedy
    ("unknown escape", True, Text("双引号里有无法识别的转义“\\”", "unknown escape in double quotes"),
     Text("改用单引号，或写成“\\\\”", "use single quotes, or write \\\\")),
    ("escape", True, Text("双引号里的转义写错了", "broken escape in double quotes"),
     Text("改用单引号，或写成“\\\\”", "use single quotes, or write \\\\")),
    ("quoted scalar", True, Text("引号没有配对", "a quotation mark is not closed"),
     Text("在这个值的末尾补上同样的英文引号", "close the value with the same mark")),
    ("mapping values are not allowed", False, Text("这里不应再出现“: ”，或缩进不对", "': ' cannot stand here, or the indentation is wrong"),
     Text("值里含英文冒号加空格时，给整个值加英文引号；同一层的键左对齐", "quote a value that contains ': '; align keys of one level")),
    ("could not find expected ':'", True, Text("这一行不是“键: 值”", "this line is no 'key: value'"),
     Text("检查是否少了英文冒号和空格", "look for a missing colon and blank")),
    ("cannot start any token", False, Text("值不能以这个符号开头", "a value cannot begin with this character"),
     Text("给整个值加英文引号", "quote the whole value")),
    ("flow sequence", True, _BRACKET, NO_HINT),
    ("flow mapping", True, _BRACKET, NO_HINT),
    ("flow node", False, _BRACKET, NO_HINT),
    ("block scalar", False, Text("“|”或“>”之后的写法不对", "wrong text after | or >"), Text("另起一行写内容", "begin the text on a new line")),
    ("alias", False, Text("不支持 YAML 引用（*）", "aliases (*) are not supported"), Text("如果它是文字，请加英文引号", "quote it if it is text")),
    ("anchor", False, Text("不支持 YAML 锚点（&）", "anchors (&) are not supported"), Text("如果它是文字，请加英文引号", "quote it if it is text")),
    ("tag", False, Text("不支持 YAML 标签（!）", "tags (!) are not supported"), Text("如果它是文字，请加英文引号", "quote it if it is text")),
    ("directive", False, Text("不支持 YAML 指令（%）", "directives (%) are not supported"), NO_HINT),
    ("document start", False, Text("只能有一个 YAML 文档", "only one YAML document is allowed"), NO_HINT),
    ("expected <block end>", False, *_INDENT),
    ("did not find expected", False, *_INDENT),
    ("block sequence entries", False, *_INDENT),
    ("block mapping", False, *_INDENT),
)


def reason(source: str, error: Exception) -> tuple[int, int, Text, Text]:
    """(offset, length, message, hint) of a PyYAML error. The words are ours: the same with and without libyaml."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    at = _index(problem or context, getattr(error, "position", 0), source)
    first = _index(context, at, source) if context is not None else at
    begin = source.rfind("\n", 0, min(first, at)) + 1
    begin = source.rfind("\n", 0, max(begin - 1, 0)) + 1         # a plain text may have begun one line earlier
    if (wide := find_wide_colon(source, begin, at + 1)) is not None:
        return (wide, 1, Text("键后用了中文冒号“：”", "a full-width colon follows the key"),
                Text("改为英文冒号加一个空格“: ”", "write an ASCII colon and a blank"))
    if (tight := _on_lines(_TIGHT, source, begin, at + 1)) is not None:
        return tight, 1, Text("冒号后缺少空格", "a blank is missing after the colon"), Text("写成“键: 值”", "write 'key: value'")
    said = f"{getattr(error, 'problem', None) or ''} {getattr(error, 'context', None) or ''}"
    for words, use_context, message, hint in _KNOWN:
        if words in said:
            return (first if use_context else at), 1, message, hint
    return at, 1, Text("YAML 语法错误", "YAML cannot be read"), Text("检查这一行的冒号、引号和缩进", "look at colons, quotes and indentation here")


def odd_words(char: str) -> tuple[Text, Text]:
    """Message and hint for a character that may not stand in YAML."""
    if char == "\t":
        return (
            Text("这里用了制表符（Tab）", "a tab stands here"),
            Text("改用空格：缩进两个空格，冒号后一个空格", "use blanks: two to indent, one after a colon"),
        )
    code = f"U+{ord(char):04X}"
    return (
        Text(f"这里有看不见的字符 {code}", f"an invisible character stands here: {code}"),
        Text("删除它（多由复制粘贴带入）", "delete it, usually it was pasted in"),
    )


def find_wide_colon(source: str, begin: int = 0, end: int | None = None) -> int | None:
    """Offset of the first full-width colon that stands where a key's colon should."""
    return _on_lines(_WIDE, source, begin, len(source) if end is None else end)


def _on_lines(pattern: re.Pattern[str], source: str, begin: int, end: int) -> int | None:
    while begin < end:
        if found := pattern.match(source, begin):
            return found.start(1)
        begin = source.find("\n", begin) + 1 or end
    return None


def _index(mark: Any, default: int, source: str) -> int:
    """A mark as an offset inside the text, not on the far side of its last line end."""
    at = int(getattr(mark, "index", default))
    return max(0, min(at, len(source.rstrip("\r\n")))) if source else 0
