"""Front matter: each fault with its code, line and column; what can be read is read."""

from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import META_KEYS, Attachment, Meta, Moment, Review, SecrecyReview, Urgent, Withdrawal
from sitegen.schema.article import ARTICLE
from sitegen.text.frontmatter import FrontMatter, missing_for_type, read
from sitegen.text.lines import Lines

ZONE = ZoneInfo("Asia/Shanghai")
GOOD = "title: 公告\nsource: 本站\neditor: lihua\ndate: 2024-03-01\n"


def article(head: str) -> str:
    return f"---\n{head}---\n正文\n"


def faults(text: str) -> list[tuple[str, int, int, str | None]]:
    lines = Lines(text)
    return [(p.code, *lines.at(p.start), p.field) for p in read(text, ZONE).problems]


@pytest.mark.parametrize(
    ("extra", "fault"),
    [
        ("withdrawl: x\n", ("fm.unknown-key", 6, 1, "withdrawl")),
        ("标题: x\n", ("fm.unknown-key", 6, 1, "标题")),
        ("titel: x\n", ("fm.unknown-key", 6, 1, "titel")),
        (
            "reviewers:\n  - levle: first\n    name: a\n    at: 2024-01-01\n    level: first\n",
            ("fm.unknown-key", 7, 5, "reviewers.0.levle"),
        ),
        ("reviewers:\n  - level: first\n    at: 2024-01-01\n", ("fm.missing-field", 7, 5, "reviewers.0.name")),
        ("reviewers:\n  - level: first\n    name: a\n    at: 2024-02-30\n", ("fm.bad-date", 9, 9, "reviewers.0.at")),
        ("reviewers: 李华\n", ("fm.type", 6, 12, "reviewers")),
        ("reviewers: [李华]\n", ("fm.type", 6, 13, "reviewers.0")),
        ("issued: 2024年3月1日\n", ("fm.bad-date", 6, 9, "issued")),
        ("issued: 2024-3-1\n", ("fm.bad-date", 6, 9, "issued")),
        ("issued: 2023-02-29\n", ("fm.bad-date", 6, 9, "issued")),
        ("issued: 2024-01-01 24:00\n", ("fm.bad-date", 6, 9, "issued")),
        ("issued: 2024-01-01 10:00 +08:00\n", ("fm.bad-date", 6, 9, "issued")),
        ("issued: 2024-01-01T10:00+25:00\n", ("fm.bad-date", 6, 9, "issued")),
        ("issued: 0001-01-01T00:00+14:00\n", ("fm.bad-date", 6, 9, "issued")),
        ("issued: ２０２４-01-01\n", ("fm.bad-date", 6, 9, "issued")),
        ("issued: [2024-01-01]\n", ("fm.type", 6, 9, "issued")),
        ("draft: maybe\n", ("fm.type", 6, 8, "draft")),
        ("draft: True\n", ("fm.type", 6, 8, "draft")),
        ("draft: 1\n", ("fm.type", 6, 8, "draft")),
        ("type: polic\n", ("fm.type", 6, 7, "type")),
        ("disclosure: 公开\n", ("fm.type", 6, 13, "disclosure")),
        ("keywords: 甲\n", ("fm.type", 6, 11, "keywords")),
        ("keywords: [甲, {乙: 丙}]\n", ("fm.type", 6, 15, "keywords.1")),
        ("summary: [甲]\n", ("fm.type", 6, 10, "summary")),
        ("urgent: 是\n", ("fm.type", 6, 9, "urgent")),
        ("urgent: {reason: 汛情, by: a}\n", ("fm.missing-field", 6, 9, "urgent.at")),
        ("attachments:\n  - title: 表\n", ("fm.missing-field", 7, 5, "attachments.0.path")),
        ("withdrawals:\n  - {at: 2024-01-01, by: a, reason: }\n", ("fm.missing-field", 7, 29, "withdrawals.0.reason")),
        ("title: 又一个\n", ("fm.syntax", 6, 1, "title")),
        ("type: policy\n", ("fm.missing-field", 1, 1, "disclosure")),
        ("type: letter\n", ("fm.missing-field", 1, 1, "consent")),
        ("summary: 县: 府\n", ("fm.syntax", 6, 11, None)),
        ('source_title: "甲\\n乙"\n', ("fm.type", 6, 15, "source_title")),
        ("doc_number: |\n  甲〔2024〕1号\n", ("fm.type", 6, 13, "doc_number")),
        ('keywords: [甲, "乙\\n丙"]\n', ("fm.type", 6, 15, "keywords.1")),
        ('attachments:\n  - {path: a.csv, title: "甲\\n乙"}\n', ("fm.type", 7, 26, "attachments.0.title")),
        ('summary: "甲\\r\\n乙"\n', ("fm.syntax", 6, 10, None)),
        ('summary: "甲\\r乙"\n', ("fm.syntax", 6, 10, None)),
    ],
)
def test_one_fault_one_problem_where_it_stands(extra: str, fault: tuple[str, int, int, str | None]) -> None:
    assert faults(article(GOOD + extra)) == [fault]
    assert read(article(GOOD + extra), ZONE).meta.title == "公告"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("fm.syntax", 1, 1, None)),
        ("正文\n", ("fm.syntax", 1, 1, None)),
        ("---\ntitle: a\n", ("fm.syntax", 1, 1, None)),
        ("--- \n----\n", ("fm.syntax", 1, 1, None)),
        ("\n---\ntitle: a\n---\n", ("fm.syntax", 1, 1, None)),
        ("\ufeff---\ntitle: a\n---\n", ("fm.syntax", 1, 1, None)),
        ("---\n- a\n---\n", ("fm.type", 2, 1, None)),
        ("---\ntitle：公告\n---\n", ("fm.type", 2, 1, None)),
        ("---\ntitle: a\n\tb: c\n---\n", ("fm.syntax", 3, 1, None)),
    ],
)
def test_a_broken_file_is_one_problem(text: str, fault: tuple[str, int, int, str | None]) -> None:
    assert faults(text) == [fault]


