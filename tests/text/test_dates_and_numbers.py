"""Dates, months, working days, document numbers and repetitions in Chinese text."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.text.dates import add_months, impossible, may_be_impossible, mentions
from sitegen.text.docno import numbers, oddities, parse
from sitegen.text.repeats import repeats
from sitegen.text.workdays import Calendar


@pytest.mark.parametrize(
    "text",
    [
        "农历2月30日",
        "农历二月三十日",
        "正月三十日",
        "国办发〔2017〕47号",
        "电话0816-2026-02-30",
        "v2026.2.30",
        "版本2026.2.30.1",
        "https://a.example/2026/2/30/",
        "文件2026-02-30a",
        "12月份30日内",
        "1.2月30日",
        "几月三十日",
        "2月",
        "30日",
        "二十月",
        "比例2/30/4",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert list(mentions(text)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年2月30日", (2026, 2, 30)),
        ("2026-02-30", (2026, 2, 30)),
        ("2026/2/30", (2026, 2, 30)),
        ("2026.2.30", (2026, 2, 30)),
        ("二○二六年二月三十日", (2026, 2, 30)),
        ("二〇二六年十一月三十一日", (2026, 11, 31)),
        ("2月30日", (None, 2, 30)),
        ("13月5日", (None, 13, 5)),
        ("6月31号", (None, 6, 31)),
        ("2025年2月29日", (2025, 2, 29)),
        ("2026 年 4 月 31 日", (2026, 4, 31)),
    ],
)
def test_impossible_dates(text: str, day: tuple[int | None, int, int]) -> None:
    (found,) = mentions(f"请于{text}前报送。")
    assert (found.year, found.month, found.day) == day
    assert impossible(found)
    assert f"请于{text}前报送。"[found.start : found.end] == text


@pytest.mark.parametrize(
    "text",
    ["二○○八年一月二十九日", "2024年2月29日", "2月29日", "12月31日", "2026-12-31", "十二月三十一日", "10月1日-7日"],
)
def test_possible_dates(text: str) -> None:
    assert [impossible(m) for m in mentions(text)] == [False]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("3月10日（星期二）", 1),
        ("3月10日（周日）", 6),
        ("3月10日 星期天", 6),
        ("3月10日(礼拜六)", 5),
        ("3月10日（星期一至星期五）", None),
        ("3月10日（上午）", None),
        ("3月10日周边", None),
    ],
)
def test_weekdays(text: str, weekday: int | None) -> None:
    assert [m.weekday for m in mentions(text)] == [weekday]


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-1000, 1000))
def test_months_are_counted_and_clamped(day: date, n: int) -> None:
    later = add_months(day, n)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == n
    assert later.day == min(day.day, monthrange(later.year, later.month)[1])


def test_months_at_the_month_s_end() -> None:
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2026, 8, 31), -6) == date(2026, 2, 28)
    with pytest.raises(OverflowError):
        add_months(date(9999, 12, 1), 1)


CALENDAR = Calendar()


@pytest.mark.parametrize(
    ("received", "three", "seven", "fifteen"),
    [
        (date(2026, 9, 30), date(2026, 10, 10), date(2026, 10, 15), date(2026, 10, 27)),
        (date(2026, 2, 13), date(2026, 2, 25), date(2026, 3, 2), date(2026, 3, 12)),
        (date(2026, 9, 18), date(2026, 9, 22), date(2026, 9, 29), date(2026, 10, 15)),
        (date(2025, 12, 30), date(2026, 1, 5), date(2026, 1, 9), date(2026, 1, 21)),
    ],
)
def test_working_days(received: date, three: date, seven: date, fifteen: date) -> None:
    assert (CALENDAR.add(received, 3), CALENDAR.add(received, 7), CALENDAR.add(received, 15)) == (three, seven, fifteen)
    assert CALENDAR.between(received, fifteen) == 15


def test_make_up_days_of_2026() -> None:
    days = [
        date(2026, 1, 4),
        date(2026, 2, 14),
        date(2026, 2, 28),
        date(2026, 5, 9),
        date(2026, 9, 20),
        date(2026, 10, 10),
    ]
    assert all(CALENDAR.is_workday(day) for day in days)


def test_beyond_the_data_nothing_is_guessed() -> None:
    assert CALENDAR.is_workday(date(1999, 1, 4)) is None
    assert CALENDAR.add(date(2999, 12, 30), 3) is None
    assert CALENDAR.between(date(2999, 1, 1), date(2999, 1, 9)) is None
    assert CALENDAR.between(date(2026, 1, 9), date(2026, 1, 1)) == 0


def test_a_year_of_the_site_replaces_the_package_s_whole() -> None:
    own = Calendar({2026: (frozenset({date(2026, 1, 5)}), frozenset({date(2026, 1, 10)}))})
    assert [own.is_workday(date(2026, 1, d)) for d in (1, 4, 5, 10)] == [True, False, False, True]


@given(st.dates(date(2005, 1, 1), date(2026, 6, 1)), st.integers(1, 60))
def test_adding_and_counting_agree(day: date, n: int) -> None:
    due = CALENDAR.add(day, n)
    assert due is not None and CALENDAR.is_workday(due) and CALENDAR.between(day, due) == n


@pytest.mark.parametrize(
    "text",
    [
        "国办发〔2017〕47号",
        "（2023）川0703民初1号",
        "国办发〔2017〕47、48号",
        "见〔2023〕年度",
        "2023年1号台风",
        "2024年第12号公告",
        "机构改革（2018）",
        "电话：0816-4333062",
        "[2023]",
        "函数2023",
        "发改委令2021年第45号",
        "",
    ],
)
def test_numbers_in_order_or_none_at_all(text: str) -> None:
    assert list(oddities(text)) == []


@pytest.mark.parametrize(
    ("text", "kind", "right"),
    [
        ("绵安府办202371", "bracket", "绵安府办〔2023〕71号"),
        ("川府公开办函〔202315号", "bracket", "川府公开办函〔2023〕15号"),
        ("国办发[2021]21号", "bracket", "国办发〔2021〕21号"),
        ("国办发（2021）21号", "bracket", "国办发〔2021〕21号"),
        ("国办发(2021)21号", "bracket", "国办发〔2021〕21号"),
        ("【2021】21号", "bracket", "〔2021〕21号"),
        ("［2018］5号", "bracket", "〔2018〕5号"),
        ("国办发2024年第12号", "bracket", "国办发〔2024〕12号"),
        ("国发〔2023〕001号", "leading-zero", "国发〔2023〕1号"),
        ("国发〔2023〕第1号", "di", "国发〔2023〕1号"),
        ("国发〔2023〕1", "missing-hao", "国发〔2023〕1号"),
        ("国发〔2023)1号", "bracket", "国发〔2023〕1号"),
    ],
)
def test_faulty_numbers(text: str, kind: str, right: str) -> None:
    (odd,) = oddities(f"《通知》（{text}）")
    assert (odd.kind, odd.right) == (kind, right)


def test_numbers_have_parts() -> None:
    text = "根据国办发〔2017〕47号要求"
    (found,) = numbers(text)
    assert (found.agency, found.year, found.number, text[found.start : found.end]) == (
        "国办发",
        2017,
        47,
        "国办发〔2017〕47号",
    )
    assert parse("国办发〔2017〕47号") and not parse("国办发〔2017〕47") and not parse("关于国办发〔2017〕47号的通知")


@pytest.mark.parametrize(
    "text",
    [
        "常常",
        "目的的",
        "标的的",
        "的的确确",
        "为了了解",
        "研究研究",
        "特别行政区行政区域",
        "----",
        "    ",
        "111111",
        "哈哈哈哈哈哈",
        "天天向上",
        "机关机关报",
        "𠀀𠀀",
        "",
    ],
)
def test_no_repetition(text: str) -> None:
    assert list(repeats(text)) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("解危的的工作", "的"),
        ("应当应当报送", "应当"),
        ("办公室办公室文件", "办公室"),
        ("县人民政府县人民政府", "县人民政府"),
        ("𠀀了了", "了"),
    ],
)
def test_repetitions(text: str, unit: str) -> None:
    (found,) = repeats(text)
    assert found.unit == unit and text[found.start : found.end] == unit * 2


DATE_PARTS = ["月", "日", "号", " ", "年", "0", "1", "2", "3", "9", "29", "31", "13", "00", "-", "/", ".", "2026", "〇", "○", "一", "二", "三", "十", "零", "四"]


@given(st.lists(st.sampled_from(DATE_PARTS), max_size=14).map("".join))
@example("2026年2月30日")
@example("〇〇〇〇年2月3日")
@example("2026-2-0")
@example("2026年0月3日")
@example("十三月三日")
def test_the_quick_look_never_misses_an_impossible_date(text: str) -> None:
    if any(map(impossible, mentions(text))):
        assert may_be_impossible(text)
