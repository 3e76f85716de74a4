"""`check --fix`: what it puts right, what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.fixing import Fixed, applied, fix
from sitegen.model import Edit, Finding, Text
from sitegen.pipeline import inspect
from sitegen.policy import Given
from tests.helpers import NOTICE, NOW, PERFECT, example_site, write_site

DRAFT = PERFECT[NOTICE].split("reviewers:")[0] + "---\n"
WORDS = Text("x", "x")
everything: Callable[[Finding], bool] = lambda finding: True  # noqa: E731


def run(root: Path, **options: bool) -> Fixed:
    return fix(root, now=NOW, jobs=1, given=Given(), wanted=everything, **options)


def site(tmp_path: Path, body: str, head: str = DRAFT) -> Path:
    return write_site(tmp_path, PERFECT | {NOTICE: head + body})


def body(root: Path) -> str:
    return (root / NOTICE).read_bytes().decode().split("---\n", 2)[2]


@pytest.mark.parametrize(
    ("before", "safe", "unsafe"),
    [
        ("按照绵安府办[2023]71号要求办理。\n", "按照绵安府办〔2023〕71号要求办理。\n", None),
        ("请于3月底前报送\u200b材料。\n", "请于3月底前报送材料。\n", None),
        ("现就有关工作布署如下。\n", "现就有关工作布署如下。\n", "现就有关工作部署如下。\n"),
        ("见`绵安府办[2023]71号`与<https://a.example/[2023]71号>。\n", None, None),
        (
            "见绵安府办[2023]71号，<https://a.example/[2023]71号>。\n",
            "见绵安府办〔2023〕71号，<https://a.example/[2023]71号>。\n",
            None,
        ),
        ("请按时报送,逾期通报:见(附件一)和(附件3)。\n", "请按时报送，逾期通报：见（附件一）和(附件3)。\n", None),
        ("甲,乙,丙,丁,戊,己,庚,辛,壬,癸,子,丑。\n", "甲，乙，丙，丁，戊，己，庚，辛，壬，癸，子，丑。\n", None),
        ("`甲,乙`和[链接](甲,乙.md),数量1,000份。\n", "`甲,乙`和[链接](甲,乙.md)，数量1,000份。\n", None),
        ("人名\ue001字。\n", "人名\ue001字。\n", "人名\ue001字。\n"),
        (
            "**绵安府办[2023]71号**，绵安府办[2024]8号\u200b。\n",
            "**绵安府办〔2023〕71号**，绵安府办〔2024〕8号。\n",
            None,
        ),
    ],
)
def test_what_is_put_right(before: str, safe: str | None, unsafe: str | None, tmp_path: Path) -> None:
    run(site(tmp_path, before))
    assert body(tmp_path) == (before if safe is None else safe)
    run(tmp_path, unsafe=True)
    assert body(tmp_path) == (unsafe or safe or before)


def test_a_pair_gets_its_link_back_and_keeps_its_signatures(tmp_path: Path) -> None:
    from sitegen.rules.pair_one_way import RULE

    write_site(tmp_path, example_site(RULE.bad))
    done = run(tmp_path)
    assert done.changed == (("zwgk/zcwj/p2.md", 1),)
    assert "interpreted_by: i2\n---\n" in (tmp_path / "content/zwgk/zcwj/p2.md").read_text("utf-8")
    assert not inspect(tmp_path, now=NOW, jobs=1).checked.findings, "the back link is not in the digest"


def test_a_text_with_a_final_review_is_left_alone_unless_told(tmp_path: Path) -> None:
    wrong = "按照绵安府办[2023]71号要求办理。\n"
    site(tmp_path, wrong, PERFECT[NOTICE].split("各乡镇")[0])
    assert run(tmp_path).signed == (NOTICE.removeprefix("content/"),)
    assert body(tmp_path).endswith(wrong)
    run(tmp_path, void_reviews=True)
    assert "〔2023〕" in body(tmp_path)


def test_byte_order_mark_and_line_ends_are_kept(tmp_path: Path) -> None:
    site(tmp_path, "")
    before = b"\xef\xbb\xbf" + (DRAFT + "按照绵安府办[2023]71号要求办理。\n第二行\n").replace("\n", "\r\n").encode()
    (tmp_path / NOTICE).write_bytes(before)
    run(tmp_path)
    assert (tmp_path / NOTICE).read_bytes() == before.replace(b"[2023]", "〔2023〕".encode())


def test_waived_places_are_left_alone(tmp_path: Path) -> None:
    site(tmp_path, "按照绵安府办[2023]71号要求办理。\n")
    (tmp_path / "checks/waivers.yaml").write_text(
        f"- {{rule: docno.bracket, path: {NOTICE}, text: '绵安府办[2023]71号', reason: 引用, by: wangwei, until: 2026-06-30}}\n",
        "utf-8",
    )
    assert run(tmp_path).changed == ()


def test_a_fix_is_not_undone_by_the_next(tmp_path: Path) -> None:
    site(tmp_path, "绵安府办[2023]71号\u200b布署，" * 9 + "\n")
    run(tmp_path, unsafe=True)
    once = body(tmp_path)
    assert run(tmp_path, unsafe=True).changed == ()
    assert body(tmp_path) == once == "绵安府办〔2023〕71号部署，" * 9 + "\n"


def finding(*edits: Edit) -> Finding:
    return Finding(rule="X", name="x.x", level="error", message=WORDS, hint=WORDS, basis=WORDS, fixes=edits, fix="safe")


edits = st.builds(
    lambda start, length, text: Edit(start, start + length, text),
    st.integers(0, 30),
    st.integers(0, 6),
    st.text("甲乙丙", max_size=3),
)


@given(st.text("一二三四五", max_size=30), st.lists(edits, max_size=8))
def test_what_no_edit_names_is_untouched(text: str, wanted: list[Edit]) -> None:
    """Edits never overlap, and the text outside of those that were applied comes out as it went in."""
    after, served = applied(text, [finding(edit) for edit in wanted])
    outside = [c for i, c in enumerate(text) if not any(edit.start <= i < edit.end for edit in wanted)]
    left = iter(after)
    assert all(any(c == d for d in left) for c in outside), "what stood outside all edits stands there in order"
    assert served <= len(wanted) and (served > 0 or after == text)


def test_edits_of_a_finding_are_applied_all_or_none() -> None:
    text, served = applied(
        "甲乙丙丁", [finding(Edit(0, 1, "A")), finding(Edit(0, 2, "x"), Edit(3, 4, "y")), finding(Edit(2, 3, "C"))]
    )
    assert (text, served) == ("A乙C丁", 2)


def test_an_edit_that_would_break_the_front_matter_is_not_made(tmp_path: Path) -> None:
    from sitegen.fixing import _verdict

    site(tmp_path, "")
    seen = inspect(tmp_path, now=NOW, jobs=1)
    assert (
        _verdict(tmp_path, "zwgk/tzgg/a.md", DRAFT, DRAFT.replace("title: ", "title: [", 1), seen.settings) == "broken"
    )
