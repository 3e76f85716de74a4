"""A regular expression from a site's file -> what is wrong with it. What passes cannot take long on any text.

Python's matcher has no time limit, so the limit stands in the pattern: bounded repeats, none inside another, and few
ways in all; then the time on a text grows with its length only.
"""

from __future__ import annotations

import re
import sys
from typing import Any

from sitegen.model import Text

__all__ = ["WAYS", "fault"]

if sys.version_info >= (3, 11):
    from re import _parser as parser  # type: ignore[attr-defined]
else:
    import sre_parse as parser

LONGEST_REPEAT = 200
"""`.{0,200}` is the widest gap."""
WAYS = 2_000
"""Product of the widths of all repeats: how many ways the matcher may try from one place."""

_HAN_TRAP = Text("\\b、\\d、\\w 在汉字旁不可靠", "\\b, \\d and \\w are not reliable beside Han characters")
_REMEDY_HAN = Text(
    "数字写 [0-9]，边界写 (?<![0-9])、(?![0-9])", "write [0-9], and (?<![0-9]) or (?![0-9]) for a border"
)


def fault(pattern: str) -> tuple[Text, Text] | None:
    """What is wrong and how to put it right; None where the pattern may be used."""
    try:
        tree = parser.parse(pattern)
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return Text(f"正则写错了：{error}", f"it is no pattern: {error}"), Text(
            "检查括号和转义", "look at brackets and escapes"
        )
    try:
        ways = _ways(tree, False)
    except _Refused as refused:
        return refused.message, refused.hint
    if ways > WAYS:
        return Text(f"重复太多（{ways} 种走法，上限 {WAYS}）", f"too many repeats ({ways} ways, at most {WAYS})"), Text(
            "缩小 {m,n} 的范围，或拆成几条规则", "narrow the {m,n}, or make several rules of it"
        )
    if compiled.match(""):
        return Text("正则能匹配空文字，会处处命中", "it matches nothing at all, so it hits everywhere"), Text(
            "至少写一个必须出现的字", "name at least one character that must be there"
        )
    return None


class _Refused(Exception):
    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message.en)
        self.message, self.hint = message, hint


def _ways(tree: Any, inside: bool) -> int:
    """How many ways there are through a parsed pattern. `inside`: within a repeat that may run more than once."""
    ways = 1
    for operator, value in tree:
        name = str(operator)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, body = value
            if int(high) > LONGEST_REPEAT:
                raise _Refused(
                    Text("重复没有上限或太长", "a repeat is unbounded or too long"),
                    Text(
                        f"用 {{0,20}} 代替 * 和 +，最多 {LONGEST_REPEAT}",
                        f"write {{0,20}} in place of * and +, at most {LONGEST_REPEAT}",
                    ),
                )
            if inside and high != low:
                raise _Refused(
                    Text("重复里套着重复", "a repeat stands inside a repeat"),
                    Text("拆开内外两层重复", "take the two apart"),
                )
            ways *= (int(high) - int(low) + 1) * _ways(body, inside or int(high) > 1)
        elif name in ("GROUPREF", "GROUPREF_EXISTS"):
            raise _Refused(
                Text("不支持引用前面的分组", "references to groups are not supported"),
                Text("改用 word 规则或分列几条", "use a rule of kind word, or several rules"),
            )
        elif (
            (name == "AT" and "BOUNDARY" in str(value))
            or (name == "CATEGORY")
            or (name == "IN" and any(str(op) == "CATEGORY" and "SPACE" not in str(v) for op, v in value))
        ):
            raise _Refused(_HAN_TRAP, _REMEDY_HAN)
        elif name == "SUBPATTERN":
            ways *= _ways(value[-1], inside)
        elif name == "BRANCH":
            ways *= max(1, sum(_ways(branch, inside) for branch in value[1]))
        elif name in ("ASSERT", "ASSERT_NOT"):
            ways *= _ways(value[1], inside)
        elif name == "ATOMIC_GROUP":
            ways *= _ways(value, inside)
    return ways
