"""Writing a signature changes nothing else: the file reads back with the entry, byte for byte the same elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.frontmatter import read, split
from sitegen.text.problem import Problem
from sitegen.text.signature import _Head, with_key, with_review, with_withdrawal
from sitegen.text.yaml import FRONT_MATTER, plain, read_yaml

DIGEST = "sha256-v1:" + "0a" * 32
ENTRY = {"level": "second", "name": "王卫", "at": "2026-03-06 15:00", "digest": DIGEST}
BODY = "---\n正文\n---\n- level: first\n"


def raw(source: str) -> dict[str, object]:
    where = split(source)
    assert not isinstance(where, Problem)
    parsed = read_yaml(source, *where[0], FRONT_MATTER)
    assert parsed.complete and parsed.root is not None
    return plain(parsed.root)


def signed(source: str) -> str:
    return with_review(source, **ENTRY)


BLOCK = "  - level: second\n    name: 王卫\n    at: 2026-03-06 15:00\n    digest: " + DIGEST + "\n"
FLOW = "{level: second, name: 王卫, at: 2026-03-06 15:00, digest: " + DIGEST + "}"

WRITTEN = {
    "no list": ("title: 甲\n", "title: 甲\nreviewers:\n" + BLOCK),
    "an empty key": ("reviewers:   # 待审\ntitle: 甲\n", "reviewers:   # 待审\n" + BLOCK + "title: 甲\n"),
    "an empty list": ("reviewers: []\ntitle: 甲\n", f"reviewers: [{FLOW}]\ntitle: 甲\n"),
    "a null": ("reviewers: ~\ntitle: 甲\n", f"reviewers: [{FLOW}]\ntitle: 甲\n"),
    "after a block list": (
        "reviewers:\n  - level: first\n    name: 李华  # 初审\n# 以上\ntitle: 甲\n",
        "reviewers:\n  - level: first\n    name: 李华  # 初审\n" + BLOCK + "# 以上\ntitle: 甲\n",
    ),
    "without indentation": (
        "reviewers:\n- level: first\n  name: 李华\ntitle: 甲\n",
        "reviewers:\n- level: first\n  name: 李华\n" + BLOCK.replace("\n  ", "\n")[2:] + "title: 甲\n",
    ),
    "lines of flow maps": (
        "reviewers:\n    -   {level: first, name: 李华}\n",
        f"reviewers:\n    -   {{level: first, name: 李华}}\n    -   {FLOW}\n",
    ),
    "a flow list": (
        "reviewers: [{level: first, name: 李华}]\n",
        f"reviewers: [{{level: first, name: 李华}}, {FLOW}]\n",
    ),
    "a flow list over lines": (
        "reviewers: [\n  {level: first, name: 李华},\n  ]\n",
        f"reviewers: [\n  {{level: first, name: 李华}}, {FLOW},\n  ]\n",
    ),
    "everything in flow": ("{title: 甲, reviewers: []}\n", f"{{title: 甲, reviewers: [{FLOW}]}}\n"),
    "everything in flow, no list": ("{title: 甲}\n", f"{{title: 甲, reviewers: [{FLOW}]}}\n"),
    "replaces a block entry": (
        "reviewers:\n  - level: 复审\n    name: 旧\n    evidence: x\n  - {level: final, name: 赵安}\n",
        "reviewers:\n" + BLOCK + "  - {level: final, name: 赵安}\n",
    ),
    "replaces a flow entry": (
        "reviewers: [{level: second, name: 旧, at: 2026-01-01}, {level: final}]\n",
        f"reviewers: [{FLOW}, {{level: final}}]\n",
    ),
    "after a block text": (
        "reviewers:\n  - level: first\n    consulted: |\n      甲\n      乙\n",
        "reviewers:\n  - level: first\n    consulted: |\n      甲\n      乙\n" + BLOCK,
    ),
    "after a quoted text over lines": ('title: "甲\n  乙"\n', 'title: "甲\n  乙"\nreviewers:\n' + BLOCK),
}


@pytest.mark.parametrize("head, expected", WRITTEN.values(), ids=WRITTEN)
def test_written(head, expected):
    for newline in ("\n", "\r\n"):
        source = f"---\n{head}---\n{BODY}".replace("\n", newline)
        result = signed(source)
        assert result == f"---\n{expected}---\n{BODY}".replace("\n", newline)
        assert signed(result) == result


@pytest.mark.parametrize(
    "source",
    [
        "",
        "正文\n",
        "---\ntitle: 甲\n",
        "---\n[a, b]\n---\n",
        "---\ntitle: *x\n---\n",
        "---\nreviewers: 李华\n---\n",
        "---\nreviewers: {level: first}\n---\n",
        "---\ntitle: 甲\ntitle: 乙\n---\n",
        "---\n- a\n---\n",
    ],
)
def test_refused(source):
    with pytest.raises(ValueError):
        signed(source)


@pytest.mark.parametrize("name", ["李\u200b华", "李\n华", "李\x00华"])
def test_a_name_that_cannot_be_seen_is_not_written(name):
    with pytest.raises(ValueError, match="cannot be seen"):
        with_review("---\ntitle: 甲\n---\n", "first", name, "2026-03-06")


@pytest.mark.parametrize(("name", "written"), [
    ("李华: 初审", '"李华: 初审"'),
    ('李"华', '"李\\"华"'),
    ("李\\华", '"李\\\\华"'),
    ("[李华", '"[李华"'),
    ("李华 # 初审", '"李华 # 初审"'),
])
def test_a_name_that_yaml_would_read_otherwise_stands_in_quotes(name, written):
    signed_by = with_review("---\ntitle: 甲\n---\n", "first", name, "2026-03-06")
    assert f"    name: {written}\n" in signed_by
    assert raw(signed_by)["reviewers"] == [{"level": "first", "name": name, "at": "2026-03-06"}]


def test_the_same_entry_changes_nothing_not_even_its_style():
    entry = f"digest: {DIGEST}, 'level': 复审, at: '2026-03-06 15:00', name: 王卫, checklist: [a]"
    source = f"---\nreviewers: [{{{entry}}}]\n---\n"
    assert signed(source) == source


def test_a_new_file_reads_as_signed():
    result = with_key(
        with_review("---\n---\n正文\n", "final", "zhaoan", "2026-03-09 08:30"), "date", "2026-03-09 09:00"
    )
    assert raw(result) == {
        "reviewers": [{"level": "final", "name": "zhaoan", "at": "2026-03-09 08:30"}],
        "date": "2026-03-09 09:00",
    }
    from datetime import timezone

    meta = read(result, timezone.utc).meta
    assert meta.reviewers[0].level == "final" and meta.reviewers[0].at is not None and meta.date is not None


@pytest.mark.parametrize(
    "head, expected",
    [
        ("title: 甲\n", "title: 甲\ndate: 2026-03-09\n"),
        ("date:\ntitle: 甲\n", "date: 2026-03-09\ntitle: 甲\n"),
        ("date: 2026-03-09   # 定\n", "date: 2026-03-09   # 定\n"),
        ("date: '2026-03-08'   # 定\n", "date: 2026-03-09   # 定\n"),
        ("date: |\n  x\ntitle: 甲\n", "date: 2026-03-09\ntitle: 甲\n"),
        ("{title: 甲}\n", "{title: 甲, date: 2026-03-09}\n"),
    ],
)
def test_keys(head, expected):
    assert with_key(f"---\n{head}---\n{BODY}", "date", "2026-03-09") == f"---\n{expected}---\n{BODY}"


def test_keys_refused():
    for key in ("", "a b", "a:", "x\ny"):
        with pytest.raises(ValueError):
            with_key("---\ntitle: 甲\n---\n", key, "x")
    with pytest.raises(ValueError):
        with_key("---\ndate: [a]\n---\n", "date", "x")
    with pytest.raises(ValueError):
        with_key("---\ntitle: 甲\n---\n", "title", "甲\u200b")


WORDS = st.text(st.sampled_from("甲乙ab1 :#-'\"{}[],&*!|>%@`\\·=~?<"), min_size=1, max_size=8)
LEVELS = st.sampled_from(["first", "second", "final"])
ITEM = st.tuples(LEVELS, st.sampled_from(["李华", "'李 华'", '"李华"']), st.booleans())


@st.composite
def heads(draw: st.DrawFn) -> str:
    """Front matter with keys around a list of reviews in some style."""
    before = draw(
        st.sampled_from(["", "title: 甲\n", "title: 甲\n# 注\n\n", "summary: |\n  一\n  二\n", "x-a: {b: [c]}\n"])
    )
    after = draw(st.sampled_from(["", "source: 乙\n", "\n# 尾\n", "subject: >-\n  一\n\n  二\n", "x-b: 'it''s'\n"]))
    items = draw(st.lists(ITEM, max_size=4))
    style = draw(st.sampled_from(["none", "empty", "flow", "block"]))
    if style == "none":
        return before + after
    if style == "flow":
        return before + "reviewers: [" + ", ".join(f"{{level: {a}, name: {b}}}" for a, b, _ in items) + "]\n" + after
    lines, pad = "reviewers:\n", " " * draw(st.integers(0, 4))
    for level, name, flow in items if style == "block" else []:
        lines += (
            f"{pad}- {{level: {level}, name: {name}}}\n" if flow else f"{pad}- level: {level}\n{pad}  name: {name}\n"
        )
    return before + lines + after


@given(heads(), LEVELS, WORDS, st.sampled_from([None, DIGEST]), st.booleans())
def test_everything_else_is_untouched(head, level, name, digest, crlf):
    source = f"---\n{head}---\n{BODY}".replace("\n", "\r\n" if crlf else "\n")
    entry = {"level": level, "name": name, "at": "2026-03-06 15:00"} | ({"digest": digest} if digest else {})
    before = raw(source) if head.strip() and not head.strip().startswith("#") else {}
    result = with_review(source, level, name, "2026-03-06 15:00", digest)
    after = raw(result)
    old = before.pop("reviewers", None) or []
    new = after.pop("reviewers")
    assert after == before
    at = next((i for i, item in enumerate(old) if item["level"] == level), len(old))
    assert new == [*old[:at], entry, *old[at + 1 :]]
    assert result.endswith(source[source.index("---", 3) :])
    assert ("\r\n" in result) == crlf and result.count("\n") == (result.count("\r\n") if crlf else result.count("\n"))
    kept = [
        line for line in source.splitlines() if "level" not in line and "name" not in line and "reviewers" not in line
    ]
    lines = iter(result.splitlines())
    assert all(line in lines for line in kept)
    assert with_review(result, level, name, "2026-03-06 15:00", digest) == result


@given(st.text(max_size=60), WORDS)
def test_any_file_gives_a_result_or_a_value_error(text, name):
    for source in (text, f"---\n{text}\n---\n"):
        try:
            result = with_review(source, "first", name, "2026-03-06")
        except ValueError:
            continue
        assert with_review(result, "first", name, "2026-03-06") == result


@pytest.mark.parametrize("head", ["withdrawals: 无\n", "withdrawals: {at: 2026-03-09}\n"])
def test_a_withdrawal_is_not_written_into_what_is_no_list(head: str) -> None:
    with pytest.raises(ValueError, match="no list"):
        with_withdrawal(f"---\n{head}---\n", "2026-03-10 09:00", "赵安", "有误")


@pytest.mark.parametrize(("head", "expected"), [
    ("title: 甲\n", "title: 甲\nwithdrawals:\n  - at: 2026-03-10 09:00\n    by: 赵安\n    reason: 有误\n"),
    ("withdrawals: ~\n", "withdrawals: [{at: 2026-03-10 09:00, by: 赵安, reason: 有误}]\n"),
    ("withdrawals:\n  - {at: 2026-03-01, by: 王卫, reason: 误}\n",
     "withdrawals:\n  - {at: 2026-03-01, by: 王卫, reason: 误}\n  - {at: 2026-03-10 09:00, by: 赵安, reason: 有误}\n"),
])
def test_a_withdrawal_is_added_and_earlier_ones_stay(head: str, expected: str) -> None:
    assert with_withdrawal(f"---\n{head}---\n正文\n", "2026-03-10 09:00", "赵安", "有误") == f"---\n{expected}---\n正文\n"


@pytest.mark.parametrize("result", [
    "---\ntitle: 乙\neditor: 张敏\ndate: 2026\n---\n正文\n",
    "---\ntitle: 甲\ndate: 2026\n---\n正文\n",
    "---\ndate: 2026\ntitle: 甲\neditor: 张敏\n---\n正文\n",
    "---\ntitle: 甲\neditor: 张敏\ndate: 2025\n---\n正文\n",
    "---\ntitle: 甲\neditor: 张敏\ndate: 2026\n---\n别的\n",
])
def test_what_does_not_read_back_as_it_was_meant_is_not_written(result: str) -> None:
    """The net below all ways to write: whatever they do, nothing else may have changed."""
    head = _Head("---\ntitle: 甲\neditor: 张敏\n---\n正文\n")
    good = "---\ntitle: 甲\neditor: 张敏\ndate: 2026\n---\n正文\n"
    assert head.checked(good, "date", "2026") == good
    with pytest.raises(ValueError, match="by hand"):
        head.checked(result, "date", "2026")