def test_a_full_width_colon_is_named_even_where_yaml_sees_plain_text() -> None:
    (problem,) = read("---\ntitle：公告\n---\n", ZONE).problems
    assert "中文冒号" in problem.hint.zh


def test_missing_keys_stand_at_line_one_and_empty_ones_at_themselves() -> None:
    assert faults(article("title:\neditor: a\n")) == [
        ("fm.missing-field", 1, 1, "source"),
        ("fm.missing-field", 2, 1, "title"),
    ]
    assert [f[3] for f in faults("---\n---\n")] == ["editor", "source", "title"]


def test_the_final_signature_wants_a_publish_time() -> None:
    signed = "title: a\nsource: b\neditor: c\nreviewers:\n  - {level: final, name: d, at: 2026-01-01}\n"
    assert [f[3] for f in faults(article(signed))] == ["date"]


def test_a_draft_may_lack_what_publishing_needs() -> None:
    assert faults(article("title: a\nsource: b\neditor: c\ndraft: true\ntype: policy\n")) == []


def test_did_you_mean() -> None:
    hints = {
        p.field: p.data["did_you_mean"]
        for p in read(article(GOOD + "withdrawl: x\nTitle: y\n来源: z\nqqq: w\n"), ZONE).problems
    }
    assert hints == {"withdrawl": "withdrawals", "Title": "title", "来源": "source", "qqq": None}


def test_a_type_from_the_column_asks_for_its_keys() -> None:
    front = read(article(GOOD), ZONE)
    assert [p.field for p in missing_for_type(front, "policy")] == ["disclosure"]
    assert [p.field for p in missing_for_type(front, "letter")] == ["consent"]
    assert missing_for_type(front, "news") == ()
    assert missing_for_type(read(article(GOOD + "type: news\n"), ZONE), "policy") == ()


def moment(*parts: int) -> Moment:
    return Moment(datetime(*parts, tzinfo=ZONE), len(parts) > 3)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-01", moment(2024, 3, 1)),
        ("2024-03-01 09:30", moment(2024, 3, 1, 9, 30)),
        ("2024-03-01 09:30:15", moment(2024, 3, 1, 9, 30, 15)),
        ("2024-03-01T09:30", moment(2024, 3, 1, 9, 30)),
        ("2024-03-01T16:30:00Z", moment(2024, 3, 2, 0, 30)),
        ("2024-03-01T09:30:00+08:00", moment(2024, 3, 1, 9, 30)),
        ("2024-03-01T09:30:00.25-0100", moment(2024, 3, 1, 18, 30, 0, 250_000)),
        ("'2024-03-01'", moment(2024, 3, 1)),
        ("9999-12-31", moment(9999, 12, 31)),
    ],
)
def test_forms_of_a_moment(text: str, expected: Moment) -> None:
    got = read(article(GOOD + f"issued: {text}\n"), ZONE).meta.issued
    assert got == expected and got.at.tzinfo is ZONE


