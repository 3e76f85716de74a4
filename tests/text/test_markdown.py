"""Rendering: what editors write on the left, what citizens get on the right."""

from __future__ import annotations

import pytest

from sitegen.text.markdown import LinkTarget, render


def html(body: str) -> str:
    return render(body, lambda dest, image: None if dest.startswith("/gone/") else dest).html


@pytest.mark.parametrize(("body", "expected"), [
    ("落实**“三审”制度**要", "<p>落实<strong>“三审”制度</strong>要</p>\n"),
    ("严格执行**《条例》**规定", "<p>严格执行<strong>《条例》</strong>规定</p>\n"),
    ("**注意：**请", "<p><strong>注意：</strong>请</p>\n"),
    ("**（一）初审。**由", '<p class="l2"><strong>（一）初审。</strong>由</p>\n'),
    ("a**\"b\"**c", "<p>a**&quot;b&quot;**c</p>\n"),  # without Chinese CommonMark's rule stands
    ("甲** 乙**丙", "<p>甲** 乙**丙</p>\n"),  # a blank inside never opens
    ("甲_乙_丙", "<p>甲_乙_丙</p>\n"),
])
def test_emphasis_next_to_chinese(body: str, expected: str) -> None:
    assert html(body) == expected


@pytest.mark.parametrize(("body", "expected"), [
    ("甲\n乙", "<p>甲乙</p>\n"),
    ("甲，\n“乙”", "<p>甲，“乙”</p>\n"),
    ("**甲**\n乙", "<p><strong>甲</strong>乙</p>\n"),
    ("甲\nabc", "<p>甲\nabc</p>\n"),
    ("abc\ndef", "<p>abc\ndef</p>\n"),
    ("甲  \n乙", "<p>甲<br>\n乙</p>\n"),
    ("甲\r\n乙", "<p>甲乙</p>\n"),
])
def test_line_breaks(body: str, expected: str) -> None:
    assert html(body) == expected


@pytest.mark.parametrize(("body", "expected"), [
    ("    各单位要落实。", "<p>各单位要落实。</p>\n"),
    ("　　各单位。\n　　各部门。", "<p>各单位。</p>\n<p>各部门。</p>\n"),
    ("```\n代码\n```", "<pre><code>代码\n</code></pre>\n"),
    ("1.初审\n2.复审", '<p class="l3">1.初审</p>\n<p class="l3">2.复审</p>\n'),
    ("1. 初审\n2. 复审", "<ol>\n<li>初审</li>\n<li>复审</li>\n</ol>\n"),
    ("（一）初审由科室负责。\n（1）甲", '<p class="l2">（一）初审由科室负责。</p>\n<p class="l4">（1）甲</p>\n'),
    ("3.5万户", "<p>3.5万户</p>\n"),
    ("一、总体要求", '<p class="l1 head" id="s1" role="heading" aria-level="2">一、总体要求</p>\n'),
    ("一、各单位要落实。", '<p class="l1">一、各单位要落实。</p>\n'),
    ("第一章　总则", '<p class="zhang" id="zhang-1" role="heading" aria-level="2">第一章　总则</p>\n'),
    ("第十二条　为了加强管理。", '<p class="tiao" id="tiao-12">第十二条　为了加强管理。</p>\n'),
    ("第十二条规定了期限。", "<p>第十二条规定了期限。</p>\n"),
    ("各乡镇人民政府：\n\n现通知如下。", '<p class="addressee">各乡镇人民政府：</p>\n<p>现通知如下。</p>\n'),
    ("正文。\n\n县政府办公室\n2026年11月16日\n---",
     '<p>正文。</p>\n<p class="signature">县政府办公室</p>\n<p class="signature-date">2026年11月16日</p>\n<hr>\n'),
    ("正文。\n\n             县政府\n             二〇二六年三月一日\n\n（此件公开发布）",
     '<p>正文。</p>\n<p class="signature">县政府</p>\n<p class="signature-date">二〇二六年三月一日</p>\n'
     '<p class="note">（此件公开发布）</p>\n'),
    ("- 甲：\n  （1）乙", "<ul>\n<li>\n<p>甲：</p>\n<p>（1）乙</p>\n</li>\n</ul>\n"),
])
def test_official_layout(body: str, expected: str) -> None:
    assert html(body) == expected


