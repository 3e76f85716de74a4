"""A word written again and again is one finding, however often."""

from __future__ import annotations

import pytest

from sitegen.text.repeats import repeats


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("请及时报送。", []),
        ("目的的确如此，的的确确。", []),
        ("办理的的事项", ["的的"]),
        ("的" * 9, ["的" * 9]),
        ("应当" * 5 + "报送", ["应当" * 5]),
        ("各部门" * 4 + "负责", ["各部门" * 4]),
        ("应当应当，应当应当", ["应当应当", "应当应当"]),
    ],
)
def test_one_finding_a_row(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in repeats(text)] == found


@pytest.mark.untraced
def test_a_line_of_one_word_is_no_flood() -> None:
    assert len(list(repeats("的" * 600_000))) == 1
    assert len(list(repeats("各部门" * 100_000))) == 1
