"""Words are found however they are spelt, never across blocks, and never where two words only meet."""

from __future__ import annotations

import csv
import re
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.settings import WordRow
from sitegen.text.fold import _BLANKS, DATA, _Looked, condense, condensed, fold, letters, unsteady
from sitegen.text.remember import in_hand
from sitegen.text.view import view
from sitegen.text.word_engine import PATIENCE, Patient, PrefixEngine, engine
from sitegen.text.word_faults import faults, regex_anchors
from sitegen.text.word_quick import quick
from sitegen.text.words import Matcher


def row(word: str, **more: object) -> WordRow:
    return WordRow(**{"word": word, "category": "test", **more})  # type: ignore[arg-type]


ROWS = (
    row("六合彩"),
    row("赌博"),
    row("casino", match="latin"),
    row("处女"),
    row("特价品", allow=("打击…", "《…条例》", "禁售特价品")),
)
MATCHERS = {"engine": Matcher(ROWS, make=engine), "patient": Matcher(ROWS), "prefixes": Matcher(ROWS, make=PrefixEngine)}
both = pytest.mark.parametrize("matcher", MATCHERS.values(), ids=MATCHERS.keys())


def hits(matcher: Matcher, body: str) -> list[tuple[str, str, str]]:
    return [(hit.row.word, body[hit.start : hit.end], hit.kind) for hit in matcher.find(body, lambda: view(body))]


SILENT = (
    "六。合彩",
    "六，合彩",
    "六“合彩",
    "六（合）彩",
    "六合\n\n彩",
    "| 六合 | 彩 |\n|---|---|\n| 甲 | 乙 |",
    "# 六合\n彩票",
    "- 六合\n- 彩",
    "六----合彩",
    "六合之彩",
    "[见](https://a.example/六合彩)",
    "casinos",
    "acasino",
    "打击网络特价品",
    "《县特价品管理条例》",
    "禁售特价品",
    "",
    "　　",
    "*",
    "[",
    "&#",
    "\\",
)


@both
@pytest.mark.parametrize("body", SILENT)
def test_no_hit(matcher: Matcher, body: str) -> None:
    assert hits(matcher, body) == []


PLAIN = (
    "六合彩",
    "六**合**彩",
    "**六合**彩",
    "六*合彩*",
    "六合\n彩",
    "> 六合\n> 彩",
    "[六合彩](https://a.example/)",
    "六[合](https://a.example/)彩",
    "# 六合彩",
    "- 六合彩",
    "![六合彩](a.png)",
)


@both
@pytest.mark.parametrize("body", PLAIN)
def test_plain(matcher: Matcher, body: str) -> None:
    assert [(word, kind) for word, _, kind in hits(matcher, body)] == [("六合彩", "plain")]


EVASION = (
    "六 合 彩",
    "六　合彩",
    "六  合彩",
    "六-合-彩",
    "六·合·彩",
    "六•合彩",
    "六|合彩",
    "六.合.彩",
    "六*合彩",
    "六~合~彩",
    "六_合_彩",
    "六+合彩",
    "六=合彩",
    "六/合/彩",
    "六\\合彩",
    "六^合彩",
    "六#合彩",
    "六@合彩",
    "六★合彩",
    "六---合彩",
    "六- -合彩",
    "六．合彩",
    "六－合彩",
    "六＊合彩",
    "六・合彩",
    "六\u200b合彩",
    "六\u200d合\u200c彩",
    "六\u00ad合彩",
    "六\ufeff合彩",
    "六\u2060合彩",
    "六\u202e合彩",
    "六\u0301合彩",
    "六\ufe0f合彩",
    "六&#21512;彩",
    "&#x516d;合彩",
    "六合&#24425;",
    "六&#8203;合彩",
    "六&nbsp;合彩",
    "六合綵",
    "⼋六 合彩",
    "六 **合** 彩",
    "六<!-- x -->合彩",
    "六\u3164合彩",
    "六\U000e0041合彩",
    "**六** - 合彩",
    "六合\u2009彩",
)
assert len(EVASION) >= 40


@both
@pytest.mark.parametrize("body", EVASION)
def test_evasion(matcher: Matcher, body: str) -> None:
    found = hits(matcher, body)
    assert [(word, kind) for word, _, kind in found] == [("六合彩", "evasion")]


@both
def test_spans_cover_exactly_what_is_written(matcher: Matcher) -> None:
    body = "关于六-合&#24425;的说明"
    assert hits(matcher, body) == [("六合彩", "六-合&#24425;", "evasion")]


