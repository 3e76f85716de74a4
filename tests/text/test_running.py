"""One bold stretch or one link in running text is told without the parser, and nothing else is."""

from __future__ import annotations

import pytest

from sitegen.text.running import one_bold, one_link

PLAIN = [
    "", "没有", "**", "****", "**甲", "甲**", "***甲**", "**甲***", "**甲**乙**", "**甲**，**乙**", "*甲**", "**a**", "** 甲**", "**甲 **",
    "**甲**_乙_", "**甲**&乙", "**甲**<b>", "**甲**\n乙", "**甲**`乙`", "**甲**\\乙", "**甲**[乙](/c/)", "**甲**https://a.cn", "**甲**]", "**甲]**",
]


@pytest.mark.parametrize("text", PLAIN)
def test_no_single_bold_stretch(text: str) -> None:
    assert one_bold(text) is None


@pytest.mark.parametrize(("text", "parts"), [("**甲**", ("", "甲", "")), ("前**甲乙。**后 a", ("前", "甲乙。", "后 a")), ('"**甲:乙**>', ('"', "甲:乙", ">"))])
def test_one_bold_stretch(text: str, parts: tuple[str, str, str]) -> None:
    assert one_bold(text) == parts


@pytest.mark.parametrize("text", [
    "", "没有", "[甲]", "[甲](", "[甲]()", "[](/a/)", "[甲](/a b/)", "[甲](/国/)", "[甲](/a/) [乙](/b/)", "[甲[乙](/b/)", "[甲]](/b/)", "[甲] [乙](/b/)",
    "[甲](/a/)]", "[甲](/a/)*", "*[甲](/a/)*", "[*甲*](/a/)", "[甲](</a/>)", "[甲](/a/)\n乙", "[甲](/a/)&amp;", "[甲](/a/ '题')", "\\[甲](/a/)", "`[甲](/a/)`",
    "[^1](/a/)_", "https://a.cn[甲](/a/)", "[https://a.cn](/a/)", "[甲](/a/)见https://a.cn", "[甲](/a(b)/)]",
])
def test_no_single_link(text: str) -> None:
    assert one_link(text) is None


@pytest.mark.parametrize(("text", "parts"), [
    ("[甲](/a/)", ("", "甲", "/a/", "")), ("见[甲 “乙”](/a_b/#s1-2)，丙。", ("见", "甲 “乙”", "/a_b/#s1-2", "，丙。")), ("![图](a.png)", ("!", "图", "a.png", "")),
    ("[甲](https://a.cn/?b=1)后", ("", "甲", "https://a.cn/?b=1", "后")), ("[甲](a)(b)", ("", "甲", "a", "(b)")),
])
def test_one_link(text: str, parts: tuple[str, str, str, str]) -> None:
    assert one_link(text) == parts
