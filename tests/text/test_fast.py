"""The short way and the full parse give the same, whatever is written; nothing raises; nothing takes long."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.text import visible
from sitegen.text.everyday import is_everyday
from sitegen.text.fast import split
from sitegen.text.markdown import LinkTarget, laid, render, rendered
from sitegen.text.outline import full, outline

from .test_outline_and_view import check

pytestmark = pytest.mark.untraced

PLAIN = [
    "甲", "乙丙。", "各乡镇人民政府：", "一、总则", "（一）", "1.", "1. ", "2. ", "1) ", "第一条　", "第二章 ",
    "## ", "# ", "- ",
    "**", "*",
    "“三审”", "[链](/a/b/)", "[x](http://a.example/)", "![图](a.png)", "https://a.example/x", "abc", " ", "\n", "\n\n",
    "　　", ",", "：", "`", "\\", "&amp;", "<b>", "_", "!", "]", "| a | b |\n|---|---|\n| c | d |\n", "2026年1月2日",
    "县政府", "  \n", ">", '"',
]
WILD = [
    *PLAIN, "[^1]", "[^1]: ", "[r]: x 't'\n", "[r]", "> ", "\t", "    ", "<!--", "-->", "<div>", "</div>",
    ":::right\n", ":::\n", ":::table\n", ":::figure a 说明\n", "^^", "<<", "|", "---\n", "```\n", "~~~", "\r\n",
    "\r", "\0", "&#0;", "\\|", "(", ")", "(a 't')", "<http://x>", "::", "\u2028", "\x0b", "\U0001f600", "+ ",
    "10. ",
]


def pictured(dest: str, image: bool) -> LinkTarget:
    return LinkTarget(f"/{dest}?a&b", 40, 30, None, f"/{dest}.webp") if image else LinkTarget(f"https://a.example/{dest}")


def same(body: str) -> None:
    text = body.replace("\r\n", "\n").replace("\r", " ").replace("\0", "\ufffd")
    for link in (lambda dest, image: dest, lambda dest, image: None, pictured):
        found = render(text, link)
        assert (found.html, list(found.headings)) == rendered(text, link)
    blocks = split(text)
    whole = full(text)
    for short in (outline(text), outline(text, laid(blocks) if blocks is not None else None)):
        assert short == whole and short.headings == whole.headings
    assert characters(text, visible.runs(text)) == characters(text, visible.full(text))


def characters(text: str, runs: Iterable[visible.Run]) -> list[tuple[str, list[tuple[str, int, int]]]]:
    """Each run as its kind and its characters with their places, however they were pieced together."""
    return [(run.kind, [place for seen in run.seen for place in
                        ([(c, seen.start + i, seen.start + i + 1) for i, c in enumerate(seen.text)]
                         if text[seen.start:seen.end] == seen.text else [(seen.text, seen.start, seen.end)])])
            for run in runs]


@given(st.lists(st.sampled_from(PLAIN), max_size=14).map("".join))
def test_plain_fragments(body: str) -> None:
    same(body)


@given(st.lists(st.sampled_from(WILD), max_size=20).map("".join))
def test_wild_fragments(body: str) -> None:
    same(body)
    render(body, lambda dest, image: dest)
    check(body)
    assert view_is_ordered(body)


ROWS = ["| a | b |", "|甲|乙|", "| **粗** | [链](/a/) |", "||", "|||", "|", "| a |", "| a | b | c |", "|　a | \xa0|", "| \\| | `|` |", "| < | > |",
        '| "a" | <b> |', "| a | b", "| a | b |  ", "| << | ^^ |", "| https://a.example/ | 1 |", "甲", "", "## 一"]
UNDER = ["|---|---|", "|:--|--:|", "|:-:|-|", "| --- | :---: |", "|:|-|", "|---|", "|---|---|---|", "| a | b |", "|---|---", "|--- |---|  "]


@given(st.lists(st.sampled_from(ROWS), min_size=1, max_size=3), st.sampled_from(UNDER), st.lists(st.sampled_from(ROWS), max_size=5))
def test_tables(head: list[str], under: str, body: list[str]) -> None:
    same("\n".join([*head, under, *body]))


@pytest.mark.parametrize("body", [
    "![一、总则](a.png)\n", "甲![图](a.png)乙\n", "## ![图](a.png)\n", "## [链](/a/)\n", "[一、链](/a/)\n", "![图](javascript:x)\n", "!![图](a.png)\n",
    "![图](a.png)![图](b.png)\n", "！[图](a.png)\n", "![图](a.png) \n", " ![图](a.png)\n", "甲\n\n\n\n乙\n\n\n", "\n\n\n甲", "- 甲\n- 　\n", "- 　\n", "1. 甲\n- 乙\n",
    "1. 甲\n2) 乙\n", "1. 甲\n\n2. 乙\n", "- 甲\n\n1. 乙\n", "1. **甲。**乙\n2. 丙\n", "- 甲 \n- 乙  \n", "- 甲\n乙\n", "甲  \n\n乙\n", "## 甲 #\n", "##  甲  \n", "## 　甲\n", "## 甲　\n",
    "####### 甲\n", "##甲\n", "## \n", "## 第一章 甲\n\n### 第一节 乙\n\n## 丙\n\n#### 丁\n\n### 戊\n", "甲:乙\n", "甲 > 乙\n\n- 甲 & 乙\n", "甲\n \n乙\n", "甲\n 乙\n",
])
def test_plain_blocks(body: str) -> None:
    same(body)


@given(st.text(max_size=80))
def test_any_text(body: str) -> None:
    same(body)
    check(body)


EVERYDAY = [
    "甲乙。", "一、总体要求", "第一章 总则", "第三条 甲乙", "**粗体**甲", "见[链接](/a/b/)。", "![图](p.png)", "\u3000\u3000甲乙", "\u3000一、甲", "# 甲",
    "## 一、甲", "### **甲**", "## [甲](b)", "## 甲 ##", "- 甲", "- **甲**乙", "- [甲](b)", "1. 甲", "2. **甲。**乙", "1) 甲", "2026年3月1日", "二〇二六年三月一日",
    "甲  ", "见 https://a.example/x 。", "2026年甲", "- 3月乙", "WTO甲", "甲<br>乙", "甲[^1]", "甲[r]", "[r]: x", "- [r]: x", "*" * 40 + "甲" + "*" * 40, "甲" + "_a" * 40, "甲\u2028乙", "——甲",
    "《甲》[乙](c)", "|甲|", "> 甲", "（2026年3月1日通过）", "甲：", "一、**甲**", "", " ",
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(EVERYDAY), st.sampled_from(["\n", "\n\n", "\n\n", "\n\n\n"])), max_size=8))
@settings(max_examples=400)
def test_lines_of_everyday_texts(lines: list[tuple[str, str]]) -> None:
    same("".join(words + end for words, end in lines))


def test_everyday_texts_are_told_by_their_lines() -> None:
    assert is_everyday("各乡镇：\n\n## 一、总体要求\n\n请于3月底前完成，见[办法](/a/)。\n\n- 甲\n- **乙。**丙\n\n中\n\n1. 丁\n\n县政府办公室\n")
    for odd in ("甲\n乙", "- 甲\n1. 乙", "- 甲\n\n- 乙", "> 甲", "|甲|", " 甲", "甲\t乙", "[r]: x", "- 甲\n  乙", "```\n甲", ":::right"):
        assert not is_everyday(odd), odd


def view_is_ordered(body: str) -> bool:
    found = outline(body)
    return all(0 <= use.start < use.end <= len(body) for use in found.links) and \
        list(found.raw_html) == sorted(found.raw_html)


SHARED = Path(__file__).parents[2] / "../shared"


@pytest.mark.skipif(not (SHARED / "real/laws").is_dir(), reason="the collection of laws is not here")
def test_real_laws() -> None:
    files = sorted((SHARED / "real/laws").rglob("*.md"))[::12]
    bodies = [file.read_text(encoding="utf-8").replace("<!-- INFO END -->", "") for file in files]
    assert sum(split(body) is not None for body in bodies) > len(bodies) / 2
    for body in bodies:
        same(body)


N = 20_000
HOSTILE = {
    "brackets": "[" * N, "nested brackets": "[" * (N // 2) + "]" * (N // 2), "images": "![" * (N // 2),
    "links": "[a](" * (N // 4), "emphasis": "*" * N, "mixed emphasis": "*a **b _c " * (N // 10),
    "Chinese emphasis": "*。" * (N // 2), "quotes": ">" * N, "lists": "- " * (N // 2),
    "deep list": "".join(" " * (2 * i) + "- a\n" for i in range(220)), "tags": "<a " * (N // 3),
    "comments": "<!-- " * (N // 5), "divs": "<div>\n" * (N // 6), "definitions": '[a]: b\n"' * (N // 8),
    "wide table": "|a" * (N // 4) + "|\n" +     "|-" * (N // 4) + "|\n",
    "long table": "|a|b|\n|-|-|\n" + "|x\n" * (N // 4), "headings": "# a\n" * (N // 4), "line": "中" * N,
    "lines": "中\n" * (N // 2), "backticks": "".join("`" * i + " " for i in range(300)),
    "directives": ":::right\n" * (N // 9), "addresses": "http://" * (N // 7),
    "footnotes": "[^1]" * (N // 4) + "\n\n[^1]: a", "title": '[a](b "' + '\\"' * (N // 2) + '")',
    "blanks": " " * N + "中", "line ends": "\n" * N,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_input_stays_linear(name: str) -> None:
    """A quadratic path takes minutes at this size; the limit leaves room for slow and busy machines."""
    started = time.process_time()
    render(HOSTILE[name], lambda dest, image: dest)
    outline(HOSTILE[name])
    assert time.process_time() - started < 10