@both
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Casino", "plain"),
        ("CASINO。", "plain"),
        ("ｃａｓｉｎｏ", "evasion"),
        ("𝐜𝐚𝐬𝐢𝐧𝐨", "evasion"),
        ("賭博", "evasion"),
        ("赌 博", "maybe"),
        ("赌-博", "evasion"),
        ("工信处女干事", "maybe"),
    ],
)
def test_kinds(matcher: Matcher, body: str, kind: str) -> None:
    assert [found[2] for found in hits(matcher, body)] == [kind]


def traps() -> list[tuple[str, str]]:
    with (DATA / "traps.csv").open(encoding="utf-8", newline="") as file:
        return [(line["phrase"], line["note"]) for line in csv.DictReader(file)]


def test_traps_are_many_and_across_a_border() -> None:
    assert len(traps()) >= 60
    for phrase, _ in traps():
        assert "/" in phrase, phrase


@pytest.mark.parametrize(("phrase", "word"), traps(), ids=lambda value: value)
def test_a_trap_is_never_more_than_a_maybe(phrase: str, word: str) -> None:
    body = "请" + phrase.replace("/", "") + "。"
    assert {kind for _, _, kind in hits(Matcher([row(word)]), body)} <= {"maybe"}


def test_an_empty_list_finds_nothing() -> None:
    assert not Matcher(()).may_hit("赌博") and Matcher(()).hits(view("赌博")) == ()


def test_longest_first_and_one_hit_a_place() -> None:
    matcher = Matcher([row("博彩"), row("博彩网站"), row("网站群"), row("彩网")])
    assert [found[0] for found in hits(matcher, "博彩网站群")] == ["博彩网站"]


def test_since_and_until_are_held_against_the_day() -> None:
    matcher = Matcher([row("旧机构", since=date(2018, 3, 21)), row("新机构", until=date(2018, 3, 20))])
    text = view("旧机构与新机构")
    assert [h.row.word for h in matcher.hits(text, day=date(2018, 3, 20))] == ["新机构"]
    assert [h.row.word for h in matcher.hits(text, day=date(2018, 3, 21))] == ["旧机构"]


def test_other_ways_to_match() -> None:
    matcher = Matcher(
        [
            row("赌", match="exact"),
            row("第[0-9]{1,3}名奖金", match="regex"),
            row("通知书", match="title-only"),
            row("赌坊街", category="allow"),
        ]
    )
    assert [h[0] for h in hits(matcher, "赌坊街道办；赌；第12名奖金；通知书")] == ["赌", "第[0-9]{1,3}名奖金"]
    assert [h.row.word for h in matcher.hits(view("通知书"), title=(0, 3))] == ["通知书"]


@pytest.mark.parametrize(
    "pattern",
    [
        "赌",
        "(赌博)+网",
        "赌博.*",
        "赌博+",
        r"\b赌博",
        "[赌博]{2}",
        "赌博|球",
        "(赌博",
        "赌博{1,}",
        r"赌博\d",
        "(a|赌博)",
    ],
)
def test_patterns_that_cannot_be_used(pattern: str) -> None:
    assert regex_anchors(pattern) == ()
    assert [f.code for f in faults([row(pattern, match="regex")])] == ["dead-word"]


def test_faults() -> None:
    rows = [
        row("甲乙"),
        row("甲乙", level="info"),
        row("丙"),
        row("丁", match="exact"),
        row("a[b]"),
        row("..."),
        row("甲 乙"),
        row("戊己", suggest="戊己"),
        row("庚辛", since=date(2020, 1, 1), until=date(2019, 1, 1)),
        row("壬癸", allow=("打击…", "《…办法》", "壬癸园")),
        row("子丑", allow=("打击",)),
        row("寅卯", allow=("…", "寅卯")),
    ]
    assert [(f.code, f.row.word) for f in faults(rows)] == [
        ("duplicate", "甲乙"),
        ("too-short", "丙"),
        ("dead-word", "a[b]"),
        ("dead-word", "..."),
        ("duplicate", "甲 乙"),
        ("dead-word", "戊己"),
        ("dead-word", "庚辛"),
        ("allow-unused", "子丑"),
        ("allow-unused", "寅卯"),
        ("allow-unused", "寅卯"),
    ]


ALPHABET = "赌博彩票甲乙-* 　\u200b賭ＡaA\U00020000"


