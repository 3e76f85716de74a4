"""Numbers of persons, their masks, keys and passwords: what is found, what is not, and that nothing is printed whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Finding
from sitegen.rules import RULES, personal
from sitegen.text.identity import identities, joined_unknown, masked, may_identify
from tests.factories import SmallSite
from tests.helpers import example_site

PERSONAL = [rule for rule in RULES if rule.name.startswith(("pii.", "secret.")) and rule.scope == "article"]
ID = "11010519491231002X"


def found(example: str) -> list[Finding]:
    return SmallSite(example_site(example)).findings(*PERSONAL)


@pytest.mark.parametrize(
    "body",
    [
        "索引号11441700007280420Y/2021-00050。\n",
        "统一社会信用代码91511100MA6280420Y。\n",
        f"统一社会信用代码{ID}。\n",
        "身份证号110***********002X。\n",
        "联系电话：0816-6166558，6166558。\n",
        "国办发〔2017〕47号，2026-03-09 09:00，1,000,000,000元。\n",
        "https://www.chengxi.example/art/13800138000123456\n",
        "订单编号13800138000。\n",
        "数量6222000000123456001件。\n",
        "请妥善保管密码，密码长度不少于8位，密码应当包含字母和数字。\n",
        "持护照或者通行证办理。\n",
        "村民李秀英家住河堤街12号。\n",
    ],
)
def test_what_names_nobody(body: str) -> None:
    assert [(f.name, f.text) for f in found(body)] == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"李某某，{ID}。\n", [("pii.idcard", "error")]),
        (f"李某某{ID.lower()}\n", [("pii.idcard", "error")]),
        ("李某某，１１０１０５１９４９１２３１００２Ｘ。\n", [("pii.idcard", "error")]),
        ("李某某，110105 1949 1231 002X。\n", [("pii.idcard", "error")]),
        ("李某某，110105-19491231-002X。\n", [("pii.idcard", "error")]),
        ("身份证110105491231002。\n", [("pii.idcard", "error")]),
        ("| 姓名 | 证件 |\n| --- | --- |\n| 李某某 | `11010519491231002X` |\n", [("pii.idcard", "error")]),
        (f"---\nkeywords: [{ID}]\n---\n", [("pii.idcard", "error")]),
        ("身份证号110105194912310021。\n", [("pii.idcard-suspect", "info")]),
        ("手机13800138000。\n", [("pii.mobile", "warning")]),
        ("手机138 0013 8000。\n", [("pii.mobile", "warning")]),
        ("联系人：李秀英，13800138000。\n", [("pii.mobile", "error")]),
        ("（李秀英 电话：+86 13800138000）\n", [("pii.mobile", "error")]),
        ("卡号6222000000123456000。\n", [("pii.bankcard", "error")]),
        ("一卡通 6222 0000 0012 3456 000。\n", [("pii.bankcard", "error")]),
        ("护照号码E12345678。\n", [("pii.passport", "warning")]),
        ("系统密码：Abc12345。\n", [("secret.token", "error")]),
        ("初始口令为 123456。\n", [("secret.token", "error")]),
        ("AKIAABCDEFGHIJKLMNOP\n", [("secret.token", "error")]),
        ("-----BEGIN RSA PRIVATE KEY-----\n", [("secret.token", "error")]),
    ],
)
def test_what_names_a_person_or_opens_a_door(body: str, expected: list[tuple[str, str]]) -> None:
    findings = found(body)
    assert [(f.name, f.level) for f in findings] == expected
    for finding in findings:
        for words in (finding.text, *finding.message, *finding.hint, str(dict(finding.data))):
            assert not any(
                secret in words for secret in (ID, "13800138000", "6222000000123456000", "Abc12345", "12345678")
            )


def test_published_numbers_are_listed() -> None:
    files = example_site("咨询电话13800138000。\n")
    files["site.yaml"] = files["site.yaml"].replace(
        "checks:\n", "checks:\n  rules: {pii.mobile: {options: {allowed: ['13800138000']}}}\n"
    )
    assert SmallSite(files).findings(*PERSONAL) == []


@given(st.integers(0, 10**6), st.text(alphabet="身份证号，。 人名", max_size=8))
def test_a_frame_never_shows_an_identity_number(serial: int, before: str) -> None:
    base = f"110105{1950 + serial % 50}0101{serial % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    number = base + "10X98765432"[sum(int(d) * w for d, w in zip(base, weights, strict=True)) % 11]
    text = f"{before}{number}。"
    assert [one.kind for one in identities(text)] == ["idcard"]
    assert number not in masked(text) and len(masked(text)) == len(text)


FIGURES = ("0816-9118286", "13800138000", ID, ID[:15], "86 138 0013 8000", "6222000000123456000", "2026-03-09 09:00", "0", "1", "13", " ", "-", ".", "X",
           "１３８００１３８０００", "\u3000", "–", "身份证号", "卡号", "|", "\n", "|---|---|\n", "联系人", "：")  # fmt: skip


@given(st.lists(st.sampled_from(FIGURES), max_size=12).map("".join))
def test_the_quick_look_misses_no_number(text: str) -> None:
    looked = personal._numbers.__wrapped__(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(personal, "may_identify", lambda source: True)
        assert looked == personal._numbers.__wrapped__(text)


def test_a_telephone_with_its_area_code_needs_no_closer_look() -> None:
    assert not may_identify("2026-03-09 09:00，电话：0816-9118286。") and may_identify("电话：13800138000。")


@pytest.mark.parametrize(
    ("masks", "left"),
    [
        ({"511021********1234"}, 8),
        ({"511021194912******", "511021********1234"}, 2),
        ({"511021194912******", "521021********1234"}, None),
    ],
)
def test_masks_laid_over_each_other(masks: set[str], left: int | None) -> None:
    assert joined_unknown(masks) == left
