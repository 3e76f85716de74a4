"""The short way and the full parse give the same, whatever is written; nothing raises; nothing takes long."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text import visible
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