def test_every_key_is_read() -> None:
    head = (
        GOOD
        + """\
type: policy
disclosure: 主动公开
replaces: [a, b]
interpretation_required: 否
draft: no
companion: 是
consent: yes
x-note: {any: [thing, {at: all}]}
summary:
reviewers:
  - {level: 初审, name: 李华, at: 2024-02-01 10:00, digest: sha256-v1:00, checklist: [标题, 附件], undecided: false}
  - level: 四审
    name: 王卫
    at: 2024-02-02
secrecy_review: {by: 李华, at: 2024-02-01, conclusion: 不涉密, ref: 保审1号}
urgent: {reason: 汛情, by: 王卫, at: 2024-02-01 10:00}
withdrawals: [{at: 2024-02-03, by: 王卫, reason: 更正}]
attachments: [{path: 表.xlsx, title: 附表}, {path: b.pdf}]
"""
    )
    front = read(article(head), ZONE)
    assert front.problems == ()
    assert front.meta == Meta(
        title="公告",
        source="本站",
        editor="lihua",
        date=moment(2024, 3, 1),
        type="policy",
        disclosure="主动公开",
        replaces=("a", "b"),
        interpretation_required=False,
        companion=True,
        consent=True,
        reviewers=(
            Review(
                level="first", name="李华", at=moment(2024, 2, 1, 10), digest="sha256-v1:00", checklist=("标题", "附件")
            ),
            Review(level="四审", name="王卫", at=moment(2024, 2, 2)),
        ),
        secrecy_review=SecrecyReview(by="李华", at=moment(2024, 2, 1), conclusion="不涉密", ref="保审1号"),
        urgent=Urgent(reason="汛情", by="王卫", at=moment(2024, 2, 1, 10)),
        withdrawals=(Withdrawal(at=moment(2024, 2, 3), by="王卫", reason="更正"),),
        attachments=(Attachment(path="表.xlsx", title="附表"), Attachment(path="b.pdf")),
    )
    assert front.raw["reviewers"][0]["level"] == "初审" and front.raw["summary"] == "" and front.raw["draft"] == "no"


def test_the_schema_has_the_keys_of_meta() -> None:
    assert {f.key for f in ARTICLE.fields} == set(META_KEYS)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_marks_and_body(ends: str) -> None:
    text = article(GOOD).replace("\n", ends)
    front = read(text, ZONE)
    assert {p: (text[slice(*m.key)], text[slice(*m.value)]) for p, m in front.marks.items()} == {
        "title": ("title", "公告"),
        "source": ("source", "本站"),
        "editor": ("editor", "lihua"),
        "date": ("date", "2024-03-01"),
    }
    assert text[front.body_start :] == "正文" + ends
    assert front.problems == ()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\na: 1\n---", ""),
        ("---\na: 1\n---  \nb\n---\n", "b\n---\n"),
        ("---\n---\n---\n", "---\n"),
        ("--- \r\na: 1\r\n--- \r\nb", "b"),
        ("---\na: 1\n----\nb: 2\n---\nc", "c"),
        ("---\na: |\n  x\n  ---\n---\nb", "b"),
    ],
)
def test_where_the_body_begins(text: str, body: str) -> None:
    assert text[read(text, ZONE).body_start :] == body


@given(st.text(st.sampled_from("---\n\r: a中title[]{}\"'#：\t "), max_size=60))
def test_any_text_is_read(text: str) -> None:
    for whole in (text, article(text), article(GOOD + text)):
        front = read(whole, timezone.utc)
        assert isinstance(front, FrontMatter)
        assert 0 <= front.body_start <= len(whole)
        assert isinstance(front.marks, dict) and isinstance(front.raw, dict)


def test_the_notes_of_a_real_site_need_no_front_matter() -> None:
    seeds = Path(__file__).parents[2] / "../shared/seeds"
    if not seeds.is_dir():
        pytest.skip("the notices are not at hand")
    for path in sorted(seeds.glob("*.txt")):
        assert [p.data["fault"] for p in read(path.read_text("utf-8"), ZONE).problems] == ["none"]
