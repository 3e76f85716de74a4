"""Numbers that name a person: identity cards, mobiles, bank cards, and their masks. Text in, places out; no I/O.

GB 11643-1999 (check digit), GB/T 2260 (provinces). Digits may be full width or split by single blanks and dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Literal, NamedTuple

from sitegen.text.clues import Clue
from sitegen.text.figures import outline
from sitegen.text.lazily import pattern
from sitegen.text.remember import remembered

__all__ = [
    "Identity", "Kind", "Masked", "candidates", "identities", "is_over_complete", "joined_unknown", "masked",
    "masked_ids", "masked_persons", "may_identify", "may_mask", "names_person",
]

Kind = Literal["idcard", "idcard-suspect", "mobile", "bankcard"]

_SPLIT = r"[ \u00a0\u3000\-‐–—－.·]?"
_RUN = pattern(rf"[0-9０-９](?:{_SPLIT}[0-9０-９]){{10,}}(?:{_SPLIT}[XxＸｘ])?")
"""At least eleven digits: whatever the kinds below are made of."""
_LONG = pattern(r"[0-9０-９][0-9０-９ \u00a0\u3000\-‐–—－.·]{10,}")
"""What such a run stands in, but for a last X: quick to find."""
_LONG_PLAIN = re.compile(rb"0[0 \-.]{10,}")
"""The same in the outline of a text that has none of the others."""
_FIGURE, _ELEVEN, _ONE = b"0", b"0" * 11, ord("1")
_SPLITS = b" -."
_BEYOND_ASCII = Clue(*"０１２３４５６７８９", *(figure + split for figure in "0123456789" for split in "\u00a0\u3000‐–—－·"))
"""Figures and splits that the quickest look does not see."""
_FORMS = str.maketrans("０１２３４５６７８９Ｘｘx", "0123456789XXX", " \u00a0\u3000-‐–—－.·")
"""Figures of any width to plain ones, splits to nothing."""
_LENGTHS = frozenset({11, 13, *range(15, 20)})
"""How many figures a number of any kind has."""
_PROVINCES = pattern("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""First two digits of an identity number: provinces of GB/T 2260, and those of residence permits."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ID_WORDS = pattern("身份证|居民证|证件号|公民身份|身份号")
_CODE_WORDS = pattern(
    "信用代码|机构代码|索引号|标识码|备案|许可|执照|统一代码|项目代码|流水号|订单|编号|条码|文号|批号"
)
_CARD_WORDS = pattern("卡号|账号|帐号|账户|帐户|银行卡|一卡通|社保卡|收款")
_LATIN = pattern("[0-9A-Za-z]")
_STARS = str.maketrans("0123456789Xx０１２３４５６７８９Ｘｘ", "*" * 12 + "＊" * 12)
_MOBILE = pattern(r"1[3-9][0-9]{9}")
_NAME_MARK = pattern(r"(?:联系人|负责人|姓名|经办人|户主|申请人|受益人|本人|同志|先生|女士|老师)")
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕张孔曹严华金魏陶姜谢邹喻窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳史唐费"
    "廉岑薛雷贺倪汤滕罗毕郝邬安常于傅皮卞齐康伍余元顾孟黄穆萧尹姚邵汪祁毛狄臧戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江颜郭梅"
    "林钟徐邱骆高夏蔡田胡凌霍万柯管卢莫房丁邓洪包左石崔吉龚程邢裴陆荣翁段侯宁仇武刘龙叶黎白赖乔谭温庄晏柴翟阎连习艾向"
    "古易廖耿匡文欧沃聂晁冷辛简饶曾关沙游盖肖涂覃闫邝冉岳"
)
_NAME = pattern(
    rf"(?:^|[^\u4e00-\u9fff])([{_SURNAMES}][\u4e00-\u9fff]{{1,2}})[^\u4e00-\u9fff0-9A-Za-z\n]{{0,4}}"
    r"(?:(?:联系)?(?:电话|手机|方式)(?:号码?)?[^\u4e00-\u9fff0-9A-Za-z\n]{0,3})?$"
)
_NO_NAMES = pattern("电话|手机|号码|联系|咨询|举报|监督|热线|传真|方式")
_MASK = pattern(
    r"(?<![0-9A-Za-z*＊])(?:[0-9]{1,14}(?:\\?[*＊×]){3,17}[0-9]{0,11}[0-9Xx]?"
    r"|(?=(?=([\\*＊×]{4,34}))\1[0-9])(?:\\?[*＊×]){4,17}[0-9]{1,11}[0-9Xx]?)(?![0-9A-Za-z*＊])"
)
"""Figures and masks; where it begins with a mask, a look at what ends the masks spares counting them from each of them."""
_MASKS = "*＊×"
MASK_HINT = pattern(rf"[{_MASKS}](?:\\?[{_MASKS}]){{2}}")
_MASKED = Clue(*map("".join, product(_MASKS, ("", "\\"), _MASKS, ("", "\\"), _MASKS)))
"""Three masking characters in a row, and the same at no cost of its own."""
_HAN_NAME = pattern(rf"(?<![\u4e00-\u9fff])[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff])")
_BIRTH = pattern(r"(?:19|20)[0-9]{2}[年./-](?:1[0-2]|0?[1-9])[月./-](?:3[01]|[12][0-9]|0?[1-9])日?")
_ADDRESS = pattern(r"[\u4e00-\u9fff][村路街巷社区小区苑][\u4e00-\u9fff0-9]{0,8}[0-9]{1,4}(?:号|组|栋|幢|室|单元)")
"""Whether there is one: where it begins nobody asks."""


class Identity(NamedTuple):
    """One number that names a person."""

    kind: Kind
    start: int
    end: int
    shown: str
    """The number with its middle hidden: all that may ever be printed."""
    near_name: bool = False
    """A person's name stands directly before it."""