@given(
    st.lists(st.text(ALPHABET, min_size=1, max_size=4), min_size=1, max_size=8, unique=True),
    st.text(ALPHABET, max_size=40),
)
def test_engines_find_what_a_naive_search_finds(words: list[str], text: str) -> None:
    naive = sorted(
        (n, m.start(), m.start() + len(w))
        for n, w in enumerate(words)
        for m in re.finditer(f"(?={re.escape(w)})", text)
    )
    for make in (engine, Patient, PrefixEngine):
        found = make(words)
        assert sorted(found.find(text)) == naive
        assert found.present([text]) == [{n for n, _, _ in naive}]


@given(st.lists(st.text("ab\u6100\u6200\u0161\U00020000", min_size=1, max_size=3), min_size=1, max_size=8, unique=True),
       st.lists(st.text("ab\u6100\u6200\u0161\U00020000", max_size=12), max_size=6))
def test_many_texts_are_searched_as_each_alone(words: list[str], texts: list[str]) -> None:
    for make in (engine, Patient, PrefixEngine):
        assert make(words).present(texts) == [{n for n, word in enumerate(words) if word in text} for text in texts]


@given(st.lists(st.text(st.one_of(st.characters(), st.sampled_from("赌博ＡA-<`[]()!&\\\0賭"))), max_size=6))
def test_what_is_shown_of_many_texts_is_what_is_shown_of_each(texts: list[str]) -> None:
    in_hand(())
    quick.clear()
    alone = list(map(quick, texts))
    in_hand(texts)
    assert list(map(quick, texts)) == alone


MARKS = (
    "赌",
    "博",
    "合",
    "彩",
    "六",
    " ",
    "\n",
    "\n\n",
    "*",
    "**",
    "_",
    "[",
    "]",
    "](x)",
    "(",
    ")",
    "`",
    "<b>",
    "<!--",
    "-->",
    "&#36172;",
    "&nbsp;",
    "\\",
    "-",
    "|",
    "> ",
    "# ",
    "1. ",
    "![",
    "[^1]",
    "][",
    ":::",
    "~~",
    "{",
    "}",
    "。",
    "賭",
    "\u200b",
    "http://a.cn/",
    "A",
)


@given(st.lists(st.sampled_from(MARKS), max_size=14).map("".join))
def test_the_quick_look_never_misses_what_the_view_shows(body: str) -> None:
    matcher = MATCHERS["prefixes"]
    if matcher.hits(view(body), source=body):
        assert matcher.may_hit(body)


@given(st.text())
def test_folding_is_one_to_one_or_to_nothing(text: str) -> None:
    assert len(fold(text)) <= len(text)
    folded = condense(text)
    assert len(folded.text) == len(folded.at)
    assert folded.at == sorted(set(folded.at))
    assert all(fold(text[i]) == c for i, c in zip(folded.at, folded.text, strict=True))
    assert len(letters(text)) == len(folded.text)


@given(st.text(st.one_of(st.characters(), st.sampled_from([*sorted(unsteady()), "-", "[", "·", "\u3000", "中", "a"]))))
def test_little_and_much_are_folded_alike(text: str) -> None:
    told = []
    for left in (10**9, 0):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_Looked, "left", left)
            told.append((condensed(text), condense(text), fold(text)))
    assert told[0] == told[1]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert condensed(condensed(text)) == condensed(text)


@given(st.lists(st.sampled_from([*MARKS, "六合彩", "赌博", "。\n\n", "- ", "| a |\n|---|\n| "]), max_size=14).map("".join))
def test_the_blocks_around_words_hold_every_hit(body: str) -> None:
    matcher = Matcher(ROWS, make=PrefixEngine)
    everywhere = matcher.hits(view(body), source=body) if matcher.may_hit(body) else ()
    assert matcher.find(body, lambda: view(body), around=lambda places: view(body, places)) == everywhere


def test_an_engine_is_made_when_texts_have_become_many() -> None:
    patient, text = Patient(["六合彩", "赌博"]), "六合彩和赌博" + "的" * 1000
    before = sorted(patient.find(text))
    for _ in range(PATIENCE // len(text)):
        assert sorted(patient.find(text)) == before and patient.present([text]) == [{0, 1}]
    assert patient._made is not None and sorted(patient.find(text)) == before


def test_every_blank_is_known() -> None:
    assert "".join(filter(str.isspace, map(chr, range(sys.maxunicode)))) == _BLANKS
