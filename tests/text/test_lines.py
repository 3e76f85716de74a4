"""Lines end at LF or CRLF only; offsets and places are inverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Place
from sitegen.text.lines import Lines


@pytest.mark.parametrize(
    ("text", "offset", "where"),
    [
        ("", 0, (1, 1)),
        ("ab", 9, (1, 3)),
        ("a\r\nb", 1, (1, 2)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb\u2028c\x85d", 6, (1, 7)),
        ("a\n", 2, (2, 1)),
        ("𠀀中\n文", 3, (2, 1)),
        ("ab", -1, (1, 1)),
    ],
)
def test_where_an_offset_stands(text: str, offset: int, where: tuple[int, int]) -> None:
    assert Lines(text).at(offset) == where


@given(st.text(st.sampled_from("ab中𠀀\r\n\u2028")))
def test_offset_is_the_inverse_of_at(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        line, column = lines.at(offset)
        assert lines.offset(line, column) == offset
        assert line == text.count("\n", 0, offset) + 1
    assert len(lines) == text.count("\n") + 1


def test_a_place_is_half_open() -> None:
    assert Lines("甲\n乙丙\n").place(2, 4) == Place(2, 1, 2, 3, 2, 4)


def test_outside_is_drawn_to_the_ends() -> None:
    lines = Lines("a\nb")
    assert (lines.offset(0), lines.offset(9), lines.offset(2, 99)) == (0, 3, 3)