@pytest.mark.parametrize(("body", "address"), [
    ("见https://a.example/x。", "https://a.example/x"),
    ("（http://a.example/x?y=1）", "http://a.example/x?y=1"),
    ("见https://a.example/x了解", "https://a.example/x"),
    ("(https://a.example/x).", "https://a.example/x"),
    ("https://a.example/x, 好", "https://a.example/x"),
])
def test_bare_address_ends_before_chinese_and_brackets(body: str, address: str) -> None:
    assert f'<a href="{address}" class="external" rel="noopener noreferrer">{address}</a>' in html(body)


@pytest.mark.parametrize("body", [
    "[甲](javascript:alert%281%29)", "[甲](JaVaScript:x)", "[甲](data:text/html,x)",
    "[甲](//evil.example/)", "[甲](/\\evil)",
    "[甲](&#106;avascript:x)", "[甲](java&#10;script:x)", "<livescript:x>", "[甲](vbscript:x)", "[甲](/gone/a/)",
])
def test_what_may_not_be_a_link_is_words(body: str) -> None:
    assert "<a" not in html(body)


@pytest.mark.parametrize("body", [
    "<script>alert(1)</script>", "甲<img src=x onerror=alert(1)>乙", "<!-- 内部意见 -->", "甲<!-- 内部 -->乙",
    "<div onclick=x>甲</div>", "<svg/onload=x", "<style>x</style>", "<?php x ?>", "![甲\" onerror=x](a.png)",
    ":::figure a\"onload=x 甲\n:::", "[甲](</a\"onclick=x>)", "<iframe", "- <b>甲</b>", "|<b>a</b>|\n|-|",
])
def test_raw_html_is_never_active(body: str) -> None:
    found = html(body)
    tags = [part.split(">")[0] for part in found.split("<")[1:]]
    assert not any("内部" in part for part in [found])
    for tag in tags:
        assert tag.split()[0].strip("/") in {"p", "img", "a", "ul", "li", "div", "table", "thead", "tr", "th", "figure",
                                             "figcaption"}
        assert " on" not in tag.replace("&quot;", "") or "&quot;" in tag or "%22" in tag


def test_words_inside_tags_stay() -> None:
    assert html("<div>文字</div>") == "<p>文字</p>\n"


def test_directives() -> None:
    assert html(":::figure a.png **办事**流程\n:::") == (
        '<figure class="figure">\n<img src="a.png" alt="办事流程" loading="lazy" decoding="async">\n'
        "<figcaption><strong>办事</strong>流程</figcaption>\n</figure>\n")
    assert html(":::right\n甲\n\n乙\n:::\n丙") == '<div class="right">\n<p>甲</p>\n<p>乙</p>\n</div>\n<p>丙</p>\n'
    assert html(":::unknown\n甲\n:::") == "<p>甲</p>\n"
    assert '<video controls="" preload="none" src="a.mp4" aria-label="讲话">' in html(":::video a.mp4 讲话\n:::")


def test_merged_cells() -> None:
    found = html(":::table\n| 甲 | << | 丙 |\n|---|---|---|\n| 一 | 二 | 三 |\n| ^^ | << | 四 |\n| ^^ | 五 | 六 |\n:::")
    assert '<th scope="col" colspan="2">甲</th>' in found
    assert "<td>一</td>" in found  # 一 would not be a rectangle: left as it is
    found = html(":::table\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n| ^^ | 三 |\n:::")
    assert '<td rowspan="2">一</td>' in found and "^^" not in found


def test_images_carry_what_the_site_knows() -> None:
    found = render("![图](a.png)", lambda dest, image: LinkTarget("/f/a.png", 640, 480)).html
    shown = '<img src="/f/a.png" alt="图" loading="lazy" decoding="async" width="640" height="480">'
    assert found == f"<p>{shown}</p>\n"
    found = render("![图](a.png)", lambda dest, image: LinkTarget("/f/图.png", 640, 480, webp="/f/图.png.webp")).html
    assert found == f'<p><picture><source srcset="/f/%E5%9B%BE.png.webp" type="image/webp">{shown.replace("a.png", "%E5%9B%BE.png")}</picture></p>\n'