class Masked(NamedTuple):
    """A name and an identity number of 18 characters, `*` where one is hidden, on one line."""

    name: str
    digits: str


@remembered
def candidates(text: str) -> tuple[tuple[int, int], ...]:
    """Runs of eleven digits and more. Remembers the last texts: every rule on numbers asks."""
    plain, wide = outline(text), _BEYOND_ASCII(text)
    if not wide and _ELEVEN not in plain.translate(None, _SPLITS):
        return ()
    longs = [match.span() for match in (_LONG.finditer(text) if wide else _LONG_PLAIN.finditer(plain))]
    if not wide:  # a date with its hour is as long, and has fewer figures
        longs = [(start, end) for start, end in longs if plain.count(b"0", start, end) > 10]
    return tuple(match.span() for start, end in longs for match in _RUN.finditer(text, start, end + 2))


def may_identify(text: str) -> bool:
    """A quick look: False only where no `identities` stand. Most runs of eleven figures are a telephone with its area code: 0…"""
    if _BEYOND_ASCII(text):
        return True
    plain = outline(text).translate(None, _SPLITS)
    at = plain.find(_ELEVEN)
    if at < 0:
        return False
    written = text.encode("ascii", "replace").translate(None, _SPLITS)
    while at >= 0:
        if written[at] == _ONE or plain.startswith(_FIGURE, at + 11):
            return True
        at = plain.find(_ELEVEN, at + 11)
    return False


@remembered
def identities(text: str) -> tuple[Identity, ...]:
    """Numbers of persons in a text, by place."""
    return tuple(found for start, end in candidates(text) if (found := _judge(text, start, end)))


