"""The quick reader of front matter gives what the full one gives, or nothing."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.schema.article import ARTICLE
from sitegen.text.front_fast import written
from sitegen.text.frontmatter import full, read, split
from sitegen.text.problem import Problem

ZONE = ZoneInfo("Asia/Shanghai")
CONTENT = Path(__file__).parents[2] / "content"
GOOD = "title: 公告\nsource: 本站\neditor: lihua\n"
SIGNED = """\
title: 关于停水的公告
date: 2026-10-30T13:47:00+08:00
column: zwgk/tzgg
type: notice
source: "县: 水务局"
editor: 'lihua'
keywords: [停水, 防汛抗旱]
summary:
reviewers:
  - level: 初审
    name: 李华
    at: 2026-10-29 15:00
    checklist: [标题, 附件]
    undecided: 否
  - level: second
    name: 王卫
    at: 2026-10-29
attachments:
- path: 表.xlsx
  title: 附表
urgent:
  reason: 汛情
  by: 王卫
  at: 2026-10-29 10:00:30
withdrawals:
  - {at: 2026-10-28 10:00, by: 王卫, reason: 更正}
aliases:
    - /a/
    - "/b/"
draft: no
replaces: []
"""


def is_quick(text: str) -> bool:
    """Whether the quick reader took it; what it gives is held against the full one in any case."""
    where = split(text)
    if isinstance(where, Problem):
        return False
    head, body = where
    one, other = read(text, ZONE), full(text, head, body, ZONE)
    assert (one.meta, one.body_start, one.problems) == (other.meta, other.body_start, other.problems)
    assert hash(one.meta) == hash(other.meta) and repr(one.meta) == repr(other.meta)
    for key in ("nothing", "keywords.0", "keywords.1", "keywords.2", "keywords.7", "aliases.1", "replaces.0", "reviewers.0.at", "reviewers.x", *(field.key for field in ARTICLE.fields)):
        assert (one.value(key), one.key_span(key)) == (other.value(key), other.key_span(key)), key
    assert (one.raw, one.marks, one.root) == (other.raw, other.marks, other.root)
    assert list(one.raw) == list(other.raw)
    return one.tree is None


def article(head: str, end: str = "\n") -> str:
    return f"---\n{head}---\n正文\n".replace("\n", end)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "title: 公告\nsource: 本站\n",  # no editor
        GOOD + "titel: a\n",
        GOOD + "x-own: a\n",
        GOOD + "title: b\n",
        GOOD + "keywords: 甲\n",
        GOOD + "summary: [甲]\n",
        GOOD + "summary: 甲 # 乙\n",
        GOOD + "summary: 甲: 乙\n",
        GOOD + "summary: 甲:\n",
        GOOD + "summary: 甲 \n",
        GOOD + "summary:  甲\n",
        GOOD + "summary: 'it''s'\n",
        GOOD + 'summary: "a\\tb"\n',
        GOOD + 'summary: "甲\n',
        GOOD + "summary: |\n  甲\n",
        GOOD + "summary: 甲\n  乙\n",
        GOOD + "summary: *a\n",
        GOOD + "summary: ~\n  - a\n",
        GOOD + "\nsummary: 甲\n",
        GOOD + "# 说明\n",
        GOOD + "keywords: [甲, {乙: 丙}]\n",
        GOOD + "keywords: [甲?, 乙]\n",
        GOOD + "urgent: {}\n",
        GOOD + "urgent: {reason: 汛情, by: 王卫, at: 2024-02-01,}\n",
        GOOD + "urgent: {reason: 汛情, by: 王卫, at: 2024-02-01, at: 2024-02-01}\n",
        GOOD + "urgent: {reason: 汛情, by: '王卫', at: 2024-02-01}\n",
        GOOD + "urgent: {reason: 汛情, by: [王卫], at: 2024-02-01}\n",
        GOOD + "urgent: {reason: 汛情, by: 王卫: 李华, at: 2024-02-01}\n",
        GOOD + "urgent: {reason: 汛情, by: 王卫:, at: 2024-02-01}\n",
        GOOD + "urgent: {reason: 汛情, by:王卫, at: 2024-02-01}\n",
        GOOD + "urgent: {reason: 汛情, 王卫, at: 2024-02-01}\n",
        GOOD + "urgent: {reason: 汛情, by: 王卫, at: 2024-02-01\n",
        GOOD + "urgent: {reason: 汛情,\n  by: 王卫, at: 2024-02-01}\n",
        GOOD + "reviewers:\n  - {level: first, name: a, at: 2024-01-01}\n    digest: b\n",
        GOOD + "keywords: {a: b}\n",
        GOOD + "keywords: [甲,, 乙]\n",
        GOOD + f"keywords: [{'甲, ' * 250}甲]\n",
        GOOD + "keywords:\n  - 甲\n   - 乙\n",
        GOOD + "keywords:\n  - 甲\n  乙: 丙\n",
        GOOD + "keywords:\n  甲: 乙\n  - 丙\n",
        GOOD + "keywords:\n  - - 甲\n",
        GOOD + "keywords:\n  -\n",
        GOOD + "- 甲\n",
        GOOD + "  summary: 甲\n",
        GOOD + "issued: 2024-02-30\n",
        GOOD + "issued: 2024-02-20 25:00\n",
        GOOD + "issued: 2024-02-20x10:00\n",
        GOOD + "issued: 20240220T100000\n",
        GOOD + "issued: 2024-W01-1T10:00\n",
        GOOD + "issued: ２０２４-02-20 10:00\n",
        GOOD + "draft: maybe\n",
        GOOD + "type: polic\n",
        GOOD + "type: policy\n",  # lacks its disclosure
        GOOD + "reviewers:\n  - level: first\n    name: a\n",
        GOOD + "reviewers:\n  - level: first\n    name: a\n    at: 2024-01-01\n    at: 2024-01-02\n",
        GOOD + "reviewers:\n  - level: first\n    name: a\n    at: 2024-01-01\n    name:\n",
        GOOD + "reviewers:\n  - level: final\n    name: a\n    at: 2024-01-01\n",  # lacks its date
        GOOD + "reviewers:\n  - 李华\n",
        GOOD + "reviewers:\n  level: first\n",
        GOOD + "urgent:\n  - reason: a\n",
        GOOD + "a\tb: c\n",
        GOOD + "summary: 甲\x85乙\n",
        GOOD + "summary: 甲\u2028乙\n",
        GOOD + "summary: 甲" + "乙" * 17_000 + "\n",
    ],
)
def test_what_is_doubtful_is_left_to_the_full_reader(head: str) -> None:
    assert not is_quick(article(head))


def test_other_line_ends_are_left_to_the_full_reader() -> None:
    assert not is_quick(article(GOOD, "\r\n"))
    assert not is_quick(article(GOOD + "summary: 甲\r乙\n"))


@pytest.mark.parametrize(
    "head",
    [
        GOOD,
        SIGNED,
        GOOD + "summary: '甲: 乙'\nkeywords: [ ]\n",
        GOOD + "summary: ''\nimage: \"\"\n",
        GOOD + "summary: http://a.example/\n",
        GOOD + "draft: true\ntype: policy\nreviewers:\n  - level: final\n    name: a\n    at: 2024-01-01\n",
        GOOD + "keywords:\n- 甲\n- 乙\nimage:\n",
        GOOD + "keywords: [ 甲,  乙 丙 ,丁]\naliases: [/a/, /a/]\nreplaces:\n  - 甲\n  - 甲甲\n",
        GOOD + "urgent: { reason:  汛情 ,by: 王:卫, at: 2024-02-01 10:00 }\nimage: a\n",
        GOOD + "date: 2026-01-01\nreviewers:\n  - {level: final, name: 李华, at: 2026-06-25 14:21, digest: sha256-v1:98}\n  - level: first\n    name: 王卫\n    at: 2024-01-01\n",
        GOOD + "issued: 2024-02-20\neffective: 2024-02-20 10:00\nexpires: 2024-02-20T10:00:00+05:00\n",
    ],
)
def test_the_everyday_shape_is_read_quickly(head: str) -> None:
    assert is_quick(article(head))
    assert written(head, 0, len(head) - 1) is None


NEAR = st.lists(
    st.sampled_from(
        [*SIGNED.splitlines(), "type: policy", "  - level: final", "    name: 张三", "    at: 2026-02-30", "  by: a", "disclosure: 主动公开",
         "keywords:", "  - 甲", "- 乙", "  - {level: first, name: 李华, at: 2026-06-25 14:21}",
         "urgent: {reason: a, by: b, at: 2026-01-01}", "  x: 1", "summary: 甲:", "summary: [甲", "issued: 2026-01-01", "title: [a]", "x-a: b", "", "# 甲", "   "]
    ),
    max_size=12,
)


@given(NEAR)
def test_the_quick_reader_is_the_full_one_on_lines(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    is_quick(article(GOOD + text))
    is_quick(article(text))


@given(st.data())
def test_the_quick_reader_is_the_full_one_where_something_is_changed(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(SIGNED)))
    gone = data.draw(st.integers(0, 3))
    new = data.draw(st.text(st.sampled_from("ab中：: -#\n[]{},'\"?\\　/"), max_size=4))
    is_quick(article(SIGNED[:at] + new + SIGNED[at + gone :]))


def test_the_portal_reads_alike_both_ways() -> None:
    found = [is_quick(path.read_text("utf-8")) for path in sorted(CONTENT.rglob("*.md"))]
    assert found and sum(found) * 2 > len(found)