def test_footnotes_speak_chinese() -> None:
    found = html("甲[^1]\n\n[^1]: 注。")
    assert 'aria-label="返回正文"' in found and '<section class="footnotes" aria-label="注释">' in found


ISSUED = "各乡镇：\n\n现印发给你们。\n\n县政府办公室\n2026年11月16日\n\n（此件公开发布）\n\n"


@pytest.mark.parametrize("body", [
    "# 管护办法\n\n第一条　为了管护。",                                 # a title and no notice above it
    ISSUED + "## 管护办法\n\n第一条　为了管护。",                       # a second-level heading
    ISSUED + "# 一、总体要求\n\n# 第二章 管护",                        # numbered sections
    "县政府于2026年11月16日印发。\n\n# 管护办法",                       # a day inside a sentence
    "- 2026年11月16日\n\n# 管护办法",
])
def test_what_encloses_no_text(body: str) -> None:
    found = render(body, lambda d, i: d)
    assert "enclosed" not in found.html and not any(h.is_enclosed for h in found.headings)


def test_a_notice_and_the_texts_it_issues_are_layers() -> None:
    """Each has its title, its anchors and a frame of its own; anchors of sections do not change by it."""
    body = ISSUED + ("# 管护办法\n（2026年11月1日县政府第9次常务会议通过）\n\n## 第一章 总则\n\n第一条　为了管护。\n\n"
                     "# 任务清单\n\n各村：\n\n## 管护\n\n县水利局\n2026年11月2日\n")
    found = render(body, lambda d, i: d)
    assert [(h.level, h.anchor, h.is_enclosed) for h in found.headings] == [
        (1, "fuwen-1", True), (2, "zhang-1", False), (1, "fuwen-2", True), (2, "s1", False)]
    assert found.html == (
        '<p class="addressee">各乡镇：</p>\n<p>现印发给你们。</p>\n<p class="signature">县政府办公室</p>\n'
        '<p class="signature-date">2026年11月16日</p>\n<p class="note">（此件公开发布）</p>\n'
        '<h2 class="enclosed" id="fuwen-1">管护办法</h2>\n<p class="enclosed-note">（2026年11月1日县政府第9次常务会议通过）</p>\n'
        '<h2 class="zhang" id="zhang-1">第一章 总则</h2>\n<p class="tiao" id="tiao-1">第一条　为了管护。</p>\n'
        '<h2 class="enclosed" id="fuwen-2">任务清单</h2>\n<p class="addressee">各村：</p>\n<h2 id="s1">管护</h2>\n'
        '<p class="signature">县水利局</p>\n<p class="signature-date">2026年11月2日</p>\n')


def test_anchors_count_and_never_spell() -> None:
    body = "## 甲\n\n### 乙\n\n### 丙\n\n## 甲\n\n## 第一章 丁\n\n第一节 戊\n\n一、己"
    assert [(h.level, h.anchor) for h in render(body, lambda d, i: d).headings] == [
        (2, "s1"), (3, "s1-1"), (3, "s1-2"), (2, "s2"), (2, "zhang-1"), (3, "zhang-1-jie-1"), (2, "s3")]
    assert [body[h.start:h.end] for h in render(body, lambda d, i: d).headings][:2] == ["甲", "乙"]


@pytest.mark.parametrize(("one", "other", "drawn"), [
    ("4215", "4630", True), ("-3.5", "0", True), ("0", "0", True), ("999999999999999", "1", True), ("999999999999999.8", "999999999999999.9", True), ("0.000000001", "0", True),
    ("0." + "0" * 330 + "1", "0." + "0" * 320 + "3", True), ("9" * 400, "1", True), ("1" + "0" * 17, "1" + "0" * 15 + "20", False), ("-" + "9" * 308, "9" * 308, False),
])
@pytest.mark.parametrize("kind", ["bar", "line"])
def test_figures_of_any_size_end_in_a_chart_or_in_none(kind: str, one: str, other: str, drawn: bool) -> None:
    found = html(f":::chart {kind} 办件量\n| 月 | 件 |\n|---|---|\n| 一 | {one} |\n| 二 | {other} |\n:::\n")
    assert ("<svg" in found) is drawn and found.count('class="grid"') < 12
    assert "inf" not in found and "nan" not in found and f"<td>{one}</td>" in found
