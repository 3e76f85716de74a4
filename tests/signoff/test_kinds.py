"""Versions of a text are compared without reading their signatures where those certainly reach no further than their lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.stages.read_git import kinds

HEAD = "title: 甲\nsource: 乙\n"
ENTRY = "  - {level: first, name: 李华, at: 2026-03-09 09:00"


def both(head: str, monkeypatch: pytest.MonkeyPatch) -> tuple[object, object]:
    """(the short way, the long way)."""
    data = f"---\n{head}---\n正文。\n".encode()
    short = kinds._version(data)
    with monkeypatch.context() as patch:
        patch.setattr(kinds, "_without_reviews", lambda head: None)
        return short, kinds._version(data)


@pytest.mark.parametrize(
    ("head", "cut"),
    [
        (f"{HEAD}reviewers:\n{ENTRY}}}\n", True),
        (f'{HEAD}reviewers:\n{ENTRY}, digest: "sha256-v1:ab"}}\n{ENTRY}}}\neditor: 丙\n', True),
        (f"reviewers:\n- {{level: first, checklist: [a, b]}}\n{HEAD}", True),
        (f"{HEAD}reviewers:\n{ENTRY}\n  , title: 丁}}\n", False),  # goes on
        (f'{HEAD}reviewers:\n{ENTRY}, consulted: "丙\n\n  title: 丁"}}\n', False),
        (f"{HEAD}reviewers:\n{ENTRY}, consulted: &a 丙}}\neditor: *a\n", False),
        (f"{HEAD}reviewers:\n{ENTRY}, a: {{b: c}}}}\n", False),
        (f"{HEAD}reviewers:\n{ENTRY}}}\n  - level: second\n    name: 王卫\n", False),
        (f"{HEAD}reviewers:\n{ENTRY}}}\n# 注\neditor: 丙\n", False),
        (f"{HEAD}reviewers: []\n", False),
        (f"{HEAD}reviewers:\n{ENTRY}}}\nreviewers:\n{ENTRY}}}\n", False),
        (f"{HEAD}summary: |\n  丙\n\n  丁\nreviewers:\n{ENTRY}}}\n", True),
        (f'{HEAD}summary: "丙\nreviewers:\n{ENTRY}}}\nx"\n', True),  # stands within a text, so the rest is no simple one
        (f"{HEAD}reviewers:\r\n{ENTRY}}}\r\n", False),
        (HEAD, False),
    ],
)
def test_the_short_way_says_what_the_long_one_says(head: str, cut: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (kinds._without_reviews(head) is not None) is cut
    short, long = both(head, monkeypatch)
    assert short == long


LINES = st.lists(
    st.sampled_from(
        ["title: 甲", "reviewers:", "  - {level: first, name: 李华}", "- {level: second}", '  - {digest: "x"}', "  - level: first", "    name: 王卫",
         'summary: "', '"', "editor: &a 丙", "x: *a", "  title: 丁", "# 注", "", "---", "image: |", "  y: z"]
    ),
    max_size=7,
)


@given(LINES)
def test_no_text_looks_like_another_one_by_the_short_way(lines: list[str]) -> None:
    """What the long way can read, the short way reads alike."""
    with pytest.MonkeyPatch.context() as patch:
        short, long = both("".join(f"{line}\n" for line in lines), patch)
    assert long is None or short == long


def test_what_cannot_be_read_has_no_version() -> None:
    assert kinds._version(b"\xff\xfe") is kinds._version("没有前言".encode()) is kinds._version(b"---\n- a\n---\n") is None
