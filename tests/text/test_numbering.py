"""Numbers that do not follow on are told by their sequence, and found in the text that has them."""

from __future__ import annotations

import pytest

from sitegen.text.numbering import breaks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、甲\n\n二、乙\n", []),
        ("第一条 甲\n第一条之一 乙\n第二条 丙\n", []),
        ("第一条 甲\n第三条规定的乙\n", []),
        ("一、甲\n\n三、乙\n", [("三", 1)]),
        ("一、甲甲甲\n\n\u3000\u3000三、乙\n", [("三", 1)]),  # the sequence of the one before, elsewhere
        ("# 一、甲\n\n## （一）乙\n\n## （三）丙\n\n# 三、丁\n", [("三", 1), ("三", 1)]),
        ("第一章 甲\n第 4 章 乙\n第5章\n", [("第5章", 1)]),
        ("1.甲\n3．乙\n1.5 倍\n", [("3", 1)]),
        ("一、甲\n\n（1）乙\n", [("1", 0)]),
    ],
)
def test_what_does_not_follow_on(text: str, found: list[tuple[str, int]]) -> None:
    for _ in range(2):  # the second time from what is remembered
        assert [(text[one.start : one.end], one.before) for one in breaks(text)] == found