def _judge(text: str, start: int, end: int) -> Identity | None:
    if _LATIN.match(text[start - 1 : start]) or _LATIN.match(text[end : end + 1]):
        return None  # part of a code, a digest, an address
    digits = text[start:end].translate(_FORMS)
    if len(digits) not in _LENGTHS:  # a date with its time, for one
        return None
    if len(digits) == 11 and digits[0] != "1":  # a telephone with its area code
        return None
    before = text[max(0, start - 24) : start].rpartition("\n")[2]
    if digits.endswith("X") and len(digits) != 18:
        return None
    coded = bool(_CODE_WORDS.search(before[-14:])) or text[end : end + 1] == "/"
    if len(digits) == 18 and _dated(digits[6:14]) and _PROVINCES.match(digits) and not coded:
        if _check_digit(digits):
            return Identity("idcard", start, end, _hidden(digits))
        if _ID_WORDS.search(before):
            return Identity("idcard-suspect", start, end, _hidden(digits))
    elif len(digits) == 18 and _ID_WORDS.search(before) and not coded:
        return Identity("idcard-suspect", start, end, _hidden(digits))
    elif len(digits) == 15 and _PROVINCES.match(digits) and _dated("19" + digits[6:12]) and _ID_WORDS.search(before):
        return Identity("idcard", start, end, _hidden(digits))
    if "X" in digits or coded:
        return None
    if (
        16 <= len(digits) <= 19
        and _luhn(digits)
        and (digits.startswith("62") or (digits[0] in "345689" and _CARD_WORDS.search(before)))
    ):
        return Identity("bankcard", start, end, _hidden(digits))
    mobile = digits[2:] if len(digits) == 13 and digits.startswith("86") else digits
    if _MOBILE.fullmatch(mobile) and _grouped(text[start:end]):
        return Identity("mobile", start, end, _hidden(mobile), names_person(before))
    return None


def _grouped(written: str) -> bool:
    """Whether the digits are split as mobiles are written: not at all, 3-4-4, or after the country code."""
    parts = re.split(r"[^0-9０-９]+", written)
    return [len(p) for p in parts] in ([11], [13], [2, 11], [3, 4, 4], [2, 3, 4, 4], [3, 8], [7, 4])


def names_person(before: str) -> bool:
    """Whether what stands before a number ends in a person's name, a label in between allowed."""
    match = _NAME.search(before)
    return bool(match and not _NO_NAMES.search(match[1])) or bool(_NAME_MARK.search(before[-10:]))


def _dated(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1880 <= born.year <= 2099


def _check_digit(digits: str) -> bool:
    if "X" in digits[:17]:
        return False
    return _CHECKS[sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False)) % 11] == digits[17]


def _luhn(digits: str) -> bool:
    total = sum(
        int(d) if i % 2 == 0 else (2 * int(d) - 9 if int(d) > 4 else 2 * int(d)) for i, d in enumerate(reversed(digits))
    )
    return total % 10 == 0 and len(set(digits)) > 2


def _hidden(digits: str) -> str:
    return digits[:3] + "*" * (len(digits) - 5) + digits[-2:]


def masked(text: str) -> str:
    """The text with the digits of every identity and card number, and of mobiles, hidden; same length. For code frames."""
    parts, at = [], 0
    for start, end in candidates(text):
        parts += [text[at : start + 3], text[start + 3 : end - 2].translate(_STARS), text[end - 2 : end]]
        at = end
    return "".join([*parts, text[at:]])


def masked_ids(line: str) -> Iterator[Masked]:
    """Identity numbers with hidden digits on a line that names exactly one person."""
    if not MASK_HINT.search(line):
        return
    names = set(_HAN_NAME.findall(line))
    if len(names) == 1:
        for match in _MASK.finditer(line):
            digits = re.sub(r"[＊×]", "*", match[0].replace("\\", "")).upper()
            if len(digits) == 18:
                yield Masked(next(iter(names)), digits)


def may_mask(text: str) -> bool:
    """Whether three masking characters stand in a row."""
    return _MASKED(text)


def masked_persons(text: str) -> Iterator[tuple[str, str]]:
    """(name, hidden identity number) of every line of a file; most files hold no mask and cost next to nothing."""
    if may_mask(text):
        for line in text.splitlines():
            yield from masked_ids(line)


def is_over_complete(line: str) -> bool:
    """Name, hidden identity number, and the full birth date or address: together they name and betray the person."""
    return any(masked_ids(line)) and bool(_BIRTH.search(line) or _ADDRESS.search(line))


def joined_unknown(masks: set[str]) -> int | None:
    """How many digits stay hidden when masks of one number are laid over each other; None where they contradict."""
    hidden = 0
    for column in zip(*masks, strict=True):
        known = set(column) - {"*"}
        if len(known) > 1:
            return None
        hidden += not known
    return hidden
