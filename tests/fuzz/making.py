"""Texts out of fragments: a few repeated often, many mixed, kept ones cut and joined. In: chance. Out: a text."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.text.test_fast import ROWS, UNDER, WILD

__all__ = ["body", "file", "smaller"]

LONGEST = 1_500
"""Characters of a text: what grows faster than its text shows by then."""
BODY = (*WILD, *ROWS, *UNDER, "![", "](", "<a@b.example>", "[^甲]: 注\n", "[^甲]", "*", "_", "__", "~", "~~", "======\n", "-----\n", "&nbsp;",
        "&#x1F600;", "&;", "\\\n",
        "`` ` ``", ":::video a.mp4\n", ":::chart\n",
        ":::chart bar 题\n", ":::chart line\n", "| 月 | 件 |\n|---|---|\n", "| 9月 | 4215 |\n", "| 一 | -3.5 |\n", "9" * 30, "0.", "1e9", ":::end\n",
        "::: right\n", "　", "\xa0", "\u200b", "\u202e", "\ufeff", "“", "”", "（一）", "附件：",
        "1．", "①", "（此件公开发布）\n",
        "县政府办公室\n2026年3月9日\n", "各乡镇：\n", "第一条　为了", "一、总则\n", "11010519491231002X", "13800138000", "ａｂ", "[a]: <b> 'c'\n",
        "<https://a.example>", "https://u@b.example/", "//b.example",
        "javascript:", "data:", "\\[", "\\]", "|:-:|", "^^", "{#id}", "{.a}", "$x$", "==x==", "- [ ] ", "* * *\n", "0. ", "999999999. ", "\ud800",
        "\U000e0041", "e\u0301", "\ud83d")
FRONT = ("title: 公告\n", "title: ", "source: 本站\n", "editor: 张敏\n", "date: 2026-03-09\n", "date: ", "id: a\n", "slug: a\n", "draft: 是\n",
        "type: policy\n", "disclosure: 主动公开\n", "keywords: [甲, 乙]\n",
        "keywords:\n  - 甲\n", "reviewers:\n", "  - {level: first, name: 李华, at: 2026-03-06 09:00}\n",
        "  - level: 复审\n    name: 王卫\n    at: 2026-03-06\n", "reviewers: []\n", "reviewers: [{level: first}]\n", "withdrawals: []\n",
        "withdrawals:\n  - {at: 2026-03-08, by: 王卫, reason: 误}\n", "attachments:\n- path: a.csv\n  title: 表\n",
        "urgent: {reason: 汛情, by: 赵安, at: 2026-03-09}\n", "aliases: [/a/]\n", "x-note: 甲\n", "image: a.png\n", "summary: |\n  甲\n  乙\n",
        "summary: >-\n  甲\n", "summary: \"甲\\n乙\"\n", "summary: '甲''乙'\n", "secrecy_review: {by: 张敏, at: 2026-03-05}\n", "interprets: p\n",
        "reprint: true\n", "source_url: https://a.example/\n", "\n", "  ", "- ", ": ", ":", "：", "{", "}", "[", "]", ", ", "\"", "'", "|", ">", "&a ",
        "*a", "!t ", "<<: ", "? ", "%", "@", "`", "#", " # 注\n", "---\n", "...\n", "\t", "\r\n", "\r", "\u2028", "\\u202e", "\\x00", "\\\n", "~", "null",
        "2026-03-09T09:00:00+08:00", "9" * 40, "0x1F", "1:30", "é", "\ufeff", "\U000e0041")


def _mixed(luck: random.Random, fragments: Sequence[str]) -> str:
    kind = luck.randrange(4)
    if kind == 0:
        return "".join(luck.choices(fragments, k=luck.randrange(1, 12)))
    if kind == 1:
        return "".join(luck.choices(fragments, k=luck.randrange(1, 60)))
    before, unit, after = ("".join(luck.choices(fragments, k=luck.randrange(low, 4))) for low in (0, 1, 0))
    times = luck.choice((2, 3, 5, 9, 17, 40, 120, 400))
    return (before + unit * max(1, min(times, LONGEST // max(1, len(unit)))) + after)[: LONGEST + 400]


def _crossed(luck: random.Random, kept: Sequence[str], fragments: Sequence[str]) -> str:
    """A kept text with a piece taken out, doubled, or put in from another."""
    text, other = luck.choice(kept), luck.choice(kept)
    for _ in range(luck.randrange(1, 4)):
        start = luck.randrange(len(text) + 1)
        end = min(len(text), start + luck.randrange(12))
        piece = luck.choice(("", text[start:end] * 2, other[: luck.randrange(1, 40)], luck.choice(fragments)))
        text = text[:start] + piece + text[end:]
    return text[:LONGEST]


def body(luck: random.Random, kept: Sequence[str] = ()) -> str:
    return _crossed(luck, kept, BODY) if kept and luck.random() < 0.4 else _mixed(luck, BODY)


def file(luck: random.Random, kept: Sequence[str] = ()) -> str:
    """Front matter, mostly closed, and some body."""
    if kept and luck.random() < 0.4:
        return _crossed(luck, kept, FRONT)
    head = "".join(luck.sample(FRONT[:4], luck.randrange(5))) if luck.random() < 0.7 else ""
    return "---\n" + head + _mixed(luck, FRONT) + luck.choice(("---\n", "\n---\n", "\n---\n", "\n---\n", "")) + _mixed(luck, BODY)[:400]


def smaller(text: str) -> list[str]:
    """The text with one piece less, large pieces first."""
    found, size = [], len(text) // 2
    while size:
        found += [text[:at] + text[at + size :] for at in range(0, len(text), size)]
        size //= 2
    return found
