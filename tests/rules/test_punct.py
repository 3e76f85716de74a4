"""Punctuation, numerals, numbering and empty shells: where they are faults, and where they only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.rules import RULES
from sitegen.text.unpaired import is_balanced, unpaired
from tests.factories import SmallSite
from tests.helpers import example_site

FORM = [r for r in RULES if r.name.startswith(("punct.", "numeral.", "structure.", "furniture."))]


def found(body: str) -> list[tuple[str, str]]:
    return [(f.name, f.text) for f in SmallSite(example_site(body)).findings(*FORM)]


@pytest.mark.parametrize(
    "body",
    [
        "会议于9:00开始，经费1,000元，比例3:2，见 https://a.example/?q=1,2;x=3 和`a,b`。\n",
        "使用 Word, Excel (2016) 等软件；GB/T 9704-2012(E)。\n",
        "请做到：1)排查；2)上报；a)存档。\n\n（一）时间\n\n（二）地点\n",
        "“一是加强领导。\n\n“二是落实责任。”\n",
        "《关于转发〈办法〉的通知》（国办发〔2017〕47号）\n",
        "It's Xi’an’s museum.\n",
        "第一条 为加强管理，制定本办法。\n\n第二条 本办法所称水库。\n\n第二条之一 补充规定。\n\n第三条 施行。\n",
        "一、甲\n\n1.子\n\n2.丑\n\n二、乙\n\n1.寅\n",
        "修改第五条。\n\n第一百二十三条 监察委员会\n\n第三条规定的情形除外。\n",
        "执法人员（含辅助人员）……\n\n`print()` 与 main() 函数\n",
        "门牌3月路12号，满16年5月，2026年3月31日。\n",
        "姓名 单位 电话\n",
    ],
)
def test_what_is_right(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("请按时报送,逾期通报。\n", [("punct.halfwidth", ",")]),
        ("编辑:sfb\n", [("punct.halfwidth", ":")]),
        ("办法(试行)\n", [("punct.halfwidth", "("), ("punct.halfwidth", ")")]),
        ("甲,乙;丙:丁!戊?己,庚,辛,壬,癸,子,丑\n", [("punct.halfwidth", "!,:;?")]),
        ("落实管理办法》要求。\n", [("punct.unpaired", "》")]),
        ("落实《管理办法要求。\n", [("punct.unpaired", "《")]),
        ("第九次会议通过）\n", [("punct.unpaired", "）")]),
        ("落实“三审制度。\n", [("punct.unpaired", "“")]),
        ('落实"三审"制度。\n', [("punct.mixed-quotes", '"')]),
        ("水库、渠道。。。\n", [("punct.ellipsis", "。。。")]),
        ("玩忽职守、、徇私舞弊\n", [("punct.ellipsis", "、、")]),
        ("遵循 统筹规划、自主建设 的原则。\n", [("punct.lost-quotes", "统筹规划、自主建设")]),
        ("网站名称为 澄溪县人民政府 。\n", [("punct.lost-quotes", "澄溪县人民政府")]),
        ("请于3月31号前报送。\n", [("numeral.day-hao", "3月31号")]),
        ("’98年建成。\n", [("numeral.short-year", "’98年")]),
        ("一、甲\n\n三、乙\n", [("structure.numbering", "三")]),
        ("第一条 甲\n\n第三条 乙\n", [("structure.numbering", "第三条")]),
        ("（一）甲\n\n（二）乙\n\n（二）丙\n", [("structure.numbering", "二")]),
        ("一、甲\n\n（1）乙\n", [("structure.level-skip", "1")]),
        ("请按《》和（）报送。\n", [("furniture.empty", "《》"), ("furniture.empty", "（）")]),
        ("阅读次数：-\n", [("furniture.empty", "阅读次数：-")]),
        ("尊敬的{{name}}：\n", [("furniture.empty", "{{name}}")]),
    ],
)
def test_what_is_not(body: str, expected: list[tuple[str, str]]) -> None:
    assert found(body) == expected


@given(st.text(alphabet="（）《》“”()甲\n", max_size=30))
def test_the_quick_look_never_hides_more_than_a_swap(text: str) -> None:
    places = list(unpaired(text))
    assert places == sorted(set(places)) and all(text[at] in "（）《》“”()" for at in places)
    if not is_balanced(text):
        assert places
