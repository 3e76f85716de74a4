"""Positions: links, HTML and every visible character stand where the outline and the view say."""

from __future__ import annotations

import pytest

from sitegen.text.outline import outline
from sitegen.text.view import View, joined, plain_view, view


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "use", "dest", "text"), [
    ("见", "[甲](a.md)", "a.md", "甲"),
    ("> - ", "[甲\\]](a.md \"题\")", "a.md", "甲]"),
    ("一\n二", "https://a.example/x", "https://a.example/x", "https://a.example/x"),
    ("", "<https://a.example>", "https://a.example", "https://a.example"),
    ("[r]: b.md\n\n**甲", "[乙][r]", "b.md", "乙"),
    ("| 甲\\|", "[乙](c.md)", "c.md", "乙"),
    ("1. 一\n2. ", "![图](a.png)", "a.png", "图"),
    ("甲\n\n", ":::figure a.png 说明", "a.png", "说明"),
    ("", "[甲](javascript:x)", "javascript:x", "甲"),
])
def test_links_have_exact_spans(before: str, use: str, dest: str, text: str, end: str) -> None:
    tail = " |\n|---|" if before.startswith("|") else "\n:::" if use.startswith(":::") else ""
    body = (before + use + tail + "\n").replace("\n", end)
    links = outline(body).links
    assert [(link.dest, link.text, body[link.start:link.end]) for link in links] == [(dest, text, use)]


@pytest.mark.parametrize(("body", "expected"), [
    ("甲<b>乙</b>丙", ["<b>", "</b>"]),
    ("甲 <!-- 注\n释 --> 乙", ["<!-- 注\n释 -->"]),
    ("甲\n\n<!-- 注\n\n释 -->\n\n乙", ["<!-- 注\n\n释 -->"]),
    ("<div>\n甲\n</div>\n\n乙", ["<div>\n甲\n</div>"]),
    ("> <div>甲", ["<div>甲"]),
    ("a < b, `<b>`, \\<b>, &lt;b&gt;, <https://a.example>", []),
    ("```\n<b>\n```", []),
    ("[甲<i>](a)", ["<i>"]),
    ("![甲<i>](a)", ["<i>"]),
])
def test_raw_html(body: str, expected: list[str]) -> None:
    assert [body[start:end] for start, end in outline(body).raw_html] == expected


@pytest.mark.parametrize(("body", "expected"), [
    (":::right\n甲\n:::", []),
    (":::rihgt\n甲\n:::", [("directive.unknown", "rihgt")]),
    ("甲\n\n:::right\n乙", [("directive.unclosed", ":::right")]),
    ("甲\n:::", [("directive.stray", ":::")]),
    (":::figure\n:::", [("directive.file", ":::figure")]),
    ("```\n:::x\n```", []),
    (":::table\n|a|b|\n|-|-|\n|^^|c|\n:::", [("table.merge", "^^")]),
])
def test_directive_problems(body: str, expected: list[tuple[str, str]]) -> None:
    found = outline(body).problems
    assert [(problem.code, body[problem.start:problem.end]) for problem in found] == expected


def test_too_deep() -> None:
    assert outline("> " * 30 + "甲").too_deep is None
    assert outline("> " * 40 + "甲").too_deep == (0, 81)
    assert outline("*甲 " * 40 + "乙*" * 40).too_deep is not None


def check(body: str) -> View:
    """Every character stands where the view says, or is an entity, an escape, a soft break."""
    found = view(body)
    for at, char in enumerate(found.text):
        start, end = found.span(at, at + 1)
        assert 0 <= start <= end <= len(body)
        source = body[start:end]
        if char == "\n":
            assert source == "" and found.kind_at(at) == "break"
        elif source != char:
            soft_break = not source.strip(" \t\r\n>\u3000") or "\n" in source
            assert soft_break or source.startswith(("&", "\\")) or source == "\0", (char, source)
    return found


@pytest.mark.parametrize(("body", "text"), [
    ("敏**感**词", "敏感词"),
    ("敏\n感", "敏感"),
    ("敏\nab", "敏 ab"),
    ("&#36172;博 \\*", "赌博 *"),
    ("敏<b>感</b>词", "敏感词"),
    ("见[甲](b.md \"乙\")丙", "见甲丙\n乙"),
    ("![图](a.png '题')后", "后\n图\n题"),
    ("| 甲 | 乙\\|丙 |\n|---|---|\n| 丁 | |", "甲\n乙|丙\n丁"),
    ("`代码`文\n\n```\n码\n```", "文"),
    ("> 甲\n> 乙\n\n- 丙\n  丁", "甲乙\n丙丁"),
    ("甲[^1]\n\n[^1]: 注", "甲\n注"),
    ("[r]: x.md \"题\\\"目\"\n\n[甲][r]", "甲\n题\"目"),
    (":::figure a.png 说*明*\n:::", "说明"),
    ("<!-- 注 -->\n\n甲", "甲"),
    ("## 甲 ##", "甲"),
    ("\t甲\n　　乙", "甲\n乙"),
])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_view(body: str, text: str, end: str) -> None:
    assert check(body.replace("\n", end)).text == text


def test_entities_are_covered_wholly_and_words_know_if_they_are_interrupted() -> None:
    body = "甲&lt;乙 敏**感**词"
    found = view(body)
    assert body[slice(*found.span(1, 2))] == "&lt;"
    at = found.text.index("敏感词")
    assert body[slice(*found.span(at, at + 3))] == "敏**感**词"
    assert not found.contiguous(at, at + 3) and found.contiguous(0, 3)


def test_kinds() -> None:
    found = view("# 甲\n\n乙\n\n| 丙 |\n|---|\n\n![丁](a)")
    assert {char: found.kind_at(found.text.index(char)) for char in "甲乙丙丁"} == {
        "甲": "heading", "乙": "paragraph", "丙": "cell", "丁": "alt"}


def test_joined_views_keep_file_offsets() -> None:
    file = "title: 标题\n---\n**正**文"
    found = joined([(plain_view("标题", "title"), 7), (view("**正**文"), 14)])
    assert found.text == "标题\n正文"
    assert [file[slice(*found.span(at, at + 1))] for at in range(5)] == ["标", "题", "", "正", "文"]
